"""Which jobs there are, and opening one (product, the technician's day 1 to 3)."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

from app.open_job import OpenJob
from app.parcels import Parcel, parcels
from app.problems import Code, FieldProblem
from app.session import Session
from app.store import job_store, receipt_store, report_store
from app.store.database import Connection
from app.store.job_store import KnownJob
from app.store.journal_store import Line
from app.store.report_store import ReportState
from app.writing import stepping
from checklists import progress
from checklists.book_facts import Phase
from checklists.ids import JobId
from checklists.job import Job, OrderedPackage
from checklists.journal import EntryKind
from checklists.record_form import Counts
from checklists.review import Review, ReviewState
from sync.device.status import Stage

_NEEDS_BASIS = ("3.1.2", "3.1.3", "3.1.4")
_BASIS = "3.1.1"
_KEPT_OPEN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCard:
    """One line of Heute. `counts` is None where nothing was begun or the job cannot be opened; `readiness` ready | app-too-old |
    catalogue-missing; `stage` of the newest sealed report; `remarks` how many of HQ's questions are open."""

    job_id: JobId
    order_number: str
    customer: str
    street: str
    post_code: str
    city: str
    contact: str
    contact_function: str
    contact_phone: str
    notes: str
    planned: str
    hours: str
    language: str
    depth: str
    packages: tuple[OrderedPackage, ...]
    workplaces: int
    standing: str
    readiness: str
    started: bool
    phase: Phase
    counts: Counts | None
    stage: Stage | None
    remarks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """A report HQ asked back about; `open` counts unanswered remarks."""

    report_id: str
    job_id: str
    number: str
    customer: str
    state: ReviewState
    by: str
    decided_at: str
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """`cards` by planned time; `returned` what HQ sent back; `parcels` sealed reports HQ has not yet called complete."""

    on: str
    cards: tuple[JobCard, ...]
    returned: tuple[ReviewCard, ...]
    parcels: tuple[Parcel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    phase: Phase
    counts: Counts | None
    remarks: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Something this job needs and the tablet does not have; `code` departure-…"""

    code: str


class Jobs:
    """Keeps a few jobs open, so that going back to one is at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: OrderedDict[str, OpenJob] = OrderedDict()
        self._told: dict[str, tuple[object, _Told]] = {}

    def today(self, on: date | None = None) -> Today:
        """All jobs that are not done, however early or late they were planned, seen from `on` (today by the tablet's clock).

        A job of an earlier day is done once HQ has accepted its report or has withdrawn it.
        """
        day = on or self._session.clock.wall().date()
        with self._session.database.read() as connection:
            sent = parcels(connection, self._session.journal.head.log_id, sending=False)
            newest = {parcel.job_id: parcel for parcel in sent}
            back = {job_id for job_id, parcel in newest.items() if parcel.stage is Stage.RETURNED}
            known = job_store.all_jobs(connection)
        worked_on = self._session.journal.last_of_jobs()
        cards = []
        for one in known:
            parcel = newest.get(one.job.job_id)
            over = one.job.planned[:10] < day.isoformat()
            accepted = parcel is not None and parcel.stage is Stage.ACCEPTED
            if over and (accepted or str(one.job.standing) == "withdrawn") and one.job.job_id not in back:
                continue
            cards.append(self._card(one, parcel, worked_on.get(one.job.job_id)))
        returned = [self._review_card(newest[job_id]) for job_id in sorted(back)]
        waiting = [p for p in sent if p.stage in (Stage.ON_DEVICE, Stage.ON_ITS_WAY, Stage.RECEIVED)]
        return Today(on=day.isoformat(), cards=tuple(cards), returned=tuple(returned), parcels=tuple(waiting))

    def all(self) -> tuple[JobCard, ...]:
        """Every job on this tablet."""
        with self._session.database.read() as connection:
            sent = parcels(connection, self._session.journal.head.log_id, sending=False)
            known = job_store.all_jobs(connection)
        newest = {parcel.job_id: parcel for parcel in sent}
        worked_on = self._session.journal.last_of_jobs()
        return tuple(self._card(one, newest.get(one.job.job_id), worked_on.get(one.job.job_id)) for one in known)

    def open(self, job_id: str) -> OpenJob:
        """The job with its sheet and book; the first opening is an entry.

        Raises JOB_UNKNOWN, CATALOGUE_MISSING, APP_TOO_OLD, ORDER_LACKS_BASIS.
        """
        job = self._look(job_id)
        if not job.book.opened:
            with stepping(self._session, job) as writing:
                about = job.about(self._session.known().person.person_id)
                writing.append(about, Line(kind=EntryKind.JOB_OPENED, body={}))
        return job

    def departure(self, job_id: str) -> tuple[Missing, ...]:
        """What is missing on this tablet for that job, asked the evening before and without a network."""
        try:
            job = self._look(job_id)
        except FieldProblem as problem:
            return (Missing(str(problem.code)),)
        missing = []
        if not job.job.contact.name:
            missing.append(Missing("departure-no-contact"))
        if not job.job.site.street:
            missing.append(Missing("departure-no-address"))
        if self._session.enrolment is None:
            missing.append(Missing("departure-not-enrolled"))
        return tuple(missing)

    def refresh(self) -> None:
        """HQ sent something: jobs with another revision or review are made anew when next opened."""
        with self._session.lock:
            for job_id in list(self._open):
                with self._session.database.read() as connection:
                    known = job_store.find(connection, job_id)
                    review = _review(connection, job_id)
                held = self._open[job_id]
                if known is None or known.job != held.job or known.unassigned != held.unassigned:
                    del self._open[job_id]
                else:
                    held.review = review

    def _look(self, job_id: str) -> OpenJob:
        with self._session.lock:
            held = self._open.get(job_id)
            if held is not None:
                self._open.move_to_end(job_id)
                return held
            with self._session.database.read() as connection:
                known = job_store.find(connection, job_id)
                review = _review(connection, job_id)
            if known is None:
                raise FieldProblem(Code.JOB_UNKNOWN)
            _refuse_without_basis(known.job)
            catalogue = self._session.catalogue(known.job.cat_hash)
            entries = self._session.journal.of_job(job_id)
            held = OpenJob(known.job, catalogue, entries, unassigned=known.unassigned, review=review)
            self._open[job_id] = held
            while len(self._open) > _KEPT_OPEN:
                self._open.popitem(last=False)
            return held

    def _card(self, known: KnownJob, parcel: Parcel | None, last: int | None) -> JobCard:
        """`last` is the place of the job's last entry, None where it was not begun."""
        job = known.job
        readiness, told = "ready", _Told(phase=Phase.DRAFT, counts=None, remarks=0)
        try:
            if last is not None:
                review = parcel.review.review_id if parcel and parcel.review else None
                told = self._told_of(job, (last, job.job_rev, review))
            else:
                self._session.catalogue(job.cat_hash)
        except FieldProblem as problem:
            readiness = str(problem.code)
        return JobCard(
            job_id=job.job_id,
            order_number=job.order_number,
            customer=job.customer.name,
            street=job.site.street,
            post_code=job.site.post_code,
            city=job.site.city,
            contact=job.contact.name,
            contact_function=job.contact.function,
            contact_phone=job.contact.phone,
            notes=job.notes,
            planned=job.planned,
            hours=job.hours,
            language=str(job.language),
            depth=str(job.depth),
            packages=job.packages,
            workplaces=len(job.workplaces),
            standing=known.unassigned or str(job.standing),
            readiness=readiness,
            started=last is not None,
            phase=told.phase,
            counts=told.counts,
            stage=parcel.stage if parcel else None,
            remarks=told.remarks,
        )

    def _told_of(self, job: Job, as_of: object) -> "_Told":
        """Folding a job is work; nothing said since means nothing to fold."""
        known = self._told.get(job.job_id)
        if known is not None and known[0] == as_of:
            return known[1]
        opened = self._look(job.job_id)
        with opened.reading():
            told = _Told(
                phase=opened.phase,
                counts=progress.counts(opened.sheet, opened.book, None, None),
                remarks=sum(1 for one in opened.remarks if one.answer is None),
            )
        self._told[job.job_id] = (as_of, told)
        return told

    def _review_card(self, parcel: Parcel) -> ReviewCard:
        assert parcel.review is not None
        remarks = {remark.remark_id for remark in parcel.review.remarks}
        try:
            answered = set(self._look(parcel.job_id).book.remark_answers)
        except FieldProblem:
            answered = set()
        return ReviewCard(
            report_id=parcel.report_id,
            job_id=parcel.job_id,
            number=parcel.number,
            customer=parcel.customer,
            state=parcel.review.state,
            by=parcel.review.by,
            decided_at=parcel.review.decided_at,
            open=len(remarks - answered),
        )


def _refuse_without_basis(job: Job) -> None:
    if not job.orders(_BASIS):
        for chapter in _NEEDS_BASIS:
            if job.orders(chapter):
                raise FieldProblem(Code.ORDER_LACKS_BASIS, chapter=chapter)


def _review(connection: Connection, job_id: str) -> Review | None:
    """HQ's decision on the newest sealed report of the job."""
    sealed = [r for r in report_store.of_job(connection, job_id) if r.state is ReportState.SEALED]
    return receipt_store.reviews(connection).get(sealed[-1].report_id) if sealed else None
