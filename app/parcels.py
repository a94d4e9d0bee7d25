"""Sealed reports on their way to HQ, told from what lies on this tablet alone."""

from dataclasses import dataclass

from app.store import blob_store, job_store, profile_store, receipt_store, report_store
from app.store.database import Connection
from app.store.report_store import Report
from checklists.review import Review
from sync.device.status import Proof, Stage, stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """`entries_left`, `photos_left`, `bytes_left` still wait for HQ's word. `review` is HQ's newest decision."""

    report_id: str
    job_id: str
    number: str
    order_number: str
    customer: str
    sealed_at: str
    stage: Stage
    entries_left: int
    photos_left: int
    bytes_left: int
    review: Review | None


def parcels(connection: Connection, log_id: str, *, sending: bool) -> list[Parcel]:
    """All sealed reports, the newest last."""
    acked = receipt_store.acked_seq(connection, log_id)
    complete = receipt_store.complete_reports(connection)
    decisions = receipt_store.reviews(connection)
    left: dict[str, list[blob_store.Blob]] = {}
    for blob in blob_store.waiting(connection):
        left.setdefault(blob.job_id, []).append(blob)
    found = []
    for report in report_store.sealed(connection):
        known = job_store.find(connection, report.job_id)
        blobs = left.get(report.job_id, [])
        found.append(
            Parcel(
                report_id=report.report_id,
                job_id=report.job_id,
                number=report.number,
                order_number=known.job.order_number if known else "",
                customer=known.job.customer.name if known else "",
                sealed_at=report.sealed_at or "",
                stage=_stage(report, acked, complete, decisions, sending),
                entries_left=max(0, (report.sealed_seq or 0) - acked),
                photos_left=sum(1 for blob in blobs if blob.kind == blob_store.PHOTO),
                bytes_left=sum(blob.size for blob in blobs),
                review=decisions.get(report.report_id),
            )
        )
    return found


def stage_of(connection: Connection, report: Report, log_id: str, *, sending: bool) -> Stage:
    """How far one sealed report is proven to be."""
    acked = receipt_store.acked_seq(connection, log_id)
    complete = receipt_store.complete_reports(connection)
    return _stage(report, acked, complete, receipt_store.reviews(connection), sending)


def _stage(report: Report, acked: int, complete: dict[str, str], decisions: dict[str, Review], sending: bool) -> Stage:
    decision = decisions.get(report.report_id)
    return stage(
        Proof(
            sealed_seq=report.sealed_seq or 0,
            acked_seq=acked,
            # HQ's word counts only for exactly the file this tablet sealed.
            complete=complete.get(report.report_id) == report.pdf_sha256,
            review=decision.state if decision else None,
            sending=sending,
        )
    )


def last_contact(connection: Connection) -> str | None:
    return profile_store.position(connection).last_contact
