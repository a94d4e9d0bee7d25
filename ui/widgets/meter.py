"""The meter: a used amount against its limit. Value and limit always stand beside it in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.painting import draw_box, prepare
from ui.theme.theme import current_theme


class Meter(QProgressBar):
    def __init__(self, name: str, *, width: int = 180, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._width, self._used, self._limit, self._whole = width, 0.0, 1.0, 1.5

    def show_used(self, *, used: float, limit: float, whole: float = 0.0, spoken: str = "") -> None:
        """`used` and `limit` in the same unit; `whole` is the right end of the scale (default: one and a half limits)."""
        self._used, self._limit = used, limit
        # Past the limit the bar is full and the mark stands just before its end.
        self._whole = max(whole, limit / 0.92 if used > limit else limit * 1.5, 1e-9)
        self.setRange(0, 1000)
        self.setValue(round(1000 * min(1.0, used / self._whole)))
        self.setAccessibleDescription(spoken)
        self.update()

    @property
    def over(self) -> bool:
        return self._used > self._limit

    def sizeHint(self) -> QSize:
        return QSize(self._width, 16)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide = float(self.width())
        draw_box(painter, QRectF(0, 4, wide, 8), theme.colour("track"), radius=4)
        share = 1.0 if self.over else min(1.0, self._used / self._whole)
        if share > 0:
            token = "dev_mark" if self.over else "ink2"
            draw_box(painter, QRectF(0, 4, max(8.0, wide * share), 8), theme.colour(token), radius=4)
        painter.fillRect(QRectF(round(wide * self._limit / self._whole), 0, 2, 16), theme.colour("ink"))
        painter.end()
