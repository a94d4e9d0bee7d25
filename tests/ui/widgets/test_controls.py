"""Controls: large enough for a finger, named, worked by keys, and they say what happened."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from tests.ui.widgets.gallery import components, window
from ui.models.matrix import Counts, Look
from ui.theme.textblock import Run, TextBlock
from ui.theme.theme import current_theme
from ui.theme.type import BODY, HANDOVER
from ui.widgets.bar import Bar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.choice import BoxRow, RadioRow
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.filter_button import FilterButton
from ui.widgets.list_row import ListRow
from ui.widgets.matrix.geometry import Density
from ui.widgets.meter import Meter
from ui.widgets.note_field import NoteField
from ui.widgets.progress import Progress
from ui.widgets.ring import Ring
from ui.widgets.run_row import Answer, RunRow
from ui.widgets.segments import Segments
from ui.widgets.spine import Spine
from ui.widgets.stage_path import Stage, StagePath, Step
from ui.widgets.status_field import StatusField
from ui.widgets.tabs import TabBar
from ui.widgets.text import Text


def colour_at(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.mark.parametrize("page", [components, lambda: window(1280, 800, density=Density.TOUCH, painting=True),
                                  lambda: window(1024, 600, density=Density.SMALL, painting=True)])  # fmt: skip
def test_whatever_can_be_pressed_is_large_enough_and_has_a_name(page, show: Show) -> None:  # type: ignore[no-untyped-def]
    shown = show(page())
    pressable = [child for child in shown.findChildren(QAbstractButton) if child.isVisible()]
    assert len(pressable) > 8
    for child in pressable:
        assert child.width() >= 48 and child.height() >= 48, child.accessibleName()
        said = QAccessible.queryAccessibleInterface(child)
        assert said is not None and said.text(QAccessible.Text.Name), type(child)
    for edit in shown.findChildren(QLineEdit):
        assert edit.accessibleName()


def test_a_button_that_is_off_says_why(show: Show) -> None:
    button = Button("Eintragen", kind=ButtonKind.PRIMARY)
    show(button)
    button.set_off("Zuerst einen Grund wählen.")
    with_press: list[bool] = []
    button.clicked.connect(lambda: with_press.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not with_press
    assert button.accessibleDescription() == "Zuerst einen Grund wählen."
    button.set_on()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert with_press == [True]
    assert button.accessibleDescription() == ""


def test_the_next_act_is_taller_than_any_other_button() -> None:
    heights = {kind: Button("Weiter", kind=kind).sizeHint().height() for kind in ButtonKind}
    assert heights.pop(ButtonKind.NEXT_ACT) == 56
    assert set(heights.values()) == {48}


def test_a_filter_shows_whether_it_is_on(show: Show) -> None:
    button = FilterButton("Offen", count="12")
    show(button)
    assert button.accessibleName() == "Offen 12"
    assert colour_at(button, 20, 5) != current_theme().tokens.accent_tint
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert colour_at(button, 20, 5) == current_theme().tokens.accent_tint


def test_segments_are_walked_with_arrows(show: Show, qtbot: QtBot) -> None:
    parts = Segments([("p", "Anbieter"), ("k", "Kunde"), ("d", "Dritte")], name="Wer", current="p")
    show(parts)
    parts.part("p").setFocus()
    with qtbot.waitSignal(parts.chosen) as heard:
        QTest.keyClick(parts.part("p"), Qt.Key.Key_Right)
    assert heard.args == ["k"]
    assert parts.current() == "k"
    parts.set_current("")
    assert parts.current() == ""


def test_the_whole_row_of_a_box_is_the_target(show: Show) -> None:
    row = BoxRow("Ja, ich weise beide ein.", rule=True)
    row.resize(500, 48)
    show(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(480, 40))
    assert row.isChecked()


def test_a_locked_decision_cannot_be_taken(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    free = RadioRow("Ich nehme ab", second="ohne Vorbehalt", card=True)
    locked = RadioRow("Ansprechpartner nicht da", second="nur Techniker, mit PIN", card=True, locked=True)
    column.addWidget(free)
    column.addWidget(locked)
    show(holder)
    QTest.mouseClick(locked, Qt.MouseButton.LeftButton)
    QTest.mouseClick(free, Qt.MouseButton.LeftButton)
    assert free.isChecked() and not locked.isChecked()
    assert RadioRow("Gerät defekt", code="P01").accessibleName() == "P01 Gerät defekt"


def test_a_field_commits_what_changed_and_only_that(show: Show, qtbot: QtBot) -> None:
    field = Field("MAC-Adresse", text="", identity=True)
    show(field)
    heard: list[str] = []
    field.committed.connect(heard.append)
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert heard == []
    QTest.keyClicks(field.edit, "02AC1C5989F1")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert heard == ["02AC1C5989F1"]


def test_a_wrong_field_is_red_and_tells_what_is_allowed(show: Show) -> None:
    field = Field("Abstand zur Steckdose", text="3,4", unit="m")
    field.resize(268, 100)
    show(field)
    field.set_wrong("Erlaubt sind 2,0 m")
    left = field.box.mapTo(field, QPoint(0, 24))
    assert colour_at(field, left.x(), left.y()) == current_theme().tokens.block
    assert field.edit.accessibleDescription() == "Erlaubt sind 2,0 m"
    assert any(label.text() == "Erlaubt sind 2,0 m" and label.isVisible() for label in field.findChildren(QLabel))
    field.set_plain()
    assert colour_at(field, left.x(), left.y()) != current_theme().tokens.block


def test_a_note_commits_when_it_is_left(show: Show) -> None:
    holder = QWidget()
    line = QHBoxLayout(holder)
    note, other = NoteField("Was haben Sie gesehen?"), Button("Weiter")
    line.addWidget(note)
    line.addWidget(other)
    show(holder)
    heard: list[str] = []
    note.committed.connect(heard.append)
    note.edit.setFocus()
    QTest.keyClicks(note.edit, "kein Ton")
    QTest.keyClick(note.edit, Qt.Key.Key_Tab)
    assert heard == ["kein Ton"]
    assert other.hasFocus()


def test_a_run_sheet_row_is_answered_by_touch_and_by_key(show: Show) -> None:
    row = RunRow(
        number="8", title="Halten", second="Gegenüber hört Musik", passed="bestanden", failed="nicht bestanden"
    )
    show(row)
    heard: list[object] = []
    row.answered.connect(heard.append)
    QTest.mouseClick(row.yes, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_X)
    assert heard == [Answer.PASSED, Answer.FAILED]
    assert row.no.accessibleName() == "Halten: nicht bestanden"


def test_a_failed_row_is_red_until_a_reason_is_given(show: Show) -> None:
    row = RunRow(number="7", title="Sprachqualität", passed="ja", failed="nein")
    show(row)
    row.set_answer(Answer.FAILED)
    assert colour_at(row, 100, 3) == current_theme().tokens.block_tint
    row.set_answer(Answer.EXCUSED)
    assert colour_at(row, 100, 3) == current_theme().tokens.dev_tint
    row.set_answer(Answer.PASSED)
    assert colour_at(row, 100, 3) not in (current_theme().tokens.block_tint, current_theme().tokens.dev_tint)


def test_a_list_row_says_all_it_shows_and_marks_the_chosen_one(show: Show) -> None:
    row = ListRow("Netz vorbereitet", second="VLAN 40 fehlte", number="3", value="K10", tone="dev")
    row.resize(400, 56)
    show(row)
    assert row.accessibleName() == "3, Netz vorbereitet, VLAN 40 fehlte, K10"
    assert colour_at(row, 300, 4) == current_theme().tokens.dev_tint
    row.set_chosen(True)
    assert colour_at(row, 1, 20) == current_theme().tokens.accent
    row.set_face(second="ist da", tone="")
    assert "ist da" in row.accessibleName()
    with pytest.raises(TypeError, match="colour"):
        row.set_face(colour="red")


def test_ring_bar_and_meter_have_a_value_for_those_who_listen(show: Show) -> None:
    ring, bar, meter = Ring("Fortschritt"), Bar("Basis"), Meter("Key-Nutzer")
    ring.show_share(done=1 / 3, deviates=0.05, label="38 %")
    bar.show_counts(Counts(total=240, done=100, begun=6, deviates=2))
    meter.show_used(used=128, limit=120, spoken="128 von 120 Minuten")
    for widget, value in ((ring, 38), (bar, 108)):
        said = QAccessible.queryAccessibleInterface(widget)
        assert said.role() == QAccessible.Role.ProgressBar
        assert widget.value() == value
    assert meter.over and meter.accessibleDescription() == "128 von 120 Minuten"


def test_bar_parts_stand_in_the_order_done_begun_deviates_blocks(show: Show) -> None:
    bar = Bar("Basis", height=8)
    bar.resize(400, 8)
    show(bar)
    bar.show_counts(Counts(total=4, done=1, begun=1, deviates=1, blocks=1))
    tokens = current_theme().tokens
    found = [colour_at(bar, x, 4) for x in (50, 150, 250, 350)]
    assert found == [tokens.done_mark, tokens.begun_mark, tokens.dev_mark, tokens.block_mark]


def test_progress_can_be_cancelled(show: Show, qtbot: QtBot) -> None:
    work = Progress("Prüfsumme", cancel_word="Abbrechen")
    show(work)
    work.show_amount("3,1 von 4,8 GB", 0.64)
    button = work.findChild(Button)
    assert isinstance(button, Button)
    with qtbot.waitSignal(work.cancelled):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_list_offers_what_comes_next(show: Show, qtbot: QtBot) -> None:
    empty = EmptyState(
        icon="calendar", title="Heute kein Einsatz", sentence="Der nächste am Donnerstag.", action="Prüfen"
    )
    show(empty)
    button = empty.findChild(Button)
    assert isinstance(button, Button)
    with qtbot.waitSignal(empty.acted):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_navigation_tells_where_to_and_shows_where_we_are(show: Show) -> None:
    spine, tabs = Spine(name="Navigation"), TabBar(name="Einsatz")
    for key in ("today", "job"):
        spine.add_tab(key, "calendar", key)
        tabs.add_tab(key, key)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.addWidget(spine)
    line.addWidget(tabs)
    show(holder)
    went: list[str] = []
    spine.picked.connect(went.append)
    tabs.picked.connect(went.append)
    spine.set_current("today")
    QTest.mouseClick(spine.tab("job"), Qt.MouseButton.LeftButton)
    tabs.tab("today").setFocus()
    QTest.keyClick(tabs.tab("today"), Qt.Key.Key_Right)
    QTest.keyClick(tabs.tab("job"), Qt.Key.Key_Space)
    assert went == ["job", "job"]
    tabs.set_current("job")
    tabs.set_narrow(True)
    assert tabs.picker.isVisible() and tabs.picker.text() == "job"
    assert [action.text() for action in tabs.menu().actions()] == ["today", "job"]


def test_the_status_field_knows_three_moods() -> None:
    status = StatusField()
    status.show_status("Gespeichert 13:48", "Kein Netz", icon="wifi-off", mood="wait")
    assert status.accessibleName() == "Gespeichert 13:48, Kein Netz"
    with pytest.raises(ValueError, match="happy"):
        status.show_status("x", "y", icon="tick", mood="happy")


def test_stages_are_spoken_in_order() -> None:
    path = StagePath([
        Stage(icon="tablet", step=Step.PAST, spoken="auf dem Gerät seit 16:20"),
        Stage(icon="up", step=Step.NOW, words="9 von 12", spoken="unterwegs, 9 von 12"),
    ])  # fmt: skip
    assert path.accessibleName() == "auf dem Gerät seit 16:20, unterwegs, 9 von 12"


@pytest.mark.parametrize("hostile", ["<b>Böse</b>", "<img src='x'>", "a\tb\x07c", "&amp;"])
def test_foreign_text_is_never_markup(hostile: str, show: Show) -> None:
    for label in (Text(hostile), Text(hostile, wrap=True), Chip(hostile, look=Look.DONE)):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == hostile
        show(label)
        assert label.grab().width() > 20


def test_a_long_word_is_cut_at_its_end_and_told_in_full(show: Show) -> None:
    name = "Steuerberatung Großkreutz-Hohenlohe Partnerschaftsgesellschaft mbB"
    label = Text(name)
    label.resize(120, 24)
    show(label)
    assert label.toolTip() == name
    label.resize(900, 24)
    assert label.toolTip() == ""


def test_wrapped_text_keeps_the_line_height_of_its_style() -> None:
    words = "23 von 24 Arbeitsplätzen sind eingerichtet und getestet. Dazu Gruppendienste und Warteschlange."
    block = TextBlock([Run(text=words[:9], weight=500), Run(text=words[9:], ink="ink2")], HANDOVER, 300)
    assert block.lines > 2
    assert block.height == block.lines * 26
    assert Text(words, BODY, wrap=True).heightForWidth(300) % 24 == 0
