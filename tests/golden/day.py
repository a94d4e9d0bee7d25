"""A technician's days with a real tablet and a real HQ, short and with a bit of everything: what a released set is taken from.

Afterwards the tablet holds a job that was returned, answered, accepted and then worked on again, unsent; and a second one that its
contact has signed and the technician has not.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from app.clock import Clock
from app.open_job import OpenJob
from app.saying import ConsentGiven
from checklists.answer import Origin, People, Person, Scan, Text, Timer, Tri, Value, Verdict, from_json
from checklists.catalogue import AnswerKind, Detail, Language, SubjectKind
from checklists.ids import VISIT_SUBJECT
from checklists.sign_off import Outcome, Role, Strokes
from checklists.subjects import Subject
from tests.journeys.small_orders import DESK, write_order
from tests.sync.hq_process import running_hq
from tests.sync.together import dispatch
from tests.sync.together.field import Field

STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)), ((150, 800), (850, 820))))
DONE, FAILED = Tri(verdict=Verdict.DONE), Tri(verdict=Verdict.FAILED)
SECOND_DESK = ("AP-02", "EG", "107", "Łukasz", "Őri", "202", "Poly VVX 450", "64:16:7F:3D:A5:8B", "3.1.1")
MAILBOX = ("l.ori@werkstatt.example", 50, "Exchange")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """`tablet` and `hq` are the folders they left; both programs have ended."""

    tablet: Path
    hq: Path


def play(folder: Path) -> Played:
    with _field(folder) as field:
        first = _first_visit(field)
        field.run()
        desk = _open(field, "KL-2026-00001").job.workplaces[1].subject_id
        dispatch.send_back(field.hq, first, desk, "3.1.1-b4", "Bitte Dose nennen")
        field.run()
        second = _answer_the_question(field, desk)
        field.run()
        dispatch.accept(field.hq, second)
        field.run()
        _work_that_is_not_sent(field)
        field.app.prefer(language="en", theme="dark")
    return Played(tablet=folder / "tablet", hq=folder / "hq")


@contextmanager
def _field(folder: Path) -> Iterator[Field]:
    """Its clock goes right, in Dresden, on a machine that has no name."""
    clock = Clock(wall=lambda: datetime.now(ZoneInfo("Europe/Berlin")), boot_id="00000000-0000-4000-8000-00000000b007")
    mixed = write_order(
        folder / "mixed.xlsx",
        [("3.1.1", None, 2), ("2.6", None, 1)],
        desks=[DESK, SECOND_DESK],
        mailboxes=[MAILBOX],
    )
    other = write_order(folder / "other.xlsx", [("3.1.1", None, 1)], desks=[DESK], number="KL-2026-00002")
    with running_hq(folder / "hq") as hq:
        hq.must("import-order", str(other))
        field = Field.enrolled(folder / "tablet", hq, mixed, clock)
        try:
            yield field
        finally:
            field.app.close()
            hq.stop()


def _open(field: Field, number: str) -> OpenJob:
    (card,) = [card for card in field.app.jobs.all() if card.order_number == number]
    return field.app.jobs.open(card.job_id)


def _first_visit(field: Field) -> str:
    """Every act of the app once; gives the report's id."""
    app, job = field.app, _open(field, "KL-2026-00001")
    say = app.answering
    first, second = (desk.subject_id for desk in job.job.workplaces)
    for mark in ("drive", "arrival", "pause"):
        say.mark_time(job, mark)
    say.mark_time(job, "pause-end", note="kurz")
    say.mark_time(job, "arrival", at="08:31", replaces=job.book.marks[1].entry_id)
    say.mark_time(job, "wait", reason="K02")
    say.withdraw_mark(job, job.book.marks[-1].entry_id)
    say.choose_desk(job, "Poly VVX 450", second)
    device = say.add_subject(job, SubjectKind.DEVICE, "NB-014", {"model": "Latitude"}).subject_id
    say.add_subject(job, SubjectKind.WORKPLACE, "AP-51", {"model": "Yealink T54W", "room": "108"})
    _fill(field, job)
    say.start_timer(job, first, "brief")
    say.stop_timer(job, first, "brief", note="an der Zentrale")
    say.give(job, first, "brief", Timer(seconds=540))
    say.paint(job, [(desk, "wp-pc") for desk in (first, second)], DONE, over=True, note="gesammelt geprüft")
    say.clear(job, [(first, "wp-patch")])
    say.undo(job)
    say.redo(job)
    say.undo(job)
    say.give(job, second, "3.1.1-b5", FAILED, reason="P01", note="Netzteil defekt, Ersatz bestellt")
    say.give(job, second, "place", Text(text="R 107 – Fensterplatz\nzweite Zeile <b>&"), origin=Origin.COPIED)
    missed = People(people=(Person(name="Łukasz Őri", function="", met=False),))
    say.give(job, second, "brief-who", missed)
    say.clear(job, [(second, "brief")])
    kept = app.photos.add(job, second, "3.1.1-b5", _picture("Netzteil"), "Netzteil mit Riss").photo_id
    app.photos.withdraw(job, app.photos.add(job, second, "3.1.1-b5", _picture("unscharf")).photo_id, "unscharf")
    assert kept in job.book.photos
    app.step_signing.sign(
        job, VISIT_SUBJECT, "ini-brief-ok", [Person(name="Renée Núñez", function="Büroleitung", met=True)], STROKES
    )
    agreed = ConsentGiven(who="Renée Núñez", function="Büroleitung", what="länger als zwei Stunden", strokes=STROKES)
    say.consent(job, "L1", agreed)
    say.waive_contact(job, "S. Yıldız", note="anfangs niemand da")
    say.write_reservation(job, "reservation", "Lautsprecher zu leise", subject=first)
    told = say.write_reservation(job, "defect", "Dose lose").reservation
    say.write_reservation(job, "defect", "Dose 2.14 lose", owner="Kunde", due="2027-01-15", reservation=told)
    say.withdraw_reservation(job, say.write_reservation(job, "reservation", "doch nicht").reservation)
    say.confirm_handover(job, True)
    say.take_rest_back(job)
    say.leave_rest_open(job, "P06", "T. Becker", "2027-01-15", "mit dem Ersatz")
    assert device in {subject.subject_id for subject in job.sheet.of(SubjectKind.DEVICE)}
    _freeze_and_sign(field, job)
    say.mark_time(job, "end")  # drops what was frozen: the strokes are void
    _freeze_and_sign(field, job)
    app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES)
    return app.signing.seal(job).report_id


def _answer_the_question(field: Field, desk: str) -> str:
    app, job = field.app, _open(field, "KL-2026-00001")
    (open_remark,) = app.returning.remarks(job)
    app.returning.answer(job, open_remark.remark.remark_id, "Dose 2.15")
    app.answering.give(job, desk, "cable-lan", Text(text="Dose 2.15, SW2 Port 18"))
    assert _freeze_and_sign(field, job) == "technician-only", "a socket's number is nothing the contact signed"
    app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES)
    return app.signing.seal(job).report_id


def _work_that_is_not_sent(field: Field) -> None:
    app, job = field.app, _open(field, "KL-2026-00001")
    desk = job.job.workplaces[1].subject_id
    app.answering.give(job, desk, "3.1.1-b5", DONE, note="Ersatz eingebaut")
    app.photos.add(job, desk, "3.1.1-b5", _picture("Ersatz"), "neues Netzteil")
    app.answering.start_timer(job, desk, "brief")
    other = _open(field, "KL-2026-00002")
    app.answering.give(other, other.job.workplaces[0].subject_id, "3.1.1-b1", DONE)
    app.photos.add(other, other.job.workplaces[0].subject_id, "3.1.1-b1", _picture("Platz"), "Platz")
    app.answering.leave_rest_open(other, "K02", "Kunde", "2027-01-20")
    assert _freeze_and_sign(field, other, Outcome.ACCEPTED) == "contact"


def _freeze_and_sign(field: Field, job: OpenJob, outcome: Outcome = Outcome.WITH_RESERVATIONS) -> str:
    """Up to the contact's signature, where one is asked for; gives who signs."""
    signing = field.app.signing
    frozen = signing.freeze(job, Language.DE)
    signing.turned_to_end(job)
    if frozen.signer == "contact":
        signing.sign(job, Role.CONTACT, "Renée Núñez", "Büroleitung", STROKES, outcome=outcome)
    return frozen.signer


def _fill(field: Field, job: OpenJob) -> None:
    """Everything that is asked, by the catalogue's examples."""
    for row in job.sheet.subjects:
        for owed in job.sheet.preconditions(row.subject_id):
            _fill_details(field, job, row, owed.details)
        for item in job.sheet.items(row.subject_id):
            details = job.sheet.details(row.subject_id, item)
            _fill_details(field, job, row, details)
            if not details or not job.sheet.full(row.subject_id, item):
                field.app.answering.give(job, row.subject_id, item.key, DONE)


def _fill_details(field: Field, job: OpenJob, row: Subject, details: tuple[Detail, ...]) -> None:
    give = field.app.answering.give
    for detail in details:
        if detail.kind is AnswerKind.SIGN:
            continue
        if detail.kind is AnswerKind.SUB:
            for sub in detail.subs:
                passed = Tri(verdict=Verdict.DONE, number=sub.number_example)
                give(job, row.subject_id, f"{detail.key}/{sub.key}", passed)
            continue
        give(job, row.subject_id, detail.key, _example(job, row, detail), origin=_origin(detail))


def _example(job: OpenJob, row: Subject, detail: Detail) -> Value:
    if detail.must_equal == "mac":
        return Scan(text=row.mac or "64167F3DA5FF")
    if detail.unique_in_job:
        return Scan(text=f"SN{job.sheet.place(row.subject_id):04}")
    return from_json(dict(detail.example))


def _origin(detail: Detail) -> Origin:
    return {AnswerKind.SCAN: Origin.SCANNED, AnswerKind.ROWS: Origin.IMPORTED}.get(detail.kind, Origin.TYPED)


def _picture(word: str) -> bytes:
    picture = Image.new("RGB", (480, 360), (70, 90, 110))
    ImageDraw.Draw(picture).text((40, 150), word, fill=(240, 240, 240), font_size=48)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
