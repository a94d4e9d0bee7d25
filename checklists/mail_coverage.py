"""What a mail protocol can carry at all (T-COVER, facts sec 4.2, chapter 2.5 paragraphs 1 and 2).

Chapter 2.5 promises mails with folders, contacts, calendar, notes and tasks; IMAP4 and POP3 cannot keep that. The customer is
shown this table and accepts it before anything is moved.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Protocol(StrEnum):
    IMAP4 = "imap4"
    POP3 = "pop3"
    ACTIVE_SYNC = "activesync"
    OUTLOOK_ANYWHERE = "outlook-anywhere"


class MailPart(StrEnum):
    """The six columns of T-COVER, all of them promised by chapter 2.5."""

    MAIL = "mail"
    FOLDERS = "folders"
    CONTACTS = "contacts"
    CALENDAR = "calendar"
    TASKS = "tasks"
    NOTES = "notes"


class Carried(StrEnum):
    YES = "yes"
    NO = "no"
    INBOX_ONLY = "inbox-only"
    """POP3 knows no folders: what does not lie in the inbox stays behind."""
    FROM_PROTOCOL_14 = "from-protocol-14"
    """Exchange ActiveSync carries notes from protocol 14.0 on; the server's version is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One line of the table: what of each part is carried, in the order of MailPart. `protocol` None: by all chosen together."""

    protocol: Protocol | None
    parts: tuple[tuple[MailPart, Carried], ...]

    def of(self, part: MailPart) -> Carried:
        return dict(self.parts)[part]

    @property
    def short(self) -> tuple[MailPart, ...]:
        """The parts of the promise this line does not surely keep."""
        return tuple(part for part, carried in self.parts if carried is not Carried.YES)


NOTES_FROM = Decimal(14)
"""First ActiveSync protocol that carries notes."""
_ALL = dict.fromkeys(MailPart, Carried.YES)
_NONE = dict.fromkeys(MailPart, Carried.NO)
_TABLE: dict[Protocol, dict[MailPart, Carried]] = {
    Protocol.IMAP4: _NONE | {MailPart.MAIL: Carried.YES, MailPart.FOLDERS: Carried.YES},
    Protocol.POP3: _NONE | {MailPart.MAIL: Carried.INBOX_ONLY},
    Protocol.ACTIVE_SYNC: _ALL | {MailPart.NOTES: Carried.FROM_PROTOCOL_14},
    Protocol.OUTLOOK_ANYWHERE: _ALL,
}
_BEST_FIRST = (Carried.YES, Carried.FROM_PROTOCOL_14, Carried.INBOX_ONLY, Carried.NO)
_NAMES = {
    "imap": Protocol.IMAP4,
    "imap4": Protocol.IMAP4,
    "pop": Protocol.POP3,
    "pop3": Protocol.POP3,
    "activesync": Protocol.ACTIVE_SYNC,
    "exchangeactivesync": Protocol.ACTIVE_SYNC,
    "eas": Protocol.ACTIVE_SYNC,
    "outlookanywhere": Protocol.OUTLOOK_ANYWHERE,
    "oa": Protocol.OUTLOOK_ANYWHERE,
    "rpcoverhttp": Protocol.OUTLOOK_ANYWHERE,
}


def protocol_of(name: str) -> Protocol | None:
    """The protocol an option or a person names ("IMAP4", "active-sync", "EAS"), None where it is none of the four."""
    return _NAMES.get(re.sub(r"[^a-z0-9]", "", name.casefold()))


def coverage(protocol: Protocol, *, version: str = "") -> Coverage:
    """What one protocol carries. `version` is the ActiveSync protocol as the server names it ("12.1", "14.1", "16.1"); with it
    "from protocol 14" becomes a plain yes or no.
    """
    parts = dict(_TABLE[protocol])
    known = _version(version)
    if protocol is Protocol.ACTIVE_SYNC and known is not None:
        parts[MailPart.NOTES] = Carried.YES if known >= NOTES_FROM else Carried.NO
    return Coverage(protocol=protocol, parts=tuple(parts.items()))


def coverages(protocols: Iterable[Protocol], *, version: str = "") -> tuple[Coverage, ...]:
    """A line for each protocol, in the order of Protocol and each once."""
    chosen = set(protocols)
    return tuple(coverage(protocol, version=version) for protocol in Protocol if protocol in chosen)


def together(protocols: Iterable[Protocol], *, version: str = "") -> Coverage | None:
    """The best the chosen protocols can do for each part, since a mailbox may be moved by several; None without any."""
    lines = coverages(protocols, version=version)
    if not lines:
        return None
    best = {part: min((line.of(part) for line in lines), key=_BEST_FIRST.index) for part in MailPart}
    return Coverage(protocol=None, parts=tuple(best.items()))


def _version(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
