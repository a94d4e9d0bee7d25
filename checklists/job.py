"""A job as HQ sends it out: one immutable revision with everything the visit needs (rule I6)."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from checklists.catalogue import GroupKind, Language
from checklists.ids import ChapterKey, JobId, OrderId, PersonId, SubjectId
from checklists.remote import is_remote


class Depth(StrEnum):
    FULL = "voll"
    SHORT = "kurz"


class JobStanding(StrEnum):
    """Where HQ stands with the job; a withdrawn one keeps all work done on it."""

    PLANNED = "planned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    person_id: PersonId
    logon: str
    name: str
    role: str
    """technician | dispatcher | administrator | reader"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    street: str
    post_code: str
    city: str
    country: str = "DE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The technical contact (technischer Ansprechpartner)."""

    name: str
    function: str
    phone: str
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedPackage:
    chapter: ChapterKey
    feature: str | None
    quantity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """A desk, its one telephone and its one user. `mac` is the cleaned form (12 upper-case hex digits) or empty."""

    subject_id: SubjectId
    number: str
    floor: str
    room: str
    first_name: str
    last_name: str
    mail: str
    extension: str
    phone: str
    model: str
    mac: str
    serial: str
    packages: tuple[ChapterKey, ...]
    features: tuple[str, ...]

    @property
    def user(self) -> str:
        """First and last name, empty where the desk has no user."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group service, auto attendant or queue. `name` is empty for the site-wide stand-in ("Standort")."""

    subject_id: SubjectId
    kind: GroupKind
    name: str
    members: tuple[str, ...]
    phone: str
    setting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedUser:
    """A user row; `attributes` maps the LDAP names of T-ATTR to the text shown."""

    subject_id: SubjectId
    attributes: tuple[tuple[str, str], ...]

    def attribute(self, name: str) -> str:
        return dict(self.attributes).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    subject_id: SubjectId
    mail: str
    quota_gb: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One training of 3.2.x; `number` counts from 1 within its chapter."""

    subject_id: SubjectId
    chapter: ChapterKey
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`planned` is local time "2026-12-01T08:30" in Europe/Berlin; `hours` a decimal string or empty."""

    job_id: JobId
    job_rev: int
    order_id: OrderId
    order_number: str
    standing: JobStanding
    cat_hash: str
    customer: Customer
    site: Site
    contact: Contact
    planned: str
    hours: str
    technician: PersonId | None
    technician_name: str
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

    @property
    def remote(self) -> bool:
        """Whether the place of work is HQ ("Innendienst")."""
        return is_remote(package.chapter for package in self.packages)

    def orders(self, chapter: str, feature: str | None = None) -> bool:
        """Whether the order holds that chapter, or that feature of it."""
        return any(p.chapter == chapter and (feature is None or p.feature == feature) for p in self.packages)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON; tuples become lists, enums their values. `users` become {"subject_id", "attributes": {...}}."""
        data = _plain(asdict(self))
        data["users"] = [{"subject_id": u.subject_id, "attributes": dict(u.attributes)} for u in self.users]
        assert isinstance(data, dict)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Job":
        """The job behind its JSON. Raises KeyError, TypeError or ValueError where it is none."""
        return cls(
            job_id=data["job_id"],
            job_rev=int(data["job_rev"]),
            order_id=data["order_id"],
            order_number=data["order_number"],
            standing=JobStanding(data["standing"]),
            cat_hash=data["cat_hash"],
            customer=Customer(**data["customer"]),
            site=Site(**data["site"]),
            contact=Contact(**data["contact"]),
            planned=data["planned"],
            hours=data["hours"],
            technician=data["technician"],
            technician_name=data["technician_name"],
            language=Language(data["language"]),
            depth=Depth(data["depth"]),
            tengo_communication=data["tengo_communication"],
            porting=data["porting"],
            notes=data["notes"],
            packages=tuple(OrderedPackage(**p) for p in data["packages"]),
            workplaces=tuple(
                Workplace(**{**w, "packages": tuple(w["packages"]), "features": tuple(w["features"])})
                for w in data["workplaces"]
            ),
            groups=tuple(
                Group(**{**g, "kind": GroupKind(g["kind"]), "members": tuple(g["members"])}) for g in data["groups"]
            ),
            users=tuple(
                OrderedUser(subject_id=u["subject_id"], attributes=tuple(sorted(u["attributes"].items())))
                for u in data["users"]
            ),
            mailboxes=tuple(Mailbox(**m) for m in data["mailboxes"]),
            sessions=tuple(Session(**s) for s in data["sessions"]),
        )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, StrEnum):
        return str(value)
    return value
