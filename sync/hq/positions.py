"""hq_pos: gapless numbers given inside the commit that uses them (I3)."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sync.hq.tables import PositionRow


def take(session: Session, count: int = 1) -> int:
    """The first of `count` fresh positions. The counter's row stays locked until this transaction ends, so commits stand in order."""
    last = session.execute(
        update(PositionRow)
        .where(PositionRow.row_id == 1)
        .values(last=PositionRow.last + count)
        .returning(PositionRow.last)
    ).scalar_one()
    return last - count + 1


def head(session: Session) -> int:
    """The highest position given so far, 0 for none."""
    return session.execute(select(PositionRow.last).where(PositionRow.row_id == 1)).scalar_one()
