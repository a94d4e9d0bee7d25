"""The fold of entries: nothing is erased, order decides, nothing counts twice."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists.answer import Scan, Text, Timer, Tri, Verdict
from checklists.book import BadEntry, Book, fold
from checklists.book_facts import Phase
from checklists.cell import CellState
from checklists.ids import SubjectId
from checklists.item_states import item_state
from checklists.journal import EntryKind
from checklists.sheet import make_sheet
from checklists.sign_off import Role
from tests.checklists.sample import Writer, small_job
from tests.checklists.small_catalogue import small_catalogue

CATALOGUE = small_catalogue()
JOB = small_job()


ANSWER = {"subject": "ap-01", "step": "wp-lan", "origin": "typed"}
NO_VALUES: tuple[dict[str, Any], ...] = (
    {"kind": "nonsense"},
    {"kind": "text", "text": 5},
    {"kind": "tri", "is": "perhaps"},
    {"kind": "timer", "seconds": -1},
    {"kind": "multi", "keys": [1]},
    {"kind": "people", "people": [{"name": None, "function": "", "met": True}]},
    {"kind": "auto", "verdict": "fine", "asked": "", "raw": "", "overridden": False},
    {},
)


def states(book: Book) -> dict[tuple[str, str], CellState]:
    """How every cell of the job stands."""
    sheet = make_sheet(JOB, CATALOGUE, book)
    return {
        (row.subject_id, item.key): item_state(sheet, book, row.subject_id, item.key)
        for row in sheet.subjects
        for item in sheet.items(row.subject_id)
    }


def test_a_correction_keeps_what_was_said_before() -> None:
    w = Writer(JOB)
    for text in ("eins", "zwei", "drei"):
        w.answer("ap-01", "cospa-num", Text(text=text))
    answer = fold(w.entries).answer("ap-01", "cospa-num")
    assert answer is not None and answer.value == Text(text="drei")
    assert [one.value for one in answer.former] == [Text(text="eins"), Text(text="zwei")]
    assert all(one.former == () for one in answer.former)


def test_null_clears_but_does_not_forget() -> None:
    w = Writer(JOB)
    w.done("ap-01", "3.1.1-b7")
    w.answer("ap-01", "3.1.1-b7", None)
    answer = fold(w.entries).answer("ap-01", "3.1.1-b7")
    assert answer is not None and answer.value is None
    assert answer.former[0].value == Tri(verdict=Verdict.DONE)


def test_an_entry_that_came_twice_counts_once() -> None:
    w = Writer(JOB)
    w.answer("ap-01", "cospa-num", Text(text="eins"))
    book = fold([*w.entries, *w.entries])
    answer = book.answer("ap-01", "cospa-num")
    assert answer is not None and answer.former == () and book.nth == 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        *((EntryKind.ANSWER_GIVEN, ANSWER | {"value": value}) for value in NO_VALUES),
        (EntryKind.ANSWER_GIVEN, {"subject": 7, "step": "wp-lan", "value": None, "origin": "typed"}),
        (EntryKind.ANSWER_GIVEN, {"subject": "ap-01", "step": "wp-lan", "value": None, "origin": "guessed"}),
        (EntryKind.SUBJECT_ADDED, {"subject": "x", "kind": "ghost", "label": "", "fields": {}}),
        (EntryKind.HANDOVER_CONFIRMED, {"confirmed": "yes"}),
        (EntryKind.PHOTO_ADDED, {"photo": "p"}),
        (EntryKind.SHEET_CORRECTED, {"subject": "visit", "step": "never-stored"}),
        (EntryKind.RESERVATION_WRITTEN, {"reservation": "r", "kind": "wish", "text": ""}),
        (EntryKind.RECORD_FROZEN, {"report": "r-1"}),
    ],
)
def test_a_body_that_is_none_is_refused_and_changes_nothing(kind: EntryKind, body: dict[str, Any]) -> None:
    w = Writer(JOB)
    w.done("ap-01", "3.1.1-b7")
    book = fold(w.entries)
    before = (dict(book.answers), states(book), book.nth, book.phase)
    bad = w.write(kind, body)
    with pytest.raises(BadEntry) as caught:
        book.apply(bad)
    assert (caught.value.entry_id, caught.value.kind) == (bad.entry_id, kind)
    assert (dict(book.answers), states(book), book.nth, book.phase) == before


def test_a_corrected_time_stands_where_the_first_stood() -> None:
    w = Writer(JOB)
    first = w.mark("arrival", "2026-12-01T08:32:00+01:00")
    w.mark("end", "2026-12-01T16:25:00+01:00")
    w.mark("arrival", "2026-12-01T08:22:00+01:00", replaces=first.entry_id)
    marks = fold(w.entries).marks
    assert [(m.mark, m.at, m.former) for m in marks] == [
        ("arrival", "2026-12-01T08:22:00+01:00", ("2026-12-01T08:32:00+01:00",)),
        ("end", "2026-12-01T16:25:00+01:00", ()),
    ]


def test_a_time_can_be_taken_back() -> None:
    w = Writer(JOB)
    first = w.mark("pause", "2026-12-01T12:00:00+01:00")
    w.mark("pause", None, replaces=first.entry_id)
    assert fold(w.entries).marks == []


def test_a_withdrawn_photo_is_gone_from_its_step() -> None:
    w = Writer(JOB)
    w.photo("p-1", "ap-01", "dev-label")
    w.photo("p-2", "ap-01", "dev-label")
    w.write(EntryKind.PHOTO_WITHDRAWN, {"photo": "p-1", "why": "unscharf"})
    book = fold(w.entries)
    assert [p.photo for p in book.photos_at(SubjectId("ap-01"), "dev-label")] == ["p-2"]  # type: ignore[arg-type]
    assert book.withdrawn_photos == {"p-1": "unscharf"}


def test_a_timer_runs_until_it_is_stopped_or_answered() -> None:
    w = Writer(JOB)
    w.write_timer("ap-01", "brief", started=True)
    assert ("ap-01", "brief") in fold(w.entries).running
    w.answer("ap-01", "brief", Timer(seconds=540))
    assert fold(w.entries).running == {}


def test_the_sign_off_goes_from_draft_to_sealed() -> None:
    w = Writer(JOB)
    phases = []
    w.freeze()
    w.show()
    w.sign()
    w.sign("technician")
    w.seal()
    growing = Book()
    for entry in w.entries:
        growing.apply(entry)
        phases.append(growing.phase)
    assert phases == [Phase.FROZEN, Phase.SHOWN, Phase.SHOWN, Phase.SIGNED, Phase.SEALED]
    book = fold(w.entries)
    assert [s.number for s in book.sealed] == ["CF-2026-04711-07-1"]
    assert book.sealed[0].frozen is not None and {s.role for s in book.sealed[0].signatures} == set(Role)


def test_a_change_after_freezing_goes_back_to_draft_and_voids_the_signature() -> None:
    w = Writer(JOB)
    w.freeze()
    w.show()
    w.sign()
    w.reservation("v-1", "Lautsprecher zu leise")
    book = fold(w.entries)
    assert (book.phase, book.frozen, book.signatures) == (Phase.DRAFT, None, {})


def test_the_way_home_leaves_a_sealed_report_sealed_but_work_does_not() -> None:
    w = Writer(JOB)
    w.freeze(signer="technician-only")
    w.show()
    w.sign("technician")
    w.seal()
    w.mark("end", "2026-12-01T16:25:00+01:00")
    assert fold(w.entries).phase is Phase.SEALED
    w.done("ap-01", "3.1.1-b7")
    assert fold(w.entries).phase is Phase.DRAFT


def test_a_signature_for_another_report_counts_nothing() -> None:
    w = Writer(JOB)
    w.freeze(report="r-2")
    w.show("r-2")
    w.sign(report="r-1")
    assert fold(w.entries).signatures == {}


def test_scans_know_their_desks() -> None:
    w = Writer(JOB)
    w.answer("ap-01", "dev-mac", Scan(text="0293C13DA58A"))
    w.answer("ap-02", "dev-mac", Scan(text="0293C13DA58A"))
    w.answer("ap-01", "dev-mac", Scan(text="02F6E5C15B62"))
    book = fold(w.entries)
    assert book.said_at("dev-mac", Scan(text="0293C13DA58A")) == ("ap-02",)  # type: ignore[arg-type]


SUBJECTS = st.sampled_from(["ap-01", "ap-02", "ap-03"])
STEPS = st.sampled_from(["3.1.1-b2", "3.1.1-b7", "dev-mac", "func-test/ft-reg", "func-test/ft-audio", "portal-base"])
VALUES = st.one_of(
    st.none(),
    st.sampled_from(list(Verdict)).map(lambda verdict: Tri(verdict=verdict)),
    st.sampled_from(["0293C13DA58A", "02F6E5C15B62"]).map(lambda text: Scan(text=text)),
)
ANSWERS = st.lists(st.tuples(SUBJECTS, STEPS, VALUES, st.sampled_from([None, "K02", "N02", "N03"])), max_size=25)


@given(ANSWERS)
@settings(max_examples=60, deadline=None)
def test_one_by_one_equals_all_at_once(answers: list[tuple[str, str, Any, str | None]]) -> None:
    w = Writer(JOB)
    growing = Book()
    for subject, step, value, reason in answers:
        growing.apply(w.answer(subject, step, value, reason=reason))
    whole = fold(w.entries)
    assert growing.answers == whole.answers
    assert states(growing) == states(whole)


@given(ANSWERS, st.lists(st.tuples(SUBJECTS, STEPS, VALUES), min_size=1, max_size=10))
@settings(max_examples=60, deadline=None)
def test_undo_writes_the_former_value_back_and_all_stands_as_before(
    answers: list[tuple[str, str, Any, str | None]], stroke: list[tuple[str, str, Any]]
) -> None:
    w = Writer(JOB)
    for subject, step, value, reason in answers:
        w.answer(subject, step, value, reason=reason)
    before = fold(w.entries)
    cells = {(subject, step): value for subject, step, value in stroke}
    for (subject, step), value in cells.items():
        w.answer(subject, step, value, reason="P01", gesture="g-1")
    for subject, step in cells:
        old = before.answer(subject, step)
        w.answer(
            subject, step, old.value if old else None, reason=old.reason if old else None, gesture="g-2", undoes="g-1"
        )
    after = fold(w.entries)
    assert states(after) == states(before)
    assert all(len(after.answers[cell].former) >= 1 for cell in cells)  # type: ignore[index]
