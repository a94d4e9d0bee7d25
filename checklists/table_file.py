"""Bytes of an XLSX or CSV file -> tables of shown values, for order workbooks and user lists, on tablet and HQ alike.

Everything that can be refused is refused before the workbook is opened: size, unpacked size, encryption, other formats.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from checklists.long_work import Stopped, Watch, unwatched
from checklists.shown import shown_date, shown_general, shown_number
from checklists.table import EMPTY, Cell, CellKind, Notice, Oddity, Row, Table, gaps
from checklists.table_csv import CsvError, read_csv
from checklists.table_scan import MAX_FILLED, ScanError, SheetScan, check_size, scan

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PARTS = 5_000
MAX_SHEETS = 100

MOST_STRINGS = 2_500_000
"""Elements of the table of shared texts: one text is two or more."""
MOST_OTHER = 300_000
"""Elements of any other part: styles, relations, properties."""
_SMALL_PART = 1024 * 1024
_EVERY = 200

_BOM = b"\xef\xbb\xbf"
_OTHER_TEXT = (b"<!doctype", b"<html", b"<?xml", b"<table", b"%pdf-", b"{\\rtf", b"mime-version:")
"""How texts begin that are no list, whatever their name ends in: pages of a browser, often saved as .xls, and documents."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

# openpyxl remarks on every feature it drops (filters, extensions); none of them concerns the values.
warnings.filterwarnings("ignore", module="openpyxl")


class TableFileError(ValueError):
    """Why a file is no table. `code` is one of CODES; `values` fill the sentence (bytes, limit, part)."""

    CODES = (
        "file-empty",
        "file-too-large",
        "unpacked-too-large",
        "too-many-cells",
        "encrypted",
        "old-excel",
        "binary-excel",
        "strict-excel",
        "open-document",
        "zip-without-workbook",
        "not-a-workbook",
        "not-a-table",
        "damaged",
    )

    def __init__(self, code: str, **values: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read_tables(raw: bytes, watch: Watch = unwatched) -> tuple[Table, ...]:
    """Every sheet of an XLSX workbook, or the one table of a CSV text (its name is empty). Raises TableFileError.

    `watch` hears of rows, sheet by sheet.
    """
    if raw.startswith((b"PK", _COMPOUND)):
        return read_workbook(raw, watch)
    _check_size(raw)
    if raw[:200].removeprefix(_BOM).lstrip().lower().startswith(_OTHER_TEXT):
        raise TableFileError("not-a-table")
    try:
        return (read_csv(raw, watch),)
    except CsvError as error:
        raise TableFileError(error.code) from error


def read_workbook(raw: bytes, watch: Watch = unwatched) -> tuple[Table, ...]:
    """Every sheet of an XLSX workbook, hidden ones too. Raises TableFileError."""
    _check_size(raw)
    _check_container(raw)
    try:
        return tuple(_sheets(raw, watch))
    except Stopped:
        raise
    except ScanError as error:
        raise TableFileError(error.code) from error
    except Exception as error:
        # A broken workbook makes the reader fail in any way it likes (KeyError, IndexError, zlib.error, RecursionError …);
        # for the sender all of them mean the same.
        raise TableFileError("damaged") from error


def _check_size(raw: bytes) -> None:
    if not raw:
        raise TableFileError("file-empty")
    if len(raw) > MAX_FILE_BYTES:
        raise TableFileError("file-too-large", bytes=len(raw), limit=MAX_FILE_BYTES)


def _check_container(raw: bytes) -> None:
    """Refuse by the archive's directory alone. A part never unpacks to more than it claims: zipfile stops there."""
    if raw.startswith(_COMPOUND):
        raise TableFileError("encrypted" if _ENCRYPTED in raw else "old-excel")
    if not raw.startswith(b"PK"):
        raise TableFileError("not-a-workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            size = sum(part.file_size for part in parts)
            if size > MAX_UNPACKED_BYTES or len(parts) > MAX_PARTS:
                raise TableFileError("unpacked-too-large", bytes=size, limit=MAX_UNPACKED_BYTES)
            if any(part.flag_bits & 1 for part in parts):
                raise TableFileError("encrypted")
            if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
                raise TableFileError("open-document")
            if "xl/workbook.bin" in names:
                raise TableFileError("binary-excel")
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                raise TableFileError("zip-without-workbook")
            if "xl/workbook.xml" in names and b"purl.oclc.org/ooxml" in archive.read("xl/workbook.xml"):
                raise TableFileError("strict-excel")
    except TableFileError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise TableFileError("damaged") from error


def _sheets(raw: bytes, watch: Watch) -> Iterator[Table]:
    import openpyxl  # heavy, and most runs of the tablet never read a workbook

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        _check_other_parts(archive)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            if len(book.worksheets) > MAX_SHEETS:
                raise ScanError("too-many-cells")
            for sheet in book.worksheets:
                with archive.open(_part_of(sheet)) as stream:
                    found = scan(stream)
                yield _table(sheet, found, watch)
        finally:
            book.close()


def _check_other_parts(archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        name = part.filename
        if part.file_size > _SMALL_PART and name.endswith((".xml", ".rels")) and "/worksheets/sheet" not in name:
            with archive.open(part) as stream:
                check_size(stream, MOST_STRINGS if name.endswith("sharedStrings.xml") else MOST_OTHER)


def _part_of(sheet: Any) -> str:
    """Where the sheet lies in the archive; openpyxl (locked by hash) keeps it, but has no public name for it."""
    return str(sheet._worksheet_path)


def _table(sheet: Any, found: SheetScan, watch: Watch) -> Table:
    notices: list[Notice] = []
    if sheet.sheet_state != "visible":
        notices.append(Notice(oddity=Oddity.HIDDEN_SHEET))
    rows: list[Row] = []
    if found.last_row:
        sheet.reset_dimensions()
        read = sheet.iter_rows(min_row=1, min_col=1, max_row=found.last_row, max_col=found.columns)
        for number, cells in enumerate(read, start=1):
            if number % _EVERY == 0:
                watch(number, found.last_row)
            row = Row(
                number=number,
                cells=tuple(_cell(cell, found, number, column) for column, cell in enumerate(cells)),
                hidden=number in found.hidden_rows,
            )
            if not row.blank:
                rows.append(row)
    filled, merged = _spread(tuple(rows), found)
    notices.extend(_oddities(filled, found))
    return Table(name=sheet.title, rows=filled, notices=(*notices, *merged, *gaps(filled)))


def _cell(cell: Any, found: SheetScan, row: int, column: int) -> Cell:
    stored = found.formulas.get((row, column))
    if stored is False:
        return Cell(kind=CellKind.UNCOMPUTED, formula=True)
    value = cell.value
    if value is None:
        return EMPTY
    formula = stored is True
    if cell.data_type == "e":
        return Cell(text=str(value), kind=CellKind.ERROR, formula=formula)
    if isinstance(value, bool):
        return Cell(text="TRUE" if value else "FALSE", kind=CellKind.BOOLEAN, formula=formula)
    if isinstance(value, int | float):
        number_format = cell.number_format
        text = shown_general(value) if number_format == "General" else shown_number(value, number_format)
        return Cell(text=text, kind=CellKind.NUMBER, formula=formula)
    if isinstance(value, datetime | date | time | timedelta):
        moment = value if isinstance(value, datetime) else None
        return Cell(
            text=shown_date(value, cell.number_format),
            kind=CellKind.DATE,
            moment=moment,
            formula=formula,
        )
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value))
    return Cell(text=text, kind=CellKind.TEXT, formula=formula)


def _spread(rows: tuple[Row, ...], found: SheetScan) -> tuple[tuple[Row, ...], list[Notice]]:
    """Give a value merged downwards to every filled row it covers, and name all merged ranges that hold a value."""
    if not found.merged:
        return rows, []
    by_number = {row.number: place for place, row in enumerate(rows)}
    changed = [list(row.cells) for row in rows]
    notices: list[Notice] = []
    spread = 0
    for area in found.merged:
        place = by_number.get(area.first_row)
        anchor = rows[place].cell(area.first_column) if place is not None else EMPTY
        if place is None or anchor.blank:
            continue
        down, across = (
            area.last_row > area.first_row,
            area.last_column > area.first_column,
        )
        if down:
            below = place + 1
            while below < len(rows) and rows[below].number <= area.last_row:
                cells = changed[below]
                cells.extend([EMPTY] * (area.first_column + 1 - len(cells)))
                cells[area.first_column] = anchor
                below += 1
            spread += below - place
            if spread > MAX_FILLED:
                raise ScanError("too-many-cells")
        for oddity in (Oddity.MERGED_ROWS,) * down + (Oddity.MERGED_COLUMNS,) * across:
            notices.append(
                Notice(
                    oddity=oddity,
                    row=area.first_row,
                    last_row=min(area.last_row, rows[-1].number),
                    column=area.first_column,
                    value=anchor.text,
                )
            )
    return tuple(replace(row, cells=tuple(cells)) for row, cells in zip(rows, changed, strict=True)), notices


def _oddities(rows: tuple[Row, ...], found: SheetScan) -> Iterator[Notice]:
    for row in rows:
        if row.hidden:
            yield Notice(oddity=Oddity.HIDDEN_ROW, row=row.number)
    for column in sorted(found.hidden_columns):
        shown = next((row.cell(column) for row in rows if not row.cell(column).blank), None)
        if shown is not None:
            yield Notice(oddity=Oddity.HIDDEN_COLUMN, column=column, value=shown.text)
    if found.formulas:
        row_number, column = min(found.formulas)
        yield Notice(oddity=Oddity.FORMULA, row=row_number, column=column)
