"""import-order: read a workbook, complain about everything at once, store it if there is nothing to complain about."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import select

from checklists import canonical
from checklists.catalogue import Language
from checklists.terminal_words import system_reason
from sync.hq import dispatching
from sync.hq.audit import COMMAND_LINE
from sync.hq.commands.failure import UNREADABLE
from sync.hq.commands.setting_up import open_database
from sync.hq.commands.terminal import plain
from sync.hq.database import Database
from sync.hq.difference_names import shown
from sync.hq.differences import Difference
from sync.hq.dispatching import OrderRefused
from sync.hq.order_workbook import ReadOrder, read_order
from sync.hq.orders.complaint import Complaint
from sync.hq.orders.draft import OrderDraft
from sync.hq.tables import PersonRow
from sync.hq.wording import LANGUAGES, Words

_MAX_FILE_BYTES = 10 * 1024 * 1024
_SHOWN_DIFFERENCES = 20


def import_order(chosen: argparse.Namespace, words: Words) -> int:
    """Exit 0 stored (or good), 1 where it complains or refuses, 2 where the file cannot be opened."""
    with open_database(chosen) as database:
        try:
            raw = _bytes(chosen.file)
        except OSError as error:
            return _unreachable(chosen, words, error)
        return _import(chosen, words, database, raw)


def _import(chosen: argparse.Namespace, words: Words, database: Database, raw: bytes) -> int:
    with database.reading() as session:
        people = set(session.scalars(select(PersonRow.logon).where(PersonRow.role == "technician")))
    read = read_order(raw, people=people)
    for warning in read.warnings:
        print(_text(warning, words), file=sys.stderr)
    if chosen.json:
        _as_json([complaint.to_json() for complaint in read.complaints])
    if read.complaints or read.draft is None:
        _complain(chosen, read, words)
        return 1
    if chosen.check:
        _say(chosen, words("The workbook is good: order {number}. Nothing was stored.", number=read.draft.order_number))
        _foretell(read.draft, canonical.sha256_hex(raw), database, words)
        return 0
    try:
        with database.writing() as session:
            stored = dispatching.store_order(
                session, COMMAND_LINE, read.draft, canonical.sha256_hex(raw), replacing=chosen.replace
            )
    except OrderRefused as refused:
        _tell(refused, words)
        return 1
    who = stored.technician or words("nobody yet")
    _say(chosen, words(_STORED[stored.how]).format(number=stored.number, technician=who))
    return 0


def _foretell(draft: OrderDraft, sha256: str, database: Database, words: Words) -> None:
    """Says on standard error what storing would meet; the workbook is good all the same."""
    with database.reading() as session:
        try:
            stored = dispatching.store_order(session, COMMAND_LINE, draft, sha256, replacing=False)
            if stored.how == "same":
                print(words(_STORED["same"]).format(number=stored.number), file=sys.stderr)
        except OrderRefused as refused:
            _tell(refused, words)
        finally:
            session.rollback()


def _tell(refused: OrderRefused, words: Words) -> None:
    print(words(_REFUSED[refused.code]).format(number=refused.number), file=sys.stderr)
    for line in _shown(refused.changed, words):
        print(line, file=sys.stderr)


_STORED = {
    "new": "Order {number} was stored and given to: {technician}.",
    "same": "Order {number} is stored with exactly this content. Nothing was changed.",
    "replaced": "Order {number} was replaced and given to: {technician}.",
}
_REFUSED = {
    "exists": "Order {number} is stored with other content. Nothing was changed. To replace it add --replace.",
    "begun": "Work on order {number} has begun, HQ holds entries for it. It is not replaced. Nothing was changed.",
}


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MAX_FILE_BYTES + 1)  # one byte more: the reader says what is too large


def _unreachable(chosen: argparse.Namespace, words: Words, error: OSError) -> int:
    def said(words: Words) -> str:
        reason = system_reason(error, Language(words.language))
        return words(
            "{file} cannot be read: {reason}. Nothing was stored.", file=plain(str(chosen.file)), reason=reason
        )

    if chosen.json:
        place = {"sheet": "", "row": None, "column": "", "value": "", "code": "unreachable"}
        _as_json([place | {f"message_{language}": said(Words(language)) for language in LANGUAGES}])
    print(said(words), file=sys.stderr)
    return UNREADABLE


def _as_json(complaints: list[dict[str, Any]]) -> None:
    print(json.dumps(complaints, indent=2))


def _complain(chosen: argparse.Namespace, read: ReadOrder, words: Words) -> None:
    if chosen.json:
        return
    name = plain(chosen.file.name)
    for complaint in read.complaints:
        # What is said of the whole file names it; all else names its sheet.
        print(_text(complaint, words) if complaint.sheet else f"{name}: {_text(complaint, words)}", file=sys.stderr)
    count = words.count(
        "{file}: {n} complaint. Nothing was stored.",
        "{file}: {n} complaints. Nothing was stored.",
        len(read.complaints),
        file=name,
    )
    print(count, file=sys.stderr)


def _say(chosen: argparse.Namespace, text: str) -> None:
    """With --json standard output holds the list alone."""
    print(text, file=sys.stderr if chosen.json else sys.stdout)


def _text(complaint: Complaint, words: Words) -> str:
    return complaint.message_de if words.language == "de" else complaint.message_en


def _shown(changed: tuple[Difference, ...], words: Words) -> list[str]:
    said = (shown(one, words.language) for one in changed[:_SHOWN_DIFFERENCES])
    lines = [f"  {name}: {old or '–'} → {new or '–'}" for name, old, new in said]
    more = len(changed) - len(lines)
    if more > 0:
        lines.append("  " + words("and {n} more", n=more))
    return lines
