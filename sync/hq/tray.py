"""The tray (Klärungskorb): arrivals that need a person. HQ refuses no fact; what it cannot use waits here."""

from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checklists import canonical
from checklists.ids import new_id
from sync.hq import audit, moments
from sync.hq.audit import Actor
from sync.hq.tables import TrayRow


class TrayCode(StrEnum):
    """Why something waits. `object_id` is the report's id, else the entry as "log/seq", else the device or code."""

    UNREADABLE_ENTRY = "unreadable-entry"
    UNKNOWN_JOB = "unknown-job"
    UNKNOWN_REVISION = "unknown-revision"
    FOREIGN_JOB = "foreign-job"
    WITHDRAWN_JOB = "withdrawn-job"
    REVOKED_DEVICE = "revoked-device"
    NUMBER_TAKEN = "number-taken"
    ENTRIES_MISSING = "entries-missing"
    RECORD_UNLIKE = "record-unlike"
    SEAL_BROKEN = "seal-broken"
    CODE_TRIED_AGAIN = "code-tried-again"


def put(session: Session, code: TrayCode, object_id: str, **facts: Any) -> None:
    """Once per code and object while it is not settled."""
    known = select(TrayRow.tray_id).where(
        TrayRow.code == str(code), TrayRow.object_id == object_id, TrayRow.settled_at.is_(None)
    )
    if session.scalars(known).first() is not None:
        return
    session.add(
        TrayRow(
            tray_id=new_id(),
            code=str(code),
            object_id=object_id,
            facts=canonical.to_bytes(facts).decode(),
            created_at=moments.now_written(),
        )
    )
    session.flush()


def waiting(session: Session) -> list[TrayRow]:
    """Not settled, oldest first."""
    return list(session.scalars(select(TrayRow).where(TrayRow.settled_at.is_(None)).order_by(TrayRow.created_at)))


def count(session: Session) -> int:
    return session.execute(select(func.count()).select_from(TrayRow).where(TrayRow.settled_at.is_(None))).scalar_one()


def settle(session: Session, actor: Actor, tray_id: str) -> bool:
    """Put one away as seen; False where it is not waiting. What it is about stays stored as it was."""
    row = session.get(TrayRow, tray_id)
    if row is None or row.settled_at is not None:
        return False
    row.settled_at = moments.now_written()
    row.settled_by = actor.person_id
    audit.note(session, actor, "tray.settled", tray_id, code=row.code, object=row.object_id)
    return True
