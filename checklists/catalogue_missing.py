"""Which files a folder of catalogue files lacks. What a missing file holds would be missed all over the others, and nobody would
see the one cause among a hundred consequences; so it is looked for first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from checklists.catalogue import AnswerKind
from checklists.catalogue_reader import OWN_FOLDER
from checklists.catalogue_reader_files import Lines, read_trees
from checklists.catalogue_release import ReleaseKeys, number_of
from checklists.catalogue_retired import read_retired
from checklists.catalogue_tree import CatalogueProblem, Complaints, Fields, Node

_RETIRED = "retired.yaml"
_NAMING = {"needs", "asked_by", "step", "subs"}
"""Fields that name something which may stand in another file."""


def missing_files(folder: Traversable | Path, earlier: Sequence[ReleaseKeys]) -> tuple[CatalogueProblem, ...]:
    """One complaint per file that must be there: because another names what it holds, or because an earlier release had its
    keys and not one is left. Which file holds what is known from the program's own. Empty where a file cannot be read: then
    that is said.
    """
    trees, lines, whole = read_trees(folder, Complaints())
    if not whole or "shared.yaml" not in trees:
        return ()
    retired = read_retired(trees.get(_RETIRED)).keys
    found = dict(_kept(earlier, lines, retired)) | dict(_named(trees, lines))
    return tuple(
        CatalogueProblem(file=name, line=1, what="the file is missing", allowed=allowed)
        for name, allowed in sorted(found.items())
        if name not in trees
    )


@cache
def _homes() -> Lines:
    """Where the program's own catalogue has each of its keys."""
    return read_trees(OWN_FOLDER, Complaints())[1]


def _named(trees: Mapping[str, Fields], lines: Lines) -> Iterator[tuple[str, str]]:
    for file, tree in trees.items():
        for name, line in _names(tree):
            if name not in lines and name in _homes():
                yield _homes()[name][0], f"the file with {name!r}, which {file}:{line} names"


def _names(tree: Fields) -> Iterator[tuple[str, int]]:
    open_: list[Node] = [tree.whole_node]
    while open_:
        node = open_.pop()
        for field, value in node.pairs or ():
            if field.value in _NAMING:
                yield from ((str(one.value), one.line) for one in (value, *(value.entries or ())) if one.value)
            open_.append(value)
        open_ += node.entries or ()


def _kept(earlier: Sequence[ReleaseKeys], lines: Lines, retired: Collection[str]) -> Iterator[tuple[str, str]]:
    last = max(earlier, key=lambda one: number_of(one.release), default=None)
    held: dict[str, list[str]] = {}
    for key in last.keys if last is not None else ():
        # Steps and items alone: their names are long enough to be nothing else by chance.
        if key.kind in {*AnswerKind, "item"} and key.key in _homes():
            held.setdefault(_homes()[key.key][0], []).append(key.key)
    for file, keys in held.items():
        if not any(key in lines for key in keys) and not all(key in retired for key in keys):
            yield file, f"the file, or each of its keys listed in {_RETIRED}"
