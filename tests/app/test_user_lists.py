"""The list of users a visit holds: nothing typed is lost, each correction says with whom it was agreed, long lists are kept whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.store import blob_store
from app.user_lists import CAPTURE, CELL, MOST_ROWS, Edit, HeldList
from checklists import record
from checklists.answer import Origin, Rows
from checklists.attributes import ATTRIBUTES
from checklists.canonical import sha256_hex
from checklists.catalogue import Language
from checklists.cell import Look
from checklists.ids import VISIT_SUBJECT
from checklists.item_states import step_state
from checklists.table_file import read_tables
from checklists.user_export import from_csv, to_csv
from checklists.user_judge import Pairs
from checklists.user_sheet import MAX_USERS, check_users
from tests.app.tablet import CAT_HASH, Tablet, new_tablet
from tests.checklists import sample
from tests.checklists.user_lists import as_csv, clean_list

DATA = Path(__file__).parents[1] / "data"
CONTACT = "Dörte Faßbender"


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Tablet]:
    made = new_tablet(tmp_path / "profile", sample.setup_job(cat_hash=CAT_HASH))
    yield made
    made.app.close()


def opened(visit: Tablet) -> OpenJob:
    return visit.app.jobs.open(sample.setup_job().job_id)


def held(visit: Tablet) -> HeldList:
    return visit.app.user_lists.held(opened(visit))


def take(visit: Tablet, raw: bytes, *edits: Edit, beside: tuple[Pairs, ...] = (), name: str = "liste.csv") -> None:
    job = opened(visit)
    found = visit.app.user_imports.read(job, raw, name)
    visit.app.user_lists.take(job, found, edits=edits, beside=beside, agreed_with=CONTACT)


def correct(visit: Tablet, *edits: Edit) -> None:
    visit.app.user_lists.correct(opened(visit), edits, agreed_with=CONTACT)


def answered(visit: Tablet) -> Rows | None:
    answer = opened(visit).book.answer(*CELL)
    return answer.value if answer is not None and isinstance(answer.value, Rows) else None


def look(visit: Tablet) -> Look:
    job = opened(visit)
    return step_state(job.sheet, job.book, VISIT_SUBJECT, CAPTURE).look


def rows_of(people: list[dict[str, str]]) -> tuple[Pairs, ...]:
    return tuple(tuple(sorted((k, v) for k, v in person.items() if v)) for person in people)


def free(size: int, seed: int = 1) -> list[dict[str, str]]:
    """Without managers and numbers, so that any of them can go and any size fits."""
    return [{**p, "manager": "", "telephoneNumber": ""} for p in clean_list(seed, size)]


# -- short lists -------------------------------------------------------------------------------------------------------


def test_a_clean_short_list_is_one_imported_answer_after_a_restart(visit: Tablet) -> None:
    people = free(12)
    take(visit, as_csv(people))
    visit.restart()
    rows = answered(visit)
    assert rows is not None and rows.rows == rows_of(people)
    answer = opened(visit).book.answer(*CELL)
    assert answer is not None and answer.origin is Origin.IMPORTED
    assert held(visit) == HeldList(rows=rows_of(people), noted=True, name="liste.csv")
    assert look(visit) is Look.DONE


def test_the_list_as_it_was_read_is_kept_beside_and_named_by_its_checksum(visit: Tablet) -> None:
    people = free(5)
    raw = as_csv(people)
    take(visit, raw)
    stored = opened(visit).book.sheets[CELL]
    assert (stored.source_sha256, stored.sha256) == (sha256_hex(raw), sha256_hex(to_csv(rows_of(people))))
    with visit.app.session.database.read() as connection:
        kept = blob_store.read(connection, stored.sha256)
    assert kept is not None and from_csv(kept) == rows_of(people)


def test_an_import_is_undone_by_one_key(visit: Tablet) -> None:
    take(visit, as_csv(free(3)))
    visit.app.answering.undo(opened(visit))
    assert answered(visit) is None and held(visit).rows == ()


def test_a_list_with_errors_is_kept_with_its_first_correction_and_is_an_answer_with_the_last(visit: Tablet) -> None:
    people = free(4)
    people[1]["mail"], people[3]["userPrincipalName"] = "falsch", "auch falsch"
    raw = as_csv(people)
    take(visit, raw, Edit(row=2, column="mail", new="richtig@firma.example"))
    assert answered(visit) is None and look(visit) is Look.BEGUN
    visit.restart()
    kept = held(visit)
    assert dict(kept.rows[1])["mail"] == "richtig@firma.example"
    assert [(p.row, p.code) for p in visit.app.user_lists.judge(opened(visit), kept.rows)] == [(4, "upn")]
    correct(visit, Edit(row=4, column="userPrincipalName", new="p9@firma.example"))
    rows = answered(visit)
    assert rows is not None and dict(rows.rows[3])["userPrincipalName"] == "p9@firma.example"
    assert look(visit) is Look.DONE
    told = [(c.row, c.column, c.old, c.new, c.agreed_with) for c in held(visit).corrections]
    assert told == [
        (2, "mail", "falsch", "richtig@firma.example", CONTACT),
        (4, "userPrincipalName", "auch falsch", "p9@firma.example", CONTACT),
    ]
    assert all(one.when for one in held(visit).corrections)


def test_a_later_change_in_a_list_from_a_file_is_noted_too(visit: Tablet) -> None:
    take(visit, as_csv(free(3)))
    correct(visit, Edit(row=1, column="department", new="Empfang"))
    rows = answered(visit)
    assert rows is not None and dict(rows.rows[0])["department"] == "Empfang"
    assert [(c.column, c.new) for c in held(visit).corrections] == [("department", "Empfang")]


def test_a_correction_that_brings_an_error_is_kept_and_the_step_is_begun_again(visit: Tablet) -> None:
    people = free(3)
    take(visit, as_csv(people))
    correct(visit, Edit(row=1, column="mail", new="nicht fertig"))
    visit.restart()
    assert dict(held(visit).rows[0])["mail"] == "nicht fertig"
    assert look(visit) is Look.BEGUN
    correct(visit, Edit(row=1, column="mail", new=people[0]["mail"]))
    assert answered(visit) == Rows(rows=rows_of(people)) and look(visit) is Look.DONE
    assert len(held(visit).corrections) == 2, "what was corrected twice was corrected twice"


def test_rows_come_and_go_with_a_word(visit: Tablet) -> None:
    people = free(4)
    take(visit, as_csv(people[:3]))
    correct(visit, Edit(row=2, gone=True))
    correct(visit, Edit(row=3, added=rows_of(people)[3]))
    rows = answered(visit)
    assert rows is not None and rows.rows == rows_of([people[0], people[2], people[3]])
    gone, came, *cells = held(visit).corrections
    assert (gone.row, gone.column, gone.new) == (2, "", "") and people[1]["sn"] in gone.old
    assert (came.row, came.old) == (3, "") and people[3]["sn"] in came.new
    assert {one.column for one in cells} == {key for key, text in people[3].items() if text}


def test_a_torn_row_waits_until_somebody_has_looked_at_it(visit: Tablet) -> None:
    people = free(4)
    lines = as_csv(people).decode("utf-8-sig").split("\r\n")
    lines[2] += ";zu viel"
    raw = "\r\n".join(lines).encode()
    take(visit, raw, Edit(row=1, column="department", new="Empfang"))
    assert answered(visit) is None and look(visit) is Look.BEGUN
    visit.restart()
    problems = visit.app.user_lists.judge(opened(visit), held(visit).rows, held(visit).flaws)
    assert [(p.row, p.code, dict(p.values)["found"]) for p in problems] == [(2, "row-too-long", "19")]
    correct(visit, Edit(row=2))
    assert answered(visit) is not None and look(visit) is Look.DONE


def test_flaws_move_with_their_rows(visit: Tablet) -> None:
    people = free(5)
    lines = as_csv(people).decode("utf-8-sig").split("\r\n")
    lines[4] += ";zu viel"
    take(visit, "\r\n".join(lines).encode(), Edit(row=1, gone=True))
    assert [flaw.row for flaw in held(visit).flaws] == [3]
    correct(visit, Edit(row=3, gone=True))
    assert held(visit).flaws == () and answered(visit) is not None


def test_further_users_come_behind_those_that_stay_and_a_doubled_one_is_an_error(visit: Tablet) -> None:
    people = free(5)
    take(visit, as_csv(people[:3]))
    take(visit, as_csv(people[3:]), beside=held(visit).rows, name="mehr.csv")
    assert held(visit).rows == rows_of(people) and look(visit) is Look.DONE
    take(visit, as_csv(people[4:]), beside=held(visit).rows)
    assert look(visit) is Look.BEGUN
    problems = visit.app.user_lists.judge(opened(visit), held(visit).rows)
    assert [(p.row, p.column, p.code) for p in problems] == [(6, "mail", "twice"), (6, "userPrincipalName", "twice")]


def test_a_list_is_dropped_and_a_typed_one_after_it_is_not_noted(visit: Tablet) -> None:
    take(visit, as_csv(free(150)))
    visit.app.user_lists.drop(opened(visit))
    assert held(visit) == HeldList() and look(visit) is Look.OPEN
    visit.app.user_lists.type_rows(opened(visit), rows_of(free(1)))
    assert held(visit) == HeldList(rows=rows_of(free(1)))


def test_a_list_far_too_torn_is_refused_and_nothing_is_written(visit: Tablet) -> None:
    lines = as_csv(free(300)).decode("utf-8-sig").split("\r\n")
    raw = "\r\n".join([lines[0], lines[1], *(line + ";zu viel" for line in lines[2:301])]).encode()
    before = visit.app.session.journal.head.seq
    with pytest.raises(FieldProblem) as refused:
        take(visit, raw)
    assert (refused.value.code, refused.value.values["count"]) == (Code.USER_LIST_TORN, 299)
    assert visit.app.session.journal.head.seq == before + 1


# -- typed lists -------------------------------------------------------------------------------------------------------


def test_a_wrong_cell_of_a_typed_list_waits_and_the_rest_is_kept(visit: Tablet) -> None:
    rows = rows_of([{**free(1)[0], "mobile": "0151"}])
    visit.app.user_lists.type_rows(opened(visit), rows)
    kept = held(visit)
    assert not kept.noted and "mobile" not in dict(kept.rows[0])
    before = visit.app.session.journal.head.seq
    visit.app.user_lists.type_rows(opened(visit), rows)
    assert visit.app.session.journal.head.seq == before, "the same again is nothing new"


def test_users_of_the_order_beyond_a_hundred_are_kept_as_a_list(visit: Tablet) -> None:
    people = free(MOST_ROWS + 20)
    visit.app.user_lists.type_rows(opened(visit), rows_of(people))
    visit.restart()
    assert answered(visit) is None and look(visit) is Look.DONE
    assert held(visit).rows == rows_of(people)


# -- long lists --------------------------------------------------------------------------------------------------------


def test_a_long_list_is_a_blob_its_corrections_are_entries_and_all_survive_a_restart(visit: Tablet) -> None:
    people = free(1_000)
    people[500]["sn"] = ""
    head = visit.app.session.journal.head.seq
    take(visit, as_csv(people), name="export.csv")
    assert visit.app.session.journal.head.seq == head + 2, "the job was opened, the list is one entry"
    assert look(visit) is Look.BEGUN
    correct(visit, Edit(row=501, column="sn", new="Nachgetragen"))
    visit.restart()
    kept = held(visit)
    assert (len(kept.rows), kept.name, dict(kept.rows[500])["sn"]) == (1_000, "export.csv", "Nachgetragen")
    assert look(visit) is Look.DONE
    correct(visit, Edit(row=1, gone=True))
    assert len(held(visit).rows) == 999 and opened(visit).book.sheets[CELL].rows == 999


def test_a_long_list_that_becomes_short_is_an_answer_and_one_that_grows_is_none(visit: Tablet) -> None:
    people = free(MOST_ROWS + 1)
    take(visit, as_csv(people))
    assert answered(visit) is None
    correct(visit, Edit(row=1, gone=True))
    assert answered(visit) == Rows(rows=rows_of(people[1:]))
    correct(visit, Edit(row=MOST_ROWS + 1, added=rows_of(people)[0]))
    assert held(visit).rows == (*rows_of(people[1:]), rows_of(people)[0])
    stored = opened(visit).book.sheets[CELL]
    assert stored.holds and stored.rows == MOST_ROWS + 1 and stored.fresh == 0
    assert look(visit) is Look.DONE


def test_more_than_the_tablet_takes_is_refused_with_both_figures(visit: Tablet) -> None:
    found = visit.app.user_imports.read(opened(visit), as_csv(free(2)))
    beside = tuple((("sn", f"N{n}"),) for n in range(MAX_USERS - 1))
    with pytest.raises(FieldProblem) as refused:
        visit.app.user_lists.take(opened(visit), found, beside=beside)
    assert refused.value.code is Code.USER_LIST_TOO_LONG
    assert refused.value.values == {"rows": MAX_USERS + 1, "most": MAX_USERS}


def test_the_checksum_of_the_frozen_record_is_that_of_the_exported_list(visit: Tablet, tmp_path: Path) -> None:
    people = free(400)
    people[7]["l"] = "MÃ¼nchen"
    take(visit, as_csv(people), Edit(row=8, column="l", new="München"), name="export.csv")
    job = opened(visit)
    visit.app.answering.leave_rest_open(job, reason="K04", owner="HQ", due="2026-12-24")
    target = visit.app.user_lists.export(job, tmp_path / "liste.csv")
    frozen = visit.app.signing.freeze(job, Language.DE)
    (sheet,) = frozen.record["sheets"]
    assert sheet["sha256"] == sha256_hex(target.read_bytes())
    assert (sheet["name"], sheet["rows"], sheet["errors"], sheet["title"]) == (
        "export.csv",
        400,
        0,
        "Nutzerdaten erfasst",
    )
    (one,) = sheet["corrections"]
    assert (one["row"], one["column"], one["old"], one["new"]) == (8, "Ort", "MÃ¼nchen", "München")
    assert one["agreed_with"] == CONTACT
    line = next(
        line
        for part in frozen.record["details"]
        for item in part["items"]
        for line in item["lines"]
        if line["step"] == CAPTURE
    )
    assert line["text"] == f"400 Zeilen aus „export.csv“, SHA-256 {sheet['sha256'][:16]}…"
    made = record.make(job.job, job.catalogue, visit.app.session.journal.of_job(job.job.job_id))
    assert record.to_bytes(made) == record.to_bytes(frozen.record), "HQ makes it from the entries alone"


# -- export ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_list_leaves_the_house_in_the_providers_template(visit: Tablet, tmp_path: Path, ending: str) -> None:
    people = clean_list(3, 40)
    take(visit, as_csv(people))
    path = visit.app.user_lists.export(opened(visit), tmp_path / f"nutzer{ending}")
    (table,) = read_tables(path.read_bytes())
    assert [cell.text for cell in table.rows[0].cells] == [attribute.de for attribute in ATTRIBUTES]
    found = check_users(table)
    assert found.problems == ()
    assert tuple(user.attributes for user in found.users) == rows_of(people)


def test_a_list_with_errors_stays_in_the_house(visit: Tablet, tmp_path: Path) -> None:
    people = free(3)
    people[0]["mail"] = "falsch"
    take(visit, as_csv(people), Edit(row=2, column="department", new="x"))
    with pytest.raises(FieldProblem) as refused:
        visit.app.user_lists.export(opened(visit), tmp_path / "nutzer.csv")
    assert refused.value.code is Code.USER_LIST_FAULTY
    for target in (tmp_path / "weg" / "liste.csv", tmp_path / "liste.doc"):
        with pytest.raises(FieldProblem):
            visit.app.user_lists.export(opened(visit), target)
    assert list(tmp_path.glob("nutzer*")) == []
