"""A table as a person sees it: rows with the spreadsheet's numbers, cells with the text shown, and what was odd about them."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class CellKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    """A spreadsheet error such as #REF! stands in the cell."""
    UNCOMPUTED = "uncomputed"
    """A formula without a stored value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`text` is what the spreadsheet shows, outer blanks kept; `moment` is filled for dates only."""

    text: str = ""
    kind: CellKind = CellKind.EMPTY
    moment: datetime | None = None
    formula: bool = False

    @property
    def blank(self) -> bool:
        """Nothing to see and nothing missing."""
        return self.kind is not CellKind.UNCOMPUTED and not self.text.strip()


EMPTY = Cell()


class Torn(StrEnum):
    """Why the cells of a row of text may not be what was meant."""

    QUOTE_OPEN = "quote-open"
    """A quotation mark opens a cell and nothing closes it; the marks of this line were left out."""
    TOO_LONG = "line-too-long"
    """The line is longer than any row; its cells are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`number` is the spreadsheet's row number, counted from 1. `torn` says that its text could not be parted for sure."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    torn: Torn | None = None

    def cell(self, column: int) -> Cell:
        """The cell of a column counted from 0; EMPTY beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    @property
    def blank(self) -> bool:
        return all(cell.blank for cell in self.cells)


class Oddity(StrEnum):
    """What a reader of the table must name instead of passing over it."""

    HIDDEN_SHEET = "hidden-sheet"
    HIDDEN_ROW = "hidden-row"
    HIDDEN_COLUMN = "hidden-column"
    EMPTY_ROWS = "empty-rows"
    MERGED_ROWS = "merged-rows"
    """Merged downwards: the value was read for every row it covers."""
    MERGED_COLUMNS = "merged-columns"
    """Merged across: the value stands in the first column only."""
    FORMULA = "formula"
    """At least one formula; its stored values were read. Named once, at the first."""
    ENCODING_GUESSED = "encoding-guessed"
    """CSV text that is no UTF-8 and was read as Windows-1252."""
    ENCODING_DECLARED = "encoding-declared"
    """CSV text that begins as UTF-8 and is none; read as Windows-1252."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`row` and `last_row` count from 1 (None: the whole sheet), `column` counts from 0, `value` is the text concerned."""

    oddity: Oddity
    row: int | None = None
    last_row: int | None = None
    column: int | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet. `rows` holds only rows that show something, in the spreadsheet's order.

    `separator` is what parts the cells of a text, empty for a workbook: there every row has its cells for certain.
    """

    name: str
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = field(default=())
    separator: str = ""

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def column_letters(column: int) -> str:
    """The spreadsheet's name of a column counted from 0: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def gaps(rows: tuple[Row, ...]) -> Iterator[Notice]:
    """The runs of empty rows between filled ones."""
    for before, after in itertools.pairwise(rows):
        if after.number > before.number + 1:
            yield Notice(
                oddity=Oddity.EMPTY_ROWS,
                row=before.number + 1,
                last_row=after.number - 1,
            )
