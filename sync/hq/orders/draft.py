"""What a complaint-free workbook says: an order and its one job, before HQ gives ids, revision and technician's id."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from checklists.catalogue import Language
from checklists.job import (
    Contact,
    Customer,
    Depth,
    Group,
    Mailbox,
    OrderedPackage,
    OrderedUser,
    Session,
    Site,
    Workplace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """As `checklists.job.Job`, but every `subject_id` is empty: HQ gives it and keeps it by number or name.

    `planned` is local time "2026-12-01T08:30" in Europe/Berlin (of a doubled hour the first is meant), `hours` a decimal string
    or empty, `technician_logon` as typed (maybe unknown to HQ) or empty.
    """

    order_number: str
    customer: Customer
    site: Site
    contact: Contact
    planned: str
    hours: str
    technician_logon: str
    language: Language
    depth: Depth
    tengo_communication: bool
    porting: bool
    notes: str
    packages: tuple[OrderedPackage, ...]
    workplaces: tuple[Workplace, ...]
    groups: tuple[Group, ...]
    users: tuple[OrderedUser, ...]
    mailboxes: tuple[Mailbox, ...]
    sessions: tuple[Session, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, equal for equal content: what two imports are compared by."""
        data = _plain(asdict(self))
        data["users"] = [{"subject_id": user.subject_id, "attributes": dict(user.attributes)} for user in self.users]
        assert isinstance(data, dict)
        return data


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, StrEnum):
        return str(value)
    return value
