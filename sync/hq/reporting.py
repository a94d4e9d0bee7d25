"""From a `report.sealed` entry to a complete report (Z3): HQ makes the record again and believes nothing it cannot make itself."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from checklists import canonical, journal, keys
from checklists import record as record_maker
from checklists.job import Job
from checklists.journal import Entry, EntryKind
from checklists.review import ReviewState
from sync.hq import blobs, catalogues, feed, meta, moments, positions, summary, tray
from sync.hq.database import Database
from sync.hq.keystore import HqKeys
from sync.hq.tables import (
    DeviceRow,
    EntryRow,
    JobRevisionRow,
    JobRow,
    LogRow,
    ReportPartRow,
    ReportRow,
    StandingRow,
)
from sync.hq.tray import TrayCode
from sync.wire.messages import TYP_RECEIPT

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What checking a report needs."""

    database: Database
    keys: HqKeys
    blobs: Path


class _Trouble(Exception):
    """The report goes to the tray."""

    def __init__(self, code: TrayCode, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def announce(session: Session, device: DeviceRow, entry: Entry) -> None:
    """Note a sealed report, its PDF still to come. A body that says nothing usable goes to the tray, never back to the device."""
    body = entry.body
    place = f"{entry.log_id}/{entry.seq}"
    texts = ("report", "number", "pdf_sha256", "report_sha256", "signature_sha256")
    if not all(isinstance(body.get(name), str) and body[name] for name in texts) or not isinstance(
        body.get("pdf_size"), int
    ):
        tray.put(session, TrayCode.UNREADABLE_ENTRY, place, device=device.label, seq=entry.seq)
        return
    if session.get(JobRow, entry.job_id) is None:
        return  # the entry itself waits in the tray already
    taken = select(ReportRow.report_id).where(
        or_(ReportRow.report_id == body["report"], ReportRow.number == body["number"])
    )
    if session.scalars(taken).first() is not None:
        tray.put(session, TrayCode.NUMBER_TAKEN, place, number=str(body["number"]), device=device.label)
        return
    session.add(
        ReportRow(
            report_id=body["report"],
            number=body["number"],
            job_id=entry.job_id,
            device_id=device.device_id,
            log_id=entry.log_id,
            seq=entry.seq,
            pdf_sha256=body["pdf_sha256"],
            pdf_size=body["pdf_size"],
            report_sha256=body["report_sha256"],
            received_at=moments.now_written(),
        )
    )
    session.flush()
    session.add(ReportPartRow(report_id=body["report"], sha256=body["pdf_sha256"], role="pdf"))
    session.add(StandingRow(report_id=body["report"], state=str(ReviewState.RECEIVED)))
    session.flush()


def waiting_for(session: Session, sha256: str) -> list[str]:
    """Reports that are not complete and need that blob."""
    rows = session.scalars(
        select(ReportPartRow.report_id)
        .join(StandingRow, StandingRow.report_id == ReportPartRow.report_id)
        .where(ReportPartRow.sha256 == sha256, StandingRow.state == str(ReviewState.RECEIVED))
    )
    return list(rows)


def unfinished(session: Session) -> list[str]:
    """Received, not complete, not in the tray: looked at again when HQ starts."""
    rows = session.scalars(
        select(StandingRow.report_id).where(
            StandingRow.state == str(ReviewState.RECEIVED), StandingRow.trouble.is_(None)
        )
    )
    return list(rows)


def consider(bench: Bench, report_id: str) -> None:
    """Complete a report if everything of it is there and agrees, else leave it waiting or put it into the tray.

    Runs after the commit that stored the facts, in a transaction of its own: whatever happens here, they are safe.
    """
    try:
        with bench.database.writing() as session:
            _consider(session, bench, report_id)
        return
    except _Trouble as trouble:
        code, facts = trouble.code, trouble.facts
    except Exception as error:
        # A fact HQ cannot digest must not stop the device that sent it: a person looks at it.
        _log.exception("report %s could not be checked", report_id)
        code, facts = TrayCode.RECORD_UNLIKE, {"path": type(error).__name__}
    with bench.database.writing() as session:
        row = session.get_one(ReportRow, report_id)
        session.get_one(StandingRow, report_id).trouble = str(code)
        tray.put(session, code, report_id, number=row.number, **facts)


def _consider(session: Session, bench: Bench, report_id: str) -> None:
    row = session.get_one(ReportRow, report_id)
    # Two photos may arrive at once: the second one waits here and then finds the report complete.
    standing = session.get_one(StandingRow, report_id, with_for_update=True)
    if standing.state != str(ReviewState.RECEIVED) or standing.trouble is not None:
        return
    record = json.loads(standing.record) if standing.record else _make_again(session, row, standing)
    parts = set(session.scalars(select(ReportPartRow.sha256).where(ReportPartRow.report_id == report_id)))
    if blobs.held(session, parts) != parts:
        return
    checked = _check_seal(session, bench, row, record)
    entries = entries_of(session, row)
    standing.checked = canonical.to_bytes({**checked, "entries": len(entries)}).decode()
    standing.summary = canonical.to_bytes(summary.make(record, checked)).decode()
    standing.state = str(ReviewState.COMPLETE)
    standing.complete_at = moments.now_written()
    previous = record["report"]["previous"]
    if previous is not None:
        _supersede(session, row, previous)
    _send_receipt(session, bench.keys.receipts, row)


def _make_again(session: Session, row: ReportRow, standing: StandingRow) -> dict[str, Any]:
    """The record from HQ's own entries, kept with the photos and lists it names as parts still to come."""
    entries = entries_of(session, row)
    frozen = [
        entry
        for entry in entries
        if entry.kind is EntryKind.RECORD_FROZEN and entry.body.get("report") == row.report_id
    ]
    if not frozen:
        raise _Trouble(TrayCode.ENTRIES_MISSING)
    job = session.get(JobRevisionRow, (row.job_id, frozen[-1].job_rev))
    if job is None:
        raise _Trouble(TrayCode.UNKNOWN_REVISION, revision=frozen[-1].job_rev)
    try:
        catalogue = catalogues.read(session, frozen[-1].cat_hash)
    except KeyError as error:
        raise _Trouble(TrayCode.RECORD_UNLIKE, path="job.cat_hash") from error
    made = record_maker.make(Job.from_json(json.loads(job.body)), catalogue, entries)
    raw = record_maker.to_bytes(made)
    record: dict[str, Any] = json.loads(raw)
    known = set(session.scalars(select(ReportPartRow.sha256).where(ReportPartRow.report_id == row.report_id)))
    for sha256 in {photo["sha256"] for photo in record["photos"]} - known:
        session.add(ReportPartRow(report_id=row.report_id, sha256=sha256, role="photo"))
        known.add(sha256)
    for sha256 in {part["sha256"] for part in record.get("sheets", []) if part["sha256"]} - known:
        session.add(ReportPartRow(report_id=row.report_id, sha256=sha256, role="list"))
    standing.record = raw.decode()
    session.flush()
    return record


def entries_of(session: Session, row: ReportRow) -> list[Entry]:
    """The device's entries for the report's job up to its seal, in the order HQ got them; what came twice counts once."""
    sealed = session.get_one(EntryRow, (row.log_id, row.seq))
    rows = session.scalars(
        select(EntryRow.raw)
        .join(LogRow, LogRow.log_id == EntryRow.log_id)
        .where(
            LogRow.device_id == row.device_id,
            EntryRow.job_id == row.job_id,
            EntryRow.again.is_(False),
            EntryRow.hq_pos <= sealed.hq_pos,
        )
        .order_by(EntryRow.hq_pos)
    )
    return [journal.read_entry(raw) for raw in rows]


def _check_seal(session: Session, bench: Bench, row: ReportRow, record: Mapping[str, Any]) -> dict[str, Any]:
    from checklists.seal_check import verify_report  # slow to import: pyHanko

    verdict = verify_report(blobs.read(bench.blobs, row.pdf_sha256), [bench.keys.ca_pem])
    if not verdict.valid or verdict.record is None:
        raise _Trouble(TrayCode.SEAL_BROKEN, problem=str(verdict.problem))
    device = session.get_one(DeviceRow, row.device_id)
    if verdict.certificate != keys.certificate_fingerprint(device.certificate_pem.encode()):
        raise _Trouble(TrayCode.SEAL_BROKEN, problem="foreign-device")
    difference = first_difference(record, verdict.record)
    digest = canonical.sha256_hex(canonical.to_bytes(record))
    if difference is not None or {digest, verdict.report_sha256} != {row.report_sha256}:
        raise _Trouble(TrayCode.RECORD_UNLIKE, path=difference or "sha256")
    return {
        "sealed_at": verdict.sealed_at,
        "signer": verdict.signer,
        "outcome": verdict.outcome,
        "outside_validity": verdict.outside_validity,
        "signature": dict(verdict.signature or {}),
    }


def _supersede(session: Session, row: ReportRow, previous: Mapping[str, Any]) -> None:
    older = session.scalars(
        select(ReportRow.report_id).where(ReportRow.number == previous["number"], ReportRow.job_id == row.job_id)
    ).first()
    if older is not None and older != row.report_id:
        session.execute(update(StandingRow).where(StandingRow.report_id == older).values(superseded_by=row.report_id))


def _send_receipt(session: Session, signer: keys.KeyPair, row: ReportRow) -> None:
    hq_pos = positions.take(session)
    receipt = keys.sign_jws(
        signer,
        TYP_RECEIPT,
        {
            "report_id": row.report_id,
            "number": row.number,
            "pdf_sha256": row.pdf_sha256,
            "report_sha256": row.report_sha256,
            "hq_pos": hq_pos,
            "received_at": moments.now_written(),
            "epoch": meta.epoch(session),
            "state": str(ReviewState.COMPLETE),
        },
    )
    device = session.get_one(DeviceRow, row.device_id)
    feed.put(session, device.person_id, "report-receipt", {"receipt": receipt}, hq_pos=hq_pos)


def first_difference(mine: Any, theirs: Any, path: str = "") -> str | None:
    """The path of the first value in which two records differ ("tables.0.rows.3.mac"), None where they are the same."""
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        for key in sorted({*mine, *theirs}):
            if key not in mine or key not in theirs:
                return _join(path, key)
            found = first_difference(mine[key], theirs[key], _join(path, key))
            if found is not None:
                return found
        return None
    if isinstance(mine, list | tuple) and isinstance(theirs, list | tuple):
        for index, (one, other) in enumerate(zip(mine, theirs, strict=False)):
            found = first_difference(one, other, _join(path, str(index)))
            if found is not None:
                return found
        return None if len(mine) == len(theirs) else _join(path, str(min(len(mine), len(theirs))))
    return None if mine == theirs and type(mine) is type(theirs) else path or "."


def _join(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
