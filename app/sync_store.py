"""The tablet's store as the sync engine sees it: every call one short transaction, none held while the network is waited for."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from app.changed import Gathering, What
from app.session import Session
from app.store import blob_store, job_store, profile_store, receipt_store, report_store
from app.store.database import Connection
from app.version import app_version
from checklists.job import Job, Person
from checklists.review import Review
from sync.device.device_store import (
    Identity,
    LogReceipt,
    News,
    OutgoingBlob,
    OutgoingEntry,
    Position,
    ReportReceipt,
    Unassigned,
)


class SyncStore:
    """Implements sync.device.device_store.DeviceStore. `gathering` tells the screens what a run altered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.gathering = Gathering()

    def identity(self) -> Identity:
        known = self._session.known()
        with self._session.database.read() as connection:
            key = profile_store.device_key(connection)
        assert key is not None
        return Identity(device_id=known.device_id, key=key, receipt_key=known.receipt_key, app_version=app_version())

    def position(self) -> Position:
        head = self._session.journal.head
        with self._session.database.read() as connection:
            position = profile_store.position(connection)
            acked = receipt_store.acked_seq(connection, head.log_id)
        return Position(
            epoch=position.epoch,
            cursor=position.cursor,
            log_id=head.log_id,
            seq=head.seq,
            head_hash=head.hash,
            acked_seq=acked,
        )

    def heard(self, hq_time: datetime) -> None:
        skew = self._session.clock.measured(hq_time)
        at = self._session.clock.wall().astimezone(UTC).isoformat(timespec="seconds")
        with self._session.database.write() as connection:
            profile_store.save_contact(connection, at, skew)
        self.gathering.add(What.SYNC)

    def entries_after(self, seq: int, most: int, most_bytes: int) -> Sequence[OutgoingEntry]:
        with self._session.database.read() as connection:
            run = receipt_store.entries_after(connection, self._session.journal.head.log_id, seq, most, most_bytes)
        return [OutgoingEntry(seq=one.seq, hash=one.hash, raw=one.raw) for one in run]

    def hash_at(self, seq: int) -> str | None:
        with self._session.database.read() as connection:
            return receipt_store.hash_at(connection, self._session.journal.head.log_id, seq)

    def acknowledge(self, receipt: LogReceipt) -> None:
        with self._session.database.write() as connection:
            receipt_store.save_log_receipt(
                connection,
                log_id=receipt.log_id,
                through_seq=receipt.through_seq,
                epoch=receipt.epoch,
                hq_pos=receipt.hq_pos,
                received_at=receipt.received_at,
                token=receipt.token,
            )
            receipt_store.set_acked(connection, receipt.log_id, receipt.through_seq)
        self.gathering.add(What.SYNC)

    def rewind(self, seq: int) -> None:
        with self._session.database.write() as connection:
            receipt_store.set_acked(connection, self._session.journal.head.log_id, seq)
            blob_store.doubt_all(connection)
        self.gathering.add(What.SYNC)

    def apply(self, epoch: str, cursor: int, news: Sequence[tuple[int, News]]) -> None:
        with self._session.database.write() as connection:
            for hq_pos, one in news:
                self._take(connection, epoch, hq_pos, one)
            profile_store.move_cursor(connection, epoch, cursor)
        self._session.journal.seen = cursor

    def restart(self, epoch: str) -> None:
        with self._session.database.write() as connection:
            profile_store.move_cursor(connection, epoch, 0)
        self._session.journal.seen = 0

    def missing_catalogues(self) -> Sequence[str]:
        with self._session.database.read() as connection:
            return job_store.missing_catalogues(connection)

    def save_catalogue(self, cat_hash: str, bundle: bytes) -> None:
        with self._session.database.write() as connection:
            job_store.save_catalogue(connection, cat_hash, bundle)
        self.gathering.add(What.JOBS)

    def blobs_waiting(self) -> Sequence[OutgoingBlob]:
        with self._session.database.read() as connection:
            waiting = blob_store.waiting(connection)
        return [OutgoingBlob(sha256=one.sha256, size=one.size) for one in waiting]

    def pieces(self, sha256: str) -> Iterator[bytes]:
        number = 0
        while True:
            with self._session.database.read() as connection:
                piece = blob_store.chunk(connection, sha256, number)
            if piece is None:
                return
            yield piece
            number += 1

    def blob_arrived(self, sha256: str) -> None:
        with self._session.database.write() as connection:
            blob_store.arrived(connection, sha256)
        self.gathering.add(What.SYNC)

    def _take(self, connection: Connection, epoch: str, hq_pos: int, news: News) -> None:
        match news:
            case Job():
                job_store.save_job(connection, news, hq_pos)
                self.gathering.add(What.JOBS, jobs=[news.job_id])
            case Unassigned():
                job_store.unassign(connection, news.job_id, news.why)
                self.gathering.add(What.JOBS, jobs=[news.job_id])
            case Person():
                job_store.save_person(connection, news)
            case Review():
                receipt_store.save_review(connection, news, hq_pos)
                self.gathering.add(What.REVIEWS, jobs=self._job_of(connection, news.report_id))
            case ReportReceipt():
                receipt_store.save_report_receipt(
                    connection,
                    report_id=news.report_id,
                    epoch=epoch,
                    hq_pos=news.hq_pos,
                    received_at=news.received_at,
                    pdf_sha256=news.pdf_sha256,
                    token=news.token,
                )
                self.gathering.add(What.SYNC, jobs=self._job_of(connection, news.report_id))

    @staticmethod
    def _job_of(connection: Connection, report_id: str) -> list[str]:
        report = report_store.find(connection, report_id)
        return [report.job_id] if report else []
