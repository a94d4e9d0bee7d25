"""People of HQ: their passwords (Argon2id) and their sessions at the pages."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from checklists.ids import new_id
from sync.hq import audit, moments
from sync.hq.audit import Actor
from sync.hq.tables import PersonRow, SessionRow

PASSWORD_LENGTH = 12  # characters, no rules of composition
NAME_LENGTH = 100
IDLE_MINUTES = 30
LIFE_HOURS = 12
_LOGON_SIGNS = ".-_+@"

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


@cache
def _nobody() -> str:
    """Checked where the name is unknown, so that both refusals take the same time."""
    return _hasher.hash(secrets.token_urlsafe(16))


class Role(StrEnum):
    TECHNICIAN = "technician"
    DISPATCHER = "dispatcher"
    ADMINISTRATOR = "administrator"
    READER = "reader"


class Refused(Exception):
    """`code` is wrong-sign-in | short-password | logon-taken | no-password-for-technicians | no-such-person | logon | name."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A person at HQ's pages. `csrf` must come back with every change."""

    person_id: str
    logon: str
    name: str
    role: Role
    csrf: str
    language: str | None


def add_person(session: Session, actor: Actor, logon: str, name: str, role: Role, password: str | None) -> PersonRow:
    """Raises Refused. Technicians have no password: their tablet is their key. "S.Yildiz" and "s.yildiz" are one person."""
    logon, name = _logon(logon), name.strip()
    # Letters, digits and a few signs only: a list of people must show who is who, and a name may stand in a path or an address.
    if len(logon) > 64 or not logon[:1].isalnum() or not all(sign.isalnum() or sign in _LOGON_SIGNS for sign in logon):
        raise Refused("logon")
    # Unprintable covers what turns the direction of text.
    if len(name) > NAME_LENGTH or not name.isprintable():
        raise Refused("name")
    if role is Role.TECHNICIAN:
        if password is not None:
            raise Refused("no-password-for-technicians")
    elif password is None or len(password.strip()) < PASSWORD_LENGTH:
        raise Refused("short-password")
    if find_person(session, logon) is not None:
        raise Refused("logon-taken")
    person = PersonRow(
        person_id=new_id(),
        logon=logon,
        name=name or logon,
        role=str(role),
        password_hash=_hasher.hash(password) if password is not None else None,
        language=None,
        created_at=moments.now_written(),
    )
    session.add(person)
    session.flush()
    audit.note(session, actor, "person.added", person.person_id, role=str(role))
    return person


def find_person(session: Session, logon: str) -> PersonRow | None:
    """By the logon name in any case: telephones begin a field with a capital."""
    return session.scalars(select(PersonRow).where(PersonRow.logon == _logon(logon))).one_or_none()


def _logon(text: str) -> str:
    return text.strip().lower()


def technicians(session: Session) -> list[PersonRow]:
    return list(
        session.scalars(select(PersonRow).where(PersonRow.role == str(Role.TECHNICIAN)).order_by(PersonRow.name))
    )


def sign_in(session: Session, origin: str, logon: str, password: str) -> str:
    """A new session's token, which is never stored. Raises Refused("wrong-sign-in"), the same for a wrong name and a wrong password."""
    person = find_person(session, logon)
    stored = person.password_hash if person is not None and person.password_hash else _nobody()
    try:
        _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        person = None
    if person is None or person.password_hash is None:
        raise Refused("wrong-sign-in")
    if _hasher.check_needs_rehash(stored):
        person.password_hash = _hasher.hash(password)
    token = secrets.token_urlsafe(32)
    at = moments.now_written()
    session.execute(delete(SessionRow).where(SessionRow.created_at < moments.later(hours=-LIFE_HOURS)))
    session.add(
        SessionRow(
            token_sha256=_digest(token),
            person_id=person.person_id,
            csrf=secrets.token_urlsafe(24),
            created_at=at,
            seen_at=at,
        )
    )
    audit.note(session, Actor(person_id=person.person_id, origin=origin), "signed-in", person.person_id)
    return token


def who(session: Session, token: str) -> SignedIn | None:
    """The person behind a token that is still good; moves its idle time on."""
    row = session.get(SessionRow, _digest(token))
    if row is None:
        return None
    if row.seen_at < moments.later(minutes=-IDLE_MINUTES) or row.created_at < moments.later(hours=-LIFE_HOURS):
        session.delete(row)
        return None
    row.seen_at = moments.now_written()
    person = session.get_one(PersonRow, row.person_id)
    return SignedIn(
        person_id=person.person_id,
        logon=person.logon,
        name=person.name,
        role=Role(person.role),
        csrf=row.csrf,
        language=person.language,
    )


def sign_out(session: Session, token: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.token_sha256 == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
