"""The mark: an entry beside a margin line."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.icons import draw_logo
from ui.theme.painting import prepare


class Logo(QWidget):
    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = prepare(QPainter(self))
        draw_logo(painter, QRectF(self.rect()), on_spine=False)
        painter.end()
