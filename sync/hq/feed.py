"""What goes down to the tablets: immutable revisions, each for the devices of one person (D1, D2, D3)."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists import canonical
from sync.hq import meta, moments, positions
from sync.hq.refusal import Refusal
from sync.hq.tables import FeedRow, PersonRow
from sync.wire import problems
from sync.wire.limits import CHANGES_PER_PULL, MAX_ANSWER_BYTES
from sync.wire.messages import Change, ChangesAnswer


def put(session: Session, person_id: str, kind: str, body: dict[str, Any], *, hq_pos: int | None = None) -> int:
    """One revision for one person; gives its hq_pos, a fresh one unless it was taken already."""
    if hq_pos is None:
        hq_pos = positions.take(session)
    session.add(
        FeedRow(
            hq_pos=hq_pos,
            person_id=person_id,
            kind=kind,
            body=canonical.to_bytes(body).decode(),
            created_at=moments.now_written(),
        )
    )
    session.flush()
    return hq_pos


def put_person(session: Session, person: PersonRow) -> int:
    """Tell a person's devices who they belong to."""
    body = {"person_id": person.person_id, "logon": person.logon, "name": person.name, "role": person.role}
    return put(session, person.person_id, "person", body)


def changes(session: Session, person_id: str, epoch: str, after: int, limit: int) -> ChangesAnswer:
    """What that person's devices have not seen. Raises Refusal(epoch-changed) for a cursor that is not of this HQ (D3)."""
    # The head is read first: every commit at or below it is visible to the query after it.
    head = positions.head(session)
    mine = meta.epoch(session)
    if epoch != mine or after > head or after < 0:
        raise Refusal(problems.EPOCH_CHANGED, epoch=mine, head=head)
    count = min(max(limit, 1), CHANGES_PER_PULL)
    rows = list(
        session.scalars(
            select(FeedRow)
            .where(FeedRow.person_id == person_id, FeedRow.hq_pos > after, FeedRow.hq_pos <= head)
            .order_by(FeedRow.hq_pos)
            .limit(count + 1)
        )
    )
    taken: list[FeedRow] = []
    room = MAX_ANSWER_BYTES // 2
    for row in rows[:count]:
        room -= len(row.body)
        if taken and room < 0:
            break
        taken.append(row)
    more = len(taken) < len(rows)
    return ChangesAnswer(
        epoch=mine,
        changes=tuple(Change(hq_pos=row.hq_pos, kind=row.kind, body=json.loads(row.body)) for row in taken),
        through=taken[-1].hq_pos if more else head,
        more=more,
    )
