"""`feldbuch catalogue`: check a folder of catalogue files, show what stands in it, show that nothing is left out, keep its keys."""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from checklists import coverage
from checklists.catalogue import Catalogue, Language
from checklists.catalogue_check import RELEASED, check_folder, kept_releases
from checklists.catalogue_keep import keep_keys, place_of_keys
from checklists.catalogue_places import read_places
from checklists.catalogue_reader import OWN_FOLDER, CatalogueUnreadable, ReadFolder, read_catalogue
from checklists.terminal_words import system_reason
from ui.catalogue import cover, show
from ui.catalogue.complaints import lines_of
from ui.terminal import plain
from ui.wording import Words

GOOD, BAD, NO_FOLDER = 0, 1, 2


def run(asked: argparse.Namespace, words: Words) -> int:
    """Exit code 0 good, 1 something to mend (each complaint a line on standard error), 2 where there is no such folder."""
    if asked.folder is not None and not asked.folder.is_dir():
        print(words("{path} is no folder.", path=plain(str(asked.folder))), file=sys.stderr)
        return NO_FOLDER
    acts: dict[str, Callable[[Words, argparse.Namespace], int]] = {
        "check": _check,
        "coverage": _coverage,
        "show": _show,
        "keep": _keep,
    }
    try:
        return acts[asked.act](words, asked)
    except CatalogueUnreadable as error:
        for line in lines_of(words, error.problems):
            print(line, file=sys.stderr)
        return BAD
    except OSError as error:
        why, path = system_reason(error, Language(words.language)), error.filename or asked.folder
        print(words("{path} cannot be read: {why}.", path=path, why=why), file=sys.stderr)
        return BAD


def _catalogue(asked: argparse.Namespace) -> Catalogue:
    return read_catalogue(asked.folder)


def _check(words: Words, asked: argparse.Namespace) -> int:
    folder = OWN_FOLDER if asked.folder is None else asked.folder
    print(_good(words, check_folder(folder)))
    if not kept_releases(folder, []):
        print(
            words(
                "There are no keys of earlier releases in {path}: nothing was compared with them.",
                path=folder / RELEASED,
            ),
            file=sys.stderr,
        )
    return GOOD


def _good(words: Words, read: ReadFolder) -> str:
    catalogue = read.catalogue
    bullets = [bullet for chapter in catalogue.chapters for bullet in coverage.bullets(chapter)]
    details = [detail for bullet in bullets for detail in bullet.details]
    counts = (
        words.count("{n} chapter", "{n} chapters", len(catalogue.chapters)),
        words.count("{n} item", "{n} items", sum(len(chapter.items) for chapter in catalogue.chapters)),
        words.count("{n} step", "{n} steps", len(details)),
        words.count("{n} sub-test", "{n} sub-tests", sum(len(detail.subs) for detail in details)),
    )
    return words(
        "Catalogue {release} is in order: {counts}. Digest {digest}",
        release=catalogue.release,
        counts=", ".join(counts),
        digest=catalogue.cat_hash,
    )


def _coverage(words: Words, asked: argparse.Namespace) -> int:
    places = coverage.places() if asked.folder is None else read_places(asked.folder)
    catalogue = _catalogue(asked)
    rows = cover.told(words, catalogue, places)
    if asked.json:
        print(cover.as_json(rows))
    elif asked.markdown:
        print(cover.as_markdown(catalogue, places), end="")
    else:
        print("\n".join(cover.as_lines(rows, _columns())))
    bare = [row.source for row in rows if row.bare]
    for source in bare:
        print(words("{source}: no step and no note.", source=source), file=sys.stderr)
    strangers = coverage.strangers(catalogue, places)
    for step, source in strangers:
        print(words("{source}: named by {step}, but no place of the list.", source=source, step=step), file=sys.stderr)
    bad = bool(bare or strangers)
    if not bad and not (asked.json or asked.markdown):
        print(words.count("{n} place, none left out.", "{n} places, none left out.", len(rows)))
    return BAD if bad else GOOD


def _show(words: Words, asked: argparse.Namespace) -> int:
    try:
        lines = show.show(words, _catalogue(asked), asked.key, _columns())
    except show.Unknown as unknown:
        print(words("There is no “{name}” in the catalogue.", name=plain(unknown.key)), file=sys.stderr)
        if unknown.near:
            print(words("Did you mean: {names}", names=", ".join(unknown.near)), file=sys.stderr)
        return BAD
    print("\n".join(lines))
    return GOOD


def _keep(words: Words, asked: argparse.Namespace) -> int:
    """What was kept once is never written over: `check_folder` refuses the same number with other content."""
    folder: Path = asked.folder
    catalogue = check_folder(folder).catalogue
    try:
        kept = keep_keys(folder, catalogue)
    except OSError as error:
        why = system_reason(error, Language(words.language))
        path = error.filename or place_of_keys(folder, catalogue)
        print(words("{path} cannot be written: {why}.", path=path, why=why), file=sys.stderr)
        return BAD
    print(
        words(
            "The keys of release {release} are kept in {path}. From now on the check holds you to them.",
            release=catalogue.release,
            path=kept,
        )
    )
    print(
        words(
            "Release {release} now stands for exactly this content; any change needs a higher number. If HQ has not published "
            "it yet, publish this folder as it is: feldbuch-hq catalogue publish {folder} --data DIR",
            release=catalogue.release,
            folder=folder,
        ),
        file=sys.stderr,
    )
    return GOOD


def _columns() -> int:
    return shutil.get_terminal_size((100, 24)).columns
