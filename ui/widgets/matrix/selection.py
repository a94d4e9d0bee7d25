"""Which cells are chosen and which of them an act would change. Plain indices; Qt knows nothing of it."""

from ui.models.matrix import Act, Look, MatrixPage
from ui.widgets.matrix.geometry import Grid

Place = tuple[int, int]
"""Row index and column index."""

UNSETTLED = frozenset({Look.OPEN, Look.BEGUN, Look.SINGLE})


class Selection:
    """A rectangle that is being drawn (anchor to end) over cells chosen before it."""

    def __init__(self) -> None:
        self.kept: frozenset[Place] = frozenset()
        self.anchor: Place | None = None
        self.end: Place | None = None
        self._cells: frozenset[Place] = frozenset()

    @property
    def cells(self) -> frozenset[Place]:
        return self._cells

    def __bool__(self) -> bool:
        return bool(self._cells)

    def clear(self) -> None:
        self.kept = frozenset()
        self.anchor = self.end = None
        self._cells = frozenset()

    def begin(self, at: Place, *, add: bool = False) -> None:
        """Starts a new rectangle of one cell; `add` keeps what was chosen."""
        self.kept = self._cells if add else frozenset()
        self.anchor = self.end = at
        self._cells = self.kept | {at}

    def stretch(self, to: Place, grid: Grid) -> None:
        """Draws the rectangle from the anchor to a cell, over open rows only: nobody paints what he cannot see."""
        start = self.anchor or to
        self.anchor, self.end = start, to
        low, high = sorted((start[1], to[1]))
        rows = grid.rows_between(start[0], to[0])
        self._cells = self.kept | {(row, column) for row in rows for column in range(low, high + 1)}

    def choose(self, cells: frozenset[Place]) -> None:
        self._cells = self.kept = cells
        self.anchor = self.end = None

    def is_rectangle(self) -> bool:
        return self.anchor is not None and not (self.kept - self._rectangle())

    def _rectangle(self) -> frozenset[Place]:
        if self.anchor is None or self.end is None:
            return frozenset()
        rows = range(min(self.anchor[0], self.end[0]), max(self.anchor[0], self.end[0]) + 1)
        low, high = sorted((self.anchor[1], self.end[1]))
        return frozenset((row, column) for row in rows for column in range(low, high + 1))

    def columns(self) -> frozenset[int]:
        return frozenset(column for _, column in self._cells)


def would_change(page: MatrixPage, at: Place, act: Act) -> bool:
    """Whether an act alters a cell: a tick never overwrites what is settled and never an entry of its own.

    Exceptions (deviates, not applicable, not done) may replace a tick; going back to open needs something to take back.
    """
    row, column = at
    cell = page.cell(row, column)
    if cell.look is Look.ABSENT:
        return False
    if act is Act.DONE:
        return cell.look in UNSETTLED and cell.paintable and page.columns[column].paintable
    if act is Act.OPEN:
        return cell.look not in (Look.OPEN, Look.SINGLE)
    return True


def next_cell(page: MatrixPage, grid: Grid, start: Place, looks: frozenset[Look], step: int) -> Place | None:
    """The next cell in reading order that wears one of the looks, around the end and back to the start."""
    across = len(page.columns)
    order = [(row, column) for row in grid.open_rows for column in range(across)]
    if not order:
        return None
    here = grid.open_rows.index(start[0]) * across + start[1] if start[0] in grid.line_of_row else -1
    for distance in range(1, len(order) + 1):
        row, column = order[(here + step * distance) % len(order)]
        if page.cell(row, column).look in looks:
            return row, column
    return None
