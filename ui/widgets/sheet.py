"""The page of the field book: paper with a hairline edge and, where it has one, the margin line."""

from PySide6.QtCore import QChildEvent, QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.painting import draw_box, fill, prepare
from ui.theme.theme import current_theme


class _Edge(QWidget):
    """Lies above the content: rows paint square, the corners of the paper are round."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area, radius = current_theme(), QRectF(self.rect()), self._sheet.radius
        painter = prepare(QPainter(self))
        if radius:
            whole, paper = QPainterPath(), QPainterPath()
            whole.addRect(area)
            paper.addRoundedRect(area, radius, radius)
            painter.fillPath(whole.subtracted(paper), theme.colour(self._sheet.around))
        draw_box(painter, area, None, theme.colour("line2"), radius=radius)
        painter.end()


class Sheet(QFrame):
    """`margin` is the distance of the margin line from the inner left edge, 0 for none; `ground` a token.

    `around` is the token of what the sheet lies on. The body is a vertical layout (`column`) without spacing.
    """

    def __init__(
        self,
        *,
        margin: int = 0,
        ground: str = "sheet",
        radius: int = 8,
        around: str = "canvas",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._margin, self._ground = margin, ground
        self.radius, self.around = radius, around
        if name:
            self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        # The hairline below a last row lies under the edge: two lines side by side would look like a thick one.
        self.column.setContentsMargins(1, 1, 1, 0)
        self.column.setSpacing(0)
        self._edge = _Edge(self)

    @property
    def margin(self) -> int:
        return self._margin

    def set_ground(self, ground: str) -> None:
        self._ground = ground
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._edge.setGeometry(self.rect())

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        edge = getattr(self, "_edge", None)  # children arrive before the edge does
        if event.type() == QEvent.Type.ChildAdded and edge is not None:
            edge.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        draw_box(painter, QRectF(self.rect()), theme.colour(self._ground), None, radius=self.radius)
        if self._margin:
            fill(painter, self._margin + 1, 1, 1, self.height() - 2, theme.colour("margin"))
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
