"""Files read one after the other in slices: put aside between two of them, the stick pulled and put back, none lost, none read twice."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.file_facts import FileReading
from app.mailbox_check import PstReading
from app.problems import Code
from checklists.pst import check_pst
from ui.background import Background, Lane
from ui.screens.mailboxes.reading_run import ReadingRun


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def context(lanes: Background) -> Any:
    """What a run asks of its screen: the lane of long work, with the real threads."""

    def work(job: Callable[[], Any], done: Any, owner: QObject, failed: Any = None) -> None:
        lanes.run(Lane.WORK, job, receiver=owner, done=done, failed=failed)

    return SimpleNamespace(lanes=lanes, work=work)


def reading(path: Path) -> PstReading:
    judged = check_pst(name=path.name, size=1, header=b"", address="a@firma.de", quota=None)
    opened = FileReading(path)
    opened.close()
    return PstReading(subject=path.name, mail="", quota=None, check=judged, reading=opened)


class Heard:
    """What a run told, in order."""

    def __init__(self, run: ReadingRun) -> None:
        self.told: list[tuple[str, object]] = []
        run.read.connect(lambda nth, report: self.told.append((f"read {nth}", report.fact.sha256)))
        run.refused.connect(lambda nth, error: self.told.append((f"refused {nth}", error.code)))
        run.halted.connect(lambda nth, error: self.told.append((f"halted {nth}", error.code)))
        run.ended.connect(lambda: self.told.append(("ended", None)))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{nth}.pst" for nth in range(3)]
    for path in paths:
        path.write_bytes(os.urandom(700_000))
    return paths


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def idle(qtbot: QtBot, lanes: Background) -> None:
    qtbot.waitUntil(lambda: lanes.under_way == 0, timeout=10_000)


def test_all_are_read_and_a_changed_one_does_not_stop_the_others(
    qtbot: QtBot, lanes: Background, files: list[Path]
) -> None:
    owner = QObject()
    run = ReadingRun(context(lanes), [reading(path) for path in files], owner)
    heard = Heard(run)
    os.truncate(files[1], 5)
    run.go_on()
    idle(qtbot, lanes)
    assert heard.told == [
        ("read 0", digest(files[0])),
        ("refused 1", Code.FILE_CHANGING),
        ("read 2", digest(files[2])),
        ("ended", None),
    ]
    assert (run.size, run.done) == (2_100_000, 1_400_000)


def test_a_pulled_stick_halts_the_run_until_it_is_back(qtbot: QtBot, lanes: Background, files: list[Path]) -> None:
    owner = QObject()
    run = ReadingRun(context(lanes), [reading(path) for path in files], owner)
    heard = Heard(run)
    run.read.connect(lambda nth, _report: run.pause() if nth == 0 else None)
    run.go_on()
    idle(qtbot, lanes)
    assert run.paused and [what for what, _ in heard.told] == ["read 0"]
    away = files[1].rename(files[1].with_name("pocket"))
    run.go_on()
    idle(qtbot, lanes)
    assert run.paused and heard.told[-1] == ("halted 1", Code.FILE_LOST)
    away.rename(files[1])
    run.go_on()
    idle(qtbot, lanes)
    assert [what for what, _ in heard.told] == ["read 0", "halted 1", "read 1", "read 2", "ended"]


def test_a_stopped_run_reads_no_further(qtbot: QtBot, lanes: Background, files: list[Path]) -> None:
    owner = QObject()
    run = ReadingRun(context(lanes), [reading(path) for path in files], owner)
    heard = Heard(run)
    run.read.connect(lambda _nth, _report: run.stop())
    run.go_on()
    idle(qtbot, lanes)
    run.go_on()
    idle(qtbot, lanes)
    assert [what for what, _ in heard.told] == ["read 0"]
