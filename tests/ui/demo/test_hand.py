"""The hand of the demo reaches only what a person could reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.demo.hand import Hand
from ui.demo.not_seen import NotSeen
from ui.widgets.toast import Toast


class Page(QWidget):
    """Forty buttons below each other in a page that shows ten, and a field above."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(400, 400)
        self.pressed: list[str] = []
        column = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setAccessibleName("Name")
        column.addWidget(self.field)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        self.buttons: dict[str, QPushButton] = {}
        for nth in range(40):
            button = QPushButton(f"B{nth}")
            button.clicked.connect(lambda _on=False, name=f"B{nth}": self.pressed.append(name))
            lines.addWidget(button)
            self.buttons[f"B{nth}"] = button
        area = QScrollArea()
        area.setWidget(inside)
        column.addWidget(area)


@pytest.fixture
def page(qapp: object) -> Iterator[Page]:
    page = Page()
    page.show()
    yield page
    page.close()


def test_what_lies_outside_the_view_is_wheeled_into_it(page: Page) -> None:
    hand = Hand(page)
    for name in ("B0", "B39", "B17", "B1"):
        hand.click(name)
    assert page.pressed == ["B0", "B39", "B17", "B1"]


def test_hidden_disabled_and_covered_ones_are_not_touched(page: Page) -> None:
    hand = Hand(page)
    page.buttons["B3"].hide()
    page.buttons["B4"].setEnabled(False)
    for name in ("B3", "B4", "no such name"):
        with pytest.raises(NotSeen, match=name):
            hand.click(name, patience=0.05)
    cover = QWidget(page)
    cover.setGeometry(page.rect())
    cover.show()
    with pytest.raises(NotSeen, match="cannot be touched"):
        hand.click("B0", patience=0.05)
    assert page.pressed == []


def test_letters_no_key_has_are_typed_too(page: Page) -> None:
    page.field.setText("was stood here before")
    Hand(page).type("Name", "Ő„Łukasz“ 42 ß")
    assert page.field.text() == "Ő„Łukasz“ 42 ß"


def test_it_waits_for_what_comes_later(page: Page) -> None:
    page.buttons["B2"].hide()
    QTimer.singleShot(60, page.buttons["B2"].show)
    Hand(page).click("B2", patience=5)
    assert page.pressed == ["B2"]


def test_a_list_below_a_field_takes_what_is_typed_and_closes_with_return(page: Page) -> None:
    choices = QCompleter(["Fax", "Konferenz"], page.field)
    page.field.setCompleter(choices)
    ended: list[str] = []
    page.field.editingFinished.connect(lambda: ended.append(page.field.text()))
    hand = Hand(page)
    hand.type("Name", "Konferenz")
    assert ended and ended[-1] == "Konferenz"
    assert QApplication.activePopupWidget() is None
    hand.click("B20")
    assert page.pressed == ["B20"]


def test_a_toast_over_what_is_wanted_is_wiped_away(page: Page) -> None:
    toast = Toast(page)
    toast.show_words("4 Punkte bestanden", undo_word="Rückgängig")
    toast.setGeometry(page.rect())
    Hand(page).click("B0")
    assert page.pressed == ["B0"] and not toast.isVisible()
