"""catalogue: publish a release from a folder of files, list those HQ holds."""

import argparse
import sys
from pathlib import Path

from sqlalchemy.orm import Session

from checklists.catalogue import Catalogue, Language
from checklists.catalogue_check import check_folder
from checklists.catalogue_german import said
from checklists.catalogue_keep import keep_keys, place_of_keys
from checklists.catalogue_reader import CatalogueBroken, CatalogueUnreadable
from sync.hq import catalogues
from sync.hq.audit import COMMAND_LINE
from sync.hq.catalogue_words import sentences
from sync.hq.catalogues import NotPublished
from sync.hq.commands.failure import UNREADABLE, Failure, why
from sync.hq.commands.setting_up import open_database
from sync.hq.pages.dates import Dates
from sync.hq.tables import PersonRow
from sync.hq.wording import Words

_SENTENCES = {
    "content": "Release {release} is held with other content. Nothing was changed. Give it a higher number.",
    "number": "HQ holds release {newest}, which is higher than {release}. Nothing was changed. Give it a higher number.",
}


def publish(chosen: argparse.Namespace, words: Words) -> int:
    """All complaints at once, then what changes in plain words; only then is it held, for all jobs made from now on."""
    folder: Path = chosen.folder
    if not folder.is_dir():
        print(words("{path} is no folder. Nothing was changed.", path=folder), file=sys.stderr)
        return UNREADABLE
    with open_database(chosen) as database:
        try:
            with database.reading() as session:
                read = check_folder(folder, catalogues.held_keys(session))
                before = catalogues.read(session, catalogues.newest(session))
        except CatalogueUnreadable as error:
            return _complain(error, words)
        except OSError as error:
            raise Failure(
                "{file} cannot be read: {reason}. Nothing was stored.",
                code=UNREADABLE,
                file=folder,
                reason=why(error, words),
            ) from error
        except CatalogueBroken as error:
            raise Failure("This program is older than a catalogue that HQ holds. Update it first.") from error
        release = read.catalogue.release
        if chosen.dry_run:
            _tell(before, read.catalogue, words)
            print(words("A trial: nothing was stored."))
            return 0
        try:
            with database.writing() as session:
                new = catalogues.publish(session, COMMAND_LINE, read.catalogue)
        except NotPublished as refused:
            raise Failure(_SENTENCES[refused.code], release=release, newest=refused.newest) from refused
    if not new:
        print(words("Release {release} is held with exactly this content. Nothing was changed.", release=release))
        return 0
    _tell(before, read.catalogue, words)
    print(
        words(
            "Release {release} is published. New jobs are made under it, jobs that exist stay on theirs.",
            release=release,
        )
    )
    _keep(folder, read.catalogue, words)
    return 0


def _keep(folder: Path, catalogue: Catalogue, words: Words) -> None:
    """What is published is held already: a folder that cannot be written is told, and ends nothing."""
    try:
        kept = keep_keys(folder, catalogue)
    except OSError as error:
        print(
            words(
                "The release is published, but its keys could not be kept: {path} cannot be written: {reason}. As soon as it can "
                "be: feldbuch catalogue keep {folder}",
                path=error.filename or place_of_keys(folder, catalogue),
                reason=why(error, words),
                folder=folder,
            ),
            file=sys.stderr,
        )
        return
    print(
        words(
            "Its keys are kept in {path}. Keep this folder: the next release is made from it, HQ does not give the files back.",
            path=kept,
        )
    )


def _tell(before: Catalogue, catalogue: Catalogue, words: Words) -> None:
    print(words("Catalogue {release}, digest {digest}", release=catalogue.release, digest=catalogue.cat_hash))
    lines = sentences(words, before, catalogue)
    count = words.count(
        "{n} change against {newest}", "{n} changes against {newest}", len(lines), newest=before.release
    )
    print(count + (":" if lines else ""))
    for line in lines:
        print(f"  {line}")


def _complain(error: CatalogueUnreadable, words: Words) -> int:
    for problem in error.problems:
        what, allowed = said(problem, Language(words.language))
        print(
            words(
                "{file}, line {line}: {what}; allowed: {allowed}",
                file=problem.file,
                line=problem.line,
                what=what,
                allowed=allowed,
            ),
            file=sys.stderr,
        )
    count = len(error.problems)
    print(
        words.count("{n} complaint. Nothing was stored.", "{n} complaints. Nothing was stored.", count), file=sys.stderr
    )
    return 1


_DIGITS = 12
"""Of a digest, enough to tell releases apart."""


def listing(chosen: argparse.Namespace, words: Words) -> int:
    """A line of heads, then newest first: number, digest (its begin), since when, by whom, how many jobs are made under it."""
    dates = Dates(words)
    lines = [tuple(words(head) for head in ("Release", "Digest", "Since", "Published by", "Jobs"))]
    with open_database(chosen) as database, database.reading() as session:
        for one in catalogues.held(session):
            since = f"{dates.date(one.at)} {dates.time(one.at)}"
            lines.append((one.release, one.cat_hash[:_DIGITS], since, _by(session, one.by, words), str(one.jobs)))
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    return 0


def _by(session: Session, by: str | None, words: Words) -> str:
    if by is None:
        return words("with the program")
    person = session.get(PersonRow, by) if by else None
    return person.name if person is not None else words("command line")
