"""Lanes keep their order, give back values and errors in the window's thread, and never call a closed screen."""

import os
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest  # noqa: E402
import shiboken6  # noqa: E402
from PySide6.QtCore import QObject  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from ui.background import Background, Lane  # noqa: E402


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    result = Background()
    yield result
    result.stop()


def test_a_value_comes_back_in_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    came: list[tuple[str, str]] = []
    background.run(
        Lane.STORE,
        lambda: threading.current_thread().name,
        done=lambda name: came.append((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(came))
    assert came[0][0].startswith("feldbuch-store")
    assert came[0][1] == threading.main_thread().name


def test_one_lane_keeps_its_order_and_another_does_not_wait_for_it(background: Background, qtbot: QtBot) -> None:
    gate, came = threading.Event(), list[str]()
    background.run(Lane.NET, gate.wait, done=lambda _: came.append("net 1"))
    background.run(Lane.NET, lambda: None, done=lambda _: came.append("net 2"))
    background.run(Lane.WORK, lambda: None, done=lambda _: came.append("work"))
    qtbot.waitUntil(lambda: came == ["work"])
    gate.set()
    with qtbot.waitSignal(background.idle):
        qtbot.waitUntil(lambda: background.under_way < 2)
    assert came == ["work", "net 1", "net 2"]


def test_an_error_goes_to_who_asked_else_to_the_crash_dialog(background: Background, qtbot: QtBot) -> None:
    caught: list[Exception] = []
    background.run(Lane.STORE, lambda: 1 // 0, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)
    with qtbot.waitSignal(background.broke) as heard:
        background.run(Lane.STORE, lambda: [][1])
    assert isinstance(heard.args[0], IndexError)


def test_a_result_for_a_closed_screen_is_dropped(background: Background, qtbot: QtBot) -> None:
    gate, came = threading.Event(), list[int]()
    screen, other = QObject(), QObject()
    background.run(Lane.WORK, gate.wait, receiver=screen, done=lambda _: came.append(1))
    background.run(Lane.WORK, lambda: 2, receiver=other, done=came.append)
    shiboken6.delete(screen)
    gate.set()
    qtbot.waitUntil(lambda: background.under_way == 0)
    assert came == [2]


def test_nothing_is_taken_after_the_window_closed(qtbot: QtBot) -> None:
    background = Background()
    background.stop()
    with pytest.raises(RuntimeError, match="stopped"):
        background.run(Lane.STORE, lambda: None)


def test_what_is_thrown_away_at_the_end_is_under_way_no_more(qtbot: QtBot) -> None:
    background, begun, gate = Background(), threading.Event(), threading.Event()
    background.run(Lane.STORE, lambda: (begun.set(), gate.wait()))
    for _ in range(3):
        background.run(Lane.STORE, lambda: None)
    assert begun.wait(10) and background.under_way == 4
    threading.Timer(0.05, gate.set).start()
    background.stop()
    qtbot.waitUntil(lambda: background.under_way == 0)
