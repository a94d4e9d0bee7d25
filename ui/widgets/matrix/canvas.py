"""Paints the visible part of the matrix. Called by the view; looks at its state, changes nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ui.models.matrix import Act
from ui.theme.painting import draw_box, fill, prepare
from ui.theme.theme import Theme, current_theme
from ui.widgets.matrix.cells import face
from ui.widgets.matrix.heads import paint_corner, paint_head, paint_sum_head
from ui.widgets.matrix.lines import paint_floor, paint_names, paint_sum
from ui.widgets.matrix.selection import would_change

if TYPE_CHECKING:
    from ui.widgets.matrix.view import MatrixView

KNOB = 18


class Canvas:
    """One paint of a view. `origin` is where the first cell would lie in the viewport, scrolled as it is."""

    def __init__(self, view: "MatrixView", painter: QPainter) -> None:
        self.view, self.painter = view, prepare(painter)
        self.grid, self.page = view.grid, view.page
        self.sizes = view.grid.measures
        self.theme: Theme = current_theme()
        self.origin = view.origin()
        self.cells = view.cells_area()
        self.sums_x = self.cells.right() + 1

    def paint(self) -> None:
        painter, area = self.painter, self.view.viewport().rect()
        painter.fillRect(area, self.theme.colour("sheet"))
        lines = self.grid.lines_between(self.cells.top() - self.origin.y(), self.cells.bottom() + 1 - self.origin.y())
        columns = self.grid.columns_between(
            self.cells.left() - self.origin.x(), self.cells.right() + 1 - self.origin.x()
        )
        below = QRect(0, self.cells.top(), area.width(), self.cells.height())
        painter.setClipRect(below)
        self._floors(lines)
        painter.setClipRect(self.cells)
        self._cells(lines, columns)
        self._group_lines(columns, lines)
        self._hand(lines, columns)
        painter.setClipRect(below)
        self._beside(lines)
        self._knob()
        painter.setClipRect(QRect(self.cells.left(), 0, self.cells.width(), self.sizes.head))
        self._heads(columns)
        painter.setClipping(False)
        paint_corner(painter, self.page, self.view.density, self.sizes, self.theme)
        paint_sum_head(painter, self.sums_x, self.page, self.sizes, self.theme)
        fill(painter, 0, self.sizes.head - 1, area.width(), 1, self.theme.colour("line2"))
        self._scroll_marks()
        self._frame(area)

    def _floors(self, lines: range) -> None:
        for index in lines:
            at = self.grid.lines[index]
            if at.row is None:
                y, floor = self.origin.y() + at.top, self.page.floors[at.floor]
                shut, density = floor.key in self.view.folded(), self.view.density
                paint_floor(self.painter, y, self.sums_x, floor, density, self.sizes, self.theme, folded=shut)

    def _cells(self, lines: range, columns: range) -> None:
        painter, theme, view = self.painter, self.theme, self.view
        ratio = view.devicePixelRatioF()
        line = theme.colour("line")
        chosen, act = view.selection.cells, view.preview
        for index in lines:
            at = self.grid.lines[index]
            if at.row is None:
                continue
            y = self.origin.y() + at.top
            row = self.page.rows[at.row]
            for number in columns:
                x, wide = self.grid.column_span(number)
                x += self.origin.x()
                place = (at.row, number)
                shown = ""
                if place in chosen and would_change(self.page, place, act) and act in (Act.DONE, Act.OPEN):
                    shown = act.value
                picture = face(row.cells[number], wide - 1, at.height - 1, view.density, theme, ratio, shown)
                painter.drawPixmap(x + 1, y, picture)
                fill(painter, x, y, 1, at.height, line)
            left, right = self.origin.x(), self.origin.x() + self.grid.width
            fill(painter, left, y + at.height - 1, right - left, 1, line)

    def _group_lines(self, columns: range, lines: range) -> None:
        """A stronger line where one package ends and the next begins."""
        edge = self.theme.colour("ctrl")
        for number in columns:
            if number and self.page.columns[number].group != self.page.columns[number - 1].group:
                x = self.origin.x() + self.grid.edges[number]
                bottom = min(self.cells.bottom() + 1, self.origin.y() + self.grid.height)
                fill(self.painter, x, self.cells.top(), 1, bottom - self.cells.top(), edge)

    def _beside(self, lines: range) -> None:
        here = self.view.current_place()
        for index in lines:
            at = self.grid.lines[index]
            if at.row is None:
                continue
            y = self.origin.y() + at.top
            row = self.page.rows[at.row]
            mine = here is not None and here[0] == at.row and self.view.hasFocus()
            paint_names(self.painter, y, row, self.view.density, self.sizes, self.theme, here=mine)
            paint_sum(self.painter, self.sums_x, y, row.counts, self.view.density, self.sizes, self.theme)
        bottom = self.origin.y() + self.grid.height
        if bottom < self.cells.bottom():
            fill(
                self.painter,
                self.sizes.margin,
                bottom,
                1,
                self.cells.bottom() - bottom + 1,
                self.theme.colour("margin"),
            )
            fill(self.painter, self.sums_x, bottom, 1, self.cells.bottom() - bottom + 1, self.theme.colour("line2"))

    def _heads(self, columns: range) -> None:
        chosen = self.view.selection.columns()
        for number in columns:
            x, wide = self.grid.column_span(number)
            paint_head(
                self.painter, x + self.origin.x(), wide, self.page.columns[number], self.view.density, self.sizes,
                self.theme, chosen=number in chosen,
            )  # fmt: skip

    def _rect(self, row: int, column: int) -> QRect:
        return self.grid.cell(row, column).translated(self.origin)

    def _hand(self, lines: range, columns: range) -> None:
        """The violet outline: around what is chosen, else around the current cell."""
        painter, accent = self.painter, self.theme.colour("accent")
        chosen = self.view.selection.cells
        if not chosen:
            here = self.view.current_place()
            rect = self._rect(*here) if here is not None else QRect()
            if not rect.isNull():
                draw_box(painter, QRectF(rect).adjusted(-1, -2, 2, 1), None, accent, width=3, radius=3)
            return
        for index in lines:
            row = self.grid.lines[index].row
            if row is None:
                continue
            above, below = self._row_of(index - 1), self._row_of(index + 1)
            for number in columns:
                if (row, number) in chosen:
                    free = (
                        (above, number) not in chosen,
                        (below, number) not in chosen,
                        (row, number - 1) not in chosen,
                        (row, number + 1) not in chosen,
                    )
                    self._edges(self._rect(row, number), free)

    def _row_of(self, index: int) -> int | None:
        """The row on a line; None for the head of a floor and beyond the ends."""
        return self.grid.lines[index].row if 0 <= index < len(self.grid.lines) else None

    def _edges(self, rect: QRect, free: tuple[bool, bool, bool, bool]) -> None:
        """3 px of violet on the sides (top, bottom, left, right) of a chosen cell whose neighbour is not chosen."""
        painter, accent = self.painter, self.theme.colour("accent")
        x, y, wide, tall = rect.x() - 1, rect.y() - 2, rect.width() + 3, rect.height() + 3
        if free[0]:
            fill(painter, x, y, wide, 3, accent)
        if free[1]:
            fill(painter, x, y + tall - 3, wide, 3, accent)
        if free[2]:
            fill(painter, x, y, 3, tall, accent)
        if free[3]:
            fill(painter, x + wide - 3, y, 3, tall, accent)

    def _knob(self) -> None:
        """The handle at the end of the rectangle: pull it to choose more."""
        at = self.view.knob()
        if at is None or not self.cells.adjusted(-6, -6, 6, 6).contains(at):
            return
        area = QRectF(at.x() - 12, at.y() - 12, 24, 24)
        draw_box(self.painter, area.adjusted(3, 3, -3, -3), self.theme.colour("sheet"), None, radius=9)
        draw_box(self.painter, area.adjusted(6, 6, -6, -6), self.theme.colour("accent"), None, radius=6)

    def _scroll_marks(self) -> None:
        """Thin marks that tell there is more; the mini map or the finger does the scrolling."""
        colour = self.theme.colour("line2")
        vertical, across = self.view.verticalScrollBar(), self.view.horizontalScrollBar()
        if vertical.maximum() and self.view.scroll_marks:
            whole = vertical.maximum() + vertical.pageStep()
            room = self.cells.height() - 8
            top = self.cells.top() + 4 + room * vertical.value() / whole
            area = QRectF(self.view.viewport().width() - 7, top, 4, max(24.0, room * vertical.pageStep() / whole))
            draw_box(self.painter, area, colour, None, radius=2)
        if across.maximum():
            whole = across.maximum() + across.pageStep()
            room = self.cells.width() - 8
            left = self.cells.left() + 4 + room * across.value() / whole
            area = QRectF(left, self.cells.bottom() - 6, max(24.0, room * across.pageStep() / whole), 4)
            draw_box(self.painter, area, colour, None, radius=2)

    def _frame(self, area: QRect) -> None:
        """Paper edge with the two upper corners cut; below, the matrix runs on under the bar."""
        whole, paper = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(area))
        paper.addRoundedRect(QRectF(area).adjusted(0, 0, 0, 20), 8, 8)
        self.painter.fillPath(whole.subtracted(paper), self.theme.colour("canvas"))
        draw_box(self.painter, QRectF(area).adjusted(0, 0, 0, 20), None, self.theme.colour("line2"), radius=8)


def knob_point(rect: QRect) -> QPoint:
    """Middle of the handle for the last cell of a rectangle."""
    return QPoint(rect.right() - 3, rect.bottom() - 3)
