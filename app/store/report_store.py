"""Reports on their way from frozen to sealed, their shown pages, and strokes until the seal (rules Z1, I5)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from app.store.tables import PagesRow, ReportRow, StrokeDraftRow
from checklists.ids import JobId, ReportId
from checklists.sign_off import Strokes


class ReportState(StrEnum):
    FROZEN = "frozen"
    SHOWN = "shown"
    SIGNED = "signed"
    SEALED = "sealed"
    VOID = "void"
    """Frozen once, then something changed; its number is not used again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of this tablet. Digests are 64 hex; `running` is the last part of its number (I5)."""

    report_id: ReportId
    job_id: JobId
    number: str
    running: int
    edition: str
    index: int
    language: str
    signer: str
    state: ReportState
    frozen_at: str
    record_sha256: str
    substance: str
    pages_sha256: str | None = None
    pages_length: int | None = None
    sealed_at: str | None = None
    sealed_seq: int | None = None
    pdf_sha256: str | None = None


_PLAIN = [column for column in ReportRow.__table__.columns if column.name not in ("record", "signature")]


def add(connection: Connection, report: Report, record: bytes) -> None:
    row = {column.name: getattr(report, column.name) for column in _PLAIN}
    connection.execute(insert(ReportRow), {**row, "state": str(report.state), "record": record, "signature": None})


def find(connection: Connection, report_id: str) -> Report | None:
    row = connection.execute(select(*_PLAIN).where(ReportRow.report_id == report_id)).mappings().first()
    return None if row is None else _report(row)


def of_job(connection: Connection, job_id: str) -> list[Report]:
    """All reports of a job, void ones too, oldest first."""
    rows = connection.execute(select(*_PLAIN).where(ReportRow.job_id == job_id).order_by(ReportRow.running))
    return [_report(row) for row in rows.mappings()]


def sealed(connection: Connection) -> list[Report]:
    rows = connection.execute(
        select(*_PLAIN).where(ReportRow.state == str(ReportState.SEALED)).order_by(ReportRow.sealed_seq)
    )
    return [_report(row) for row in rows.mappings()]


def next_running(connection: Connection, order_prefix: str) -> int:
    """The next free running number behind `<order no>-<device short>-`; void numbers stay used."""
    highest = connection.execute(
        select(func.max(ReportRow.running)).where(ReportRow.number.startswith(order_prefix, autoescape=True))
    ).scalar()
    return (highest or 0) + 1


def record(connection: Connection, report_id: str) -> bytes | None:
    """The canonical bytes of report.json."""
    return connection.execute(select(ReportRow.record).where(ReportRow.report_id == report_id)).scalar()


def signature(connection: Connection, report_id: str) -> bytes | None:
    """The canonical bytes of signature.json, None before the last signature."""
    return connection.execute(select(ReportRow.signature).where(ReportRow.report_id == report_id)).scalar()


def move(connection: Connection, report_id: str, state: ReportState, **values: Any) -> None:
    """The next step of the state machine; a sealed report refuses in the database itself."""
    connection.execute(update(ReportRow).where(ReportRow.report_id == report_id).values(state=str(state), **values))


def note_pages(connection: Connection, report_id: str, sha256: str, length: int) -> None:
    connection.execute(
        update(ReportRow).where(ReportRow.report_id == report_id).values(pages_sha256=sha256, pages_length=length)
    )


def save_pages(connection: Connection, report_id: str, pages: bytes) -> None:
    drop_pages(connection, report_id)
    connection.execute(insert(PagesRow), {"report_id": report_id, "pages": pages})


def pages(connection: Connection, report_id: str) -> bytes | None:
    return connection.execute(select(PagesRow.pages).where(PagesRow.report_id == report_id)).scalar()


def drop_pages(connection: Connection, report_id: str) -> None:
    connection.execute(delete(PagesRow).where(PagesRow.report_id == report_id))


def save_strokes(connection: Connection, owner: str, pad: str, strokes: Strokes) -> None:
    """Drawn again, the last one counts."""
    connection.execute(delete(StrokeDraftRow).where(StrokeDraftRow.owner == owner, StrokeDraftRow.pad == pad))
    connection.execute(insert(StrokeDraftRow), {"owner": owner, "pad": pad, "strokes": json.dumps(strokes.to_json())})


def strokes(connection: Connection, owners: Sequence[str]) -> dict[str, Strokes]:
    """Drawn signatures by pad."""
    rows = connection.execute(
        select(StrokeDraftRow.pad, StrokeDraftRow.strokes).where(StrokeDraftRow.owner.in_(owners))
    )
    return {pad: Strokes.from_json(json.loads(drawn)) for pad, drawn in rows}


def drop_strokes(connection: Connection, owners: Sequence[str]) -> None:
    """Strokes are overwritten on disk too: the database runs with secure_delete."""
    connection.execute(delete(StrokeDraftRow).where(StrokeDraftRow.owner.in_(owners)))


def _report(row: Any) -> Report:
    return Report(**{**row, "state": ReportState(row["state"])})
