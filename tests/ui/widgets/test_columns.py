"""Two columns that become one page in a narrow window."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.columns import Columns


def part(name: str, height: int = 300) -> QWidget:
    found = QLabel(name)
    found.setMinimumHeight(height)
    return found


def top(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def test_beside_each_other_where_there_is_room_and_below_each_other_where_there_is_none(qtbot: QtBot) -> None:
    columns = Columns(side=356, spacing=20)
    qtbot.addWidget(columns)
    main, side = part("main"), part("side")
    columns.show_parts(main, side)
    columns.resize(1280, 700)
    columns.show()
    assert top(main) == top(side) and side.width() == 356
    columns.resize(1000, 500)
    qtbot.waitUntil(lambda: main.isVisible() and side.isVisible() and top(side) >= top(main) + 300)
    qtbot.waitUntil(lambda: side.width() > 900)  # as wide as the page, nothing cut off
    columns.resize(1280, 700)
    qtbot.waitUntil(lambda: top(main) == top(side))
    qtbot.waitUntil(lambda: side.isVisible() and side.width() == 356)


def test_the_side_comes_first_where_it_holds_the_next_act(qtbot: QtBot) -> None:
    columns = Columns(side=356, spacing=20, side_first=True)
    qtbot.addWidget(columns)
    columns.resize(800, 1200)
    columns.show()
    main, side = part("main"), part("side")
    columns.show_parts(main, side)
    qtbot.waitUntil(lambda: top(main) >= top(side) + 300)


def test_new_parts_take_the_place_of_the_old_ones_and_the_page_stays_where_it_was(qtbot: QtBot) -> None:
    columns = Columns(side=356, spacing=20)
    qtbot.addWidget(columns)
    columns.resize(900, 400)
    columns.show()
    columns.show_parts(part("old", 900), part("old side", 900))
    bar = max(columns.findChildren(QScrollBar), key=lambda one: one.maximum())
    qtbot.waitUntil(lambda: bar.maximum() > 700)
    bar.setValue(500)
    columns.show_parts(part("new", 900), part("new side", 900))
    qtbot.waitUntil(lambda: {one.text() for one in columns.findChildren(QLabel)} == {"new", "new side"})
    assert bar.value() == 500
