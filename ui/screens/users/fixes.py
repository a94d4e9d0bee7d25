"""What could stand in a cell instead, where the list itself suggests it. Offered, never taken by itself."""

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from app.domain import Problem, e164, mended
from ui.wording import Words

_NEAR = 0.8
_MOST = 2_000
"""People among whom a name alike is looked for; comparing with more takes longer than typing it."""


class Suggestions:
    """Made for one list; what is counted is counted once."""

    def __init__(self, words: Words, people: Sequence[Mapping[str, str]], country: str = "DE") -> None:
        """`country` (two letters) is where national numbers belong."""
        self._words, self._people, self._country = words, people, country
        self._domains: dict[str, Counter[str]] = {}

    def of(self, problem: Problem) -> tuple[str, str]:
        """(text to enter, word of the button), both empty where nothing can be guessed."""
        if problem.code in ("mail", "upn"):
            rest = self._rest_of_domain(problem.value, problem.column)
            return (problem.value + rest, self._words("Add {text}", text=rest)) if rest else ("", "")
        text = self._instead(problem)
        return (text, self._words("Take {name}", name=text)) if text and text != problem.value else ("", "")

    def _instead(self, problem: Problem) -> str:
        match problem.code:
            case "manager-unknown":
                return self._near_name(problem.value)
            case "misread":
                return mended(problem.value)
            case "phone-e164":
                number = e164(problem.value, country=self._country)
                return number.value if number.ok and number.value.startswith("+") else ""
            case "post-code":
                return f"0{problem.value}" if problem.value.isdecimal() and len(problem.value) == 4 else ""
        return ""

    @cached_property
    def _names(self) -> list[str]:
        return [f"{one.get('givenName', '')} {one.get('sn', '')}".strip() for one in self._people]

    def _near_name(self, given: str) -> str:
        if len(self._people) > _MOST:
            return ""
        found = difflib.get_close_matches(given, self._names, n=2, cutoff=_NEAR)
        # Two that are as near are no suggestion.
        return found[0] if len(set(found)) == 1 else ""

    def _rest_of_domain(self, given: str, column: str) -> str:
        """ "@kanzlei" where everybody else is "@kanzlei.example": ".example"."""
        local, at, domain = given.partition("@")
        if not local or not domain or "." in domain:
            return ""
        if column not in self._domains:
            self._domains[column] = Counter(one.get(column, "").rpartition("@")[2] for one in self._people)
        others = self._domains[column].most_common()
        return next((name.removeprefix(domain) for name, _ in others if name.startswith(f"{domain}.")), "")
