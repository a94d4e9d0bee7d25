"""An empty list says what comes next: icon, title, one sentence, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import prepare
from ui.theme.theme import current_theme
from ui.theme.type import BODY, CARD
from ui.widgets.button import Button
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class EmptyState(Sheet):
    """Signal: acted() when the button is pressed; without `action` there is none."""

    acted = Signal()

    def __init__(
        self, *, icon: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._icon = icon
        self.setAccessibleName(f"{title}. {sentence}")
        line = QHBoxLayout()
        line.setContentsMargins(84, 20, 24, 20)
        line.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, CARD, wrap=True))
        words.addWidget(Text(sentence, BODY, "ink2", wrap=True))
        line.addLayout(words, 1)
        if action:
            button = Button(action)
            button.clicked.connect(self.acted)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = prepare(QPainter(self))
        draw_icon(painter, self._icon, 25, self.height() / 2 - 20, 40, current_theme().colour("ink3"))
        painter.end()
