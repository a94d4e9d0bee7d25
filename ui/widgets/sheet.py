"""The page of the field book: paper with a hairline edge and, where it has one, the margin line."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.painting import draw_box, fill, prepare
from ui.theme.theme import current_theme


class Sheet(QFrame):
    """`margin` is the distance of the margin line from the left edge, 0 for none; `ground` a token.

    The body is a vertical layout (`column`) without spacing; children that paint to the edge are clipped to the corner.
    """

    def __init__(
        self, *, margin: int = 0, ground: str = "sheet", radius: int = 8, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._margin, self._ground, self._radius = margin, ground, radius
        if name:
            self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)

    @property
    def margin(self) -> int:
        return self._margin

    def set_ground(self, ground: str) -> None:
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        area = QRectF(self.rect())
        draw_box(painter, area, theme.colour(self._ground), theme.colour("line2"), radius=self._radius)
        if self._margin:
            fill(painter, self._margin, 1, 1, self.height() - 2, theme.colour("margin"))
        painter.end()


class Rule(QWidget):
    """A hairline between parts of a sheet."""

    def __init__(self, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong = strong
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("line2" if self._strong else "line"))
        painter.end()


def cover_corner(painter: QPainter, area: QRectF, radius: float, outside: QColor) -> None:
    """Paints what lies outside a rounded rectangle, for content that cannot be clipped itself."""
    whole, inner = QPainterPath(), QPainterPath()
    whole.addRect(area)
    inner.addRoundedRect(area, radius, radius)
    painter.fillPath(whole.subtracted(inner), outside)
