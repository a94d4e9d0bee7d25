"""The window that is killed: the real one, offscreen, worked by keys and mouse, and what its status field showed said aloud.

The tablet's clock stands still and moves on by a minute with every act, so that "Gespeichert 00:07" names the seventh act alone.
"""

import itertools
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

import ui.main
from app.bootstrap import FieldApp, open_field_app
from app.clock import Clock
from app.settings import FieldSettings
from tests.app.tablet import PIN
from ui.models.matrix import Look
from ui.screens.matrix.screen import MatrixScreen
from ui.widgets.matrix.view import MatrixView
from ui.widgets.status_field import StatusField
from ui.window import Window

ITEM = "3.1.1-b1"
COMMIT = "commit"
DESKS = 12
ANSWERS_OF_ACTS = (DESKS, 1, 1, DESKS)
"""How many answers each act writes, over and over: a column done, one cell opened, done again, the column opened."""

Script = Iterator[Callable[[], bool]]
"""A technician's day: yields what has to be seen before the next act."""


def work(folder: Path, aloud: Connection, too_early: bool) -> None:
    """Never ends by itself. `too_early` is the mutant: its status field says "Gespeichert" before anything is written."""
    speaking = threading.Lock()

    def say(text: str) -> None:
        with speaking:
            aloud.send(text)

    qt = QApplication(sys.argv[:1])
    clock = SteppedClock()
    ui.main.open_field_app = clock.open
    window, lanes = ui.main.build(folder)
    event.listen(Engine, "commit", lambda connection: say(COMMIT))
    witness = Witness(window.findChildren(StatusField)[0], say)
    lanes.broke.connect(lambda error: say(f"broke: {error!r}"))
    window.show()
    if too_early:
        _announce_before_writing(window, clock)
    player = Player(day(window, clock, witness))
    player.start()
    qt.exec()


class SteppedClock:
    """Midnight, and one minute more with every act."""

    def __init__(self) -> None:
        self.wall = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)

    def open(self, settings: FieldSettings, clock: Clock | None = None) -> FieldApp:
        """`app.bootstrap.open_field_app` with this clock."""
        return open_field_app(settings, Clock(wall=lambda: self.wall))

    def step(self) -> str:
        """The next minute, as the status field writes it."""
        self.wall += timedelta(minutes=1)
        return f"{self.wall:%H:%M}"


class Witness(QObject):
    """Reads the status field whenever it is painted, as an eye would."""

    def __init__(self, field: StatusField, say: Callable[[str], None]) -> None:
        super().__init__()
        self._field, self._say = field, say
        self.read = ""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.Paint and self._field.text() != self.read:
            self.read = self._field.text()
            self._say(self.read)
        return False


class Player(QObject):
    """Goes on with the script as soon as what it waits for is seen."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._seen: Callable[[], bool] = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._timer.start(1)

    def _look(self) -> None:
        if self._seen():
            self._seen = next(self._script)


def day(window: Window, clock: SteppedClock, witness: Witness) -> Script:
    """PIN, Heute, the job, its workplaces; then answers without end."""
    yield lambda: shown(window, "PIN") is not None
    QTest.keyClicks(there(window, "PIN"), PIN)
    QTest.keyClick(there(window, "PIN"), Qt.Key.Key_Return)
    for step in ("Einsatz öffnen, Musterbau Weiß & Söhne GmbH", "Arbeitsplätze"):
        yield lambda step=step: shown(window, step) is not None  # type: ignore[misc]
        QTest.mouseClick(there(window, step), Qt.MouseButton.LeftButton)
    yield lambda: bool(window.findChildren(MatrixView)) and window.findChildren(MatrixView)[0].page.rows != ()
    view = window.findChildren(MatrixView)[0]
    desks = [row.subject for row in view.page.rows]
    for act in itertools.count():
        minute, kind = clock.step(), act % len(ANSWERS_OF_ACTS)
        desk = desks[act // len(ANSWERS_OF_ACTS) % len(desks)]
        tap(view, desk)
        if ANSWERS_OF_ACTS[kind] > 1:
            QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)  # the whole column
        done = kind in (0, 2)
        QTest.keyClick(view, Qt.Key.Key_Space if done else Qt.Key.Key_Delete)
        yield lambda minute=minute: minute in witness.read  # type: ignore[misc]
        # The next act aims at what stands on the page: it must have come, too. (Ticked and not yet finished: begun.)
        yield lambda desk=desk, done=done: (look_of(view, desk) is not Look.OPEN) == done  # type: ignore[misc]


def shown(window: Window, name: str) -> QWidget | None:
    """The visible, enabled widget with an accessible name."""
    found = [w for w in window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible() and w.isEnabled()]
    return found[0] if found else None


def there(window: Window, name: str) -> QWidget:
    widget = shown(window, name)
    assert widget is not None
    return widget


def look_of(view: MatrixView, desk: str) -> Look:
    rows = [row.subject for row in view.page.rows]
    columns = [column.key for column in view.page.columns]
    return view.page.cell(rows.index(desk), columns.index(ITEM)).look


def tap(view: MatrixView, desk: str) -> None:
    view.scroll_to(desk, ITEM)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell_rect(desk, ITEM).center())


def _announce_before_writing(window: Window, clock: SteppedClock) -> None:
    paint = MatrixScreen._paint
    field = window.findChildren(StatusField)[0]

    def hasty(self: MatrixScreen, *asked: Any) -> None:
        field.show_status(f"Gespeichert {clock.wall:%H:%M}", "", icon="tablet")
        field.repaint()
        paint(self, *asked)

    MatrixScreen._paint = hasty  # type: ignore[assignment, method-assign]
