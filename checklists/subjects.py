"""The subjects of a job: what steps are done for, in order-sheet order, added ones at the end of their kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklists.book_facts import AddedSubject
from checklists.catalogue import GroupKind, SubjectKind
from checklists.ids import ORDER_SUBJECT, VISIT_SUBJECT, ChapterKey, SubjectId
from checklists.job import Group, Job, Workplace

BASIC_WORKPLACE = ChapterKey("3.1.1")
INDIVIDUAL_WORKPLACE = ChapterKey("3.1.4")
INITIAL_SETUP = ChapterKey("2.6")

ORDER_OF_KINDS = (
    SubjectKind.ORDER,
    SubjectKind.VISIT,
    SubjectKind.WORKPLACE,
    SubjectKind.GROUP,
    SubjectKind.QUEUE,
    SubjectKind.USER,
    SubjectKind.MAILBOX,
    SubjectKind.DEVICE,
    SubjectKind.SESSION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One row. `label` is a name, empty where there is none: a desk without user, the site-wide stand-in of a group
    service, order and visit (whoever shows it words it, from `room`, `group_kind` or `kind`). `second` is the
    extension of a desk, the number of a group, the mail of a user, the source of a mailbox. `chapters` and `features`
    are what a desk takes, empty elsewhere. `mac` and `serial` are as ordered.
    """

    subject_id: SubjectId
    kind: SubjectKind
    number: str = ""
    label: str = ""
    second: str = ""
    floor: str = ""
    room: str = ""
    model: str = ""
    mac: str = ""
    serial: str = ""
    ordered: bool = True
    group_kind: GroupKind | None = None
    chapter: ChapterKey | None = None
    """Only of a session: the training it belongs to."""
    chapters: tuple[ChapterKey, ...] = ()
    features: tuple[str, ...] = ()
    quota_gb: str = ""
    """Only of a mailbox: as ordered, or as its form on site says."""
    remote: bool = False
    """Only of the visit: it is work done from HQ."""


def subjects_of(job: Job, added: list[AddedSubject]) -> tuple[Subject, ...]:
    """All subjects in the order of ORDER_OF_KINDS, within a kind as ordered, then as added; an id given twice counts
    once."""
    found: dict[SubjectId, Subject] = {}
    for subject in (*_ordered(job), *(_added(job, one) for one in added)):
        found.setdefault(subject.subject_id, subject)
    return tuple(sorted(found.values(), key=lambda subject: ORDER_OF_KINDS.index(subject.kind)))


def _ordered(job: Job) -> Iterator[Subject]:
    yield Subject(subject_id=ORDER_SUBJECT, kind=SubjectKind.ORDER, number=job.order_number)
    yield Subject(subject_id=VISIT_SUBJECT, kind=SubjectKind.VISIT, remote=job.remote)
    for workplace in job.workplaces:
        yield _workplace(workplace)
    for group in job.groups:
        yield _group(group)
    for user in job.users:
        name = f"{user.attribute('givenName')} {user.attribute('sn')}".strip()
        yield Subject(subject_id=user.subject_id, kind=SubjectKind.USER, label=name, second=user.attribute("mail"))
    for mailbox in job.mailboxes:
        yield Subject(
            subject_id=mailbox.subject_id,
            kind=SubjectKind.MAILBOX,
            label=mailbox.mail,
            second=mailbox.source,
            quota_gb=mailbox.quota_gb,
        )
    for session in job.sessions:
        yield Subject(
            subject_id=session.subject_id,
            kind=SubjectKind.SESSION,
            number=str(session.number),
            chapter=session.chapter,
        )


def _workplace(desk: Workplace) -> Subject:
    return Subject(
        subject_id=desk.subject_id,
        kind=SubjectKind.WORKPLACE,
        number=desk.number,
        label=desk.user,
        second=desk.extension,
        floor=desk.floor,
        room=desk.room,
        model=desk.model,
        mac=desk.mac,
        serial=desk.serial,
        chapters=desk.packages or (BASIC_WORKPLACE,),
        features=desk.features,
    )


def _group(group: Group) -> Subject:
    return Subject(
        subject_id=group.subject_id,
        kind=SubjectKind.QUEUE if group.kind is GroupKind.QUEUE else SubjectKind.GROUP,
        label=group.name,
        second=group.phone,
        group_kind=group.kind,
    )


def _added(job: Job, one: AddedSubject) -> Subject:
    field = one.fields.get
    kind = one.kind
    desk = kind is SubjectKind.WORKPLACE
    named = tuple(ChapterKey(c.strip()) for c in field("packages", "").split(";") if c.strip())
    group = field("group_kind", "")
    return Subject(
        subject_id=one.subject_id,
        kind=kind,
        number=field("number", ""),
        label=one.label,
        second=field("extension", "") or field("phone", "") or field("mail", "") or field("source", ""),
        floor=field("floor", ""),
        room=field("room", ""),
        model=field("model", ""),
        mac=field("mac", ""),
        serial=field("serial", ""),
        ordered=_within_the_order(job, kind),
        group_kind=GroupKind(group) if group in set(GroupKind) else None,
        chapter=ChapterKey(field("chapter", "")) if kind is SubjectKind.SESSION else None,
        chapters=(named or (BASIC_WORKPLACE,)) if desk else (),
        quota_gb=field("quota_gb", ""),
    )


def _within_the_order(job: Job, kind: SubjectKind) -> bool:
    """2.6 finds its pilot devices, users and mailboxes on site; everything else added there was not ordered."""
    return job.orders(INITIAL_SETUP) and kind in (SubjectKind.DEVICE, SubjectKind.USER, SubjectKind.MAILBOX)
