"""The 18 attributes that are asked for, out of what a directory export holds: nobody loses his manager on the way."""

from collections.abc import Sequence

from checklists.attributes import ATTRIBUTES
from checklists.manager_names import leaders
from checklists.user_judge import Pairs, problem_of
from checklists.user_problem import Problem
from checklists.user_rules import Finding
from checklists.user_sheet import User

_ASKED = frozenset(attribute.key for attribute in ATTRIBUTES)


def asked_rows(users: Sequence[User]) -> tuple[tuple[Pairs, ...], tuple[Problem, ...]]:
    """The rows, and a notice for every manager who is named by a short name that is left out: his logon name stands there then."""
    rows = [tuple(pair for pair in user.attributes if pair[0] in _ASKED) for user in users]
    if not any(key not in _ASKED for user in users for key, _ in user.attributes):
        return tuple(rows), ()
    people = [dict(user.attributes) for user in users]
    before, after = leaders(people), leaders([dict(row) for row in rows])
    notices = []
    for place, chief in before.items():
        logon = people[chief].get("userPrincipalName", "")
        if after.get(place) != chief and logon:
            named = people[place]["manager"]
            rows[place] = tuple(sorted((*(pair for pair in rows[place] if pair[0] != "manager"), ("manager", logon))))
            finding = Finding(code="manager-by-logon", mild=True, values={"logon": logon})
            notices.append(problem_of(users[place].row, "manager", "", named, finding))
    return tuple(rows), tuple(notices)
