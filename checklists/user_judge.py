"""The rules T-ATTR over people: each row by itself, then what several say together: doubled values, managers.

The same for a file at HQ, a file at the desk and a list that is kept; `Memory` spares those who judge again after every correction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checklists.attributes import ATTRIBUTES, BY_KEY, PHONE
from checklists.long_work import Watch, unwatched
from checklists.manager_names import judge_managers
from checklists.table import EMPTY, Cell, CellKind
from checklists.user_problem import Problem, Severity
from checklists.user_rules import Finding, Terms, row_findings

UNIQUE = (PHONE, "mail", "userPrincipalName")
_LETTERS_IN_ANY_CASE = ("mail", "userPrincipalName")
_EVERY = 200

Person = Mapping[str, str]
"""The filled attributes of one user by LDAP name."""
Pairs = tuple[tuple[str, str], ...]


class Memory:
    """What was found in rows judged before, by their content."""

    def __init__(self) -> None:
        self._found: dict[Terms, dict[Pairs, tuple[tuple[str, Finding], ...]]] = {}

    def findings(self, pairs: Pairs, terms: Terms) -> tuple[tuple[str, Finding], ...]:
        known = self._found.setdefault(terms, {})
        found = known.get(pairs)
        if found is None:
            texts = dict.fromkeys((attribute.key for attribute in ATTRIBUTES), "") | dict(pairs)
            cells = {key: Cell(text=text, kind=CellKind.TEXT) if text else EMPTY for key, text in texts.items()}
            found = known[pairs] = tuple(row_findings(cells, texts, terms))
        return found


def judge_people(
    rows: Sequence[Pairs], terms: Terms, *, memory: Memory | None = None, watch: Watch = unwatched
) -> tuple[Problem, ...]:
    """Everything wrong with rows that are kept or typed; a problem's row counts from 1, its header is the German name."""
    memory = memory or Memory()
    problems: list[Problem] = []
    for nth, pairs in enumerate(rows, start=1):
        if nth % _EVERY == 0:
            watch(nth, len(rows))
        texts = dict(pairs)
        for key, finding in memory.findings(pairs, terms):
            problems.append(problem_of(nth, key, BY_KEY[key].de, texts.get(key, ""), finding))
    people = [dict(pairs) for pairs in rows]
    problems += judge_together(people, range(1, len(rows) + 1), problems, {key: a.de for key, a in BY_KEY.items()})
    return tuple(sorted(problems, key=lambda problem: (problem.row or 0, problem.severity)))


def problem_of(row: int, key: str, header: str, value: str, finding: Finding) -> Problem:
    return Problem(
        row=row,
        column=key,
        header=header,
        value=value,
        code=finding.code,
        severity=Severity.WARNING if finding.mild else Severity.ERROR,
        values=tuple(finding.values.items()),
    )


def judge_together(
    people: Sequence[Person],
    numbers: Sequence[int],
    before: Iterable[Problem],
    headers: Mapping[str, str],
    torn: Iterable[Iterable[str]] = (),
) -> list[Problem]:
    """What several rows say together. `numbers` are the people's rows, `before` what was found in each row by itself: a cell in
    error is not judged once more. `headers`: the names of the columns that are there. `torn`: texts of rows that could not be read.
    """
    place = {row: nth for nth, row in enumerate(numbers)}
    wrong: dict[int, set[str]] = {}
    for problem in before:
        if problem.is_error and problem.row in place:
            wrong.setdefault(place[problem.row], set()).add(problem.column)
    doubled = list(_doubled(people, numbers, wrong, headers))
    for problem in doubled:
        assert problem.row is not None
        wrong.setdefault(place[problem.row], set()).add(problem.column)
    return [*doubled, *_managers(people, numbers, wrong, headers, torn)]


def _doubled(
    people: Sequence[Person], numbers: Sequence[int], wrong: Mapping[int, set[str]], headers: Mapping[str, str]
) -> Iterator[Problem]:
    for key in UNIQUE:
        if key not in headers:
            continue
        seen: dict[str, int] = {}
        for nth, person in enumerate(people):
            text = person.get(key, "")
            if not text or key in wrong.get(nth, ()):
                continue
            same = text.casefold() if key in _LETTERS_IN_ANY_CASE else text
            first = seen.setdefault(same, numbers[nth])
            if first != numbers[nth]:
                finding = Finding(code="twice", values={"first_row": str(first)})
                yield problem_of(numbers[nth], key, headers[key], text, finding)


def _managers(
    people: Sequence[Person],
    numbers: Sequence[int],
    wrong: Mapping[int, set[str]],
    headers: Mapping[str, str],
    torn: Iterable[Iterable[str]],
) -> Iterator[Problem]:
    if "manager" not in headers:
        return
    for found in judge_managers(people, wrong=wrong, torn=torn):
        finding = Finding(code=found.code, mild=found.code == "manager-ambiguous")
        named = people[found.place].get("manager", "")
        yield problem_of(numbers[found.place], "manager", headers["manager"], named, finding)
