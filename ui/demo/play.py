"""`feldbuch demo`: puts HQ on the stage, opens the window on a fresh profile, and lets the day be played or leaves it to a person."""

import os
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.file_facts import FileReading
from app.problems import FieldProblem
from checklists.catalogue import Language
from checklists.table_file import TableFileError, read_workbook
from checklists.table_words import file_sentence
from checklists.terminal_words import system_reason
from ui.demo import order_file
from ui.demo.folders import Folders
from ui.demo.not_seen import NotSeen
from ui.demo.stage import Hq, StageFailed, build
from ui.doctor_command import has_display
from ui.problem_words import sentence
from ui.terminal import plain
from ui.wording import Words


def run(order: Path | None, out: Path | None, headless: bool, *, language: str = "de", theme: str = "system") -> int:
    """Exit code 0 only if the report was verified and HQ's page says that it is accepted; a window left to a person ends with 0,
    an order that is no workbook ends with 2 before anything begins.

    `language` and `theme` are the words of the profile's settings (app/settings.py).
    """
    words = Words(language)
    if order is not None and (wrong := _no_workbook(order, words)):
        print(plain(wrong), file=sys.stderr)
        return 2
    alone = headless or _alone()
    if alone:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    started = time.monotonic()
    # Whoever ends the demo from outside ends its HQ, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        folders = Folders(_out(out))
    except OSError as error:
        why = system_reason(error, Language(language))
        print(
            words("The folder {path} cannot be written: {why}.", path=error.filename or out, why=why), file=sys.stderr
        )
        return 2
    settings = f'keystore = false\nlanguage = "{language}"\ntheme = "{theme}"\n'
    (folders.profile / "settings.toml").write_text(settings, encoding="utf-8")
    hq = Hq(folders.hq, folders.log, language=language)
    try:
        own = (order_file.with_technician(order, folders.props),) if order is not None else order_file.OWN_ORDERS
        orders = tuple(one.absolute() for one in own)
        if order is not None:
            hq.check(orders[0])  # a complaint of HQ comes before Qt is loaded and people are made
        # HQ gets ready while Qt and the window are loaded.
        with ThreadPoolExecutor(1) as beside:
            code = beside.submit(build, hq, orders)
            from ui.demo.day import Day

            number = order_file.number_of(orders[0])
            day = Day(folders, hq, code=code.result, number=number, language=language, started=started)
            return day.play() if alone else day.leave_to_a_person()
    except (StageFailed, NotSeen) as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        hq.stop()


def _no_workbook(order: Path, words: Words) -> str:
    """Why the file holds no order at all, empty where HQ may look at it."""
    try:
        FileReading(order).close()
        read_workbook(order.read_bytes())
    except FieldProblem as problem:
        return sentence(words, problem)
    except TableFileError as error:
        return f"{order}: {file_sentence(error.code, error.values, Language(words.language))}"
    return ""


def _alone() -> bool:
    """Whether nobody can look on: no screen, or a Qt that draws on none."""
    return os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal") or not has_display()


def _out(out: Path | None) -> Path:
    if out is None:
        out = Path(tempfile.mkdtemp(prefix="feldbuch-demo-"))
    out.mkdir(parents=True, exist_ok=True)
    return out.absolute()
