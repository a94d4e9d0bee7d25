"""HQ's signed words on this tablet: receipts for logs and reports, reviews (rules R1, U4)."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.tables import EntryRow, LogReceiptRow, LogRow, ReportReceiptRow, ReviewRow
from checklists.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    seq: int
    hash: str
    raw: bytes


def acked_seq(connection: Connection, log_id: str) -> int:
    """The last entry HQ has given its word for."""
    return connection.execute(select(LogRow.acked_seq).where(LogRow.log_id == log_id)).scalar_one()


def set_acked(connection: Connection, log_id: str, seq: int) -> None:
    connection.execute(update(LogRow).where(LogRow.log_id == log_id).values(acked_seq=seq))


def entries_after(connection: Connection, log_id: str, seq: int, most: int, most_bytes: int) -> list[Outgoing]:
    """The next contiguous run to push; at least one entry where there is one."""
    rows = connection.execute(
        select(EntryRow.seq, EntryRow.hash, EntryRow.raw)
        .where(EntryRow.log_id == log_id, EntryRow.seq > seq)
        .order_by(EntryRow.seq)
        .limit(most)
    )
    run: list[Outgoing] = []
    size = 0
    for row in rows:
        size += len(row.raw)
        if run and size > most_bytes:
            break
        run.append(Outgoing(seq=row.seq, hash=row.hash, raw=row.raw))
    return run


def hash_at(connection: Connection, log_id: str, seq: int) -> str | None:
    return connection.execute(select(EntryRow.hash).where(EntryRow.log_id == log_id, EntryRow.seq == seq)).scalar()


def save_log_receipt(
    connection: Connection, *, log_id: str, through_seq: int, epoch: str, hq_pos: int, received_at: str, token: str
) -> None:
    row = {"log_id": log_id, "through_seq": through_seq, "epoch": epoch, "hq_pos": hq_pos}
    connection.execute(
        insert(LogReceiptRow).on_conflict_do_nothing(), {**row, "received_at": received_at, "token": token}
    )


def save_report_receipt(
    connection: Connection, *, report_id: str, epoch: str, hq_pos: int, received_at: str, pdf_sha256: str, token: str
) -> None:
    row = {"report_id": report_id, "epoch": epoch, "hq_pos": hq_pos, "received_at": received_at}
    connection.execute(
        insert(ReportReceiptRow).on_conflict_do_nothing(), {**row, "pdf_sha256": pdf_sha256, "token": token}
    )


def complete_reports(connection: Connection) -> dict[str, str]:
    """Report ids HQ called complete, with the SHA-256 of the file it means."""
    return {r.report_id: r.pdf_sha256 for r in connection.execute(select(ReportReceiptRow.__table__))}


def save_review(connection: Connection, review: Review, hq_pos: int) -> None:
    row = {"review_id": review.review_id, "hq_pos": hq_pos, "report_id": review.report_id}
    raw = json.dumps(review.to_json(), sort_keys=True, ensure_ascii=False)
    connection.execute(insert(ReviewRow).on_conflict_do_nothing(), {**row, "raw": raw})


def reviews(connection: Connection) -> dict[str, Review]:
    """The newest decision for each report."""
    rows = connection.execute(select(ReviewRow.report_id, ReviewRow.raw).order_by(ReviewRow.hq_pos))
    return {report_id: Review.from_json(json.loads(raw)) for report_id, raw in rows}
