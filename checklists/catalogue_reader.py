"""YAML -> Catalogue, and Catalogue <-> bundle: the one door by which what the service description owes comes in.

The files feed HQ's first release and tests; a tablet reads the bundle that HQ names by `cat_hash` (rule I6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from checklists import canonical
from checklists.catalogue import Catalogue
from checklists.catalogue_chapter import read_chapter, read_preconditions
from checklists.catalogue_reader_files import read_trees
from checklists.catalogue_retired import read_retired
from checklists.catalogue_shared import Shared, read_release, read_shared
from checklists.catalogue_tree import CatalogueProblem, CatalogueUnreadable, Complaints

__all__ = [
    "BUNDLE_FORM",
    "CatalogueBroken",
    "CatalogueProblem",
    "CatalogueTooNew",
    "CatalogueUnreadable",
    "ReadFolder",
    "bundle_bytes",
    "catalogue_from_bundle",
    "read_catalogue",
    "read_folder",
]

BUNDLE_FORM = "feldbuch/catalogue/v1"
LARGEST_BUNDLE = 4 * 1024 * 1024
"""Bytes; the whole catalogue is below 600 kB."""


class CatalogueBroken(ValueError):
    """Bytes that are no bundle; `what` names the first place that is wrong."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class CatalogueTooNew(CatalogueBroken):
    """A bundle of a later release that asks for something this program does not know: an answer kind, a field, a subject kind."""


OWN_FOLDER = files("checklists") / "catalogue_files"
"""The files of the program's own release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFolder:
    """What a folder of catalogue files holds. `retired` maps each key that was given up to the line in retired.yaml,
    `retired_since` has the releases named there; `lines` maps each key to the file and line it stands in; `release_line` is that of the release in
    shared.yaml."""

    catalogue: Catalogue
    retired: Mapping[str, int]
    retired_since: tuple[tuple[str, int], ...]
    lines: Mapping[str, tuple[str, int]]
    release_line: int


def read_catalogue(folder: Traversable | Path | None = None) -> Catalogue:
    """The catalogue of a folder of YAML files, by default the package's own. Raises CatalogueUnreadable with all complaints."""
    return (read_folder(folder) if folder is not None else _own()).catalogue


@cache
def _own() -> ReadFolder:
    return read_folder(OWN_FOLDER)


def read_folder(folder: Traversable | Path) -> ReadFolder:
    """Raises CatalogueUnreadable with all complaints; of a folder with a mistake nothing is read."""
    complaints = Complaints()
    trees, lines, whole = read_trees(folder, complaints)
    if "shared.yaml" not in trees:
        if whole:
            complaints.add("shared.yaml", 1, "the file is missing", "release, reasons, allowances, lists")
        complaints.raise_if_any()
    shared_tree = trees.pop("shared.yaml")
    subtests = trees.pop("subtests.yaml", None)
    retired = read_retired(trees.pop("retired.yaml", None))
    shared: Shared = read_shared(shared_tree, subtests)
    chapters = []
    hosted = []
    for tree in trees.values():
        if tree.has("asked_by"):
            hosted.append((tree, *read_preconditions(tree, shared)))
        else:
            chapters.append((tree, read_chapter(tree, shared)))
    chapters.sort(key=lambda pair: [int(n) for n in pair[1].key.split(".") if n.isdigit()])
    done = []
    for tree, chapter in chapters:
        mine = [preconditions for _, host, preconditions in hosted if host == chapter.key]
        joined = replace(chapter, preconditions=(*(one for group in mine for one in group), *chapter.preconditions))
        done.append((tree, joined))
    if whole:
        # With a file missing, what it holds would be missed all over the others: one complaint is enough.
        for tree, host, _ in hosted:
            if host not in {chapter.key for _, chapter in done}:
                tree.complain(f"'asked_by' is {host!r}", "a chapter that has a file", tree.line_of("asked_by"))
        shared.index.resolve()
        shared.conditions.resolve(tuple(chapter for _, chapter in done))
    catalogue = read_release(shared_tree, shared, tuple(chapter for _, chapter in done))
    complaints.raise_if_any()
    return ReadFolder(
        catalogue=replace(catalogue, cat_hash=canonical.sha256_hex(bundle_bytes(catalogue))),
        retired=retired.keys,
        retired_since=retired.since,
        lines=lines,
        release_line=shared_tree.line_of("release"),
    )


def bundle_bytes(catalogue: Catalogue | Traversable | Path) -> bytes:
    """Canonical JSON (RFC 8785) of the whole catalogue without its own hash; its SHA-256 is `cat_hash`."""
    if not isinstance(catalogue, Catalogue):
        return bundle_bytes(read_catalogue(catalogue))
    data = _BUNDLE.dump_python(catalogue, mode="json", exclude_defaults=True)
    data.pop("cat_hash", None)
    return canonical.to_bytes({"form": BUNDLE_FORM, "catalogue": data})


_BUNDLE = TypeAdapter(Catalogue)
# What a later release may have that this program cannot show: pydantic's names for "value not of the list" and "no such field".
_TOO_NEW = {"enum", "unexpected_keyword_argument", "extra_forbidden", "literal_error"}


def catalogue_from_bundle(raw: bytes) -> Catalogue:
    """The catalogue behind a bundle; its `cat_hash` is that of the bytes. Raises CatalogueTooNew or CatalogueBroken."""
    try:
        data = canonical.from_bytes(raw, limit=LARGEST_BUNDLE)
    except canonical.NotCanonical as error:
        raise CatalogueBroken(error.what) from error
    if not isinstance(data, dict) or not isinstance(data.get("catalogue"), dict):
        raise CatalogueBroken("no-bundle")
    if data.get("form") != BUNDLE_FORM:
        raise CatalogueTooNew(f"form {data.get('form')!r}")
    if canonical.to_bytes(data) != raw:
        # The hash names bytes; a bundle written another way would have another name for the same catalogue.
        raise CatalogueBroken("not-canonical")
    plain = {**data["catalogue"], "cat_hash": canonical.sha256_hex(raw)}
    try:
        return _BUNDLE.validate_json(canonical.to_bytes(plain), strict=True, extra="forbid")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)
        new = next((e for e in first if e["type"] in _TOO_NEW), None)
        where = ".".join(str(part) for part in (new or first[0])["loc"])
        if new is not None:
            raise CatalogueTooNew(where) from error
        raise CatalogueBroken(f"{where}: {first[0]['type']}") from error
