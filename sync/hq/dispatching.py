"""Orders and jobs: store, assign, withdraw. Every change is a new immutable revision on its way to the technician (I6, D1, D2)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checklists import canonical
from checklists.ids import JobId, OrderId, PersonId, SubjectId, new_id
from checklists.job import Job, JobStanding
from sync.hq import access, audit, catalogues, feed, moments
from sync.hq.access import Role
from sync.hq.audit import Actor
from sync.hq.differences import Difference, differences
from sync.hq.orders.draft import OrderDraft
from sync.hq.tables import EntryRow, JobRevisionRow, JobRow, OrderRow, PersonRow


class OrderRefused(Exception):
    """`code` is exists (other content under this number; needs --replace) or begun (HQ holds entries for the order)."""

    def __init__(self, code: str, number: str, changed: Sequence[Difference]) -> None:
        super().__init__(f"{code}: {number}")
        self.code = code
        self.number = number
        self.changed = tuple(changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOrder:
    """`how` is new | same | replaced. `technician` is None where the job stays unassigned."""

    how: str
    number: str
    order_id: str
    job_id: str
    technician: str | None


def store_order(
    session: Session, actor: Actor, draft: OrderDraft, source_sha256: str, *, replacing: bool
) -> StoredOrder:
    """Make an order and its one job, or a new revision of it. The same content again does nothing. Raises OrderRefused."""
    draft_sha256 = canonical.sha256_hex(canonical.to_bytes(draft.to_json()))
    order = session.scalars(select(OrderRow).where(OrderRow.number == draft.order_number)).one_or_none()
    technician = _technician(session, draft.technician_logon)
    if order is None:
        return _store_new(session, actor, draft, source_sha256, draft_sha256, technician)
    job = session.scalars(select(JobRow).where(JobRow.order_id == order.order_id)).one()
    if order.draft_sha256 == draft_sha256:
        return StoredOrder(
            how="same",
            number=order.number,
            order_id=order.order_id,
            job_id=job.job_id,
            technician=_name(session, job.technician),
        )
    before = current(session, job)
    after = replace(
        _job(session, draft, before, before.order_id, before.job_id, technician), job_rev=before.job_rev + 1
    )
    changed = differences(before, after)
    if is_begun(session, order.order_id):
        raise OrderRefused("begun", order.number, changed)
    if not replacing:
        raise OrderRefused("exists", order.number, changed)
    order.source_sha256, order.draft_sha256 = source_sha256, draft_sha256
    _publish(session, actor, job, after, former=job.technician)
    audit.note(session, actor, "order.replaced", order.order_id, number=order.number)
    return StoredOrder(
        how="replaced",
        number=order.number,
        order_id=order.order_id,
        job_id=job.job_id,
        technician=technician.name if technician else None,
    )


def assign(session: Session, actor: Actor, job_id: str, person_id: str | None) -> bool:
    """Give a job to a technician, or to nobody; False where it stands so already. Raises KeyError for a person who is no technician."""
    job = session.get_one(JobRow, job_id, with_for_update=True)
    person = session.get(PersonRow, person_id) if person_id else None
    if person_id and (person is None or person.role != str(Role.TECHNICIAN)):
        raise KeyError(person_id)
    if job.technician == (person.person_id if person else None) or job.standing != str(JobStanding.PLANNED):
        return False
    former = job.technician
    revision = _given_to(current(session, job), person, job.job_rev + 1)
    _publish(session, actor, job, revision, former=former)
    audit.note(session, actor, "job.assigned", job_id, technician=person.person_id if person else "")
    return True


def withdraw(session: Session, actor: Actor, job_id: str) -> bool:
    """Take a job back; work done on it stays. False where it was withdrawn before."""
    job = session.get_one(JobRow, job_id, with_for_update=True)
    if job.standing != str(JobStanding.PLANNED):
        return False
    revision = replace(current(session, job), standing=JobStanding.WITHDRAWN, job_rev=job.job_rev + 1)
    _keep(session, actor, job, revision)
    if job.technician is not None:
        feed.put(session, job.technician, "unassign", {"job_id": job.job_id, "why": "withdrawn"})
    audit.note(session, actor, "job.withdrawn", job_id)
    return True


def current(session: Session, job: JobRow) -> Job:
    """The job's newest revision."""
    row = session.get_one(JobRevisionRow, (job.job_id, job.job_rev))
    return Job.from_json(json.loads(row.body))


def is_begun(session: Session, order_id: str) -> bool:
    """Whether HQ holds an entry for a job of this order."""
    count = session.execute(
        select(func.count())
        .select_from(EntryRow)
        .join(JobRow, JobRow.job_id == EntryRow.job_id)
        .where(JobRow.order_id == order_id)
    ).scalar_one()
    return count > 0


def _store_new(
    session: Session,
    actor: Actor,
    draft: OrderDraft,
    source_sha256: str,
    draft_sha256: str,
    technician: PersonRow | None,
) -> StoredOrder:
    order_id, job_id = OrderId(new_id()), JobId(new_id())
    session.add(
        OrderRow(
            order_id=order_id,
            number=draft.order_number,
            source_sha256=source_sha256,
            draft_sha256=draft_sha256,
            created_at=moments.now_written(),
            created_by=actor.person_id,
        )
    )
    session.flush()
    job = JobRow(
        job_id=job_id,
        order_id=order_id,
        job_rev=0,
        technician=None,
        standing=str(JobStanding.PLANNED),
        planned=draft.planned,
    )
    session.add(job)
    session.flush()
    _publish(session, actor, job, _job(session, draft, None, order_id, job_id, technician), former=None)
    audit.note(session, actor, "order.made", order_id, number=draft.order_number)
    return StoredOrder(
        how="new",
        number=draft.order_number,
        order_id=order_id,
        job_id=job_id,
        technician=technician.name if technician else None,
    )


def _job(
    session: Session,
    draft: OrderDraft,
    before: Job | None,
    order_id: OrderId,
    job_id: JobId,
    technician: PersonRow | None,
) -> Job:
    ids = _known_ids(before)

    def named(kind: str, *name: object) -> SubjectId:
        return ids.setdefault((kind, *name), SubjectId(new_id()))

    return Job(
        job_id=job_id,
        job_rev=1,
        order_id=order_id,
        order_number=draft.order_number,
        standing=JobStanding.PLANNED,
        cat_hash=before.cat_hash if before else catalogues.newest(session),
        customer=draft.customer,
        site=draft.site,
        contact=draft.contact,
        planned=draft.planned,
        hours=draft.hours,
        technician=PersonId(technician.person_id) if technician else None,
        technician_name=technician.name if technician else "",
        language=draft.language,
        depth=draft.depth,
        tengo_communication=draft.tengo_communication,
        porting=draft.porting,
        notes=draft.notes,
        packages=draft.packages,
        workplaces=tuple(replace(w, subject_id=named("workplace", w.number)) for w in draft.workplaces),
        groups=tuple(replace(g, subject_id=named("group", g.kind, g.name)) for g in draft.groups),
        users=tuple(replace(u, subject_id=named("user", *_user_name(dict(u.attributes)))) for u in draft.users),
        mailboxes=tuple(replace(m, subject_id=named("mailbox", m.mail.casefold())) for m in draft.mailboxes),
        sessions=tuple(replace(s, subject_id=named("session", s.chapter, s.number)) for s in draft.sessions),
    )


def _known_ids(before: Job | None) -> dict[tuple[object, ...], SubjectId]:
    """Who had which id: a desk keeps it by its number, everything else by its name."""
    if before is None:
        return {}
    ids: dict[tuple[object, ...], SubjectId] = {}
    ids.update({("workplace", w.number): w.subject_id for w in before.workplaces})
    ids.update({("group", g.kind, g.name): g.subject_id for g in before.groups})
    ids.update({("user", *_user_name(dict(u.attributes))): u.subject_id for u in before.users})
    ids.update({("mailbox", m.mail.casefold()): m.subject_id for m in before.mailboxes})
    ids.update({("session", s.chapter, s.number): s.subject_id for s in before.sessions})
    return ids


def _user_name(attributes: Mapping[str, str]) -> tuple[str, ...]:
    for name in ("userPrincipalName", "sAMAccountName", "mail"):
        if attributes.get(name):
            return (name, attributes[name].casefold())
    return ("name", attributes.get("givenName", ""), attributes.get("sn", ""), attributes.get("displayName", ""))


def _given_to(job: Job, person: PersonRow | None, job_rev: int) -> Job:
    return replace(
        job,
        technician=PersonId(person.person_id) if person else None,
        technician_name=person.name if person else "",
        job_rev=job_rev,
    )


def _publish(session: Session, actor: Actor, job: JobRow, revision: Job, *, former: str | None) -> None:
    """Keep a revision and tell the technician; one who loses the job is told so first."""
    _keep(session, actor, job, revision)
    if former is not None and former != revision.technician:
        feed.put(session, former, "unassign", {"job_id": job.job_id, "why": "reassigned"})
    if revision.technician is not None:
        feed.put(session, revision.technician, "job", revision.to_json())


def _keep(session: Session, actor: Actor, job: JobRow, revision: Job) -> None:
    job.job_rev, job.technician = revision.job_rev, revision.technician
    job.standing, job.planned = str(revision.standing), revision.planned
    body: dict[str, Any] = revision.to_json()
    session.add(
        JobRevisionRow(
            job_id=job.job_id,
            job_rev=revision.job_rev,
            body=canonical.to_bytes(body).decode(),
            created_at=moments.now_written(),
            created_by=actor.person_id,
        )
    )
    session.flush()


def _technician(session: Session, logon: str) -> PersonRow | None:
    person = access.find_person(session, logon) if logon else None
    return person if person is not None and person.role == str(Role.TECHNICIAN) else None


def _name(session: Session, person_id: str | None) -> str | None:
    return session.get_one(PersonRow, person_id).name if person_id else None
