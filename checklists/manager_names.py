"""Who is whose manager in a user list: resolves names, finds people who lead themselves and circles."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checklists.broken_text import mended

_COMMON_NAME = re.compile(r"\s*CN\s*=\s*((?:\\.|[^,\\])*)", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")
_NAMES = ("givenName", "sn")
_ADDRESSES = ("userPrincipalName", "mail", "sAMAccountName")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerFinding:
    """`code` is manager-unknown, manager-ambiguous, manager-self or manager-cycle; `place` counts people from 0."""

    place: int
    code: str


def judge_managers(
    people: Sequence[Mapping[str, str]],
    *,
    wrong: Mapping[int, Collection[str]] | None = None,
    torn: Iterable[Iterable[str]] = (),
) -> Iterator[ManagerFinding]:
    """Findings over people given by LDAP names, in the list's order (facts sec 3.4, no. 18).

    `wrong` says which attributes of whom have an error already, `torn` holds the texts of rows that could not be read. Who may be
    one of these is not called unknown: the cause stands there already, and once it is mended all are judged again.
    """
    index = _index(people)
    wrong = wrong or {}
    doubtful = _Doubtful(people, wrong, torn)
    leads: dict[int, int] = {}
    for place, person in enumerate(people):
        named = person.get("manager", "")
        if not named or "manager" in wrong.get(place, ()):
            continue
        found = _resolve(named, index)
        if not found:
            if not doubtful.may_be(named):
                yield ManagerFinding(place=place, code="manager-unknown")
        elif len(found) > 1:
            yield ManagerFinding(place=place, code="manager-ambiguous")
        elif place in found:
            yield ManagerFinding(place=place, code="manager-self")
        else:
            leads[place] = next(iter(found))
    for place in _circles(leads):
        yield ManagerFinding(place=place, code="manager-cycle")


def leaders(people: Sequence[Mapping[str, str]]) -> dict[int, int]:
    """Place of each person whose manager is known for certain -> the manager's place."""
    index = _index(people)
    found = {place: _resolve(person["manager"], index) for place, person in enumerate(people) if person.get("manager")}
    return {place: next(iter(those)) for place, those in found.items() if len(those) == 1}


class _Doubtful:
    """What is left of the names of people whose own row has an error."""

    def __init__(
        self,
        people: Sequence[Mapping[str, str]],
        wrong: Mapping[int, Collection[str]],
        torn: Iterable[Iterable[str]],
    ) -> None:
        self._words: set[str] = set()
        self._addresses: set[str] = set()
        for place, keys in wrong.items():
            person = people[place]
            if any(key in keys for key in _NAMES):
                for key in _NAMES:
                    self._words |= _words(mended(person.get(key, "")))
            if any(key in keys for key in _ADDRESSES):
                self._addresses |= {_before_at(person[key]) for key in _ADDRESSES if person.get(key)}
        for texts in torn:
            for text in texts:
                self._words |= _words(text)
                self._addresses.add(_before_at(text))

    def may_be(self, named: str) -> bool:
        common = _common_name(named) or named
        return _before_at(common) in self._addresses or not self._words.isdisjoint(_words(common))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _before_at(text: str) -> str:
    return _plain(text.partition("@")[0])


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFC", name).split()).casefold()


def _index(people: Sequence[Mapping[str, str]]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for place, person in enumerate(people):
        first, last = person.get("givenName", ""), person.get("sn", "")
        names = [person.get(key, "") for key in _ADDRESSES]
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
    common = _common_name(named)
    return index.get(_plain(common), set()) if common else set()


def _common_name(named: str) -> str:
    """The CN of a distinguished name, empty where it is none."""
    common = _COMMON_NAME.match(named)
    return "" if common is None else re.sub(r"\\(.)", r"\1", common[1])


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
