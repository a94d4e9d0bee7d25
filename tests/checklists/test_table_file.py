"""Workbooks and CSV texts are read as a person sees them; what cannot be read is refused with a precise code."""

import io
import re
import time
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from checklists.shown import shown_date, shown_number
from checklists.table import CellKind, Oddity, Table, column_letters
from checklists.table_file import TableFileError, read_tables, read_workbook


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book_of(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table]


def patched(raw: bytes, part: str, pattern: bytes, replacement: bytes) -> bytes:
    """The archive with one part changed by a regular expression that must match."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                content, count = re.subn(pattern, replacement, content)
                assert count
            new.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (201, "General", "201"),
        (1067, "00000", "01067"),
        (1067, '"D-"00000', "D-01067"),
        (1067, "[$-407]00000;@", "01067"),
        (493023125201, "General", "4.93023E+11"),
        (493023125201, "0", "493023125201"),
        (49302312520, "General", "49302312520"),
        (4.92e11, "0.00E+00", "4.92E+11"),
        (3023125201, "0000 000-0000", "0302 312-5201"),
        (8.5, "General", "8.5"),
        (0.1 + 0.2, "General", "0.3"),
        (24.0, "General", "24"),
        (1234567, "#,##0", "1234567"),
        (0.25, "0%", "25%"),
        (5, "0.00", "5.00"),
        (1.5, "#.##", "1.5"),
        (-3, "0", "-3"),
        (-31, "00.00", "-31.00"),
        (-3, "0;(0)", "(3)"),
        (7, '"AP-"00', "AP-07"),
        (12, 'General" Stück"', "12 Stück"),
        (float("inf"), "0", "#NUM!"),
        (10**400, "General", "#NUM!"),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, number_format: str, shown: str) -> None:
    assert shown_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd.mm.yyyy hh:mm", "01.12.2026 08:05"),
        ("yyyy-mm-dd h:mm:ss", "2026-12-01 8:05:09"),
        ("d.m.yy", "1.12.26"),
        ("mm:ss", "05:09"),
        ("[$-407]d. mmmm yyyy;@", "1. December 2026"),
    ],
)
def test_a_date_is_shown_by_its_format(number_format: str, shown: str) -> None:
    assert shown_date(datetime(2026, 12, 1, 8, 5, 9), number_format) == shown


def test_a_post_code_kept_by_its_format_and_a_date_come_as_shown() -> None:
    book = book_of(["PLZ", "Termin", "Anzahl", "ja"], [1067, datetime(2026, 12, 1, 8, 30), "24", True])
    book.active["A2"].number_format = "00000"
    book.active["B2"].number_format = "dd.mm.yyyy hh:mm"
    (table,) = read_workbook(saved(book))
    row = table.rows[1]
    assert [cell.text for cell in row.cells] == ["01067", "01.12.2026 08:30", "24", "TRUE"]
    assert [cell.kind for cell in row.cells] == [CellKind.NUMBER, CellKind.DATE, CellKind.TEXT, CellKind.BOOLEAN]
    assert row.cells[1].moment == datetime(2026, 12, 1, 8, 30)


def test_a_formula_without_a_stored_value_is_not_an_empty_cell() -> None:
    raw = saved(book_of(["a", "b"], ["=1+1", '=IF(A1="a","","x")']))
    (table,) = read_workbook(raw)
    assert [cell.kind for cell in table.rows[1].cells] == [CellKind.UNCOMPUTED, CellKind.UNCOMPUTED]
    raw = patched(raw, SHEET, rb"<f>1\+1</f><v ?(/>|></v>)", b"<f>1+1</f><v>2</v>")
    raw = patched(raw, SHEET, rb'<c r="B2"( t="\w+")?><f>', b'<c r="B2" t="str"><f>')
    (table,) = read_workbook(raw)
    two, nothing = table.rows[1].cells
    assert (two.text, two.kind, two.formula) == ("2", CellKind.NUMBER, True)
    assert nothing.blank, "a formula may give an empty text"
    assert [notice.oddity for notice in table.notices] == [Oddity.FORMULA]


def test_hidden_merged_and_empty_rows_are_read_and_named() -> None:
    book = book_of(["Etage", "Raum"], ["EG", "1"], [None, "2"], [], [], ["OG", "3"], ["DG links", None])
    sheet = book.active
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A7:B7")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    (table,) = read_workbook(saved(book))
    assert [(row.number, row.hidden) for row in table] == [(1, False), (2, False), (3, False), (6, True), (7, False)]
    assert [row.cell(0).text for row in table] == ["Etage", "EG", "EG", "OG", "DG links"]
    found = {(n.oddity, n.row, n.last_row, n.column) for n in table.notices}
    assert found == {
        (Oddity.HIDDEN_ROW, 6, None, None),
        (Oddity.HIDDEN_COLUMN, None, None, 1),
        (Oddity.MERGED_ROWS, 2, 3, 0),
        (Oddity.MERGED_COLUMNS, 7, 7, 0),
        (Oddity.EMPTY_ROWS, 4, 5, None),
    }


def test_formatted_empty_cells_far_away_cost_nothing() -> None:
    book = book_of(["a"], ["b"])
    book.active["ZZ9"].number_format = "@"
    book.active.row_dimensions[1_000_000].height = 12
    began = time.monotonic()
    (table,) = read_workbook(saved(book))
    assert texts(table) == [["a"], ["b"]]
    assert time.monotonic() - began < 1


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


PLAIN = saved(book_of(["a"], ["b"]))
ENCRYPTED_ENTRY = bytearray(PLAIN)
for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
    for found in re.finditer(re.escape(mark), PLAIN):
        ENCRYPTED_ENTRY[found.start() + offset] |= 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file-empty"),
        (b"PK" + bytes(10 * 1024 * 1024), "file-too-large"),
        (zipped(a=b"x"), "zip-without-workbook"),
        (zipped(**{"xl/workbook.bin": b"", "[Content_Types].xml": b""}), "binary-excel"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "open-document"),
        (
            zipped(**{"[Content_Types].xml": b"", "xl/workbook.xml": b"http://purl.oclc.org/ooxml/spreadsheetml/main"}),
            "strict-excel",
        ),
        (bytes(ENCRYPTED_ENTRY), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old-excel"),
        (PLAIN[:-30], "damaged"),
        (patched(PLAIN, SHEET, b"<sheetData>", b"<sheetData><oops>"), "damaged"),
        (patched(PLAIN, SHEET, rb"^", b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'), "damaged"),
        (patched(PLAIN, SHEET, rb'r="A2"', b'r="A1048576"'), "too-many-cells"),
        (patched(PLAIN, SHEET, rb'r="A2"', b'r="XFD2"'), "too-many-cells"),
        (patched(PLAIN, "xl/styles.xml", rb"</styleSheet>", b"<a/>" * 400_000 + b"</styleSheet>"), "too-many-cells"),
        (zipped(**{f"part{n}": b"" for n in range(5001)}), "unpacked-too-large"),
        (b"\x00\x01\x02\x03", "not-a-table"),
        (b"a;b\n\x07", "not-a-table"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><table><tr><td>Vorname</td></tr></table>", "not-a-table"),
        (b"<html><body>Login</body></html>", "not-a-table"),
        (b"%PDF-1.7\n", "not-a-table"),
    ],
)
def test_what_is_no_table_is_refused_within_a_second(raw: bytes, code: str) -> None:
    began = time.monotonic()
    with pytest.raises(TableFileError) as refused:
        read_tables(raw)
    assert refused.value.code == code
    assert code in TableFileError.CODES
    assert time.monotonic() - began < 1


def test_a_zip_bomb_is_refused_by_its_directory_alone() -> None:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(101):
            part.write(bytes(1 << 20))
    began = time.monotonic()
    with pytest.raises(TableFileError) as refused:
        read_workbook(stream.getvalue())
    assert refused.value.code == "unpacked-too-large"
    assert time.monotonic() - began < 1


def test_a_part_that_lies_about_its_size_is_never_unpacked_beyond_it() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * (50 << 20) if name == SHEET else b""))
    raw = stream.getvalue()
    size = (50 << 20) + len(zipfile.ZipFile(io.BytesIO(PLAIN)).read(SHEET))
    assert raw.count(size.to_bytes(4, "little")) == 2
    began = time.monotonic()
    with pytest.raises(TableFileError) as refused:
        read_workbook(raw.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little")))
    assert refused.value.code == "damaged"
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("raw", "expected", "oddities"),
    [
        ("Vorname;Ort\nJörg;Köln\n".encode(), [["Vorname", "Ort"], ["Jörg", "Köln"]], []),
        ("\ufeffVorname;Ort\r\nJörg;Köln".encode(), [["Vorname", "Ort"], ["Jörg", "Köln"]], []),
        ("Vorname,Ort\nJörg,Köln".encode("utf-16"), [["Vorname", "Ort"], ["Jörg", "Köln"]], []),
        ("Vorname\tOrt\nJörg\tKöln".encode("cp1252"), [["Vorname", "Ort"], ["Jörg", "Köln"]], ["encoding-guessed"]),
        (b"sep=,\na,b\n1,2;3\n", [["a", "b"], ["1", "2;3"]], []),
        (b'a;b\n"x;y";"two\nlines"\n\n\nlast;z\n', [["a", "b"], ["x;y", "two\nlines"], ["last", "z"]], ["empty-rows"]),
    ],
)
def test_a_csv_text_is_read_whatever_its_encoding_and_separator(
    raw: bytes, expected: list[list[str]], oddities: list[str]
) -> None:
    (table,) = read_tables(raw)
    assert texts(table) == expected
    assert [notice.oddity for notice in table.notices] == oddities


def test_the_row_number_of_a_csv_record_is_the_spreadsheets() -> None:
    (table,) = read_tables(b'a;b\n"two\nlines";x\n\nlast;y\n')
    assert [row.number for row in table] == [1, 2, 4]


def test_columns_have_the_spreadsheets_letters() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
