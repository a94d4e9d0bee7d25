"""`feldbuch check-users FILE`: does a list of users hold by the rules T-ATTR; where not, which cell and why.

The same rules and sentences as in the window and at HQ. Works offline and without a profile.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from app.file_facts import cannot_open
from app.problems import FieldProblem
from app.safe_file import write_safely
from checklists.catalogue import Language
from checklists.long_work import Watch, unwatched
from checklists.table import Table
from checklists.table_file import MAX_FILE_BYTES, TableFileError, read_tables
from checklists.table_words import file_sentence, user_place, user_sentence
from checklists.terminal_words import system_reason
from checklists.user_export import to_csv, to_xlsx
from checklists.user_problem import Problem
from checklists.user_sheet import UserSheet, check_users, pick_table
from ui.problem_words import sentence
from ui.terminal import STOPPED, plain
from ui.wording import LANGUAGES, Words

CLEAN, COMPLAINTS, UNREADABLE = 0, 1, 2
_WRITERS = {".xlsx": to_xlsx, ".csv": to_csv}
_LONG = 2_000
"""Rows from which the work takes long enough to tell how far it is."""
_STEP = 500


def run(asked: argparse.Namespace, words: Words) -> int:
    """Prints complaints on standard output, warnings on standard error; exit 0 none, 1 at least one, 2 not to be read."""
    try:
        return _check(asked, words)
    except KeyboardInterrupt:
        print("\n" + words("Stopped. Nothing was written."), file=sys.stderr)
        return STOPPED


def _check(asked: argparse.Namespace, words: Words) -> int:
    if asked.export is not None and (refused := _refused_export(asked, words)):
        print(refused, file=sys.stderr)
        return UNREADABLE
    watch = _Telling(words, sys.stderr) if sys.stderr.isatty() else unwatched
    try:
        table = pick_table(read_tables(_bytes(asked.file), watch)) or Table(name="", rows=())
    except TableFileError as error:
        code, values, name = error.code, error.values, asked.file.name
        return _unreadable(asked, words, code, lambda said: f"{name}: {file_sentence(code, values, _of(said))}")
    except FieldProblem as problem:
        closed = problem
        return _unreadable(asked, words, "unreachable", lambda said: sentence(said, closed))
    found = check_users(table, phone_must=asked.with_numbers, watch=watch)
    for warning in found.warnings:
        print(_line(warning, words), file=sys.stderr)
    if asked.json:
        print(json.dumps([_facts(problem) for problem in found.errors], indent=1))
    else:
        _tell(asked.file, found, words)
    if asked.export is not None:
        return _export(asked, found, words, watch)
    return COMPLAINTS if found.errors else CLEAN


def _bytes(file: Path) -> bytes:
    """Raises TableFileError, FieldProblem where it cannot be opened; of a file that is too large nothing is read."""
    try:
        size = file.stat().st_size
        if size > MAX_FILE_BYTES:
            raise TableFileError("file-too-large", bytes=size, limit=MAX_FILE_BYTES)
        with file.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise cannot_open(error, file) from error


def _unreadable(asked: argparse.Namespace, words: Words, code: str, in_words: Callable[[Words], str]) -> int:
    print(plain(in_words(words)), file=sys.stderr)
    if asked.json:
        said = {f"message_{language}": in_words(Words(language)) for language in LANGUAGES}
        print(json.dumps([{"row": None, "column": "", "value": "", "code": code, **said}], indent=1))
    return UNREADABLE


def _of(words: Words) -> Language:
    return Language(words.language)


def _facts(problem: Problem) -> dict[str, object]:
    """`column` is the LDAP name, whatever the file calls it; a column that is none of the 18 by its own name."""
    german, english = (user_place(problem, language) + user_sentence(problem, language) for language in Language)
    return {
        "row": problem.row,
        "column": problem.column or problem.header,
        "value": problem.value,
        "code": problem.code,
        "message_de": german,
        "message_en": english,
    }


def _line(problem: Problem, words: Words) -> str:
    language = _of(words)
    return user_place(problem, language) + user_sentence(problem, language)


def _tell(file: Path, found: UserSheet, words: Words) -> None:
    for problem in found.errors:
        print(_line(problem, words))
    users = words.count("{n} user", "{n} users", len(found.users))
    errors = words.count("{n} error", "{n} errors", len(found.errors)) if found.errors else words("no error")
    notices = words.count("{n} notice", "{n} notices", len(found.warnings)) if found.warnings else ""
    print(plain(f"{file.name}: " + ", ".join(part for part in (users, errors, notices) if part)))


def _refused_export(asked: argparse.Namespace, words: Words) -> str:
    """Why nothing can be written there, empty where it can."""
    target: Path = asked.export
    if target.suffix.lower() not in _WRITERS:
        return words("{path} ends neither in .xlsx nor in .csv. Nothing was written.", path=target)
    if not target.parent.is_dir():
        return words("The folder {path} is not there. Please choose another one.", path=target.parent)
    if target.exists() and asked.file.exists() and target.samefile(asked.file):
        return words("The list would be written over the file it comes from. Please choose another name.")
    return ""


def _export(asked: argparse.Namespace, found: UserSheet, words: Words, watch: Watch) -> int:
    out = sys.stderr if asked.json else sys.stdout
    if found.errors:
        print(words("Nothing was written: only a list without errors is exported."), file=sys.stderr)
        return COMPLAINTS
    target: Path = asked.export
    rows = [user.attributes for user in found.users]
    try:
        write_safely(target, _WRITERS[target.suffix.lower()](rows, watch))
    except OSError as error:
        why = system_reason(error, _of(words))
        print(words("{path} could not be written: {why}. Please choose another place.", path=target, why=why), file=out)
        return UNREADABLE
    print(words.count("{n} user written to {path}.", "{n} users written to {path}.", len(rows), path=target), file=out)
    return CLEAN


class _Telling:
    """How far the work is, in one line that is written over; only where somebody sees it."""

    def __init__(self, words: Words, stream: TextIO) -> None:
        self._words, self._stream = words, stream
        self._shown = ""

    def __call__(self, done: int, total: int) -> None:
        text = self._words("{done} of {total} rows", done=done, total=total)
        if total >= _LONG and text != self._shown:
            self._stream.write(f"\r{text}" + (" " * max(0, len(self._shown) - len(text))))
            if done + _STEP >= total:
                self._stream.write("\r" + " " * len(text) + "\r")
            self._stream.flush()
            self._shown = text
