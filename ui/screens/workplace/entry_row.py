"""A line of the card's list: number, title over up to two lines, state sign; painted, so that another desk is a repaint."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.screens.workplace.presenter import Entry
from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, draw_text, fill, prepare
from ui.theme.signs import sign, state_ink
from ui.theme.textblock import Run, TextBlock
from ui.theme.theme import current_theme
from ui.theme.type import SECOND, SEMIBOLD, TypeStyle

_TITLE = TypeStyle(size=16, line=20)
_SMALL = TypeStyle(size=13, line=18)
_MARGIN = 44


class EntryRow(QAbstractButton):
    """56 px high. Signal: clicked."""

    focus_ring = True
    focus_radius = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self._chosen = False
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_entry(self, entry: Entry, *, chosen: bool) -> None:
        if entry == self.entry and chosen == self._chosen:
            return
        self.entry, self._chosen = entry, chosen
        self.setAccessibleName(entry.spoken)
        self.setToolTip(entry.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(264, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.entry is None:
            return
        entry, theme = self.entry, current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        if self._chosen:
            fill(painter, 0, 0, wide, tall, theme.colour("accent_tint"))
        elif self.isDown() or self.underMouse():
            fill(painter, 0, 0, wide, tall, theme.colour("accent_tint" if self.isDown() else "sunk"))
        fill(painter, 0, tall - 1, wide, 1, theme.colour("line"))
        fill(painter, _MARGIN, 0, 1, tall, theme.colour("margin"))
        if self._chosen:
            fill(painter, 0, 0, 4, tall, theme.colour("accent"))
        number = SECOND.with_weight(SEMIBOLD if self._chosen else 400)
        ink3 = theme.colour("ink2" if self._chosen else "ink3")
        draw_text(painter, QRectF(0, 0, _MARGIN, tall), entry.number, number, ink3, CENTRE, elide=False)
        look = sign(entry.look)
        size = 20
        draw_icon(painter, look.icon, wide - 34, tall / 2 - size / 2, size, theme.colour(state_ink(entry.look)))
        if entry.remark:
            corner = QPolygonF([QPointF(wide - 14, 0), QPointF(wide, 0), QPointF(wide, 14)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("dev_mark"))
            painter.drawPolygon(corner)
        self._paint_words(painter, _MARGIN + 12.0, wide - 44)
        painter.end()

    def _paint_words(self, painter: QPainter, x: float, right: float) -> None:
        assert self.entry is not None
        entry, theme, tall = self.entry, current_theme(), float(self.height())
        style = _TITLE.with_weight(SEMIBOLD if self._chosen else 400)
        if entry.second:
            draw_text(painter, QRectF(x, 8, right - x, 20), entry.title, style, theme.colour("ink"))
            draw_text(painter, QRectF(x, 28, right - x, 18), entry.second, _SMALL, theme.colour("ink2"))
            return
        block = TextBlock([Run(text=entry.title)], style, right - x, max_lines=2)
        block.paint(painter, x, (tall - block.height) / 2, theme, "ink")
