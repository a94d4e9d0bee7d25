"""What could stand in a cell instead, where the list itself suggests it. Offered, never taken by itself."""

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ui.wording import Words

_NEAR = 0.8


def fix_of(words: Words, problem: Any, people: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    """(text to enter, word of the button), both empty where nothing can be guessed."""
    if problem.code == "manager-unknown":
        name = _near_name(problem.value, people)
        return (name, words("Take {name}", name=name)) if name else ("", "")
    if problem.code in ("mail", "upn"):
        rest = _rest_of_domain(problem.value, problem.column, people)
        return (problem.value + rest, words("Add {text}", text=rest)) if rest else ("", "")
    return "", ""


def _near_name(given: str, people: Sequence[Mapping[str, str]]) -> str:
    names = [f"{one.get('givenName', '')} {one.get('sn', '')}".strip() for one in people]
    found = difflib.get_close_matches(given, names, n=2, cutoff=_NEAR)
    # Two that are as near are no suggestion.
    return found[0] if len(set(found)) == 1 else ""


def _rest_of_domain(given: str, column: str, people: Sequence[Mapping[str, str]]) -> str:
    """ "@kanzlei" where everybody else is "@kanzlei.example": ".example"."""
    local, at, domain = given.partition("@")
    if not local or not domain or "." in domain:
        return ""
    others = Counter(one.get(column, "").rpartition("@")[2] for one in people)
    return next((name.removeprefix(domain) for name, _ in others.most_common() if name.startswith(f"{domain}.")), "")
