"""The matrix under hand and keys: what it shows, what it chooses, what it asks for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from tests.ui.widgets.sample_matrix import sample_page
from ui.models.matrix import Act, Look, MatrixCell, MatrixPage
from ui.theme.tokens import LIGHT
from ui.widgets.matrix.geometry import Density
from ui.widgets.matrix.view import MatrixView
from ui.widgets.mini_map import MiniMap

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(show: Show) -> MatrixView:
    result = MatrixView(name="Arbeitsplätze")
    result.resize(1092, 600)
    result.show_page(sample_page())
    show(result)
    result.setFocus()
    return result


@pytest.fixture
def press(view: MatrixView) -> Callable[..., None]:
    def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(view, key, held)

    return _press


def middle(view: MatrixView, row: str, column: str) -> QPoint:
    rect = view.cell_rect(row, column)
    assert not rect.isNull(), f"{row} {column} is not visible"
    return rect.center()


def drag(
    view: MatrixView, start: QPoint, *way: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, held, start)
    for point in way:
        QTest.mouseMove(view.viewport(), point)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, held, way[-1])


def test_the_first_cell_is_where_the_keys_begin(view: MatrixView) -> None:
    assert view.current() == ("wp-1", "portal")
    assert view.accessibleDescription() == "AP-01, Grundeinrichtung Portal, erledigt"


def test_a_cell_is_spoken_with_place_item_state_and_code(view: MatrixView) -> None:
    view.set_current("AP-21", "power")
    assert view.accessibleDescription() == "AP-21, Strom, sperrt, K02"
    assert view.current() == ("wp-21", "power")


def test_arrows_cross_the_head_of_a_floor_and_stop_at_the_edges(view: MatrixView, press: Callable[..., None]) -> None:
    view.set_current("AP-08", "portal")
    press(Key.Key_Down)
    assert view.current() == ("wp-9", "portal")
    press(Key.Key_Left)
    assert view.current() == ("wp-9", "portal")
    press(Key.Key_End)
    press(Key.Key_Right)
    assert view.current() == ("wp-9", "voicemail")
    press(Key.Key_Home, CTRL)
    press(Key.Key_Up)
    assert view.current() == ("wp-1", "portal")
    press(Key.Key_End, CTRL)
    assert view.current() == ("wp-24", "voicemail")


def test_shift_and_arrows_choose_and_space_asks_only_for_what_changes(
    view: MatrixView, press: Callable[..., None], qtbot: QtBot
) -> None:
    view.set_current("AP-17", "assemble")
    press(Key.Key_Down, SHIFT, times=4)
    assert view.selected() == tuple((f"wp-{n}", "assemble") for n in range(17, 22))
    with qtbot.waitSignal(view.paint_requested) as asked:
        press(Key.Key_Space)
    cells, act = asked.args
    assert act is Act.DONE
    assert cells == tuple((f"wp-{n}", "assemble") for n in (17, 18, 20, 21))  # AP-19 is done and stays


@pytest.mark.parametrize(("key", "act"), [(Key.Key_W, Act.DEVIATES), (Key.Key_E, Act.NA), (Key.Key_X, Act.NOT_DONE),
                                          (Key.Key_Delete, Act.OPEN)])  # fmt: skip
def test_an_exception_may_replace_a_tick(
    view: MatrixView, press: Callable[..., None], qtbot: QtBot, key: Qt.Key, act: Act
) -> None:
    view.set_current("AP-19", "assemble")
    with qtbot.waitSignal(view.paint_requested) as asked:
        press(key)
    assert asked.args == [(("wp-19", "assemble"),), act]


def test_nothing_to_change_asks_for_nothing(view: MatrixView, press: Callable[..., None], qtbot: QtBot) -> None:
    view.set_current("AP-19", "assemble")
    with qtbot.assertNotEmitted(view.paint_requested):
        press(Key.Key_Space)
    view.set_current("AP-24", "power")
    with qtbot.assertNotEmitted(view.paint_requested):
        press(Key.Key_Delete)


def test_column_row_and_everything_can_be_chosen_by_key(view: MatrixView, press: Callable[..., None]) -> None:
    view.set_current("AP-09", "pc")
    press(Key.Key_Space, CTRL)
    assert {column for _, column in view.selected()} == {"pc"} and len(view.selected()) == 24
    press(Key.Key_Escape)
    assert view.selected() == ()
    press(Key.Key_Space, SHIFT)
    assert {row for row, _ in view.selected()} == {"wp-9"} and len(view.selected()) == 10
    press(Key.Key_A, CTRL)
    assert len(view.selected()) == 240


def test_escape_first_lets_go_then_leaves(view: MatrixView, press: Callable[..., None], qtbot: QtBot) -> None:
    view.select([("AP-17", "pc"), ("AP-18", "pc")])
    with qtbot.assertNotEmitted(view.left):
        press(Key.Key_Escape)
    with qtbot.waitSignal(view.left):
        press(Key.Key_Escape)


def test_f7_finds_the_next_open_cell_and_f8_the_next_unlike_the_others(
    view: MatrixView, press: Callable[..., None]
) -> None:
    view.set_current("AP-01", "portal")
    press(Key.Key_F8)
    assert view.current() == ("wp-5", "briefing")
    press(Key.Key_F8, times=2)
    assert view.current() == ("wp-14", "unpack")
    press(Key.Key_F8, SHIFT)
    assert view.current() == ("wp-5", "voicemail")
    press(Key.Key_F7)
    assert view.current() == ("wp-12", "voicemail")
    press(Key.Key_F8, times=4)
    assert view.current() == ("wp-21", "power")
    press(Key.Key_F8)
    assert view.current() == ("wp-5", "briefing")  # around the end


def test_other_keys_tell_the_screen_what_is_wanted(view: MatrixView, press: Callable[..., None], qtbot: QtBot) -> None:
    view.set_current("AP-20", "pc")
    for key, held, signal in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, view.cell_activated),
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier, view.edit_requested),
    ):
        with qtbot.waitSignal(signal) as heard:
            press(key, held)
        assert heard.args == ["wp-20", "pc"]
    for key, signal in (
        (Key.Key_Z, view.undo_requested), (Key.Key_Y, view.redo_requested), (Key.Key_F, view.search_requested),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            press(key, CTRL)
    with qtbot.waitSignal(view.painting_toggled) as heard:
        press(Key.Key_M, CTRL)
    assert heard.args == [True] and view.painting


def test_plus_and_minus_fold_the_floor_of_the_current_cell(
    view: MatrixView, press: Callable[..., None], qtbot: QtBot
) -> None:
    view.select([("AP-03", "pc"), ("AP-17", "pc")])
    view.set_current("AP-03", "pc")
    with qtbot.waitSignal(view.fold_changed) as heard:
        press(Key.Key_Minus)
    assert heard.args == ["eg", True]
    assert view.selected() == (("wp-17", "pc"),)
    assert view.cell_rect("AP-03", "pc") == QRect()
    press(Key.Key_Down)
    assert view.current() == ("wp-9", "pc")
    view.set_current("AP-03", "pc")
    assert "eg" not in view.folded()
    assert not view.cell_rect("AP-03", "pc").isNull()


def test_a_drag_chooses_a_rectangle_and_never_what_is_folded(view: MatrixView) -> None:
    view.resize(1092, 800)
    view.fold("og1", True)
    drag(view, middle(view, "AP-07", "pc"), middle(view, "AP-08", "pc"), middle(view, "AP-17", "briefing"))
    assert {row for row, _ in view.selected()} == {"wp-7", "wp-8", "wp-17"}
    assert {column for _, column in view.selected()} == {"pc", "briefing"}


def test_ctrl_adds_to_what_is_chosen(view: MatrixView) -> None:
    view.set_painting(True)
    drag(view, middle(view, "AP-01", "pc"), middle(view, "AP-02", "pc"))
    drag(view, middle(view, "AP-04", "power"), middle(view, "AP-05", "power"), held=CTRL)
    assert len(view.selected()) == 4
    drag(view, middle(view, "AP-01", "start"), middle(view, "AP-01", "start") + QPoint(1, 1))
    assert view.selected() == (("wp-1", "start"),)


def test_the_knob_pulls_the_selection_on(view: MatrixView) -> None:
    drag(view, middle(view, "AP-01", "pc"), middle(view, "AP-02", "pc"))
    knob = view.knob()
    assert knob is not None
    drag(view, knob, middle(view, "AP-03", "pc"), middle(view, "AP-05", "pc"))
    assert len(view.selected()) == 5


def test_a_head_chooses_its_column_a_name_opens_its_place(view: MatrixView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.head_rect("assemble").center())
    assert len(view.selected()) == 24
    with qtbot.waitSignal(view.row_activated) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.row_head_rect("AP-03").center())
    assert heard.args == ["wp-3"]
    with qtbot.waitSignal(view.fold_changed) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.floor_rect("eg").center())
    assert heard.args == ["eg", True]


def test_the_second_tap_on_a_cell_opens_it(view: MatrixView, qtbot: QtBot) -> None:
    where = middle(view, "AP-04", "pc")
    with qtbot.assertNotEmitted(view.cell_activated):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(view.cell_activated) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == ["wp-4", "pc"]


def test_a_double_click_opens_a_cell(view: MatrixView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.cell_activated) as heard:
        where = middle(view, "AP-04", "start")
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == ["wp-4", "start"]


def test_a_new_page_keeps_the_place_and_drops_what_is_gone(view: MatrixView) -> None:
    view.set_current("AP-20", "pc")
    view.select([("AP-20", "pc"), ("AP-02", "pc")])
    scrolled = view.verticalScrollBar().value()
    page = sample_page()
    fewer = MatrixPage(
        columns=page.columns, rows=tuple(row for row in page.rows if row.floor == "og2"), floors=page.floors
    )
    view.show_page(page)
    assert view.verticalScrollBar().value() == scrolled and len(view.selected()) == 2
    view.show_page(fewer)
    assert view.current() == ("wp-20", "pc")
    assert view.selected() == (("wp-20", "pc"),)


def test_colours_of_the_cells_are_those_of_their_state(view: MatrixView) -> None:
    view.set_current("AP-21", "portal")
    image = view.viewport().grab().toImage()

    def ground(row: str, column: str) -> QColor:
        return image.pixelColor(view.cell_rect(row, column).bottomLeft() + QPoint(5, -4))

    assert ground("AP-21", "power") == QColor(LIGHT.block_mark)
    assert ground("AP-20", "pc") == QColor(LIGHT.done_tint)
    assert ground("AP-18", "unpack") == QColor(LIGHT.begun_tint)
    assert ground("AP-20", "power") == QColor(LIGHT.sheet)


def test_a_chosen_cell_shows_what_it_would_become(view: MatrixView) -> None:
    view.select([("AP-17", "assemble"), ("AP-19", "assemble")])
    view.scroll_to("AP-19", "assemble")
    image = view.viewport().grab().toImage()
    open_one = view.cell_rect("AP-17", "assemble")
    done_one = view.cell_rect("AP-19", "assemble")
    assert image.pixelColor(open_one.bottomLeft() + QPoint(8, -8)) == QColor(LIGHT.accent_tint)
    assert image.pixelColor(done_one.bottomLeft() + QPoint(8, -8)) == QColor(LIGHT.done_tint)
    assert image.pixelColor(open_one.center().x(), open_one.top() - 1) == QColor(LIGHT.accent)


@pytest.mark.parametrize(("density", "tall"), [(Density.TOUCH, 48), (Density.DENSE, 28), (Density.SMALL, 48)])
def test_cells_have_the_height_of_their_density(view: MatrixView, density: Density, tall: int) -> None:
    view.set_density(density)
    assert view.cell_rect("AP-01", "portal").height() == tall
    assert view.cell_rect("AP-01", "portal").width() >= 62


def test_the_mini_map_jumps(view: MatrixView, show: Show) -> None:
    little = MiniMap("Übersicht", view)
    little.resize(56, 592)
    show(little)
    QTest.mouseClick(little, Qt.MouseButton.LeftButton, pos=QPoint(20, 580))
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    QTest.keyClick(little, Key.Key_PageUp)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum()


def test_a_page_that_contradicts_itself_is_refused() -> None:
    page = sample_page()
    with pytest.raises(ValueError, match="AP-01: floor 'eg'"):
        MatrixPage(columns=page.columns, rows=page.rows, floors=page.floors[1:])
    with pytest.raises(ValueError, match="AP-01: 10 cells for 9 columns"):
        MatrixPage(columns=page.columns[1:], rows=page.rows, floors=page.floors)
    with pytest.raises(ValueError, match="order of the floors"):
        MatrixPage(columns=page.columns, rows=tuple(reversed(page.rows)), floors=page.floors)


def test_where_an_item_does_not_stand_there_is_nothing_to_do(view: MatrixView, qtbot: QtBot) -> None:
    page = sample_page()
    gap = replace(page.rows[0], cells=(MatrixCell(look=Look.ABSENT), *page.rows[0].cells[1:]))
    view.show_page(replace(page, rows=(gap, *page.rows[1:])))
    view.set_current("AP-01", "portal")
    for signal in (view.paint_requested, view.cell_activated, view.edit_requested):
        with qtbot.assertNotEmitted(signal):
            for key in (Key.Key_Space, Key.Key_W, Key.Key_Delete, Key.Key_Return, Key.Key_F2):
                QTest.keyClick(view, key)


def test_an_empty_page_takes_every_key_without_harm(show: Show) -> None:
    view = MatrixView(name="leer")
    show(view)
    view.setFocus()
    for key in (Key.Key_Down, Key.Key_Space, Key.Key_Return, Key.Key_F8, Key.Key_Minus, Key.Key_A):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Key.Key_A, CTRL)
    assert view.current() is None and view.selected() == ()


def finger(view: MatrixView, start: QPoint, *way: QPoint) -> None:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    # Addressed to the window: Qt's test touches do not find a viewport by themselves.
    touch = QTest.touchEvent(view, device)
    touch.press(0, start, view)
    touch.commit()
    for point in way:
        QTest.touchEvent(view, device).move(0, point, view).commit()
    QTest.touchEvent(view, device).release(0, way[-1], view).commit()


def test_a_finger_paints_while_painting_is_on(view: MatrixView) -> None:
    view.set_painting(True)
    finger(view, middle(view, "AP-01", "pc"), middle(view, "AP-02", "pc"), middle(view, "AP-04", "pc"))
    assert view.selected() == tuple((f"wp-{n}", "pc") for n in range(1, 5))


@pytest.mark.qt_log_ignore("could not find the target for gesture")  # the flick of a test has no time
def test_a_finger_that_scrolls_chooses_and_opens_nothing(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current("AP-06", "pc")
    with qtbot.assertNotEmitted(view.cell_activated):
        finger(view, middle(view, "AP-06", "pc"), middle(view, "AP-05", "pc"), middle(view, "AP-06", "pc"))
    assert view.selected() == ()
    assert view.current() == ("wp-6", "pc")


def test_a_finger_taps_a_cell_and_taps_again_to_open_it(view: MatrixView, qtbot: QtBot) -> None:
    where = middle(view, "AP-04", "pc")
    finger(view, where, where)
    assert view.current() == ("wp-4", "pc")
    with qtbot.waitSignal(view.cell_activated) as heard:
        finger(view, where, where)
    assert heard.args == ["wp-4", "pc"]
