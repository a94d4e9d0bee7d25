"""What dispatch decides, by HQ's own use cases on HQ's own data."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from checklists.review import Review
from sync.hq import reviewing
from sync.hq.audit import Actor
from sync.hq.database import Database
from sync.hq.settings import Settings
from sync.hq.tables import BlobRow, EnrolmentCodeRow, EntryRow, PersonRow, StandingRow
from tests.sync.hq_process import HqProcess


def accept(hq: HqProcess, report_id: str) -> Review:
    with _acting(hq) as (session, actor):
        return reviewing.accept(session, actor, report_id)


def send_back(hq: HqProcess, report_id: str, subject: str, step: str, text: str) -> Review:
    with _acting(hq) as (session, actor):
        reviewing.draft_remark(session, actor, report_id, subject, step, text)
        return reviewing.send_back(session, actor, report_id)


def entries_held(hq: HqProcess) -> list[bytes]:
    """The raw entries HQ holds, in the order of their log."""
    with _acting(hq) as (session, _):
        return [bytes(raw) for raw in session.scalars(select(EntryRow.raw).order_by(EntryRow.log_id, EntryRow.seq))]


def blobs_held(hq: HqProcess) -> set[str]:
    with _acting(hq) as (session, _):
        return set(session.scalars(select(BlobRow.sha256)))


def state_of(hq: HqProcess, report_id: str) -> str:
    with _acting(hq) as (session, _):
        return session.get_one(StandingRow, report_id).state


@contextmanager
def _acting(hq: HqProcess) -> Iterator[tuple[Session, Actor]]:
    database = Database(Settings(data=hq.data).database_url)
    try:
        with database.writing() as session:
            dispatcher = session.scalars(select(PersonRow).where(PersonRow.role == "dispatcher")).first()
            assert dispatcher is not None
            yield session, Actor(person_id=dispatcher.person_id, origin="test")
    finally:
        database.close()


def expire_codes(hq: HqProcess) -> None:
    """All unused codes were made long ago."""
    with _acting(hq) as (session, _):
        session.execute(update(EnrolmentCodeRow).values(expires_at="2020-01-01T00:00:00.000+00:00"))
