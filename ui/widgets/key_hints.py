"""A line of keys and what they do, for people with a keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.painting import draw_box, draw_text, fill, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import MEDIUM, SECOND, SMALL

_KEY = SMALL.with_weight(MEDIUM)


class KeyHints(QWidget):
    """`hints` are (key, word), as many as fit."""

    def __init__(self, hints: Sequence[tuple[str, str]] = (), *, side: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_hints(hints)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        self._hints = tuple(hints)
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in self._hints))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        painter.fillRect(self.rect(), theme.colour("sheet"))
        fill(painter, 0, 0, self.width(), 1, theme.colour("line2"))
        x, ink = float(self._side), theme.colour("ink2")
        for key, word in self._hints:
            frame = text_width(key, _KEY) + 14
            wide = frame + 5 + text_width(word, SECOND)
            if x + wide > self.width() - self._side:
                break
            draw_box(painter, QRectF(x, 11, frame, 20), theme.colour("sheet"), theme.colour("ctrl"), radius=4)
            draw_text(painter, QRectF(x + 7, 11, frame, 20), key, _KEY, ink, elide=False)
            draw_text(painter, QRectF(x + frame + 5, 1, 400, 40), word, SECOND, ink, elide=False)
            x += wide + 20
        painter.end()
