"""The real window on a real profile that holds one 2.6 visit, worked by mouse and keys as a person would."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.open_job import OpenJob
from checklists.ids import SubjectId
from checklists.job import Job, OrderedUser
from tests.app.tablet import BUNDLE, CAT_HASH, Tablet, new_tablet
from tests.checklists import sample
from ui.background import Background
from ui.place import Place
from ui.theme.apply import prepare_application
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme
from ui.window import Window
from ui.wording import Words


def visit_job(**changes: object) -> Job:
    return replace(sample.setup_job(cat_hash=CAT_HASH, mailboxes=2), **changes)  # type: ignore[arg-type]


def ordered_user(nth: int, first: str, last: str, mail: str, **more: str) -> OrderedUser:
    attributes = {"givenName": first, "sn": last, "mail": mail, "userPrincipalName": mail, **more}
    return OrderedUser(subject_id=SubjectId(f"user-{nth}"), attributes=tuple(sorted(attributes.items())))


@dataclass(slots=True)
class Visit:
    """`shown` finds by accessible name what is visible and enabled; acts wait until every lane has come home."""

    bot: QtBot
    tablet: Tablet
    window: Window
    lanes: Background

    @property
    def job(self) -> OpenJob:
        return self.tablet.app.jobs.open(visit_job().job_id)

    def go(self, screen: str) -> None:
        self.window.go(Place(screen=screen, job=visit_job().job_id))
        self.rest()

    def rest(self) -> None:
        """Until nothing is under way and nothing is queued: a cell's editor hands over what was typed by a queued call."""

        def quiet() -> bool:
            QApplication.processEvents()
            return self.lanes.under_way == 0

        self.bot.waitUntil(lambda: quiet() and quiet(), timeout=10_000)

    def shown(self, name: str) -> QWidget | None:
        found = [w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]
        return next((w for w in found if w.isEnabled()), None)

    def all_shown(self) -> list[QWidget]:
        """Everything visible that has a spoken name, in the order of the tree."""
        return [w for w in self.window.findChildren(QWidget) if w.accessibleName() and w.isVisible()]

    def spoken(self) -> list[str]:
        return [one.accessibleName() for one in self.all_shown()]

    def texts(self) -> list[str]:
        """All words on labels that are visible."""
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]

    def there(self, name: str) -> QWidget:
        self.bot.waitUntil(lambda: self.shown(name) is not None, timeout=5_000)
        widget = self.shown(name)
        assert widget is not None
        return widget

    def click(self, name: str) -> None:
        QTest.mouseClick(self.there(name), Qt.MouseButton.LeftButton)
        self.rest()

    def type(self, name: str, text: str) -> QLineEdit:
        field = self.there(name)
        assert isinstance(field, QLineEdit)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        field.selectAll()
        field.insert(text)  # QTest types no letters beyond ASCII
        return field

    def enter(self, name: str, text: str) -> None:
        QTest.keyClick(self.type(name, text), Qt.Key.Key_Return)
        self.rest()

    def draw(self, name: str) -> None:
        """A wave across the pad of that name."""
        pad = self.there(name)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(pad, left, pos=QPoint(60, 60))
        for step in range(40):
            QTest.mouseMove(pad, QPoint(60 + 4 * step, round(60 + 25 * math.sin(step / 3))))
        QTest.mouseRelease(pad, left, pos=QPoint(220, 60))
        self.rest()


@pytest.fixture
def open_visit(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[object]:
    """A function from job (and language) to the open Visit."""
    prepare_application(qapp, Theme(scheme=Scheme.LIGHT, less_motion=True))
    opened: list[Visit] = []

    def _open(job: Job | None = None, language: str = "de", bundle: bytes = BUNDLE) -> Visit:
        tablet = new_tablet(tmp_path / "profile", job or visit_job(), bundle=bundle)
        tablet.restart()  # a profile just enrolled is ready from the next start on
        lanes = Background()
        window = Window(tablet.app, lanes, Words(language))
        broken: list[object] = []
        lanes.broke.connect(broken.append)
        window.resize(1280, 800)
        qtbot.addWidget(window)
        window.show()
        window.start()
        qtbot.waitExposed(window)
        visit = Visit(bot=qtbot, tablet=tablet, window=window, lanes=lanes)
        opened.append(visit)
        visit.rest()
        return visit

    yield _open
    for visit in opened:
        visit.window.close()
        visit.lanes.stop()
        visit.tablet.app.close()
