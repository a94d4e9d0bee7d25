"""Files as they really arrive: torn, mixed, mislabelled. Each fault is one complaint at its row, and the rest is read."""

import io
import time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.catalogue import Language
from checklists.long_work import Stopped
from checklists.table_file import TableFileError, read_tables
from checklists.table_words import user_sentence
from checklists.user_sheet import UserSheet, check_users, pick_table
from tests.checklists.user_lists import KEYS, as_csv, as_workbook, clean_list

LIST = clean_list(11, 30)
for _person in LIST:
    _person["manager"] = ""
RAW = as_csv(LIST)
BOOK = as_workbook(LIST)
LINES = RAW.decode("utf-8-sig").split("\r\n")


def checked(raw: bytes | list[str]) -> UserSheet:
    data = raw if isinstance(raw, bytes) else "\r\n".join(raw).encode()
    table = pick_table(read_tables(data))
    assert table is not None
    return check_users(table)


def errors(sheet: UserSheet) -> list[tuple[int | None, str, str]]:
    return [(p.row, p.column, p.code) for p in sheet.errors]


def with_line(number: int, text: str) -> list[str]:
    """The clean list with another line; numbers as a spreadsheet shows them, 1 is the header."""
    return [*LINES[: number - 1], text, *LINES[number:]]


def cells(number: int) -> list[str]:
    return LINES[number - 1].split(";")


def test_the_list_itself_is_clean() -> None:
    assert checked(LINES).problems == ()


# -- ragged rows -------------------------------------------------------------------------------------------------------


def test_a_row_with_one_value_too_many_is_one_complaint_and_the_rest_is_read() -> None:
    split = with_line(9, ";".join([*cells(9)[:5], "Hauptstr. 1", "Hinterhaus", *cells(9)[6:]]))
    found = checked(split)
    assert errors(found) == [(9, "", "row-too-long")]
    assert dict(found.errors[0].values) == {"found": "19", "expected": "18"}
    assert len(found.users) == 30
    assert checked(with_line(9, LINES[8] + ";;;")).problems == (), "empty separators at the end mean nothing"


def test_a_row_that_ends_early_is_one_complaint() -> None:
    assert errors(checked(with_line(9, ";".join(cells(9)[:3])))) == [(9, "", "row-too-short")]
    found = checked(with_line(9, ";".join(cells(9)[:16])))
    assert errors(found) == [], "spreadsheets leave out what is empty at the end"
    assert [(p.row, p.code) for p in found.warnings] == [(9, "rows-short")]


def test_a_header_that_lacks_one_name_is_one_complaint_not_one_per_row() -> None:
    assert errors(checked(with_line(1, ";".join(KEYS[1:])))) == [(1, "", "header-short")]


def test_a_file_without_any_known_column_is_one_complaint() -> None:
    assert errors(checked(b"Hallo Welt\nwie geht es\n")) == [(1, "", "no-header")]


def test_a_row_with_another_separator_is_named_by_both() -> None:
    for sign, name in ((",", ","), ("\t", "Tab"), ("|", "|")):
        line = sign.join(text.replace(sign, " ") for text in cells(12))
        found = checked(with_line(12, line))
        assert errors(found) == [(12, "", "separator-other")]
        assert dict(found.errors[0].values) == {"separator": name, "others": ";"}


def test_who_stands_in_a_torn_row_may_still_be_a_manager() -> None:
    people = [dict(person) for person in LIST]
    people[20]["manager"] = people[3]["mail"]
    people[21]["manager"] = f"{people[3]['givenName']} {people[3]['sn']}"
    lines = as_csv(people).decode("utf-8-sig").split("\r\n")
    torn = [*lines[:4], lines[4].replace(";", ",", 1), *lines[5:]]
    assert errors(checked(torn)) == [(5, "", "row-too-short")]


def test_values_beside_the_named_columns_are_named_once_per_column() -> None:
    lines = [LINES[0] + ";", *(line + ";Notiz" for line in LINES[1:31])]
    found = checked(lines)
    assert errors(found) == []
    assert [(p.row, p.code, p.value) for p in found.warnings] == [(2, "value-without-column", "Notiz")]


# -- quotation marks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [2, 17, 31])
def test_a_mark_that_is_never_closed_costs_one_row(number: int) -> None:
    torn = cells(number)
    torn[5] = '"Hauptstraße 1'
    found = checked(with_line(number, ";".join(torn)))
    assert errors(found) == [(number, "", "quote-open")]
    assert [user.row for user in found.users] == list(range(2, 32))


def test_two_open_marks_do_not_swallow_what_lies_between() -> None:
    lines = list(LINES)
    for number in (8, 9, 20):
        torn = cells(number)
        torn[5] = '"Hauptstraße 1'
        lines[number - 1] = ";".join(torn)
    assert errors(checked(lines)) == [(8, "", "quote-open"), (9, "", "quote-open"), (20, "", "quote-open")]


def test_marks_as_they_should_be_are_no_fault() -> None:
    good = cells(5)
    good[5], good[14], good[16] = '"Haus ""Linde""; 2. Stock"', '19" Rack', '"Müller; Söhne"'
    found = checked(with_line(5, ";".join(good)))
    assert found.problems == ()
    assert found.users[3].attribute("streetAddress") == 'Haus "Linde"; 2. Stock'


def test_a_cell_of_several_lines_stays_one_row() -> None:
    good = cells(5)
    good[5] = '"Am Tor 1\r\nHinterhaus"'
    found = checked(with_line(5, ";".join(good)))
    assert errors(found) == [(5, "streetAddress", "not-one-line")]
    assert [user.row for user in found.users] == list(range(2, 32))


def test_a_line_longer_than_any_row_costs_that_row() -> None:
    assert errors(checked(with_line(6, "x" * 300_000))) == [(6, "", "line-too-long")]


def test_a_thousand_open_marks_are_read_in_a_second() -> None:
    lines = [LINES[0], *(f'A;;B;;;"x{n}' for n in range(20_000))]
    began = time.monotonic()
    checked(lines)
    assert time.monotonic() - began < 8


# -- bytes -------------------------------------------------------------------------------------------------------------


def test_a_nul_byte_is_one_complaint_in_its_cell() -> None:
    raw = RAW.replace(LIST[7]["mail"].encode(), LIST[7]["mail"].encode()[:2] + b"\x00" + LIST[7]["mail"].encode()[2:])
    assert errors(checked(raw)) == [(9, "mail", "control-characters")]


def test_two_bytes_a_letter_without_a_mark_are_understood() -> None:
    for name in ("utf-16-le", "utf-16-be"):
        assert checked("\r\n".join(LINES).encode(name)).problems == ()


def test_a_file_that_calls_itself_utf8_and_is_none_says_so() -> None:
    people = [{**p, "givenName": "Jörg", "sn": f"Weiß {n}", "l": "Köln", "company": ""} for n, p in enumerate(LIST)]
    people = [{**p, "streetAddress": "", "st": "", "postalCode": "", "co": "", "initials": ""} for p in people]
    people = [{**p, "department": "", "title": ""} for p in people]
    found = checked(b"\xef\xbb\xbf" + as_csv(people, encoding="cp1252"))
    assert errors(found) == []
    assert [p.code for p in found.warnings] == ["encoding-declared"]
    assert found.users[0].attribute("givenName") == "Jörg"


def test_one_row_from_elsewhere_in_a_utf8_file_is_one_complaint() -> None:
    raw = RAW.split(b"\r\n")
    raw[14] = b";".join([b"J\xf6rg", *raw[14].split(b";")[1:]])
    assert errors(checked(b"\r\n".join(raw))) == [(15, "givenName", "misread")]


def test_other_files_are_no_lists() -> None:
    pdf = b"%PDF-1.7\n" + bytes(range(256)) * 40
    for raw, code in ((pdf, "not-a-table"), (b"\xff\xd8\xff\xe0" + bytes(4000), "not-a-table"), (b"", "file-empty")):
        with pytest.raises(TableFileError) as refused:
            read_tables(raw)
        assert refused.value.code == code


def test_two_hundred_megabytes_are_refused_at_once() -> None:
    raw = b"x" * (200 * 1024 * 1024)
    began = time.monotonic()
    with pytest.raises(TableFileError) as refused:
        read_tables(raw)
    assert refused.value.code == "file-too-large"
    assert time.monotonic() - began < 1


# -- workbooks ---------------------------------------------------------------------------------------------------------


def changed(change: Any) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(LIST)))
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_hidden_and_merged_cells_are_read_and_named() -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[6].hidden = True
        sheet.column_dimensions["H"].hidden = True
        sheet["P3"].value = sheet["P4"].value = "Vertrieb"
        sheet.merge_cells("P3:P4")

    found = checked(changed(change))
    assert errors(found) == []
    assert {(p.row, p.code) for p in found.warnings} == {(6, "hidden-row"), (None, "hidden-column"), (3, "merged-rows")}
    assert found.users[2].attribute("department") == "Vertrieb"


def test_a_formula_without_its_value_is_one_complaint() -> None:
    def change(sheet: Any) -> None:
        sheet["E7"].value = '=A7&"@firma.example"'

    found = checked(changed(change))
    assert errors(found) == [(7, "mail", "formula-without-value")]
    assert [p.code for p in found.warnings] == ["formula"]


def test_numbers_a_spreadsheet_made_of_texts_are_found() -> None:
    def change(sheet: Any) -> None:
        sheet["D4"].value, sheet["D4"].data_type = 493023125001, "n"
        sheet["J5"].value, sheet["J5"].data_type = 1067, "n"
        sheet["K5"].value = "Deutschland"

    assert errors(checked(changed(change))) == [(4, "telephoneNumber", "eaten"), (5, "postalCode", "post-code")]


# -- anything at all ---------------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_a_file_holds_it_is_judged_or_refused(data: st.DataObject) -> None:
    """Bytes struck out, put in and doubled anywhere, in a text and in a workbook."""
    raw = bytearray(data.draw(st.sampled_from((RAW, BOOK, "\r\n".join(LINES).encode("utf-16"), b""))))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw)))
        piece = data.draw(
            st.sampled_from((b"", b'"', b";", b"\n", b"\x00", b"\xff", b"\r", b",", b"=1", bytes(raw[at : at + 90])))
        )
        raw[at : at + data.draw(st.integers(0, 40))] = piece
    try:
        tables = read_tables(bytes(raw))
    except TableFileError as error:
        assert error.code in TableFileError.CODES
        return
    table = pick_table(tables)
    if table is not None:
        for problem in check_users(table).problems:
            for language in Language:
                assert user_sentence(problem, language).endswith(".")


# -- long work ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_reading_and_judging_tell_how_far_they_are_and_stop_when_asked(form: str) -> None:
    people = clean_list(2, 2_000)
    raw = as_csv(people) if form == "csv" else as_workbook(people)
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))

    table = pick_table(read_tables(raw, watch))
    assert table is not None
    read = len(told)
    check_users(table, watch=watch)
    assert read >= 4 and len(told) >= read + 9
    assert all(0 <= done <= total for done, total in told)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_tables(raw, stop)
    with pytest.raises(Stopped):
        check_users(table, watch=stop)
