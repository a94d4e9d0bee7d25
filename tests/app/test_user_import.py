"""A file with users at the desk: read without a trace, named with row and column, refused in one problem."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.user_import import UserImport
from checklists.long_work import Stopped
from tests.app.tablet import CAT_HASH, Tablet, new_tablet
from tests.checklists import sample
from tests.checklists.user_lists import as_csv, as_workbook, clean_list

DATA = Path(__file__).parents[1] / "data"
HEADER = "Vorname;Nachname;E-Mail;Benutzeranmeldename;Rufnummer\n"


def line(number: int, phone: str = "") -> str:
    return f"V{number};N{number};u{number}@kanzlei.example;u{number}@kanzlei.example;{phone}\n"


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Tablet]:
    made = new_tablet(tmp_path / "profile", sample.setup_job(cat_hash=CAT_HASH))
    yield made
    made.app.close()


def opened(visit: Tablet) -> OpenJob:
    return visit.app.jobs.open(sample.setup_job().job_id)


def read(visit: Tablet, file: Path | bytes) -> UserImport:
    return visit.app.user_imports.read(opened(visit), file)


def test_a_workbook_is_read_and_leaves_no_trace(visit: Tablet) -> None:
    before = visit.app.session.journal.head.seq
    found = read(visit, DATA / "orders" / "order-kanzlei.xlsx")
    assert (found.name, found.sheet, len(found.rows)) == ("order-kanzlei.xlsx", "Nutzer", 12)
    assert found.problems == () and found.flaws == ()
    assert dict(found.rows[0])["sn"] == "Łukasik"
    assert visit.app.session.journal.head.seq == before + 1, "opening the job is all that was written"


def test_errors_are_named_by_row_and_column_of_the_file(visit: Tablet) -> None:
    found = read(visit, DATA / "ad-export.csv")
    assert [(p.row, p.column) for p in found.errors][:2] == [(9, "telephoneNumber"), (13, "postalCode")]
    assert len(found.errors) == 7
    assert found.flaws == (), "the rules find all of them again in the rows that are kept"


def test_a_number_is_a_must_where_tengo_and_porting_are_ordered(tmp_path: Path) -> None:
    job = replace(sample.setup_job(cat_hash=CAT_HASH), tengo_communication=True, porting=True)
    tablet = new_tablet(tmp_path / "porting", job)
    try:
        found = read(tablet, (HEADER + line(1) + line(2, "+493023125002")).encode())
        assert [(p.row, p.column, p.code) for p in found.errors] == [(2, "telephoneNumber", "empty")]
    finally:
        tablet.app.close()


def test_what_only_the_file_tells_is_kept_as_a_flaw_of_its_row(visit: Tablet) -> None:
    found = read(visit, (HEADER + line(1) + '"' + line(2) + line(3)).encode())
    assert [(p.row, p.code) for p in found.errors] == [(3, "quote-open")]
    assert [(flaw.row, flaw.code) for flaw in found.flaws] == [(2, "quote-open")]


def test_a_manager_by_short_name_is_entered_by_his_logon_name(visit: Tablet) -> None:
    people = [{**p, "manager": ""} for p in clean_list(1, 3)]
    raw = as_csv(people).decode("utf-8-sig").replace("\r\n", ";{}\r\n").format("sAMAccountName", "chef", "b", "c")
    raw = raw.replace(";;b", ";chef;b")
    found = read(visit, raw.encode())
    assert dict(found.rows[1])["manager"] == people[0]["userPrincipalName"]
    assert [(p.row, p.value, p.code) for p in found.notices] == [(3, "chef", "manager-by-logon")]
    assert found.errors == ()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "file-empty"),
        (b"\x00\x01", "not-a-table"),
        (b"PK\x03\x04", "damaged"),
        (b"x" * (11 * 1024 * 1024), "file-too-large"),
    ],
)
def test_what_is_no_list_is_one_problem(visit: Tablet, raw: bytes, why: str) -> None:
    with pytest.raises(FieldProblem) as refused:
        read(visit, raw)
    assert (refused.value.code, refused.value.values["why"]) == (Code.USER_LIST_UNREADABLE, why)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"Hallo Welt\n", "no-header"),
        (b"Vorname;Nachname;E-Mail;Benutzeranmeldename\n", "no-users"),
        (b"Vorname;First name;sn;mail;userPrincipalName\nA;B;C;d@e.fg;d@e.fg\n", "column-twice"),
    ],
)
def test_a_file_that_has_to_be_mended_itself_is_read_and_not_taken(visit: Tablet, raw: bytes, why: str) -> None:
    found = read(visit, raw)
    assert found.hopeless is not None and found.hopeless.code == why
    with pytest.raises(FieldProblem) as refused:
        visit.app.user_lists.take(opened(visit), found)
    assert refused.value.values["why"] == why


def test_a_file_that_is_gone_or_huge_is_one_problem(visit: Tablet, tmp_path: Path) -> None:
    with pytest.raises(FieldProblem) as refused:
        read(visit, tmp_path / "weg.xlsx")
    assert refused.value.values["why"] == "unreachable"
    large = tmp_path / "gross.csv"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(FieldProblem) as refused:
        read(visit, large)
    assert (refused.value.values["why"], refused.value.values["bytes"]) == ("file-too-large", 200 * 1024 * 1024)


def test_reading_stops_when_it_is_asked_to(visit: Tablet) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        visit.app.user_imports.read(opened(visit), as_workbook(clean_list(1, 300)), watch=stop)
