"""The exported list: the provider's 18 columns, every cell text, nothing for a spreadsheet to compute, and the same list when read."""

import csv
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.attributes import ATTRIBUTES
from checklists.guarded_text import with_guard, without_guard
from checklists.table_file import read_tables
from checklists.user_export import to_csv, to_xlsx
from checklists.user_judge import Pairs
from checklists.user_sheet import UserSheet, check_users, pick_table
from tests.checklists.user_lists import clean_list

LEADS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
KEYS = [attribute.key for attribute in ATTRIBUTES]
FREE = ("initials", "title", "department", "company", "l", "st", "streetAddress")


def rows_of(seed: int, size: int = 60) -> list[Pairs]:
    return [tuple(sorted((k, v) for k, v in person.items() if v)) for person in clean_list(seed, size)]


def read(raw: bytes) -> UserSheet:
    table = pick_table(read_tables(raw))
    assert table is not None
    return check_users(table)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_what_was_exported_comes_back_the_same_without_a_complaint(write, seed: int) -> None:  # type: ignore[no-untyped-def]
    rows = rows_of(seed)
    found = read(write(rows))
    assert found.problems == ()
    assert [user.attributes for user in found.users] == rows


def test_no_cell_is_a_formula_whatever_its_first_letter() -> None:
    """All leads in all columns, as a foreign reader sees them."""
    rows: list[Pairs] = [tuple((key, f"{lead}SUM(A1:A9)") for key in sorted(KEYS)) for lead in LEADS]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(rows)))
    sheet = book.active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows(min_row=2) for cell in line]
    assert len(cells) == len(LEADS) * 18
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    with zipfile.ZipFile(io.BytesIO(to_xlsx(rows))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    text = to_csv(rows).decode("utf-8-sig")
    shown = [cell for line in list(csv.reader(io.StringIO(text), delimiter=";"))[1:] for cell in line]
    assert len(shown) == len(LEADS) * 18
    assert {cell[0] for cell in shown} == {"'"}


def test_the_csv_is_what_german_spreadsheets_open() -> None:
    raw = to_csv(rows_of(1, 2))
    assert raw.startswith(b"\xef\xbb\xbfVorname;Initialen;Nachname;Rufnummer;E-Mail;")
    assert raw.count(b"\r\n") == 3 and raw.endswith(b"\r\n")


def test_the_workbook_has_the_german_headers_and_stays_text_below_the_last_row() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(rows_of(1, 2))))
    sheet = book["Nutzer"]
    assert [cell.value for cell in sheet[1]] == [attribute.de for attribute in ATTRIBUTES]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["D"].number_format == "@"


def test_a_row_without_a_value_leaves_no_value_of_the_row_before() -> None:
    one: Pairs = (("department", "Vertrieb"), ("sn", "Weiß"))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([one, (("sn", "Roth"),)])))
    sheet = book.active
    assert sheet is not None
    assert [sheet.cell(row=row, column=16).value for row in (2, 3)] == ["Vertrieb", None]


@settings(max_examples=300)
@given(st.text(max_size=12))
def test_guarding_is_undone_by_reading(text: str) -> None:
    assert without_guard(with_guard(text)) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="'=+-@;\"\n\täß€A1 \uff0b", min_size=1, max_size=10), min_size=7, max_size=7))
def test_any_text_survives_the_way_through_a_csv(texts: list[str]) -> None:
    clean = [" ".join(text.split()) for text in texts]
    pairs: Pairs = tuple(sorted((key, text) for key, text in zip(FREE, clean, strict=True) if text)) + (("sn", "Roth"),)
    (user,) = read(to_csv([pairs])).users
    assert user.attributes == tuple(sorted(pairs))


def test_names_that_begin_with_an_apostrophe_stay_as_they_are() -> None:
    assert without_guard("'t Hooft") == with_guard("'t Hooft") == "'t Hooft"
    assert without_guard("'+4930") == "+4930"
    assert with_guard("'+4930") == "''+4930"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert to_csv(rows_of(3)) == to_csv(rows_of(3))
