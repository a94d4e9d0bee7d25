"""What a released catalogue promises: its number, and that a key keeps its name and its kind of answer for good.

Jobs, entries and reports name steps by key. A later release may word, add and order as it likes; a key that goes must be
listed as retired, so that nobody loses one by a slip, and what is answered in another way needs a new key.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from checklists.catalogue import AnswerKind, Catalogue, Item, Precondition

_RELEASE = re.compile(r"([0-9]{4})\.([1-9][0-9]{0,2})")


def number_of(release: str) -> tuple[int, int]:
    """ "2026.2" -> (2026, 2), by which releases are ordered. Raises ValueError for anything else."""
    match = _RELEASE.fullmatch(release)
    if match is None:
        raise ValueError(release)
    return int(match[1]), int(match[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A name that entries and reports use. `kind` is the answer kind of a step, else chapter, item, sub-test, reason or
    limit; `under` the item (or precondition, chapter) it stands under, empty for what all chapters share."""

    key: str
    kind: str
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseKeys:
    """All keys of one release in catalogue order; `cat_hash` names its whole content."""

    release: str
    cat_hash: str
    keys: tuple[Key, ...]


def keys_of(catalogue: Catalogue) -> ReleaseKeys:
    return ReleaseKeys(release=catalogue.release, cat_hash=catalogue.cat_hash, keys=tuple(_keys(catalogue)))


def _keys(catalogue: Catalogue) -> Iterator[Key]:
    for chapter in catalogue.chapters:
        yield Key(key=chapter.key, kind="chapter")
        for precondition in chapter.preconditions:
            yield from _of_bullet(precondition)
        for item in chapter.items:
            yield Key(key=item.key, kind=_TICKED, under=chapter.key)
            yield from _of_bullet(item)
    for reason in catalogue.reasons:
        yield Key(key=reason.code, kind="reason")
    for allowance in catalogue.allowances:
        yield Key(key=allowance.key, kind="limit")


def _of_bullet(bullet: Item | Precondition) -> Iterator[Key]:
    for detail in bullet.details:
        yield Key(key=detail.key, kind=str(detail.kind), under=bullet.key)
        if detail.kind is AnswerKind.SUB:
            for sub in detail.subs:
                yield Key(key=f"{detail.key}/{sub.key}", kind="sub-test", under=bullet.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPromise:
    """A key of an earlier release that is gone (`now` is empty) and not listed as retired, or is of another kind."""

    key: Key
    release: str
    now: str


def broken_promises(
    earlier: Iterable[ReleaseKeys], now: ReleaseKeys, retired: Collection[str]
) -> tuple[BrokenPromise, ...]:
    """Each key once, with the latest release that had it; a step that goes takes its sub-tests along.

    Entries of old jobs name a key for good: what is answered in another way needs a new one, even where the old is retired."""
    kinds = {key.key: key.kind for key in now.keys}
    held: dict[str, tuple[Key, str]] = {}
    for release in sorted(earlier, key=lambda one: number_of(one.release)):
        held |= {key.key: (key, release.release) for key in release.keys}
    gone = {name for name in held if name not in kinds} | set(retired)
    return tuple(
        BrokenPromise(key=key, release=release, now=kinds.get(name, ""))
        for name, (key, release) in held.items()
        if kinds.get(name) != key.kind
        and (name in kinds or name not in retired)
        and not _with_its_step(name, gone)
        and not _worked_out(key.kind, kinds.get(name, ""))
    )


def _worked_out(was: str, now: str) -> bool:
    """A row of the service description that was only ticked and is asked for now: the same step, so it keeps its key."""
    return was == _TICKED and now in set(AnswerKind)


def _with_its_step(name: str, gone: Collection[str]) -> bool:
    step, slash, _ = name.partition("/")
    return bool(slash) and step in gone


_TICKED = "item"
_HEAD = "release\tdigest"


def to_text(keys: ReleaseKeys) -> str:
    """The form in which a folder keeps the keys of its earlier releases: one line each, so that a change can be read."""
    lines = [f"{keys.release}\t{keys.cat_hash}", *(f"{key.key}\t{key.kind}\t{key.under}" for key in keys.keys)]
    return "\n".join((_HEAD, *lines, ""))


def from_text(text: str) -> ReleaseKeys:
    """Raises ValueError where it is not what `to_text` makes."""
    lines = text.splitlines()
    if len(lines) < 2 or lines[0] != _HEAD:
        raise ValueError("no list of keys")
    release, cat_hash = lines[1].split("\t")
    number_of(release)
    keys = []
    for line in lines[2:]:
        key, kind, under = line.split("\t")
        keys.append(Key(key=key, kind=kind, under=under))
    return ReleaseKeys(release=release, cat_hash=cat_hash, keys=tuple(keys))
