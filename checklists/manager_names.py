"""Who is whose manager in a user list: resolves names, finds people who lead themselves and circles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_COMMON_NAME = re.compile(r"\s*CN\s*=\s*((?:\\.|[^,\\])*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerFinding:
    """`code` is manager-unknown, manager-ambiguous, manager-self or manager-cycle; `place` counts people from 0."""

    place: int
    code: str


def judge_managers(people: Sequence[Mapping[str, str]]) -> Iterator[ManagerFinding]:
    """Findings over people given by LDAP names, in the list's order (facts sec 3.4, no. 18)."""
    index = _index(people)
    leads: dict[int, int] = {}
    for place, person in enumerate(people):
        named = person.get("manager", "")
        if not named:
            continue
        found = _resolve(named, index)
        if not found:
            yield ManagerFinding(place=place, code="manager-unknown")
        elif len(found) > 1:
            yield ManagerFinding(place=place, code="manager-ambiguous")
        elif place in found:
            yield ManagerFinding(place=place, code="manager-self")
        else:
            leads[place] = next(iter(found))
    for place in _circles(leads):
        yield ManagerFinding(place=place, code="manager-cycle")


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFC", name).split()).casefold()


def _index(people: Sequence[Mapping[str, str]]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for place, person in enumerate(people):
        first, last = person.get("givenName", ""), person.get("sn", "")
        names = [person.get(key, "") for key in ("userPrincipalName", "sAMAccountName", "mail")]
        if first and last:
            names += [f"{first} {last}", f"{last}, {first}"]
        for name in names:
            if name:
                index[_plain(name)].add(place)
    return index


def _resolve(named: str, index: Mapping[str, set[int]]) -> set[int]:
    found = index.get(_plain(named))
    if found:
        return found
    common = _COMMON_NAME.match(named)
    if common is None:
        return set()
    return index.get(_plain(re.sub(r"\\(.)", r"\1", common[1])), set())


def _circles(leads: Mapping[int, int]) -> Iterator[int]:
    """The first place of every circle."""
    done: set[int] = set()
    for start in leads:
        path: list[int] = []
        on_path: dict[int, int] = {}
        place: int | None = start
        while place is not None and place not in done and place not in on_path:
            on_path[place] = len(path)
            path.append(place)
            place = leads.get(place)
        if place is not None and place in on_path:
            yield min(path[on_path[place] :])
        done.update(path)
