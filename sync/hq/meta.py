"""What HQ's database holds exactly once."""

import secrets

from sqlalchemy.orm import Session

from sync.hq.tables import MetaRow

_EPOCH = "epoch"
_ADDRESS = "address"


def epoch(session: Session) -> str:
    """128 random bits as hex, changed only when HQ is restored from a backup (I3)."""
    return session.get_one(MetaRow, _EPOCH).value


def has_epoch(session: Session) -> bool:
    """Whether an HQ was set up on this database."""
    return session.get(MetaRow, _EPOCH) is not None


def hold(session: Session) -> None:
    """Let no other writer at what exists once per HQ before this one has committed."""
    session.get(MetaRow, _EPOCH, with_for_update=True)


def make_epoch(session: Session) -> bool:
    """Give a new database its epoch; False where it has one."""
    if has_epoch(session):
        return False
    session.add(MetaRow(key=_EPOCH, value=secrets.token_hex(16)))
    return True


def address(session: Session) -> str | None:
    """Where HQ was reached when it last served; None where it never did."""
    row = session.get(MetaRow, _ADDRESS)
    return row.value if row is not None else None


def note_address(session: Session, address: str) -> None:
    """Enrolment codes made on the command line tell tablets to come here."""
    row = session.get(MetaRow, _ADDRESS)
    if row is None:
        session.add(MetaRow(key=_ADDRESS, value=address))
    else:
        row.value = address
