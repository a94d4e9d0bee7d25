"""Users captured on site: a file is read without a trace, kept as one answer that survives a restart, or refused whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.user_import import CAPTURE, UserImports
from checklists.answer import Origin, Rows
from checklists.ids import VISIT_SUBJECT
from tests.app.tablet import CAT_HASH, Tablet, new_tablet
from tests.checklists import sample

DATA = Path(__file__).parents[1] / "data"
HEADER = "Vorname;Nachname;E-Mail;Benutzeranmeldename;Rufnummer\n"


def line(number: int, phone: str = "") -> str:
    return f"V{number};N{number};u{number}@kanzlei.example;u{number}@kanzlei.example;{phone}\n"


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Tablet]:
    made = new_tablet(tmp_path / "profile", sample.setup_job(cat_hash=CAT_HASH))
    yield made
    made.app.close()


def opened(visit: Tablet) -> tuple[UserImports, OpenJob]:
    return UserImports(visit.app.answering), visit.app.jobs.open(sample.setup_job().job_id)


def kept(job: OpenJob) -> Rows | None:
    answer = job.book.answer(VISIT_SUBJECT, CAPTURE)
    return answer.value if answer is not None and isinstance(answer.value, Rows) else None


def test_the_users_of_a_workbook_are_one_imported_answer_after_a_restart(visit: Tablet) -> None:
    imports, job = opened(visit)
    found = imports.read(job, DATA / "orders" / "order-kanzlei.xlsx")
    assert (found.name, found.sheet, len(found.users)) == ("order-kanzlei.xlsx", "Nutzer", 12)
    assert found.problems == ()
    assert kept(job) is None, "reading writes nothing"
    changed = imports.keep(job, found)
    assert changed.saved_at is not None
    visit.restart()
    _, job = opened(visit)
    rows = kept(job)
    assert rows is not None and len(rows.rows) == 12
    assert dict(rows.rows[0])["sn"] == "Łukasik"
    answer = job.book.answer(VISIT_SUBJECT, CAPTURE)
    assert answer is not None and answer.origin is Origin.IMPORTED


def test_a_list_with_errors_is_named_by_row_and_column_and_not_kept(visit: Tablet) -> None:
    imports, job = opened(visit)
    found = imports.read(job, DATA / "ad-export.csv")
    assert [(p.row, p.column) for p in found.errors][:2] == [(9, "telephoneNumber"), (13, "postalCode")]
    with pytest.raises(FieldProblem) as refused:
        imports.keep(job, found)
    assert (refused.value.code, refused.value.values["count"]) == (Code.USER_LIST_FAULTY, 7)
    assert kept(job) is None


def test_further_users_come_after_those_that_stay_but_nobody_twice(visit: Tablet) -> None:
    imports, job = opened(visit)
    imports.keep(job, imports.read(job, (HEADER + line(1) + line(2)).encode(), "liste.csv"))
    more = imports.read(job, (HEADER + line(3)).encode())
    imports.keep(job, more, beside=kept(job))
    rows = kept(job)
    assert rows is not None
    assert [dict(row)["sn"] for row in rows.rows] == ["N1", "N2", "N3"]
    with pytest.raises(FieldProblem) as refused:
        imports.keep(job, more, beside=rows)
    assert refused.value.code is Code.USER_LIST_FAULTY
    assert {(p.row, p.column, p.code) for p in refused.value.values["problems"]} == {
        (4, "mail", "twice"),
        (4, "userPrincipalName", "twice"),
    }
    assert kept(job) == rows


def test_an_import_is_undone_by_one_key(visit: Tablet) -> None:
    imports, job = opened(visit)
    imports.keep(job, imports.read(job, (HEADER + line(1)).encode()))
    visit.app.answering.undo(job)
    assert kept(job) is None


def test_a_number_is_a_must_where_tengo_and_porting_are_ordered(tmp_path: Path) -> None:
    job = replace(sample.setup_job(cat_hash=CAT_HASH), tengo_communication=True, porting=True)
    tablet = new_tablet(tmp_path / "porting", job)
    try:
        imports, opened_job = opened(tablet)
        found = imports.read(opened_job, (HEADER + line(1) + line(2, "+493023125002")).encode())
        assert [(p.row, p.column, p.code) for p in found.errors] == [(2, "telephoneNumber", "empty")]
    finally:
        tablet.app.close()


def test_typed_rows_are_judged_by_the_same_rules(visit: Tablet) -> None:
    imports, job = opened(visit)
    good = (("givenName", "Ilse"), ("mail", "i@k.example"), ("sn", "Roth"), ("userPrincipalName", "i@k.example"))
    bad = (("givenName", "Jörg"), ("mail", "i@k.example"), ("sn", "MÃ¼ller"))
    problems = imports.judge_rows(job, Rows(rows=(good, bad)))
    assert [(p.row, p.column, p.code) for p in problems] == [
        (2, "sn", "misread"),
        (2, "userPrincipalName", "empty"),
        (2, "mail", "twice"),
    ]


@pytest.mark.parametrize(
    ("raw", "why"), [(b"", "file-empty"), (b"\x00\x01", "not-a-table"), (b"PK\x03\x04", "damaged")]
)
def test_what_is_no_list_is_one_problem(visit: Tablet, raw: bytes, why: str) -> None:
    imports, job = opened(visit)
    with pytest.raises(FieldProblem) as refused:
        imports.read(job, raw)
    assert (refused.value.code, refused.value.values["why"]) == (Code.USER_LIST_UNREADABLE, why)


def test_a_file_that_is_gone_is_one_problem(visit: Tablet, tmp_path: Path) -> None:
    imports, job = opened(visit)
    with pytest.raises(FieldProblem) as refused:
        imports.read(job, tmp_path / "weg.xlsx")
    assert refused.value.values["why"] == "unreachable"


def test_more_than_a_hundred_users_are_not_taken_on_site(visit: Tablet) -> None:
    imports, job = opened(visit)
    found = imports.read(job, (HEADER + "".join(line(n) for n in range(101))).encode())
    with pytest.raises(FieldProblem) as refused:
        imports.keep(job, found)
    assert (refused.value.code, refused.value.values["rows"]) == (Code.USER_LIST_TOO_LONG, 101)
