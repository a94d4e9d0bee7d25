"""Where everything in the matrix lies: columns across, floors and rows down, and what is folded. No painting here."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect

from ui.models.matrix import MatrixPage


class Density(StrEnum):
    """TOUCH for fingers, DENSE for comparing with keys, SMALL for windows under 1200 px."""

    TOUCH = "touch"
    DENSE = "dense"
    SMALL = "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Pixels of one density, the frame of 1 px at the left and at the top included.

    `cell` is the least width of a column; columns grow to fill the width up to `widest`.
    """

    row: int
    group: int
    head: int
    names: int
    sums: int
    cell: int
    widest: int = 132
    narrow: int = 48
    margin: int = 58


MEASURES = {
    Density.TOUCH: Measures(row=48, group=48, head=89, names=249, sums=66, cell=76),
    Density.DENSE: Measures(row=28, group=28, head=89, names=249, sums=66, cell=76),
    Density.SMALL: Measures(row=48, group=48, head=63, names=227, sums=60, cell=62),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the matrix: the head of a floor (`row` is None) or a workplace (index into the page's rows)."""

    top: int
    height: int
    floor: int
    row: int | None


class Grid:
    """The layout of a page for one width, density and set of folded floors, in coordinates of the scrolled content.

    The content's origin is the upper left corner of the first cell: heads and names lie outside it.
    """

    def __init__(self, page: MatrixPage, density: Density, width: int, folded: frozenset[str]) -> None:
        self.page = page
        self.measures = MEASURES[density]
        self.density = density
        self._columns(width)
        self._lines(folded)

    def _columns(self, width: int) -> None:
        sizes = self.measures
        slim = sum(1 for column in self.page.columns if column.narrow)
        broad = len(self.page.columns) - slim
        room = width - 1 - sizes.names - sizes.sums - slim * sizes.narrow
        each = min(float(sizes.widest), max(float(sizes.cell), room / broad)) if broad else 0.0
        edges, x = [0], 0.0
        for column in self.page.columns:
            x += sizes.narrow if column.narrow else each
            edges.append(round(x))
        self.edges = edges

    def _lines(self, folded: frozenset[str]) -> None:
        by_floor: dict[str, list[int]] = {floor.key: [] for floor in self.page.floors}
        for index, row in enumerate(self.page.rows):
            by_floor[row.floor].append(index)
        lines: list[Line] = []
        y = 0
        self.line_of_row: dict[int, int] = {}
        for number, floor in enumerate(self.page.floors):
            if floor.title:
                lines.append(Line(top=y, height=self.measures.group, floor=number, row=None))
                y += self.measures.group
            if floor.key in folded and floor.title:
                continue
            for index in by_floor[floor.key]:
                self.line_of_row[index] = len(lines)
                lines.append(Line(top=y, height=self.measures.row, floor=number, row=index))
                y += self.measures.row
        self.lines = lines
        self.height = y
        self._tops = [line.top for line in lines]
        self.open_rows = [line.row for line in lines if line.row is not None]

    @property
    def width(self) -> int:
        return self.edges[-1]

    def line_at(self, y: int) -> int | None:
        """Index of the line at a height of the content, None outside."""
        if not 0 <= y < self.height:
            return None
        return bisect_right(self._tops, y) - 1

    def column_at(self, x: int) -> int | None:
        if not 0 <= x < self.width:
            return None
        return bisect_right(self.edges, x) - 1

    def lines_between(self, top: int, bottom: int) -> range:
        """Lines touched by a stretch of the content."""
        if not self.lines:
            return range(0)
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, max(first, bisect_right(self._tops, bottom - 1)))

    def columns_between(self, left: int, right: int) -> range:
        count = len(self.page.columns)
        first = max(0, bisect_right(self.edges, left) - 1)
        last = min(count, bisect_right(self.edges, right - 1))
        return range(min(first, count), max(min(first, count), last))

    def column_span(self, column: int) -> tuple[int, int]:
        """x and width of a column."""
        return self.edges[column], self.edges[column + 1] - self.edges[column]

    def cell(self, row: int, column: int) -> QRect:
        """The cell in content coordinates; a null rectangle when its floor is folded."""
        at = self.line_of_row.get(row)
        if at is None:
            return QRect()
        x, wide = self.column_span(column)
        return QRect(x, self.lines[at].top, wide, self.lines[at].height)

    def neighbour_row(self, row: int, step: int) -> int:
        """The row `step` open rows away, stopping at the first and the last."""
        if not self.open_rows:
            return row
        if row in self.line_of_row:
            here = self.open_rows.index(row)
        else:  # folded away: the first step lands on the nearest open row of that side
            here = bisect_right(self.open_rows, row) - (1 if step > 0 else 0)
        return self.open_rows[max(0, min(len(self.open_rows) - 1, here + step))]

    def rows_between(self, first: int, last: int) -> list[int]:
        """Open rows from one index to another, whichever comes first."""
        low, high = min(first, last), max(first, last)
        return [row for row in self.open_rows if low <= row <= high]
