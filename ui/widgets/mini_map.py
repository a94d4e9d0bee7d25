"""The mini map: every cell of the matrix three pixels wide, floors labelled, a frame around what is visible.

Colour only: it repeats what the figures beside it say. Tap or drag jumps; it stands in for the scroll bar.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.matrix import Look
from ui.theme.painting import draw_box, draw_text, elided, fill, prepare
from ui.theme.signs import sign
from ui.theme.theme import current_theme
from ui.theme.type import MEDIUM, SMALL
from ui.widgets.matrix.view import MatrixView

_LABEL = SMALL.with_weight(MEDIUM)
_LABEL_TALL = 18
_FLOOR_GAP = 4


class MiniMap(QWidget):
    """Follows one matrix view."""

    focus_ring = True

    def __init__(self, name: str, view: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._view = view
        self.setFixedWidth(56)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.scroll_marks = False
        for signal in (view.viewed, view.selection_changed):
            signal.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(56, 400)

    def _scale(self) -> tuple[float, list[tuple[float, int | None, int | None]]]:
        """Height of a row and the places of all lines: y, floor index for a label, row index for cells."""
        page, grid = self._view.page, self._view.grid
        rows = len(grid.open_rows)
        labels = sum(1 for floor in page.floors if floor.title)
        room = self.height() - labels * (_LABEL_TALL + _FLOOR_GAP) - 8
        each = max(1.0, min(22.2, room / rows)) if rows else 0.0
        y = 0.0
        places: list[tuple[float, int | None, int | None]] = []
        for line in grid.lines:
            if line.row is None:
                y += _FLOOR_GAP if y else 0
                places.append((y, line.floor, None))
                y += _LABEL_TALL
            else:
                places.append((y, None, line.row))
                y += each
        places.append((y, None, None))
        return each, places

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, page = current_theme(), self._view.page
        painter = prepare(QPainter(self))
        each, places = self._scale()
        count = max(1, len(page.columns))
        step = 4.0 if count <= 10 else 40.0 / count
        gap = 1.0 if step >= 3 else 0.0
        tall = each - (2.0 if each > 8 else 1.0 if each > 3 else 0.0)
        marks = {look: theme.colour(sign(look).mark) for look in Look}
        accent, chosen = theme.colour("accent"), self._view.selection.cells
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, floor, row in places:
            if floor is not None:
                words = elided(page.floors[floor].title, _LABEL, 46)
                draw_text(painter, QRectF(7, y, 48, 16), words, _LABEL, theme.colour("ink2"), elide=False)
            elif row is not None:
                for column, cell in enumerate(page.rows[row].cells):
                    colour = accent if (row, column) in chosen else marks[cell.look]
                    fill(painter, 8 + column * step, y, max(1.0, step - gap), tall, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        top, bottom = self._frame(places)
        draw_box(painter, QRectF(1, top, 54, bottom - top), None, theme.colour("ink2"), width=2, radius=4)
        painter.end()

    def _frame(self, places: list[tuple[float, int | None, int | None]]) -> tuple[float, float]:
        view = self._view
        start = view.verticalScrollBar().value()
        end = start + view.cells_area().height()
        return max(0.0, self._to_map(start, places) - 2), min(self.height() - 1.0, self._to_map(end, places) + 2)

    def _to_map(self, y: float, places: list[tuple[float, int | None, int | None]]) -> float:
        """A height of the matrix's content as a height of the map."""
        lines = self._view.grid.lines
        for index, line in enumerate(lines):
            if y < line.top + line.height:
                share = (y - line.top) / line.height
                return places[index][0] + share * (places[index + 1][0] - places[index][0])
        return places[-1][0]

    def _jump(self, y: float) -> None:
        """Puts the middle of the visible part at a height of the map."""
        _, places = self._scale()
        lines = self._view.grid.lines
        target = 0.0
        for index, line in enumerate(lines):
            low, high = places[index][0], places[index + 1][0]
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
