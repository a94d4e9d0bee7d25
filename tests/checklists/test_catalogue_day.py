"""The real catalogue under the engine: a job answered with nothing but the catalogue's own examples comes out complete."""

from collections.abc import Iterable, Iterator

import pytest

from checklists import progress
from checklists.answer import Pick, Scan, Tri, Value, Verdict
from checklists.book import Book, fold
from checklists.catalogue import AnswerKind, Detail, SubjectKind
from checklists.catalogue_reader import read_catalogue
from checklists.job import Depth, Job
from checklists.sheet import Sheet, make_sheet
from checklists.subjects import Subject
from tests.checklists.filling import asked_in_turn, example_of
from tests.checklists.sample import Writer, musterbau, setup_job

CATALOGUE = read_catalogue()


def _answers(sheet: Sheet, subject: Subject, details: Iterable[Detail]) -> Iterator[tuple[str, Value]]:
    for detail in details:
        if detail.kind is AnswerKind.SUB:
            for sub in detail.subs:
                yield f"{detail.key}/{sub.key}", Tri(verdict=Verdict.DONE, number=sub.number_example)
        elif detail.must_equal == "mac":
            yield detail.key, Scan(text=subject.mac)
        else:
            yield detail.key, example_of(sheet, subject, detail)


def _work(job: Job) -> tuple[Sheet, Book]:
    writer = Writer(job, CATALOGUE)
    sheet = make_sheet(job, CATALOGUE, Book())
    for subject in sheet.subjects:
        for precondition in sheet.preconditions(subject.subject_id):
            for step, value in _answers(sheet, subject, precondition.details):
                writer.answer(subject.subject_id, step, value)
        for item in sheet.items(subject.subject_id):
            for step, value in _answers(sheet, subject, asked_in_turn(writer, CATALOGUE, sheet, subject, item)):
                writer.answer(subject.subject_id, step, value)
            if not (sheet.full(subject.subject_id, item) and item.details):
                writer.done(subject.subject_id, item.key)
    book = fold(writer.entries)
    return make_sheet(job, CATALOGUE, book), book


@pytest.mark.parametrize("depth", list(Depth))
def test_musterbau_is_done_with_examples_alone(depth: Depth) -> None:
    sheet, book = _work(musterbau(depth=depth))
    counts = progress.counts(sheet, book)
    assert counts["done"] == counts["total"] >= 24 * 10
    assert progress.blockers(sheet, book) == ()
    assert progress.next_open(sheet, book, None) is None


def test_the_visit_on_site_is_done_with_examples_alone() -> None:
    job = setup_job(mailboxes=5)
    sheet, book = _work(job)
    counts = progress.counts(sheet, book)
    assert counts["done"] == counts["total"]
    assert progress.blockers(sheet, book) == ()
    visit = sheet.of(SubjectKind.VISIT)[0]
    assert [p.key for p in sheet.preconditions(visit.subject_id)] == [
        "pre-contact",
        "pre-lan",
        "pre-userdata",
        "pre-admin",
        "pre-mailboxes",
        "pre-demo",
    ]


def test_short_depth_asks_one_desk_per_model_for_everything() -> None:
    sheet = make_sheet(musterbau(depth=Depth.SHORT), CATALOGUE, Book())
    desks = sheet.of(SubjectKind.WORKPLACE)
    full = [desk.number for desk in desks if sheet.full(desk.subject_id, "3.1.1-b7")]
    assert full == ["AP-01", "AP-02", "AP-03", "AP-20"]
    others = [desk for desk in desks if desk.number not in full]
    for desk in others:
        basic = [item for item in sheet.items(desk.subject_id) if item.chapter == "3.1.1"]
        asked = [d.key for item in basic for d in sheet.details(desk.subject_id, item)]
        assert asked == ["dev-mac", "brief", "brief-who"]


def test_a_short_desk_asks_whose_the_smartphone_is_and_for_consent_where_it_is_private() -> None:
    writer = Writer(musterbau(depth=Depth.SHORT), CATALOGUE)

    def asked() -> list[str]:
        sheet = make_sheet(writer.job, CATALOGUE, fold(writer.entries))
        extended = [item for item in sheet.items("ap-04") if item.chapter == "3.1.2"]
        return [d.key for item in extended for d in sheet.details("ap-04", item)]

    assert asked() == ["app-device-owner"]
    writer.answer("ap-04", "app-device-owner", Pick(key="private"))
    assert asked() == ["app-device-owner", "app-device-consent"]
