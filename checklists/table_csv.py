"""A CSV text as a table: finds the separator as spreadsheets do, and reads on behind a line that is torn."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from checklists.csv_text import NoText, read_lines
from checklists.long_work import Watch, unwatched
from checklists.table import EMPTY, Cell, CellKind, Row, Table, Torn, gaps

SEPARATORS = ";,\t|"
MAX_ROWS = 100_000
MAX_COLUMNS = 500
_SAMPLE = 20
_MOST_LINES = 100
"""Lines one record may span; a quotation mark that nothing closes would swallow the rest of the file."""
_EVERY = 500


class CsvError(ValueError):
    """`code` is "not-a-table" or "too-many-cells"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_csv(raw: bytes, watch: Watch = unwatched) -> Table:
    """The rows of a CSV text; a record's number is its row as a spreadsheet would show it. Raises CsvError.

    `watch` hears of lines.
    """
    try:
        lines, notices = read_lines(raw)
    except NoText as error:
        raise CsvError("not-a-table") from error
    first = lines[0].strip() if lines else ""
    if len(first) == 5 and first.lower().startswith("sep="):
        separator = first[4]
        del lines[0]
        _, width = _shape(lines, separator)
    else:
        separator, width = _sniff(lines)
    rows: list[Row] = []
    known: dict[str, Cell] = {"": EMPTY}
    for number, (record, torn) in enumerate(_records(lines, separator, width, watch), start=1):
        if number > MAX_ROWS:
            raise CsvError("too-many-cells")
        cells = tuple(known.get(shown) or _keep(known, shown) for shown in record[:MAX_COLUMNS])
        row = Row(number=number, cells=cells, torn=torn)
        if not row.blank:
            rows.append(row)
    return Table(
        name="", rows=tuple(rows), notices=(*notices, *gaps(tuple(rows))), separator=separator if width > 1 else ""
    )


def split_line(line: str, separator: str) -> list[str]:
    """One line parted by a separator, quotation marks minded. Empty where that cannot be done."""
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _keep(known: dict[str, Cell], shown: str) -> Cell:
    """Many cells hold the same text."""
    return known.setdefault(shown, Cell(text=shown, kind=CellKind.TEXT))


def _sniff(lines: Sequence[str]) -> tuple[str, int]:
    """The separator by which most of the first lines have most cells of one number, and that number."""
    shapes = {separator: _shape(lines, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: shapes[separator][0] * (shapes[separator][1] - 1))
    return best, shapes[best][1]


def _shape(lines: Sequence[str], separator: str) -> tuple[int, int]:
    """(how many of the first lines agree, in how many cells)."""
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(lines[:_SAMPLE], delimiter=separator):
            if len(record) > 1:
                widths[len(record)] += 1
    except csv.Error:
        return 0, 1
    width, agreeing = max(widths.items(), key=lambda pair: pair[0] * pair[1], default=(1, 0))
    return agreeing, width


class _Feed:
    """Hands out lines from a place on; `ended` where a record wanted more than there is, or than it may have."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self._lines = lines
        self.at = at
        self.begun = at
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at == len(self._lines) or self.at - self.begun == _MOST_LINES:
            self.ended = True
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


def _records(lines: Sequence[str], separator: str, width: int, watch: Watch) -> Iterator[tuple[list[str], Torn | None]]:
    at = 0
    while at < len(lines):
        feed = _Feed(lines, at)
        reader = csv.reader(feed, delimiter=separator)
        torn: Torn | None = None
        while torn is None:
            if at % _EVERY == 0:
                watch(at, len(lines))
            try:
                record = next(reader, None)
            except csv.Error:
                # One cell of more than 128 kB: a quotation mark left open, or no list at all.
                torn = Torn.QUOTE_OPEN if '"' in lines[at] and len(lines[at]) < 100_000 else Torn.TOO_LONG
                break
            if record is None:
                break
            if feed.ended or _is_torn(lines[at : feed.at], record, separator, width):
                torn = Torn.QUOTE_OPEN
                break
            yield record, None
            at = feed.begun = feed.at
        if torn is None:
            return
        yield _by_force(lines[at], separator), torn
        at += 1


def _is_torn(taken: Sequence[str], record: Sequence[str], separator: str, width: int) -> bool:
    """Whether a mark opened in a cell was closed in another one: the record has not the cells it should have, or it was made of
    two lines that are whole rows by themselves.
    """
    if width < 3 or taken[0].count('"') % 2 == 0:
        return False
    if len(record) != width:
        return True
    return len(taken) > 1 and all(line.count(separator) == width - 1 for line in taken[:2])


def _by_force(line: str, separator: str) -> list[str]:
    """The cells of a torn line, marks at their ends left out."""
    return [piece.strip().strip('"')[:2000] for piece in line.rstrip("\r\n").split(separator)]
