"""The book on disk: entries appended in one transaction, each chained to the one before (rules E1, I2, S4)."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from app.clock import Clock
from app.store.database import Database
from app.store.tables import EntryRow, LogRow
from checklists.book import Book
from checklists.ids import EntryId, JobId, LogId, PersonId, new_id
from checklists.journal import NO_PREVIOUS, Entry, EntryKind, entry_hash, read_entry
from checklists.moment import Moment

# Built once: the hot path of every tap. SQLAlchemy keeps the compiled text, the driver the prepared statement.
_APPEND = insert(EntryRow)
_NEEDS_A_BOOK = (EntryKind.SHEET_CORRECTED,)
_OF_JOB = select(EntryRow.raw).where(EntryRow.job_id == bindparam("job")).order_by(EntryRow.pos)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the entries of one use case speak of (I6)."""

    job_id: JobId
    job_rev: int
    cat_hash: str
    actor: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said, before it has its place in the log."""

    kind: EntryKind
    body: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry of a log; seq 0 and 64 zeros for an empty one."""

    log_id: LogId
    seq: int
    hash: str


@dataclass(slots=True)
class Writing:
    """An open transaction that appends. `entries` are what it appended so far; they exist for others only after COMMIT."""

    connection: Connection
    head: Head
    clock: Clock
    seen: int
    entries: list[Entry] = field(default_factory=list)

    def make(self, about: About, line: Line, at: Moment | None = None) -> tuple[bytes, Entry]:
        """The entry that would stand behind the head, without writing it. Raises checklists.canonical.NotCanonical."""
        raw = Entry(
            entry_id=EntryId(new_id()),
            log_id=self.head.log_id,
            seq=self.head.seq + 1,
            prev=self.head.hash,
            kind=line.kind,
            job_id=about.job_id,
            job_rev=about.job_rev,
            cat_hash=about.cat_hash,
            actor=about.actor,
            at=at or self.clock.now(),
            seen=self.seen,
            body=line.body,
        ).to_bytes()
        # Read back as HQ will read it: what it would refuse must not enter the book, and texts are NFC from here on.
        return raw, read_entry(raw)

    def append(self, about: About, line: Line, at: Moment | None = None) -> Entry:
        """Adds one entry behind the head; `at` where the body speaks of the same moment. Raises NotCanonical, BadEntry."""
        raw, entry = self.make(about, line, at)
        if entry.kind not in _NEEDS_A_BOOK:
            # Once committed it stays for ever: what no book could read is stopped while the transaction can still fall.
            Book().apply(entry)
        self.head = Head(log_id=entry.log_id, seq=entry.seq, hash=entry_hash(raw))
        self.connection.execute(
            _APPEND,
            {
                "log_id": entry.log_id,
                "seq": entry.seq,
                "hash": self.head.hash,
                "job_id": entry.job_id,
                "kind": str(entry.kind),
                "raw": raw,
            },
        )
        self.entries.append(entry)
        return entry


class JournalStore:
    """The one writer of entries. `seen` is the highest hq_pos applied and set by the sync store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._lock = threading.RLock()
        self.seen = 0
        with database.read() as connection:
            self._head = _head(connection)

    @property
    def head(self) -> Head:
        with self._lock:
            return self._head

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction; left without error it is on disk and the head has moved. Every fdatasync of the app's saving is this one."""
        with self._lock:
            with self._database.write() as connection:
                writing = Writing(connection, self._head, self._clock, self.seen)
                yield writing
            self._head = writing.head

    def of_job(self, job_id: str) -> list[Entry]:
        """All entries about a job in the order they were made."""
        with self._database.read() as connection:
            return [read_entry(raw) for raw in connection.execute(_OF_JOB, {"job": job_id}).scalars()]

    def last_of_jobs(self) -> dict[str, int]:
        """For each job with work on it the place of its last entry."""
        with self._database.read() as connection:
            rows = connection.execute(select(EntryRow.job_id, func.max(EntryRow.pos)).group_by(EntryRow.job_id))
            return {job_id: pos for job_id, pos in rows}


def start_log(connection: Connection) -> None:
    """A fresh log for a new (or restored) database (I2)."""
    number = connection.execute(select(func.coalesce(func.max(LogRow.number), 0))).scalar_one() + 1
    connection.execute(insert(LogRow), {"log_id": secrets.token_hex(16), "number": number, "acked_seq": 0})


def _head(connection: Connection) -> Head:
    log_id = connection.execute(select(LogRow.log_id).order_by(LogRow.number.desc()).limit(1)).scalar_one()
    last = connection.execute(
        select(EntryRow.seq, EntryRow.hash).where(EntryRow.log_id == log_id).order_by(EntryRow.seq.desc()).limit(1)
    ).first()
    if last is None:
        return Head(log_id=LogId(log_id), seq=0, hash=NO_PREVIOUS)
    return Head(log_id=LogId(log_id), seq=last.seq, hash=last.hash)
