"""Is a folder of catalogue files fit to be released? Beyond the reader's complaints: its number, its sources, its promises."""

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from checklists import coverage
from checklists.catalogue import AnswerKind
from checklists.catalogue_missing import missing_files
from checklists.catalogue_reader import (
    LARGEST_BUNDLE,
    CatalogueProblem,
    CatalogueUnreadable,
    ReadFolder,
    bundle_bytes,
    read_folder,
)
from checklists.catalogue_release import BrokenPromise, ReleaseKeys, broken_promises, from_text, keys_of, number_of

RELEASED = "released"
"""Folder beside the files: the keys of earlier releases, one file each (`catalogue_release.to_text`)."""
_SHARED, _RETIRED = "shared.yaml", "retired.yaml"


def check_folder(folder: Traversable | Path, held: Iterable[ReleaseKeys] = ()) -> ReadFolder:
    """What the folder holds, if it may be released after the releases `held` and those it keeps itself.

    Raises CatalogueUnreadable with all complaints, in the order of files and lines."""
    problems: list[CatalogueProblem] = []
    earlier = [*held, *kept_releases(folder, problems)]
    if missing := missing_files(folder, earlier):
        raise CatalogueUnreadable(missing)
    read = read_folder(folder)
    problems += _of_number(read, earlier)
    problems += _of_sources(read)
    problems += _of_promises(read, earlier)
    if len(bundle_bytes(read.catalogue)) > LARGEST_BUNDLE:
        problems.append(_problem(_SHARED, 1, "the catalogue is too large", f"at most {LARGEST_BUNDLE // 1024} kB"))
    if problems:
        raise CatalogueUnreadable(tuple(sorted(problems, key=lambda p: (p.file, p.line))))
    return read


def kept_releases(folder: Traversable | Path, problems: list[CatalogueProblem]) -> tuple[ReleaseKeys, ...]:
    """The earlier releases whose keys lie in the folder; what is no list of keys is a complaint."""
    shelf = folder / RELEASED
    found = []
    for part in sorted(shelf.iterdir(), key=lambda part: part.name) if shelf.is_dir() else ():
        if not part.name.endswith(".tsv"):
            continue
        try:
            found.append(from_text(part.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            allowed = "what feldbuch catalogue keep has written"
            problems.append(_problem(f"{RELEASED}/{part.name}", 1, "the file is no list of keys", allowed))
    return tuple(found)


def _of_number(read: ReadFolder, earlier: Iterable[ReleaseKeys]) -> Iterator[CatalogueProblem]:
    release = read.catalogue.release
    try:
        number = number_of(release)
    except ValueError:
        yield _problem(_SHARED, read.release_line, f"'release' is {release!r}", "a year and a number, as 2026.2")
        return
    last = max(earlier, key=lambda one: number_of(one.release), default=None)
    if last is None:
        return
    year, count = number_of(last.release)
    if number < (year, count):
        what = f"release {release} is lower than {last.release}"
    elif number == (year, count) and last.cat_hash != read.catalogue.cat_hash:
        what = f"release {release} was released with other content"
    else:
        return
    yield _problem(_SHARED, read.release_line, what, f"a higher number, as {year}.{count + 1}")


def _of_sources(read: ReadFolder) -> Iterator[CatalogueProblem]:
    """A source that the service description does not have, in a chapter that it has: a slip of the pen."""
    known = {place.source.partition("-")[0] for place in coverage.places()}
    for step, source in coverage.strangers(read.catalogue):
        chapter = source.partition("-")[0]
        if chapter in known or source.startswith("fn"):
            file, line = read.lines.get(step, (_SHARED, 1))
            near = [place.source for place in coverage.places() if place.source.partition("-")[0] == chapter]
            yield _problem(file, line, f"'src' of {step!r} names {source!r}", ", ".join(near) or "fn1 to fn17")


def _of_promises(read: ReadFolder, earlier: list[ReleaseKeys]) -> Iterator[CatalogueProblem]:
    now = keys_of(read.catalogue)
    for broken in broken_promises(earlier, now, read.retired):
        file, line = _place_of(broken, read)
        name = broken.key.key
        if broken.now:
            what = f"{name!r} has kind {broken.now}; release {broken.release} has it as {broken.key.kind}"
            yield _problem(file, line, what, f"{broken.key.kind}, or a new key")
        else:
            sort = "detail" if broken.key.kind in set(AnswerKind) else broken.key.kind
            what = f"{sort} {name!r} of release {broken.release} is gone"
            yield _problem(file, line, what, f"keep it, or list it in {_RETIRED}")
    kinds = {key.key: key.kind for key in now.keys}
    were = {key.key: key.kind for release in earlier for key in release.keys}
    for name, line in read.retired.items() if earlier else ():
        if name not in were:
            yield _problem(_RETIRED, line, f"no earlier release has {name!r}", "keys of earlier releases")
        elif kinds.get(name) == were[name]:
            yield _problem(_RETIRED, line, f"{name!r} still stands in the catalogue", "keys that are gone")
    yield from _of_retired_since(read, earlier)


def _of_retired_since(read: ReadFolder, earlier: list[ReleaseKeys]) -> Iterator[CatalogueProblem]:
    """Keys are given up with a release that there is: an earlier one or this one."""
    releases = {release.release for release in earlier} | {read.catalogue.release}
    try:
        last = number_of(read.catalogue.release)
    except ValueError:  # that is said of the release itself
        return
    known = sorted((one for one in releases if number_of(one) <= last), key=number_of)
    for since, line in read.retired_since:
        if since not in known:
            yield _problem(_RETIRED, line, f"'since' is {since!r}", ", ".join(known))


def _place_of(broken: BrokenPromise, read: ReadFolder) -> tuple[str, int]:
    """Where a person looks first: the key's own line, else the item it stood under, else its chapter."""
    key = broken.key
    for name in (key.key, key.key.partition("/")[0], key.under, key.under.partition("-")[0]):
        if name in read.lines:
            return read.lines[name]
    return (_SHARED, 1)


def _problem(file: str, line: int, what: str, allowed: str) -> CatalogueProblem:
    return CatalogueProblem(file=file, line=line, what=what, allowed=allowed)
