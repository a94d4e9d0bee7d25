"""What the matrix shows: workplaces down, items across, in floors. Immutable; a presenter builds a new page on change."""

from dataclasses import dataclass, field
from enum import StrEnum


class Look(StrEnum):
    """How a cell looks: seven states, `single` (an open cell filled one by one) and `absent`, where there is no cell."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    NA = "na"
    DEVIATES = "deviates"
    NOT_DONE = "not_done"
    BLOCKS = "blocks"
    SINGLE = "single"
    ABSENT = "absent"
    """The item does not stand on this row: no cell, nothing to do."""


class Act(StrEnum):
    """What a hand can ask for a set of cells. Everything but DONE and OPEN needs a reason from the screen."""

    DONE = "done"
    DEVIATES = "deviates"
    NA = "na"
    NOT_DONE = "not_done"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Cells by state. `settled` is the figure printed before the slash (all that needs nothing more)."""

    settled: int = 0
    total: int = 0
    done: int = 0
    begun: int = 0
    deviates: int = 0
    blocks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """`head` is the name in two lines of about ten letters, `short` one of at most eight, `title` the spoken name.

    A change of `group` from one column to the next draws a stronger line between them. `narrow` columns hold
    preconditions of the desk.
    """

    key: str
    number: str
    head: tuple[str, str]
    short: str
    title: str
    counts: Counts = field(default_factory=Counts)
    paintable: bool = True
    group: str = ""
    narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """`code` is a reason code, `fraction` what stands under a begun cell ("9/16" or the missing field).

    `spoken` is the state in words ("sperrt, K02"); row number and column title are put before it.
    """

    look: Look = Look.OPEN
    code: str = ""
    fraction: str = ""
    remark: bool = False
    paintable: bool = True
    spoken: str = ""

    @property
    def caption(self) -> str:
        return self.fraction if self.look is Look.BEGUN else self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One workplace. `subject` is its id, `number` the printed "AP-21", `second` the second line, `brief` its dense form.

    `cells` stand in the order of the page's columns.
    """

    subject: str
    number: str
    name: str
    second: str
    brief: str
    floor: str
    cells: tuple[MatrixCell, ...]
    counts: Counts = field(default_factory=Counts)
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixFloor:
    """The line above the rows of a floor: "1. OG", "4 von 8 fertig", and one flag such as "1 weicht ab"."""

    key: str
    title: str
    second: str = ""
    flag: str = ""
    flag_look: Look | None = None
    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCorner:
    """The words in the corner: "24 Arbeitsplätze", "167 von 240", "Positionen erledigt", and the head of the sums."""

    above: str = ""
    figure: str = ""
    below: str = ""
    sums: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """Rows stand floor by floor in the order of `floors`; a row naming an unknown floor is refused."""

    columns: tuple[MatrixColumn, ...] = ()
    rows: tuple[MatrixRow, ...] = ()
    floors: tuple[MatrixFloor, ...] = ()
    corner: MatrixCorner = field(default_factory=MatrixCorner)

    def __post_init__(self) -> None:
        order = {floor.key: index for index, floor in enumerate(self.floors)}
        last = 0
        for row in self.rows:
            if row.floor not in order:
                raise ValueError(f"row {row.number}: floor {row.floor!r} is not on the page")
            if order[row.floor] < last:
                raise ValueError(f"row {row.number}: rows must stand in the order of the floors")
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {row.number}: {len(row.cells)} cells for {len(self.columns)} columns")
            last = order[row.floor]

    def cell(self, row: int, column: int) -> MatrixCell:
        return self.rows[row].cells[column]

    def spoken(self, row: int, column: int) -> str:
        """What a screen reader says for a cell: "AP-21, Strom, sperrt, K02"."""
        at, head = self.rows[row], self.columns[column]
        parts = (at.number, head.title, at.cells[column].spoken)
        return ", ".join(part for part in parts if part)
