"""What is said about a visit besides answers: times, things added, consents, reservations, the hand-over of open work."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.changed import Changed
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.session import Session
from app.store import report_store
from app.store.journal_store import Line, Writing
from app.writing import say
from checklists import progress
from checklists.answer import Origin, Timer, to_json
from checklists.catalogue import SubjectKind
from checklists.ids import VISIT_SUBJECT, StepKey, SubjectId, new_id
from checklists.journal import EntryKind
from checklists.seal_form import CONSENT, step_pad, stroke_digest
from checklists.sign_off import Strokes

MARKS = ("drive", "arrival", "pause", "pause-end", "wait", "wait-end", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    changed: Changed
    subject_id: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A reservation or defect and its id."""

    changed: Changed
    reservation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    """A consent to extra cost as the customer gives it: signed on the glass, or with the number under which HQ approved it."""

    who: str
    function: str
    what: str
    approval: str = ""
    strokes: Strokes | None = None


class Saying:
    """Each act is one transaction; problems are raised before anything is written."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def start_timer(self, job: OpenJob, subject: str, step: str) -> Changed:
        """A clock that survives a kill: the start is an entry. Raises STEP_UNKNOWN, TIMER_RUNNING."""
        job.refuse_unknown(subject, step)
        if (subject, step) in job.book.running:
            raise FieldProblem(Code.TIMER_RUNNING)
        return say(self._session, job, [_line(EntryKind.TIMER_STARTED, subject=subject, step=step)])

    def stop_timer(self, job: OpenJob, subject: str, step: str, *, note: str | None = None) -> Changed:
        """Ends the clock and writes its seconds (with those already there) as the answer. Raises TIMER_NOT_RUNNING."""
        seconds = self.running_seconds(job, subject, step)
        if seconds is None:
            raise FieldProblem(Code.TIMER_NOT_RUNNING)
        answer = job.book.answer(subject, step)
        before = answer.value.seconds if answer is not None and isinstance(answer.value, Timer) else 0
        kept = answer.note if answer is not None else None
        given = _line(
            EntryKind.ANSWER_GIVEN,
            subject=subject,
            step=step,
            value=to_json(Timer(seconds=before + seconds)),
            reason=answer.reason if answer is not None else None,
            note=note or kept,
            origin=str(Origin.TYPED),
            gesture=new_id(),
            undoes=None,
        )
        return say(self._session, job, [_line(EntryKind.TIMER_STOPPED, subject=subject, step=step), given])

    def running_seconds(self, job: OpenJob, subject: str, step: str) -> int | None:
        """How long the clock of this step runs, None where it does not. After a restart of the machine by the wall clock."""
        start = job.book.running.get((SubjectId(subject), StepKey(step)))
        if start is None:
            return None
        now = self._session.clock.now()
        if now.boot_id == start.boot_id:
            return max(0, (now.mono_ms - start.mono_ms) // 1000)
        return max(0, int((now.local() - start.local()).total_seconds()))

    def mark_time(
        self,
        job: OpenJob,
        mark: str,
        *,
        at: str | None = None,
        reason: str | None = None,
        note: str | None = None,
        replaces: str | None = None,
    ) -> Changed:
        """One tap on the time bar; `at` is local ISO time ("08:31" or whole), None is now. `replaces` names the entry it corrects.

        Raises TIME_NOT_READABLE, REASON_UNKNOWN.
        """
        if mark not in MARKS:
            raise FieldProblem(Code.TIME_NOT_READABLE, given=mark)
        self._known_reason(job, reason)
        line = _line(
            EntryKind.TIME_MARKED, mark=mark, at=self._local(at), reason=reason, note=_word(note), replaces=replaces
        )
        return say(self._session, job, [line])

    def withdraw_mark(self, job: OpenJob, entry_id: str) -> Changed:
        """A tap by mistake: the mark is gone from the list, its entry stays. Raises TIME_NOT_READABLE for an unknown one."""
        known = next((one for one in job.book.marks if one.entry_id == entry_id), None)
        if known is None:
            raise FieldProblem(Code.TIME_NOT_READABLE, given=entry_id)
        body = {"mark": known.mark, "at": "", "reason": None, "note": None, "replaces": entry_id}
        return say(self._session, job, [Line(kind=EntryKind.TIME_MARKED, body=body)])

    def add_subject(self, job: OpenJob, kind: SubjectKind, label: str, fields: dict[str, str]) -> Added:
        """Something found or added on site; it never counts as ordered. Raises TEXT_MISSING."""
        label = _needed(label, "label")
        subject_id = SubjectId(new_id())
        told = {name: text.strip() for name, text in fields.items() if text.strip()}
        line = _line(EntryKind.SUBJECT_ADDED, subject=subject_id, kind=str(kind), label=label, fields=told)
        return Added(changed=say(self._session, job, [line]), subject_id=subject_id)

    def choose_desk(self, job: OpenJob, model: str, subject: str) -> Changed:
        """The desk of a model on which all details are asked (short depth). Raises DESK_ALREADY_BEGUN, STEP_UNKNOWN."""
        if not job.sheet.has(subject):
            raise FieldProblem(Code.STEP_UNKNOWN, subject=subject, step="")
        if not progress.may_choose_desk(job.sheet, job.book, SubjectId(subject)):
            raise FieldProblem(Code.DESK_ALREADY_BEGUN, subject=subject)
        return say(self._session, job, [_line(EntryKind.DESK_CHOSEN, model=model, subject=subject)])

    def consent(self, job: OpenJob, allowance: str, given: ConsentGiven) -> Changed:
        """Who agreed to pass a limit, to what, and what proves it (facts sec 2.2). Raises TEXT_MISSING, CONSENT_UNPROVEN."""
        drawn = given.strokes if given.strokes is not None and not given.strokes.empty else None
        approval = _word(given.approval)
        line = _line(
            EntryKind.CONSENT_GIVEN,
            allowance=_needed(allowance, "allowance"),
            who=_needed(given.who, "who"),
            function=_needed(given.function, "function"),
            what=_needed(given.what, "what"),
            approval=approval,
            image_sha256=stroke_digest(drawn) if drawn is not None else None,
        )
        if drawn is None and approval is None:
            raise FieldProblem(Code.CONSENT_UNPROVEN)

        def keep(writing: Writing) -> None:
            if drawn is not None:
                pad = step_pad(VISIT_SUBJECT, f"{CONSENT}{allowance}")
                report_store.save_strokes(writing.connection, job.job.job_id, pad, drawn)

        return say(self._session, job, [line], keep)

    def waive_contact(self, job: OpenJob, hq_person: str, at: str | None = None, note: str = "") -> Changed:
        """R2: nobody there; this person at HQ agreed by telephone to go on. Raises TEXT_MISSING, TIME_NOT_READABLE."""
        line = _line(
            EntryKind.CONTACT_WAIVED, hq_person=_needed(hq_person, "hq_person"), at=self._local(at), note=note.strip()
        )
        return say(self._session, job, [line])

    def write_reservation(
        self,
        job: OpenJob,
        kind: str,
        text: str,
        *,
        subject: str | None = None,
        owner: str = "",
        due: str = "",
        reservation: str | None = None,
    ) -> Written:
        """A reservation or defect (`kind` reservation | defect); given its id again it replaces its words.

        `due` is "YYYY-MM-DD" or empty. Raises TEXT_MISSING, DATE_NOT_READABLE, STEP_UNKNOWN, RESERVATION_UNKNOWN.
        """
        if kind not in ("reservation", "defect"):
            raise FieldProblem(Code.TEXT_MISSING, field="kind")
        if subject and not job.sheet.has(subject):
            raise FieldProblem(Code.STEP_UNKNOWN, subject=subject, step="")
        if reservation is not None:
            self._known_reservation(job, reservation)
        written = reservation or new_id()
        line = _line(
            EntryKind.RESERVATION_WRITTEN,
            reservation=written,
            kind=kind,
            subject=subject or None,
            text=_needed(text, "text"),
            owner=owner.strip(),
            due=_day(due),
        )
        return Written(changed=say(self._session, job, [line]), reservation=written)

    def withdraw_reservation(self, job: OpenJob, reservation: str) -> Changed:
        """Raises RESERVATION_UNKNOWN."""
        self._known_reservation(job, reservation)
        return say(self._session, job, [_line(EntryKind.RESERVATION_WITHDRAWN, reservation=reservation)])

    def confirm_handover(self, job: OpenJob, confirmed: bool) -> Changed:
        """The contact will brief the users not met (fn14, fn15)."""
        return say(self._session, job, [_line(EntryKind.HANDOVER_CONFIRMED, confirmed=confirmed)])

    def leave_rest_open(self, job: OpenJob, reason: str, owner: str, due: str, note: str = "") -> Changed:
        """All cells still open become open work. Raises REASON_UNKNOWN, TEXT_MISSING, DATE_NOT_READABLE."""
        self._known_reason(job, _needed(reason, "reason"))
        line = _line(
            EntryKind.REST_LEFT_OPEN, reason=reason, owner=_needed(owner, "owner"), due=_day(due), note=note.strip()
        )
        return say(self._session, job, [line])

    def take_rest_back(self, job: OpenJob) -> Changed:
        """Open cells are no longer handed over."""
        return say(self._session, job, [_line(EntryKind.REST_LEFT_OPEN, reason=None, owner="", due="", note="")])

    def _local(self, given: str | None) -> str:
        now = self._session.clock.wall()
        if given is None:
            return now.isoformat(timespec="seconds")
        try:
            if len(given) <= 5:
                return _today_at(now, given).isoformat(timespec="seconds")
            told = datetime.fromisoformat(given)
        except ValueError as error:
            raise FieldProblem(Code.TIME_NOT_READABLE, given=given) from error
        return (told if told.tzinfo else told.replace(tzinfo=now.tzinfo)).isoformat(timespec="seconds")

    def _known_reason(self, job: OpenJob, reason: str | None) -> None:
        try:
            if reason:
                job.catalogue.reason(reason)
        except KeyError as error:
            raise FieldProblem(Code.REASON_UNKNOWN, reason=reason) from error

    def _known_reservation(self, job: OpenJob, reservation: str) -> None:
        if all(one.reservation != reservation for one in job.book.reservations):
            raise FieldProblem(Code.RESERVATION_UNKNOWN)


def _line(what: EntryKind, /, **body: object) -> Line:
    return Line(kind=what, body=dict(body))


def _today_at(now: datetime, clock: str) -> datetime:
    hour, _, minute = clock.partition(":")
    told = now.replace(hour=int(hour), minute=int(minute or "0"), second=0, microsecond=0)
    # "23:50" typed shortly after midnight means yesterday evening.
    return told - timedelta(days=1) if told - now > timedelta(hours=12) else told


def _needed(text: str, field: str) -> str:
    if not text or not text.strip():
        raise FieldProblem(Code.TEXT_MISSING, field=field)
    return text.strip()


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError as error:
        raise FieldProblem(Code.DATE_NOT_READABLE, given=text) from error


def _word(text: str | None) -> str | None:
    return (text or "").strip() or None
