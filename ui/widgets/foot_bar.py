"""The bar below a page while a choice waits: what is chosen at the left, the acts at the right, a violet edge above."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.painting import fill
from ui.theme.theme import current_theme
from ui.theme.type import SECOND, SEMIBOLD, SMALL, TypeStyle
from ui.widgets.button import Button
from ui.widgets.text import Text

_FIRST = TypeStyle(size=16, line=22, weight=SEMIBOLD)


class FootBar(QWidget):
    """Acts stand in the order they were added; `next_act` comes last."""

    def __init__(self, next_act: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_act = next_act
        self._first = Text("", _FIRST)
        self._second = Text("", SECOND, "ink2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._first)
        words.addWidget(self._second)
        words.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.addLayout(words, 1)
        self._line.addWidget(next_act, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_narrow(False)

    def show_words(self, first: str, second: str = "") -> None:
        self._first.set_words(first)
        self._second.set_words(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{first}. {second}".strip(". "))

    def add_act(self, button: Button) -> None:
        self._line.insertWidget(self._line.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_narrow(self, narrow: bool) -> None:
        """Below 1200 px: 64 high, the next act as high as every other."""
        side = 16 if narrow else 24
        self.setFixedHeight(64 if narrow else 72)
        self._line.setContentsMargins(side, 2, side, 0)
        self._line.setSpacing(8 if narrow else 12)
        self._second.set_style(TypeStyle(size=SMALL.size, line=18) if narrow else SECOND)
        self._next_act.set_height(48 if narrow else 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sheet"))
        fill(painter, 0, 0, self.width(), 2, theme.colour("accent"))
        painter.end()
