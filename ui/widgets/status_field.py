"""The status field: when it was saved, and where the rest is. Says only what is proven; opens the sync centre."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import SEMIBOLD, SMALL, TypeStyle

_FIRST = TypeStyle(size=14, line=18, weight=SEMIBOLD)
_SECOND = SMALL
_INK = {"ok": "done", "wait": "ink2", "warn": "dev"}


class StatusField(QAbstractButton):
    """`mood` is "ok", "wait" or "warn". Signal: clicked."""

    focus_ring = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._second, self._icon, self._mood = "", "tick", "ok"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, first: str, second: str, *, icon: str, mood: str = "wait") -> None:
        if mood not in _INK:
            raise ValueError(f"mood {mood!r} is none of {', '.join(_INK)}")
        self._second, self._icon, self._mood = second, icon, mood
        self.setText(first)
        self.setAccessibleName(f"{first}, {second}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = max(text_width(self.text(), _FIRST), text_width(self._second, _SECOND))
        return QSize(round(words + 56), 48)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ground = "accent_tint" if self.isDown() else "sheet"
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour("line2"))
        draw_icon(painter, self._icon, 13, 14, 20, theme.colour(_INK[self._mood]))
        room = self.width() - 55.0
        draw_text(painter, QRectF(43, 6, room + 4, 18), self.text(), _FIRST, theme.colour("ink"))
        draw_text(painter, QRectF(43, 24, room + 4, 18), self._second, _SECOND, theme.colour("ink2"))
        painter.end()
