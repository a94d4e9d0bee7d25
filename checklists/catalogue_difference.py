"""What two releases of a catalogue do not have in common, thing by thing and field by field.

The walk goes over the dataclasses themselves: whatever field the catalogue learns is compared without a line here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from checklists.catalogue import Catalogue, Words


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """The same things in another order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """`sort` is the field it stands in: chapters, preconditions, items, details, subs, options, columns, reasons, …"""

    sort: str
    key: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`path` leads from the chapter down to the thing; `field` is empty where a whole thing was added or removed, and the
    name of the list where things moved. `old` and `new` are the field's values as the catalogue has them."""

    change: Change
    path: tuple[Thing, ...]
    field: str = ""
    old: Any = None
    new: Any = None


_ONCE = {"items", "preconditions", "details"}
# What follows from something else that is compared, or names the release itself.
_DERIVED = {"release", "cat_hash", "number", "chapter"}


def differences(old: Catalogue, new: Catalogue) -> tuple[Difference, ...]:
    """In the order of the new catalogue, what is gone at the end of its list. What only stands under another thing now is
    changed, not removed and added."""
    found = list(_between(old, new, ()))
    gone = {_place(one): one for one in found if one.change is Change.REMOVED and _place(one)[0]}
    carried = {_place(one): gone[_place(one)] for one in found if one.change is Change.ADDED and _place(one) in gone}
    return tuple(told for one in found for told in _carried(one, carried.get(_place(one))))


def _carried(one: Difference, former: Difference | None) -> Iterator[Difference]:
    if former is None or one.change not in (Change.ADDED, Change.REMOVED):
        yield one
    elif one.change is Change.ADDED:
        old, new = former.path[:-1], one.path[:-1]
        yield Difference(change=Change.CHANGED, path=one.path, field="under", old=old, new=new)
        yield from _between(former.old, one.new, one.path)


def _place(one: Difference) -> tuple[str, str]:
    """Of a whole thing whose key stands once in a catalogue; elsewhere an equal key is another thing."""
    last = one.path[-1] if one.path and not one.field else None
    return (last.sort, last.key) if last is not None and last.sort in _ONCE else ("", "")


def _between(old: Any, new: Any, path: tuple[Thing, ...]) -> Iterator[Difference]:
    for field in fields(new):
        if field.name not in _DERIVED:
            before, after = getattr(old, field.name), getattr(new, field.name)
            if before != after:
                yield from _in_field(field.name, before, after, path)


def _in_field(name: str, old: Any, new: Any, path: tuple[Thing, ...]) -> Iterator[Difference]:
    if not (_are_things(old) and _are_things(new)):
        yield Difference(change=Change.CHANGED, path=path, field=name, old=old, new=new)
        return
    before, after = {_key(one): one for one in old}, {_key(one): one for one in new}
    for key, one in after.items():
        here = (*path, _thing(name, one))
        if key not in before:
            yield Difference(change=Change.ADDED, path=here, new=one)
        else:
            yield from _between(before[key], one, here)
    for key, one in before.items():
        if key not in after:
            yield Difference(change=Change.REMOVED, path=(*path, _thing(name, one)), old=one)
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield Difference(change=Change.MOVED, path=path, field=name, old=tuple(before), new=tuple(after))


def _are_things(values: Any) -> bool:
    """A list of keyed things, each key once; notices have no keys and are compared as a whole."""
    if not isinstance(values, tuple) or not all(is_dataclass(one) and _key(one) for one in values):
        return False
    return len({_key(one) for one in values}) == len(values)


def _key(thing: Any) -> str:
    return str(getattr(thing, "key", "") or getattr(thing, "code", ""))


def _thing(sort: str, one: Any) -> Thing:
    return Thing(sort=sort, key=_key(one), words=getattr(one, "words", None) or Words(de="", en=""))
