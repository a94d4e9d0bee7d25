"""Who did what, when, from where: written in the same transaction as the act itself."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists import canonical
from checklists.ids import new_id
from sync.hq import moments
from sync.hq.tables import AuditRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person at a page, a device at the API, or the command line (neither). `origin` is the address he came from."""

    person_id: str | None = None
    device_id: str | None = None
    origin: str = ""


COMMAND_LINE = Actor(origin="command-line")


def note(session: Session, actor: Actor, act: str, object_id: str, **detail: Any) -> None:
    """`act` is a stable code as "report.accepted"; `detail` holds codes and names of things, never the data of a customer."""
    session.add(
        AuditRow(
            audit_id=new_id(),
            at=moments.now_written(),
            person_id=actor.person_id,
            device_id=actor.device_id,
            origin=actor.origin,
            act=act,
            object_id=object_id,
            detail=canonical.to_bytes(detail).decode(),
        )
    )


def acts_on(session: Session, object_id: str) -> list[AuditRow]:
    """Everything done to one thing, oldest first."""
    rows = session.scalars(select(AuditRow).where(AuditRow.object_id == object_id).order_by(AuditRow.at))
    return list(rows)
