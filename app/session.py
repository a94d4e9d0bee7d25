"""An open profile: its database and what the use cases share. Made by `app.bootstrap`, ended by locking."""

import threading
from dataclasses import dataclass, field

from app.clock import Clock
from app.problems import Code, FieldProblem
from app.store import job_store, profile_store
from app.store.database import Database
from app.store.journal_store import JournalStore
from app.store.profile_store import Enrolment
from checklists import catalogue_reader
from checklists.catalogue import Catalogue


@dataclass(slots=True)
class Session:
    """`catalogues` keeps those read once; a catalogue never changes, its hash names it."""

    database: Database
    clock: Clock
    journal: JournalStore
    enrolment: Enrolment | None
    catalogues: dict[str, Catalogue] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def known(self) -> Enrolment:
        """Raises FieldProblem(NOT_ENROLLED)."""
        if self.enrolment is None:
            raise FieldProblem(Code.NOT_ENROLLED)
        return self.enrolment

    def catalogue(self, cat_hash: str) -> Catalogue:
        """Raises FieldProblem CATALOGUE_MISSING, or APP_TOO_OLD for a bundle with words this program does not know."""
        with self.lock:
            if cat_hash not in self.catalogues:
                with self.database.read() as connection:
                    bundle = job_store.bundle(connection, cat_hash)
                if bundle is None:
                    raise FieldProblem(Code.CATALOGUE_MISSING)
                try:
                    self.catalogues[cat_hash] = catalogue_reader.catalogue_from_bundle(bundle)
                except (ValueError, KeyError, TypeError) as error:
                    raise FieldProblem(Code.APP_TOO_OLD) from error
            return self.catalogues[cat_hash]


def open_session(database: Database, clock: Clock) -> Session:
    """Brings up what lies in a database."""
    with database.write() as connection:
        profile_store.prepare(connection)
    with database.read() as connection:
        clock.skew = profile_store.skew(connection)
        enrolment = profile_store.enrolment(connection)
        cursor = profile_store.position(connection).cursor
    journal = JournalStore(database, clock)
    journal.seen = cursor
    return Session(database=database, clock=clock, journal=journal, enrolment=enrolment)
