"""Answers as a technician gives them: kept at every tap, painted, undone, and there again after a restart."""

import pytest

from app.answering import Given
from app.changed import What
from app.problems import Code, FieldProblem
from checklists.answer import Num, Scan, Text, Tri, Verdict
from checklists.cell import Look
from checklists.progress import item_state
from tests.app.tablet import Tablet

DONE = Tri(verdict=Verdict.DONE)
FAILED = Tri(verdict=Verdict.FAILED)


def column(tablet: Tablet, item: str) -> list[tuple[str, str]]:
    sheet = tablet.job().sheet
    return [(s.subject_id, item) for s in sheet.subjects if sheet.applies(s.subject_id, item)]


def test_an_answer_is_there_after_a_restart(tablet: Tablet) -> None:
    job = tablet.job()
    changed = tablet.app.answering.give(job, "ap-01", "3.1.1-b1", DONE, note="Őri")
    assert changed.saved_at is not None
    assert changed.subjects == {"ap-01"}
    assert What.ANSWERS in changed.what
    tablet.restart()
    answer = tablet.job().book.answer("ap-01", "3.1.1-b1")
    assert answer is not None
    assert (answer.value, answer.note) == (DONE, "Őri")


def test_a_painted_column_is_one_gesture_and_leaves_what_is_answered(tablet: Tablet) -> None:
    job = tablet.job()
    tablet.app.answering.give(job, "ap-02", "3.1.1-b1", FAILED, reason="K02")
    painted = tablet.app.answering.paint(job, column(tablet, "3.1.1-b1"), DONE)
    assert set(painted.written) == {("ap-01", "3.1.1-b1"), ("ap-03", "3.1.1-b1")}
    assert [(kept.subject, kept.why) for kept in painted.kept] == [("ap-02", "answered")]
    answers = [job.book.answer(subject, step) for subject, step in painted.written]
    assert len({answer.gesture for answer in answers if answer}) == 1
    assert item_state(job.sheet, job.book, "ap-02", "3.1.1-b1").look is Look.NOT_DONE


def test_identity_is_never_painted(tablet: Tablet) -> None:
    job = tablet.job()
    painted = tablet.app.answering.paint(job, [("ap-01", "dev-mac"), ("ap-01", "no-such-step")], DONE)
    assert painted.written == ()
    assert [kept.why for kept in painted.kept] == ["one-by-one", "not-asked"]
    assert tablet.app.session.journal.head.seq == 1, "only the opening of the job"


def test_undo_writes_the_former_values_back_and_redo_the_later_ones(tablet: Tablet) -> None:
    job = tablet.job()
    answering = tablet.app.answering
    answering.give(job, "ap-01", "3.1.1-b1", FAILED, reason="K02")
    answering.paint(job, column(tablet, "3.1.1-b1"), DONE, over=True)
    painted = job.book.answer("ap-01", "3.1.1-b1")
    assert painted is not None and painted.value == DONE
    answering.undo(job)
    back = job.book.answer("ap-01", "3.1.1-b1")
    assert back is not None
    assert (back.value, back.reason, back.undoes) == (FAILED, "K02", painted.gesture)
    cleared = job.book.answer("ap-03", "3.1.1-b1")
    assert cleared is not None and cleared.value is None
    answering.redo(job)
    again = job.book.answer("ap-03", "3.1.1-b1")
    assert again is not None and again.value == DONE
    assert len(again.former) == 2, "nothing is taken back, everything is written anew"
    with pytest.raises(FieldProblem) as problem:
        answering.redo(job)
    assert problem.value.code is Code.NOTHING_TO_REDO


def test_what_cannot_be_an_answer_changes_nothing(tablet: Tablet) -> None:
    job = tablet.job()
    before = tablet.app.session.journal.head
    for step, value, reason, code in (
        ("dev-mac", Text(text="x"), None, Code.ANSWER_REFUSED),
        ("dev-mac", Scan(text="no mac"), None, Code.ANSWER_REFUSED),
        ("wp-230", Num(number="viel"), None, Code.ANSWER_REFUSED),
        ("3.1.1-b1", Num(number="1"), None, Code.ANSWER_REFUSED),
        ("3.1.1-b1", FAILED, "Z99", Code.REASON_UNKNOWN),
        ("no-such-step", DONE, None, Code.STEP_UNKNOWN),
    ):
        with pytest.raises(FieldProblem) as problem:
            tablet.app.answering.give(job, "ap-01", step, value, reason=reason)
        assert problem.value.code is code, step
    assert tablet.app.session.journal.head == before
    assert not job.book.answers


def test_several_answers_are_kept_together_or_not_at_all(tablet: Tablet) -> None:
    job = tablet.job()
    good = Given(subject="ap-01", step="3.1.1-b1", value=DONE)
    with pytest.raises(FieldProblem):
        tablet.app.answering.give_many(job, [good, Given(subject="ap-01", step="dev-mac", value=Text(text="x"))])
    assert not job.book.answers
    tablet.app.answering.give_many(job, [good, Given(subject="ap-02", step="3.1.1-b1", value=DONE)])
    tablet.app.answering.undo(job)
    assert all(answer.value is None for answer in job.book.answers.values())


def test_clearing_is_a_new_entry_and_only_where_something_stands(tablet: Tablet) -> None:
    job = tablet.job()
    tablet.app.answering.give(job, "ap-01", "3.1.1-b1", DONE)
    before = tablet.app.session.journal.head.seq
    tablet.app.answering.clear(job, column(tablet, "3.1.1-b1"))
    assert tablet.app.session.journal.head.seq == before + 1
    cleared = job.book.answer("ap-01", "3.1.1-b1")
    assert cleared is not None and cleared.value is None and len(cleared.former) == 1
