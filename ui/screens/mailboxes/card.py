"""The head every card of this screen has: title, a quiet line below, acts at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.type import CARD, SECOND
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text


class Card(Sheet):
    """Content goes into `body`, buttons into the head by `add_act`."""

    def __init__(self, title: str) -> None:
        super().__init__(name=title)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(16, 10, 12, 10)
        self._head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._second = Text("", SECOND, "ink2", wrap=True)
        self._second.hide()
        names.addWidget(Text(title, CARD))
        names.addWidget(self._second)
        self._head.addLayout(names, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(Rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(10)
        self.column.addLayout(self.body)

    def show_second(self, text: str) -> None:
        self._second.set_words(text)
        self._second.setVisible(bool(text))

    def add_act(self, button: QWidget) -> None:
        self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
