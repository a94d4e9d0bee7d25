"""The head of the card: to the neighbours, who and where, to the next open one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.workplace.presenter import Card
from ui.theme.type import CARD, FIGURE, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text import Text
from ui.wording import Words


class Head(QWidget):
    """Signals: moved(subject), next_open()."""

    moved = Signal(str)
    next_open = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._previous, self._next = "", ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self.back = Button(icon="chevron-left", kind=ButtonKind.SQUARE, name=words("Previous place"))
        self.on = Button(icon="chevron-right", kind=ButtonKind.SQUARE, name=words("Next place"))
        self.back.clicked.connect(lambda: self.moved.emit(self._previous))
        self.on.clicked.connect(lambda: self.moved.emit(self._next))
        line.addWidget(self.back)
        line.addWidget(self.on)
        self._number = Text("", FIGURE)
        line.addWidget(self._number)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Text("", CARD)
        self._second = Text("", SECOND, "ink2")
        names.addWidget(self._name)
        names.addWidget(self._second)
        line.addLayout(names, 1)
        self.go = Button(words("Next open one"), trailing="chevrons-right")
        self.go.clicked.connect(self.next_open)
        line.addWidget(self.go)

    def show_card(self, card: Card) -> None:
        self._previous, self._next = card.previous, card.next
        self.back.setEnabled(bool(card.previous))
        self.on.setEnabled(bool(card.next))
        self._number.set_words(card.number)
        self._number.setVisible(bool(card.number))
        self._name.set_words(card.name)
        self._second.set_words(card.line)
        self._second.setVisible(bool(card.line))
        self.setAccessibleName(", ".join(part for part in (card.number, card.name, card.line) if part))
