"""Small and upright windows: nothing is cut off sideways, and what comes next can be reached."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from tests.ui.screens.card_acts import musterbau
from tests.ui.screens.visit_window import Visit, open_visit, visit_job
from ui.place import TODAY
from ui.screens.sync_centre import presenter
from ui.wording import Words

__all__ = ["open_visit"]

Open = Callable[..., Visit]
SCREENS = ("job", "preconditions", "matrix", "blocks", "sign_off", "sync_centre", "settings")
VISIT_SCREENS = ("users", "devices", "mailboxes", "blocks", "sign_off")


def cut_off(visit: Visit) -> list[str]:
    """Names of buttons that stick out of the window or of the page they scroll in."""
    window = visit.window
    found = []
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.accessibleName():
            continue
        room = QRect(0, 0, window.width(), 10_000)
        parent: QWidget | None = button.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                view = parent.viewport()
                room = QRect(view.mapTo(window, QPoint(0, 0)).x(), 0, view.width(), 10_000) & room
            parent = parent.parentWidget()
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        if place.left() < room.left() or place.right() > room.right():
            found.append(f"{button.accessibleName()}: {place.left()}–{place.right()} in {room.left()}–{room.right()}")
    return found


@pytest.mark.parametrize(("width", "height"), [(1024, 600), (800, 1280), (1280, 800)])
def test_no_button_is_cut_off(open_visit: Open, width: int, height: int) -> None:
    visit = open_visit(musterbau())
    visit.window.resize(width, height)
    visit.window.go(TODAY)
    visit.rest()
    assert cut_off(visit) == []
    for screen in SCREENS:
        visit.go(screen)
        assert (screen, cut_off(visit)) == (screen, [])


@pytest.mark.parametrize(("width", "height"), [(1024, 600), (800, 1280)])
def test_no_button_of_the_visit_is_cut_off(open_visit: Open, width: int, height: int) -> None:
    visit = open_visit(visit_job())
    visit.window.resize(width, height)
    for screen in VISIT_SCREENS:
        visit.go(screen)
        assert (screen, cut_off(visit)) == (screen, [])


def test_in_a_narrow_window_the_times_are_one_row_and_unfold(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.window.resize(1024, 600)
    visit.go("job")
    visit.click("Anfahrt eintragen")
    times = visit.there("Zeiten")
    assert times.width() > 800 and times.height() < 160
    visit.click("Alle Zeiten")
    visit.bot.waitUntil(lambda: times.height() > 200)
    visit.click("Alle Zeiten")
    visit.bot.waitUntil(lambda: times.height() < 160)


def test_the_sync_centre_says_in_bold_that_the_work_is_safe_and_never_counts_to_nothing(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("sync_centre")
    visit.click("Alle jetzt senden")  # nobody answers at this tablet's address
    visit.bot.waitUntil(lambda: visit.tablet.app.syncing.status().last_problem is not None, timeout=10_000)
    page = presenter.load(visit.tablet.app, Words("de"), datetime.now().astimezone())
    assert page.amber and page.fact == "Ihre Arbeit liegt sicher auf dem Gerät."
    assert page.rest.startswith("HQ ") and " 0 Sekunden" not in page.rest
    assert [line.second for line in page.lines if "0 E" in line.second] == []
