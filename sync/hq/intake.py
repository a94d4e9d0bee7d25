"""Take entries in (U2, U3): everything a device says is stored in one transaction; what cannot be used waits in the tray.

There is no answer that makes a device drop a fact or send it for ever: only a broken chain or a foreign log is refused.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists import canonical, journal, keys
from checklists.job import JobStanding
from checklists.journal import NO_PREVIOUS, Entry, EntryKind
from sync.hq import meta, moments, positions, reporting, tray
from sync.hq.refusal import Refusal
from sync.hq.tables import DeviceRow, EntryRow, JobRevisionRow, JobRow, LogRow, ReceiptRow
from sync.hq.tray import TrayCode
from sync.wire import problems
from sync.wire.limits import MAX_ENTRIES_PER_PUSH, MAX_ENTRY_BYTES
from sync.wire.messages import TYP_LOG_HEAD, TYP_RECEIPT, EntryStatus, PushAnswer, PushRequest

STORED, KNOWN, CLARIFY = "stored", "known", "clarify"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """One entry of a push; `entry` is None where its bytes are none we can read."""

    seq: int
    raw: bytes
    hash: str
    entry: Entry | None


def push(session: Session, receipts: keys.KeyPair, device: DeviceRow, log_id: str, request: PushRequest) -> PushAnswer:
    """Store a contiguous run; gives HQ's signed word for the log's head. Raises Refusal."""
    arrivals = _arrivals(log_id, request)
    _check_word(device, log_id, arrivals[-1], request.head)
    log = _log(session, device, log_id)
    _check_place(session, log, arrivals)
    known = _known_hashes(session, log_id, arrivals)
    fresh = [arrival for arrival in arrivals if arrival.seq not in known]
    statuses: dict[int, EntryStatus] = {}
    for arrival in arrivals:
        if arrival.seq in known:
            stored_hash, hq_pos = known[arrival.seq]
            if stored_hash != arrival.hash:
                raise Refusal(problems.FORK, seq=arrival.seq, expected_seq=log.seq + 1)
            statuses[arrival.seq] = EntryStatus(seq=arrival.seq, status=KNOWN, hq_pos=hq_pos)
    now = moments.now_written()
    if fresh:
        first = positions.take(session, len(fresh))
        for hq_pos, arrival in enumerate(fresh, start=first):
            status = _store(session, device, log_id, arrival, hq_pos, now)
            statuses[arrival.seq] = EntryStatus(seq=arrival.seq, status=status, hq_pos=hq_pos)
        log.seq, log.hash, log.hq_pos = fresh[-1].seq, fresh[-1].hash, first + len(fresh) - 1
    device.contact_at = now
    session.flush()
    for arrival in fresh:
        if arrival.entry is not None and arrival.entry.kind is EntryKind.REPORT_SEALED:
            reporting.announce(session, device, arrival.entry)
    receipt = _receipt(session, receipts, log, request.head, now)
    return PushAnswer(receipt=receipt, statuses=tuple(statuses[arrival.seq] for arrival in arrivals))


def _arrivals(log_id: str, request: PushRequest) -> list[_Arrival]:
    if not request.entries or request.from_seq < 1 or len(request.entries) > MAX_ENTRIES_PER_PUSH:
        raise Refusal(problems.BAD_REQUEST, reason="run")
    arrivals = []
    for seq, text in enumerate(request.entries, start=request.from_seq):
        raw = text.encode("utf-8")
        if len(raw) > MAX_ENTRY_BYTES:
            raise Refusal(problems.TOO_LARGE, seq=seq, limit=MAX_ENTRY_BYTES)
        try:
            entry = journal.read_entry(raw)
        except canonical.NotCanonical:
            entry = None
        if entry is not None and (entry.log_id != log_id or entry.seq != seq):
            raise Refusal(problems.BAD_REQUEST, reason="place", seq=seq)
        arrivals.append(_Arrival(seq=seq, raw=raw, hash=journal.entry_hash(raw), entry=entry))
    return arrivals


def _check_word(device: DeviceRow, log_id: str, last: _Arrival, head: str) -> None:
    """The device put its key to exactly this run, whatever carried it (A1)."""
    try:
        said = keys.verify_jws(canonical.from_bytes(device.public_key.encode()), TYP_LOG_HEAD, head)
    except (keys.BadSignature, keys.BadKey) as error:
        raise Refusal(problems.BAD_REQUEST, reason="head") from error
    if said != {"log_id": log_id, "through_seq": last.seq, "head_hash": last.hash}:
        raise Refusal(problems.BAD_REQUEST, reason="head")


def _log(session: Session, device: DeviceRow, log_id: str) -> LogRow:
    if len(log_id) != 32 or not set(log_id) <= set("0123456789abcdef"):
        raise Refusal(problems.BAD_REQUEST, reason="log")
    log = session.scalars(select(LogRow).where(LogRow.log_id == log_id).with_for_update()).one_or_none()
    if log is None:
        log = LogRow(log_id=log_id, device_id=device.device_id, seq=0, hash=NO_PREVIOUS, hq_pos=0)
        session.add(log)
        session.flush()
    if log.device_id != device.device_id:
        raise Refusal(problems.FOREIGN_LOG)
    return log


def _check_place(session: Session, log: LogRow, arrivals: list[_Arrival]) -> None:
    """Gap before, and a chain that holds from HQ's head through every fresh entry."""
    if arrivals[0].seq > log.seq + 1:
        raise Refusal(problems.GAP, expected_seq=log.seq + 1)
    previous = NO_PREVIOUS
    if arrivals[0].seq > 1:
        before = session.get_one(EntryRow, (log.log_id, arrivals[0].seq - 1))
        previous = before.hash
    for arrival in arrivals:
        if arrival.entry is not None and arrival.entry.prev != previous:
            raise Refusal(problems.FORK, seq=arrival.seq, expected_seq=log.seq + 1)
        previous = arrival.hash


def _known_hashes(session: Session, log_id: str, arrivals: list[_Arrival]) -> dict[int, tuple[str, int]]:
    rows = session.execute(
        select(EntryRow.seq, EntryRow.hash, EntryRow.hq_pos).where(
            EntryRow.log_id == log_id, EntryRow.seq.between(arrivals[0].seq, arrivals[-1].seq)
        )
    )
    return {seq: (hash_, hq_pos) for seq, hash_, hq_pos in rows}


def _store(session: Session, device: DeviceRow, log_id: str, arrival: _Arrival, hq_pos: int, now: str) -> str:
    entry = arrival.entry
    again = entry is not None and _held_elsewhere(session, entry)
    session.add(
        EntryRow(
            log_id=log_id,
            seq=arrival.seq,
            hq_pos=hq_pos,
            entry_id=entry.entry_id if entry else "",
            hash=arrival.hash,
            kind=str(entry.kind) if entry else "",
            job_id=entry.job_id if entry else "",
            raw=arrival.raw,
            again=again,
            received_at=now,
        )
    )
    session.flush()
    if again:
        return KNOWN
    place = f"{log_id}/{arrival.seq}"
    if entry is None:
        tray.put(session, TrayCode.UNREADABLE_ENTRY, place, device=device.label, seq=arrival.seq)
        return CLARIFY
    code = _unusable(session, device, entry)
    if code is None:
        return STORED
    # One line for a job, not one for each of its four hundred entries.
    tray.put(session, code, f"{device.device_id}/{entry.job_id}", device=device.label, job=entry.job_id)
    return CLARIFY


def _held_elsewhere(session: Session, entry: Entry) -> bool:
    known = select(EntryRow.seq).where(EntryRow.entry_id == entry.entry_id, EntryRow.again.is_(False))
    return session.scalars(known).first() is not None


def _unusable(session: Session, device: DeviceRow, entry: Entry) -> TrayCode | None:
    """Why the job cannot simply take this entry; it is kept all the same."""
    job = session.get(JobRow, entry.job_id)
    if job is None:
        return TrayCode.UNKNOWN_JOB
    if session.get(JobRevisionRow, (entry.job_id, entry.job_rev)) is None:
        return TrayCode.UNKNOWN_REVISION
    if job.technician != device.person_id:
        return TrayCode.FOREIGN_JOB
    if job.standing == str(JobStanding.WITHDRAWN):
        return TrayCode.WITHDRAWN_JOB
    return None


def _receipt(session: Session, signer: keys.KeyPair, log: LogRow, device_head: str, now: str) -> str:
    """HQ's word for the head it holds; a repeat gets the very same one."""
    given = session.get(ReceiptRow, (log.log_id, log.seq))
    if given is not None:
        return given.receipt
    receipt = keys.sign_jws(
        signer,
        TYP_RECEIPT,
        {
            "epoch": meta.epoch(session),
            "log_id": log.log_id,
            "through_seq": log.seq,
            "head_hash": log.hash,
            "hq_pos": log.hq_pos,
            "received_at": now,
        },
    )
    session.add(
        ReceiptRow(log_id=log.log_id, through_seq=log.seq, receipt=receipt, device_head=device_head, received_at=now)
    )
    session.flush()
    return receipt


def heads(session: Session, device_id: str) -> list[LogRow]:
    """HQ's heads of one device's logs."""
    return list(session.scalars(select(LogRow).where(LogRow.device_id == device_id).order_by(LogRow.log_id)))
