"""A defect shows one dialog: the work is safe first, details on demand, never two at a time."""

import os
import sys
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest  # noqa: E402
from PySide6.QtWidgets import QMessageBox  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from ui.crash import CrashDialog, CrashWords  # noqa: E402

WORDS = CrashWords(title="Fehler", safe="Ihre Arbeit ist gespeichert.", todo="Bitte melden.", close="Schließen")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[CrashDialog]:
    hook, thread_hook = sys.excepthook, threading.excepthook
    result = CrashDialog(WORDS)
    yield result
    sys.excepthook, threading.excepthook = hook, thread_hook
    if result.box is not None:
        result.box.accept()


def broken(number: int) -> Exception:
    try:
        raise ValueError(f"defect {number}")
    except ValueError as error:
        return error


def test_the_first_sentence_says_that_the_work_is_safe(dialog: CrashDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.shown) as heard:
        dialog.report(broken(1))
    box = dialog.box
    assert isinstance(box, QMessageBox)
    assert box.text() == "Ihre Arbeit ist gespeichert."
    assert box.informativeText() == "Bitte melden."
    assert "defect 1" in box.detailedText() == heard.args[0]


def test_a_second_defect_opens_no_second_dialog(dialog: CrashDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.shown):
        dialog.report(broken(1))
    with qtbot.assertNotEmitted(dialog.shown, wait=50):
        dialog.report(broken(2))
    assert dialog.box is not None and "defect 2" not in dialog.box.detailedText()
    dialog.box.accept()
    with qtbot.waitSignal(dialog.shown):
        dialog.report(broken(3))


def test_errors_of_other_threads_arrive_too(dialog: CrashDialog, qtbot: QtBot) -> None:
    dialog.install()
    with qtbot.waitSignal(dialog.shown) as heard:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    assert "ZeroDivisionError" in heard.args[0]
