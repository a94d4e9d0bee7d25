"""What else is said about a visit: times, things found on site, consents, reservations; and the list of jobs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_field_app
from app.changed import What
from app.clock import Clock
from app.problems import Code, FieldProblem
from app.saying import ConsentGiven
from app.settings import FieldSettings, read_settings, write_settings
from app.store import job_store
from app.store.journal_store import Line
from app.writing import say
from checklists.answer import Timer, Tri, Verdict
from checklists.book import BadEntry
from checklists.catalogue import AnswerKind, Detail, SubjectKind
from checklists.job import JobStanding
from checklists.journal import EntryKind
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.checklists.sample import package


class Calendar:
    def __init__(self) -> None:
        self.at = datetime.fromisoformat("2026-12-01T08:00:00+01:00")
        self.count = 1000.0
        self.boot_id = "boot-1"

    def clock(self) -> Clock:
        return Clock(wall=lambda: self.at, mono=lambda: self.count, boot_id=self.boot_id)

    def wait(self, seconds: int) -> None:
        self.at += timedelta(seconds=seconds)
        self.count += seconds


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def field(tmp_path: Path, calendar: Calendar) -> Iterator[Tablet]:
    made = new_tablet(tmp_path / "profile", clock=calendar.clock())
    yield made
    made.app.close()


def refused(code: Code, act: object, *words: object, **named: object) -> None:
    with pytest.raises(FieldProblem) as problem:
        act(*words, **named)  # type: ignore[operator]
    assert problem.value.code is code


def timer_step(field: Tablet) -> str:
    sheet = field.job().sheet
    return next(
        d.key
        for item in sheet.items("ap-01")
        for d in sheet.details("ap-01", item)
        if isinstance(d, Detail) and d.kind is AnswerKind.TIMER
    )


def test_a_running_clock_survives_a_restart(field: Tablet, calendar: Calendar) -> None:
    step, job = timer_step(field), field.job()
    field.app.answering.start_timer(job, "ap-01", step)
    refused(Code.TIMER_RUNNING, field.app.answering.start_timer, job, "ap-01", step)
    calendar.wait(240)
    field.app.close()
    field.app = open_field_app(field.app.settings, calendar.clock())
    field.app.unlocking.unlock("27182818")
    job = field.job()
    calendar.wait(360)
    assert field.app.answering.running_seconds(job, "ap-01", step) == 600
    field.app.answering.stop_timer(job, "ap-01", step)
    answer = job.book.answer("ap-01", step)
    assert answer is not None and answer.value == Timer(seconds=600)
    refused(Code.TIMER_NOT_RUNNING, field.app.answering.stop_timer, job, "ap-01", step)


def test_times_are_marked_corrected_and_taken_back(field: Tablet, calendar: Calendar) -> None:
    job, answering = field.job(), field.app.answering
    assert What.TIMES in answering.mark_time(job, "arrival").what
    first = job.book.marks[0]
    assert first.at == "2026-12-01T08:00:00+01:00"
    answering.mark_time(job, "arrival", at="07:45", replaces=first.entry_id)
    assert [(mark.at, mark.former) for mark in job.book.marks] == [
        ("2026-12-01T07:45:00+01:00", ("2026-12-01T08:00:00+01:00",))
    ]
    answering.withdraw_mark(job, job.book.marks[0].entry_id)
    assert job.book.marks == []
    calendar.at = datetime.fromisoformat("2026-12-02T00:10:00+01:00")
    answering.mark_time(job, "end", at="23:50")
    assert job.book.marks[0].at == "2026-12-01T23:50:00+01:00"
    for bad in ("25:00", "gestern", "2026-13-01T00:00"):
        refused(Code.TIME_NOT_READABLE, answering.mark_time, job, "end", at=bad)
    refused(Code.TIME_NOT_READABLE, answering.mark_time, job, "lunch")


def test_what_is_found_on_site_gets_its_own_row_and_is_not_ordered(field: Tablet) -> None:
    job = field.job()
    added = field.app.answering.add_subject(
        job, SubjectKind.WORKPLACE, "Empfang", {"model": "Poly VVX 450", "room": " "}
    )
    row = job.sheet.subject(added.subject_id)
    assert (row.label, row.ordered) == ("Empfang", False)
    assert What.ADDED in added.changed.what
    refused(Code.TEXT_MISSING, field.app.answering.add_subject, job, SubjectKind.DEVICE, " ", {})


def test_reservations_are_written_replaced_and_withdrawn(field: Tablet) -> None:
    job, answering = field.job(), field.app.answering
    written = answering.write_reservation(job, "defect", "Kratzer", subject="ap-01", due="2026-12-15")
    answering.write_reservation(job, "defect", "Tiefer Kratzer", subject="ap-01", reservation=written.reservation)
    assert [one.text for one in job.book.reservations] == ["Tiefer Kratzer"]
    refused(Code.DATE_NOT_READABLE, answering.write_reservation, job, "defect", "x", due="15.12.2026")
    refused(Code.TEXT_MISSING, answering.write_reservation, job, "defect", " ")
    refused(Code.RESERVATION_UNKNOWN, answering.withdraw_reservation, job, "nothing")
    answering.withdraw_reservation(job, written.reservation)
    assert job.book.reservations == []


def agreed(who: str = "D. Faßbender", approval: str = "") -> ConsentGiven:
    return ConsentGiven(who=who, function="IT", what="12 Minuten mehr", approval=approval)


def test_consent_rest_waiver_and_desk(field: Tablet) -> None:
    job, answering = field.job(), field.app.answering
    refused(Code.TEXT_MISSING, answering.consent, job, "L1", agreed(who=" ", approval="HQ-118"))
    refused(Code.CONSENT_UNPROVEN, answering.consent, job, "L1", agreed())
    assert not job.book.consents
    answering.consent(job, "L1", agreed(approval="HQ-118"))
    answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    assert job.book.rest is not None and job.book.rest.owner == "T. Becker"
    answering.take_rest_back(job)
    assert job.book.rest is None
    answering.waive_contact(job, "S. Yıldız", note="telefonisch")
    assert job.book.waived is not None
    answering.choose_desk(job, "Poly VVX 450", "ap-02")
    item = job.sheet.items("ap-02")[0].key
    assert job.sheet.full("ap-02", item) and not job.sheet.full("ap-01", item)
    started = next(d.key for d in job.sheet.plan("ap-02", item).details if not d.keep_in_short)
    answering.give(job, "ap-02", started, Tri(verdict=Verdict.FAILED), reason="P01")
    refused(Code.DESK_ALREADY_BEGUN, answering.choose_desk, job, "Poly VVX 450", "ap-01")


def test_heute_lists_what_comes_and_what_was_begun(tmp_path: Path, calendar: Calendar) -> None:
    today = small_job(planned="2026-12-01T08:30")
    later = replace(today, job_id="job-later", planned="2026-12-03T09:00")
    far = replace(today, job_id="job-far", planned="2027-06-01T09:00")
    old = replace(today, job_id="job-unreadable", planned="2026-12-02T09:00", cat_hash="f" * 64)
    forgotten = replace(today, job_id="job-forgotten", planned="2025-12-01T08:30")
    field = new_tablet(tmp_path / "profile", today, later, far, old, forgotten, clock=calendar.clock())
    shown = field.app.jobs.today(date(2026, 12, 1))
    assert [card.job_id for card in shown.cards] == [
        "job-forgotten",
        today.job_id,
        "job-unreadable",
        "job-later",
        "job-far",
    ]
    assert [card.readiness for card in shown.cards[1:3]] == ["ready", "catalogue-missing"]
    assert shown.cards[1].counts is None and not shown.cards[1].started
    field.app.answering.give(field.job(today), "ap-01", "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="P01")
    begun = field.app.jobs.today().cards[1]
    assert begun.started and begun.counts is not None and begun.counts["not_done"] == 1
    refused(Code.CATALOGUE_MISSING, field.app.jobs.open, "job-unreadable")
    refused(Code.JOB_UNKNOWN, field.app.jobs.open, "nothing")
    field.app.close()


def test_an_order_without_its_basis_is_not_opened(tmp_path: Path) -> None:
    lacking = small_job(packages=(package("3.1.2", 3),))
    field = new_tablet(tmp_path / "profile", lacking)
    refused(Code.ORDER_LACKS_BASIS, field.app.jobs.open, lacking.job_id)
    field.app.close()


def test_a_new_revision_takes_effect_and_a_withdrawal_deletes_nothing(field: Tablet) -> None:
    job = field.job()
    field.app.answering.give(job, "ap-01", "3.1.1-b1", Tri(verdict=Verdict.DONE))
    changed = replace(job.job, job_rev=job.job.job_rev + 1, notes="Klingel defekt", standing=JobStanding.PLANNED)
    with field.app.session.database.write() as connection:
        job_store.save_job(connection, changed, 90)
        job_store.save_job(connection, job.job, 91)  # an older revision that comes late
        job_store.unassign(connection, job.job.job_id, "reassigned")
    field.app.jobs.refresh()
    again = field.job()
    assert again.job.notes == "Klingel defekt" and again.unassigned == "reassigned"
    assert again.book.answer("ap-01", "3.1.1-b1") is not None
    assert field.app.jobs.all()[0].standing == "reassigned"


def test_settings_are_kept_and_bad_ones_are_named(tmp_path: Path) -> None:
    settings = write_settings(FieldSettings(profile=tmp_path), language="en", theme="dark", keystore=False)
    assert read_settings(tmp_path) == settings
    path = settings.places.settings
    for text in ("theme = 'pink'", "colour = 'dark'", "keystore = 'no'", "theme = ", "language = 'fr'"):
        path.write_text(text)
        refused(Code.SETTINGS_UNREADABLE, read_settings, tmp_path)
    path.unlink()
    assert read_settings(tmp_path) == FieldSettings(profile=tmp_path)


def test_what_no_book_could_read_never_enters_the_log(field: Tablet) -> None:
    job = field.job()
    head = field.app.session.journal.head
    poison = Line(kind=EntryKind.RESERVATION_WRITTEN, body={"reservation": 7})
    with pytest.raises(BadEntry):
        say(field.app.session, job, [poison])
    assert field.app.session.journal.head == head
    field.restart()
    assert field.job().unread == []


def test_an_entry_of_a_later_program_does_not_lock_the_job(field: Tablet) -> None:
    job = field.job()
    field.app.answering.give(job, "ap-01", "3.1.1-b1", Tri(verdict=Verdict.DONE))
    strange = Line(kind=EntryKind.SHEET_CORRECTED, body={"later": True})
    with field.app.session.journal.writing() as writing:
        written = writing.append(job.about(field.app.session.known().person.person_id), strange)
    field.restart()
    again = field.job()
    assert again.unread == [written.entry_id]
    assert again.book.answer("ap-01", "3.1.1-b1") is not None
