"""A CSV text as a table: finds encoding and separator as spreadsheets do."""

import csv
import io

from checklists.table import EMPTY, Cell, CellKind, Notice, Oddity, Row, Table, gaps

SEPARATORS = ";,\t|"
MAX_ROWS = 100_000
MAX_COLUMNS = 500


class CsvError(ValueError):
    """`code` is "not-a-table", "damaged" or "too-many-cells"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_csv(raw: bytes) -> Table:
    """The rows of a CSV text; a record's number is its row as a spreadsheet would show it. Raises CsvError."""
    text, guessed = _decode(raw)
    if any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text):
        raise CsvError("not-a-table")
    first = text.split("\n", 1)[0].strip()
    if len(first) == 5 and first.lower().startswith("sep="):
        separator = first[4]
        text = text.split("\n", 1)[1] if "\n" in text else ""
    else:
        separator = max(SEPARATORS, key=first.count)
    rows: list[Row] = []
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if number > MAX_ROWS or len(record) > MAX_COLUMNS:
                raise CsvError("too-many-cells")
            row = Row(
                number=number,
                cells=tuple(Cell(text=shown, kind=CellKind.TEXT) if shown else EMPTY for shown in record),
            )
            if not row.blank:
                rows.append(row)
    except csv.Error as error:
        raise CsvError("damaged") from error
    notices = (Notice(oddity=Oddity.ENCODING_GUESSED),) if guessed else ()
    return Table(name="", rows=tuple(rows), notices=(*notices, *gaps(tuple(rows))))


def _decode(raw: bytes) -> tuple[str, bool]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), False
        except UnicodeDecodeError as error:
            raise CsvError("not-a-table") from error
    try:
        return raw.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        if b"\x00" in raw:
            raise CsvError("not-a-table") from None
        # Windows-1252 leaves five bytes undefined; a text of ours never holds them.
        return raw.decode("cp1252", errors="replace"), True
