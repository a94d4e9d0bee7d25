"""The mini map: every cell of the matrix three pixels wide, floors labelled, a frame around what is visible.

Colour only: it repeats what the figures beside it say. Tap or drag jumps; it stands in for the scroll bar.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.matrix import Look
from ui.theme.painting import draw_box, draw_text, elided, prepare
from ui.theme.signs import sign
from ui.theme.theme import Theme, current_theme
from ui.theme.type import MEDIUM, SMALL
from ui.widgets.matrix.view import MatrixView

_LABEL = SMALL.with_weight(MEDIUM)
_LABEL_TALL = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Pixels of the map: height of a row, top of each floor's label and each row, stretch of each line of the matrix."""

    each: float
    floors: tuple[float, ...]
    rows: tuple[float, ...]
    spans: tuple[tuple[float, float], ...]


class MiniMap(QWidget):
    """Follows one matrix view."""

    focus_ring = True

    def __init__(self, name: str, view: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._view = view
        self._picture = QPixmap()
        self._drawn: object = None
        self.setFixedWidth(56)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.scroll_marks = False
        for signal in (view.viewed, view.selection_changed):
            signal.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(56, 400)

    def _scale(self) -> _Scale:
        """Where every floor and row lies on the map; folded rows keep their place, they are only closed, not gone."""
        page, grid = self._view.page, self._view.grid
        labels = sum(1 for floor in page.floors if floor.title)
        room = self.height() - labels * _LABEL_TALL - 8
        each = max(1.0, min(22.2, room / len(page.rows))) if page.rows else 0.0
        number = {floor.key: index for index, floor in enumerate(page.floors)}
        floor_y: list[float] = []
        row_y: list[float] = []
        y = 0.0
        for row in page.rows:
            while len(floor_y) <= number[row.floor]:
                floor_y.append(y)
                y += _LABEL_TALL if page.floors[len(floor_y) - 1].title else 0
            row_y.append(y)
            y += each
        floor_y += [y] * (len(page.floors) - len(floor_y))
        spans = []
        for line in grid.lines:
            if line.row is not None:
                spans.append((row_y[line.row], row_y[line.row] + each))
            else:
                shut = page.floors[line.floor].key in self._view.folded()
                below = floor_y[line.floor + 1] if line.floor + 1 < len(floor_y) else y
                spans.append((floor_y[line.floor], below if shut else floor_y[line.floor] + _LABEL_TALL))
        return _Scale(each=each, floors=tuple(floor_y), rows=tuple(row_y), spans=tuple(spans))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scale = current_theme(), self._scale()
        # The cells change rarely and are many; only the frame moves with every scroll.
        state = (id(self._view.page), self._view.selection.cells, self.size(), theme, self.devicePixelRatioF())
        if state != self._drawn:
            self._picture, self._drawn = self._draw(scale, theme), state
        painter = prepare(QPainter(self))
        painter.drawPixmap(0, 0, self._picture)
        start = self._view.verticalScrollBar().value()
        top = max(0.0, self._to_map(start, scale) - 2)
        bottom = min(self.height() - 1.0, self._to_map(start + self._view.cells_area().height(), scale) + 2)
        draw_box(painter, QRectF(1, top, 54, bottom - top), None, theme.colour("ink2"), width=2, radius=4)
        painter.end()

    def _draw(self, scale: _Scale, theme: Theme) -> QPixmap:
        """All cells and labels as a picture."""
        page, ratio = self._view.page, self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = prepare(QPainter(picture))
        count = max(1, len(page.columns))
        step = 4.0 if count <= 10 else 40.0 / count
        gap = 1.0 if step >= 3 else 0.0
        tall = scale.each - (2.0 if scale.each > 8 else 1.0 if scale.each > 3 else 0.0)
        marks = {look: theme.colour(sign(look).mark) for look in Look}
        if theme.high_contrast:  # black would shout what is silent
            marks[Look.OPEN] = marks[Look.SINGLE] = theme.colour("track")
        accent, chosen = theme.colour("accent"), self._view.selection.cells
        for y, floor in zip(scale.floors, page.floors, strict=True):
            words = elided(floor.title, _LABEL, 46)
            draw_text(painter, QRectF(7, y, 48, 16), words, _LABEL, theme.colour("ink2"), elide=False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for index, (y, row) in enumerate(zip(scale.rows, page.rows, strict=True)):
            for column, cell in enumerate(row.cells):
                colour = accent if (index, column) in chosen else marks[cell.look]
                painter.fillRect(QRectF(8 + column * step, y, max(1.0, step - gap), tall), colour)
        painter.end()
        return picture

    def _to_map(self, y: float, scale: _Scale) -> float:
        """A height of the matrix's content as a height of the map."""
        for line, (low, high) in zip(self._view.grid.lines, scale.spans, strict=True):
            if y < line.top + line.height:
                return low + (y - line.top) / line.height * (high - low)
        return scale.spans[-1][1] if scale.spans else 0.0

    def _jump(self, y: float) -> None:
        """Puts the middle of the visible part at a height of the map."""
        target = 0.0
        for line, (low, high) in zip(self._view.grid.lines, self._scale().spans, strict=True):
            if y >= low:
                target = line.top + line.height * min(1.0, (y - low) / max(0.1, high - low))
        bar = self._view.verticalScrollBar()
        bar.setValue(round(target - self._view.cells_area().height() / 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._view.verticalScrollBar()
        steps: dict[int, int] = {Qt.Key.Key_Up: -bar.singleStep(), Qt.Key.Key_Down: bar.singleStep(),
                                 Qt.Key.Key_PageUp: -bar.pageStep(), Qt.Key.Key_PageDown: bar.pageStep()}  # fmt: skip
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        bar.setValue(bar.value() + steps[event.key()])
