"""The way to HQ as the screens use it: enrol once, run when there is a network, say only what is proven (rules K3, U5, R2)."""

import platform
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.changed import Changed, Gathering, What
from app.network_words import problem_of
from app.parcels import Parcel, last_contact, parcels
from app.problems import Code, FieldProblem
from app.safe_file import write_safely
from app.session import Session
from app.settings import FieldSettings
from app.store import blob_store, profile_store, receipt_store
from app.store.profile_store import Enrolment
from app.sync_store import SyncStore
from app.version import app_version
from checklists.ids import PersonId
from checklists.job import Person
from sync.device import failures
from sync.device.engine import Engine, Step, Stopped
from sync.device.enrolling import Applicant, enrol
from sync.device.hq_client import HqClient
from sync.device.pace import Pace
from sync.wire import codec, ticket
from sync.wire.messages import EnrolAnswer, EnrolmentTicket

_PATIENCE_SECONDS = 5.0


class Outcome(StrEnum):
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    """`problem` says why; what was acknowledged before stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did. `next_try_s` after a failure: when to run again by itself. `requests_failed` in this run."""

    outcome: Outcome
    problem: FieldProblem | None
    changed: Changed
    pushed: int
    blobs: int
    pulled: int
    clarify: int
    bytes_sent: int
    requests_failed: int
    next_try_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """What can be said without a network. `last_contact` UTC ISO; `waiting_since` local ISO of the oldest unsent entry's run."""

    enrolled: bool
    entries_waiting: int
    blobs_waiting: int
    bytes_waiting: int
    last_contact: str | None
    sending: bool
    next_try_s: int | None
    last_problem: FieldProblem | None

    @property
    def all_there(self) -> bool:
        return self.entries_waiting == 0 and self.blobs_waiting == 0


def read_code(text: str) -> EnrolmentTicket:
    """The ticket behind a typed or scanned enrolment code. Raises CODE_UNREADABLE."""
    try:
        return ticket.from_text(text)
    except codec.NotOurs as error:
        raise FieldProblem(Code.CODE_UNREADABLE) from error


class Syncing:
    """For the `net` lane; only one run at a time. `arrived` is called after a run that brought news, before its report."""

    def __init__(
        self,
        session: Session,
        settings: FieldSettings,
        *,
        enrolled: Callable[[], None],
        arrived: Callable[[], None],
    ) -> None:
        self._session = session
        self._settings = settings
        self._on_enrolled = enrolled
        self._arrived = arrived
        self._store = SyncStore(session)
        self._pace = Pace()
        self._mono = time.monotonic
        self._next_try: float | None = None
        self._last_problem: FieldProblem | None = None
        self._engine: Engine | None = None
        self._client: HqClient | None = None
        self._running = threading.Lock()
        self._ending = False

    @property
    def enrolled(self) -> Enrolment | None:
        return self._session.enrolment

    def enrol(self, text: str, label: str = "") -> Changed:
        """Become known to HQ. Safe to ask again after any failure: the same key goes with the same code.

        Raises CODE_UNREADABLE, ALREADY_ENROLLED, CODE_UNKNOWN, CODE_USED, CODE_EXPIRED, HQ_….
        """
        code = read_code(text)
        if self._session.enrolment is not None:
            raise FieldProblem(Code.ALREADY_ENROLLED)
        with self._session.database.write() as connection:
            key = profile_store.keep_device_key(connection)
        applicant = Applicant(label=label.strip()[:40], platform=platform.system() or "?", app_version=app_version())
        try:
            client = HqClient(code.address, ca_file=self._settings.ca_file)
            try:
                answer = enrol(client, code, key, applicant)
            finally:
                client.close()
            enrolment = _enrolment(code, answer)
            self._session.clock.measured(_utc(answer.hq_time))
        except failures.Failure as failure:
            raise problem_of(failure) from failure
        with self._session.database.write() as connection:
            profile_store.save_enrolment(connection, enrolment, answer.epoch)
        # `feldbuch verify` reads it without the PIN; a certificate is no secret.
        write_safely(self._settings.places.ca, answer.ca_pem.encode("ascii"))
        self._session.enrolment = enrolment
        self._on_enrolled()
        return Changed(what=frozenset({What.SYNC, What.JOBS}))

    def run(self, progress: Callable[[Step], None] | None = None, stop: Callable[[], bool] | None = None) -> RunReport:
        """One whole run; trouble on the way is in the report, not raised. Raises NOT_ENROLLED."""
        known = self._session.known()
        with self._running:
            self._store.gathering = Gathering()
            problem, outcome, wait = None, Outcome.DONE, None
            engine, failed_before = None, self._client.requests_failed if self._client else 0
            try:
                engine = self._line(known)
                engine.run(progress, lambda: self._ending or (stop is not None and stop()))
                self._pace.after_success()
            except Stopped:
                outcome = Outcome.STOPPED
            except failures.Failure as failure:
                problem, outcome = problem_of(failure), Outcome.FAILED
                asked = failure.retry_after_s if isinstance(failure, failures.Refused) else None
                wait = self._pace.after_failure(asked)
            self._next_try = None if wait is None else self._mono() + wait
            self._last_problem = problem
            changed = self._store.gathering.changed
            if changed.what & {What.JOBS, What.REVIEWS}:
                self._arrived()
            tally = engine.tally if engine else None
            if tally and tally.damaged and problem is None:
                problem = self._last_problem = FieldProblem(Code.BLOB_DAMAGED, sha256=tally.damaged[0])
            return RunReport(
                outcome=outcome,
                problem=problem,
                changed=changed | Changed(what=frozenset({What.SYNC})),
                pushed=tally.pushed if tally else 0,
                blobs=tally.blobs if tally else 0,
                pulled=tally.pulled if tally else 0,
                clarify=tally.clarify if tally else 0,
                bytes_sent=tally.bytes_sent if tally else 0,
                requests_failed=(self._client.requests_failed if self._client else 0) - failed_before,
                next_try_s=wait,
            )

    def status(self) -> SyncStatus:
        """Computed from this tablet alone."""
        head = self._session.journal.head
        with self._session.database.read() as connection:
            acked = receipt_store.acked_seq(connection, head.log_id)
            blobs = blob_store.waiting(connection)
            contact = last_contact(connection)
        wait = None if self._next_try is None else max(0, int(self._next_try - self._mono()))
        return SyncStatus(
            enrolled=self._session.enrolment is not None,
            entries_waiting=head.seq - acked,
            blobs_waiting=len(blobs),
            bytes_waiting=sum(blob.size for blob in blobs),
            last_contact=contact,
            sending=self.sending,
            next_try_s=wait,
            last_problem=self._last_problem,
        )

    @property
    def sending(self) -> bool:
        """Whether a request is open right now."""
        return self._running.locked()

    @property
    def requests_failed(self) -> int:
        """Requests that broke or were refused since this tablet was unlocked."""
        return self._client.requests_failed if self._client is not None else 0

    def parcels(self) -> tuple[Parcel, ...]:
        """All sealed reports and how far each is proven to be, newest last."""
        with self._session.database.read() as connection:
            return tuple(parcels(connection, self._session.journal.head.log_id, sending=self.sending))

    def close(self) -> None:
        """Ends a run that is under way between two requests, and the line. What was acknowledged stays so."""
        self._ending = True
        ended = self._running.acquire(timeout=_PATIENCE_SECONDS)
        try:
            if self._client is not None:
                self._client.close()
                self._client = None
                self._engine = None
        finally:
            if ended:
                self._running.release()

    def _line(self, known: Enrolment) -> Engine:
        """Line and token live on over runs."""
        if self._client is None or self._engine is None:
            self._client = HqClient(known.address, ca_file=self._settings.ca_file)
            self._engine = Engine(self._client, self._store)
        return self._engine


def _enrolment(code: EnrolmentTicket, answer: EnrolAnswer) -> Enrolment:
    person = answer.person
    try:
        told = Person(
            person_id=PersonId(str(person["person_id"])),
            logon=str(person["logon"]),
            name=str(person["name"]),
            role=str(person["role"]),
        )
    except KeyError as error:
        raise failures.NotBelieved("person") from error
    return Enrolment(
        address=code.address,
        device_id=answer.device_id,
        device_short=answer.device_short,
        label=answer.label,
        person=told,
        certificate_pem=answer.certificate_pem,
        ca_pem=answer.ca_pem,
        receipt_key=answer.receipt_key,
        public_address=answer.public_address,
    )


def _utc(text: str) -> datetime:
    try:
        told = datetime.fromisoformat(text)
    except ValueError as error:
        raise failures.NotBelieved("hq_time") from error
    return told if told.tzinfo else told.replace(tzinfo=UTC)
