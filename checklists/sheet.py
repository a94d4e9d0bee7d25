"""The sheet of a job: Job x Catalogue -> which items stand on which subject, and which details are asked there.

A sheet is made for the subjects and chosen desks of one book (`Book.shape`); once that changed, make it again. It
holds no answers, but looks at the book's failed and n.a. ones, because they open an item's full details on a short
desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from checklists.answer import Value
from checklists.book import Book
from checklists.catalogue import (
    Allowance,
    Catalogue,
    Chapter,
    Condition,
    Detail,
    GroupKind,
    Item,
    Precondition,
    SubjectKind,
    SubTest,
)
from checklists.cell_text import bare
from checklists.ids import ORDER_SUBJECT, VISIT_SUBJECT, ItemKey, StepKey, SubjectId
from checklists.job import Depth, Job
from checklists.near_names import DeskNames
from checklists.plan import Bullet, Plan, make_plan, said_by, sub_step
from checklists.pst import quota_bytes
from checklists.row_rules import Surroundings
from checklists.subjects import INDIVIDUAL_WORKPLACE, ORDER_OF_KINDS, Subject, subjects_of

_NONE: frozenset[StepKey] = frozenset()
_QUEUE_TYPES = ("call-center-standard", "call-center-premium")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A chapter's items over the subjects they are for; a cell is empty where `Sheet.applies` says no."""

    chapter: Chapter
    kind: SubjectKind
    columns: tuple[Item, ...]
    rows: tuple[Subject, ...]


class Sheet:
    """Rows, columns and depth of one job. `job`, `catalogue`, `book` and `subjects` are for reading."""

    def __init__(self, job: Job, catalogue: Catalogue, book: Book) -> None:
        self.job = job
        self.catalogue = catalogue
        self.book = book
        self.shape = book.shape
        self.subjects = subjects_of(job, book.added)
        packages = {package.chapter for package in job.packages}
        self.chapters = tuple(chapter for chapter in catalogue.chapters if chapter.always or chapter.key in packages)
        self._subject = {subject.subject_id: subject for subject in self.subjects}
        self._place = {subject.subject_id: place for place, subject in enumerate(self.subjects)}
        self._bullet: dict[str, Bullet] = {}
        self._step: dict[str, Item | Detail | SubTest] = {}
        self._bullet_of: dict[str, Bullet] = {}
        self._conditional: dict[str, tuple[Detail, ...]] = {}
        self._sleeping: set[str] = set()
        self._limited: dict[str, list[StepKey]] = {}
        self._names: dict[SubjectId, frozenset[str]] = {}
        self._members: frozenset[str] | None = None
        self._taken: dict[str, str] = {}
        self._desks: dict[str, str] = {}
        self._desk_names = DeskNames({})
        self._index()
        self.limits = tuple(a for a in catalogue.allowances if a.extra_cost and self._measured_here(a))
        """Allowances whose passing costs extra, as far as their chapter is ordered."""
        self._queue_types = self._split_queues()
        self._items_by_profile: dict[object, tuple[Item, ...]] = {}
        self._items: dict[SubjectId, tuple[Item, ...]] = {}
        self._keys: dict[SubjectId, frozenset[str]] = {}
        self._plans: dict[tuple[str, bool, frozenset[StepKey]], Plan] = {}
        for subject in self.subjects:
            profile = self._profile(subject)
            if profile not in self._items_by_profile:
                self._items_by_profile[profile] = tuple(self._items_for(subject))
            self._items[subject.subject_id] = self._items_by_profile[profile]
        keys = {profile: frozenset(i.key for i in items) for profile, items in self._items_by_profile.items()}
        for subject in self.subjects:
            self._keys[subject.subject_id] = keys[self._profile(subject)]
        self._full_desks = self._choose_desks()

    # rows

    def of(self, kind: SubjectKind) -> tuple[Subject, ...]:
        """Subjects of one kind, added ones last."""
        return tuple(subject for subject in self.subjects if subject.kind is kind)

    def subject(self, subject_id: str) -> Subject:
        """Raises KeyError for an unknown id."""
        return self._subject[SubjectId(subject_id)]

    def has(self, subject_id: str) -> bool:
        return subject_id in self._subject

    def place(self, subject_id: str) -> int:
        """Position in order-sheet order; unknown ids come last."""
        return self._place.get(SubjectId(subject_id), len(self._place))

    # columns

    def items(self, subject_id: str) -> tuple[Item, ...]:
        """Items that stand on this subject, in catalogue order; none for an unknown id. One whose details all have a condition
        stands there once the first of them holds (2.5: USB device, only where the export is done on site)."""
        found = self._items.get(SubjectId(subject_id), ())
        if self._sleeping.isdisjoint(self._keys.get(SubjectId(subject_id), _NONE)):
            return found
        return tuple(item for item in found if self._awake(subject_id, item.key))

    def applies(self, subject_id: str, item_key: str) -> bool:
        return item_key in self._keys.get(SubjectId(subject_id), _NONE) and self._awake(subject_id, item_key)

    def _awake(self, subject_id: str, item_key: str) -> bool:
        if item_key not in self._sleeping:
            return True
        return any(self.asked(subject_id, detail) for detail in self._conditional[item_key])

    def tables(self) -> tuple[Table, ...]:
        """Chapter by chapter, kind by kind; without rows there is no table."""
        return tuple(self._tables())

    def preconditions(self, subject_id: str) -> tuple[Precondition, ...]:
        """What the customer owes for this subject, in catalogue order; none for an unknown id."""
        subject = self._subject.get(SubjectId(subject_id))
        if subject is None:
            return ()
        return tuple(
            one
            for chapter in self.chapters
            for one in chapter.preconditions
            if one.per is subject.kind
            and (subject.kind is not SubjectKind.WORKPLACE or one.chapter in subject.chapters)
        )

    # depth

    def full(self, subject_id: str, item: Item | ItemKey | str) -> bool:
        """Whether all details are asked here: depth voll, no desk, the model's own desk, or opened by a failed or n.a.
        answer."""
        return self.plan(subject_id, item).full

    def full_desk(self, model: str, item_key: str) -> SubjectId | None:
        """The one desk of that model on which the item's details are all asked in short depth."""
        return self._full_desks.get((model, item_key))

    def details(self, subject_id: str, item: Item | ItemKey | str) -> tuple[Detail, ...]:
        """Details asked on this subject in this depth, optional ones included."""
        return self.plan(subject_id, item).details

    def plan(self, subject_id: str, item: Item | ItemKey | str) -> Plan:
        """Raises KeyError for an unknown item or precondition key."""
        key = item.key if isinstance(item, Item) else item
        return self._plans_for(key, self._is_full(SubjectId(subject_id), key), self._hidden(subject_id, key))

    def asked(self, subject_id: str, detail: Detail) -> bool:
        """Whether the detail's condition holds on this subject; always where it has none."""
        return detail.when is None or self._holds(subject_id, detail.when)

    def _holds(self, subject_id: str, condition: Condition) -> bool:
        return any(not self._said(subject_id, step).isdisjoint(condition.is_any) for step in condition.steps)

    def _said(self, subject_id: str, step_key: StepKey) -> frozenset[str]:
        """What a condition on that step finds here; nothing where the step is not asked itself."""
        other = self._step.get(step_key)
        return said_by(other, self._value(subject_id, step_key)) if isinstance(other, Detail) else frozenset()

    def where(self, subject_id: str, step_key: str) -> SubjectId:
        """The subject on which a step is answered, seen from this one: order and visit have their steps once."""
        match self._bullet_of[step_key].per:
            case SubjectKind.ORDER:
                return ORDER_SUBJECT
            case SubjectKind.VISIT:
                return VISIT_SUBJECT
            case _:
                return SubjectId(subject_id)

    def around(self, subject_id: str) -> Surroundings:
        """What the job knows that an answer on this subject may be compared with."""
        if self._members is None:
            named = {desk.subject_id: names_of(desk) for desk in self.of(SubjectKind.WORKPLACE)}
            ordered = {desk.subject_id: (desk.phone, desk.mail) for desk in self.job.workplaces}
            phones = {bare(desk.phone): desk.number for desk in self.job.workplaces if desk.phone}
            self._taken = phones | {
                bare(one.second): one.number for one in self.of(SubjectKind.WORKPLACE) if one.second
            }
            self._names = {
                key: names | frozenset(filter(None, map(bare, ordered.get(key, ())))) for key, names in named.items()
            }
            self._desks = {name: self._subject[key].number for key, names in self._names.items() for name in names}
            self._members = frozenset(self._desks)
            self._desk_names = DeskNames(self._desks)
        subject = self._subject.get(SubjectId(subject_id))
        return Surroundings(
            members=self._members,
            taken=self._taken,
            own=self._names.get(SubjectId(subject_id), frozenset()),
            quota=quota_bytes(subject.quota_gb) if subject is not None else None,
            desks=self._desks,
            meant=self._desk_names.meant_by,
            said=lambda step: self._value(subject_id, step),
            holds=lambda condition: self._holds(subject_id, condition),
            elsewhere=lambda step: self._elsewhere(subject_id, step),
        )

    def _elsewhere(self, subject_id: str, step_key: str) -> Iterator[tuple[str, Value]]:
        here = self._subject.get(SubjectId(subject_id))
        for one in self.of(here.kind) if here is not None else ():
            answer = self.book.answer(one.subject_id, step_key)
            if one.subject_id != subject_id and answer is not None and answer.value is not None:
                yield one.number or one.label, answer.value

    def _value(self, subject_id: str, step_key: str) -> Value | None:
        """What stands at a step seen from this subject; nothing where it is not asked or not ordered."""
        other = self._step.get(step_key)
        if not isinstance(other, Detail) or not self.asked(subject_id, other):
            return None
        answer = self.book.answer(self.where(subject_id, step_key), step_key)
        return answer.value if answer is not None else None

    def _hidden(self, subject_id: str, key: str) -> frozenset[StepKey]:
        conditional = self._conditional.get(key)
        if not conditional:
            return _NONE
        return frozenset(detail.key for detail in conditional if not self.asked(subject_id, detail))

    # steps

    def limit_of(self, detail: Detail) -> Allowance | None:
        """The extra-cost allowance a detail counts against."""
        for allowance in self.limits:
            if allowance.key == detail.limit or allowance.step == detail.key:
                return allowance
        return None

    def steps_of(self, allowance: Allowance) -> tuple[StepKey, ...]:
        """The steps of this job that use the allowance up, the one it names first."""
        named = (allowance.step,) if allowance.step is not None else ()
        steps = dict.fromkeys((*named, *self._limited.get(allowance.key, ())))
        here = {chapter.key for chapter in self.chapters}
        return tuple(step for step in steps if step in self._bullet_of and self._bullet_of[step].chapter in here)

    def step(self, step_key: str) -> Item | Detail | SubTest:
        """The item, detail or sub-test of that key, ordered or not. Raises KeyError."""
        return self._step[step_key]

    def bullet_of(self, step_key: str) -> Bullet:
        """The item or precondition a step belongs to. Raises KeyError."""
        return self._bullet_of[step_key]

    def _index(self) -> None:
        for chapter in self.catalogue.chapters:
            for item in chapter.items:
                self._bullet[item.key] = item
                self._step[item.key] = item
                self._bullet_of[item.key] = item
            bullets: tuple[Bullet, ...] = (*chapter.preconditions, *chapter.items)
            for bullet in bullets:
                self._bullet.setdefault(bullet.key, bullet)
                conditional = tuple(detail for detail in bullet.details if detail.when is not None)
                if conditional:
                    self._conditional.setdefault(bullet.key, conditional)
                if isinstance(bullet, Item) and bullet.details == conditional and conditional:
                    self._sleeping.add(bullet.key)
                for detail in bullet.details:
                    if detail.limit is not None:
                        self._limited.setdefault(detail.limit, []).append(detail.key)
                    self._step.setdefault(detail.key, detail)
                    self._bullet_of.setdefault(detail.key, bullet)
                    for sub in detail.subs:
                        self._step.setdefault(sub_step(detail, sub), sub)
                        self._bullet_of.setdefault(sub_step(detail, sub), bullet)

    def _measured_here(self, allowance: Allowance) -> bool:
        return allowance.per in (SubjectKind.ORDER, SubjectKind.VISIT) and bool(self.steps_of(allowance))

    def _split_queues(self) -> dict[SubjectId, str]:
        """Which queue is Standard and which Premium where both are ordered: the first are Standard, as many as
        ordered."""
        queues = [subject.subject_id for subject in self.subjects if subject.kind is SubjectKind.QUEUE]
        counts = {
            package.feature: package.quantity or 1 for package in self.job.packages if package.feature in _QUEUE_TYPES
        }
        if len(counts) < 2:
            return {queue: kind for kind in counts if kind for queue in queues}
        standard = min(counts[_QUEUE_TYPES[0]], max(len(queues) - 1, 0))
        return {queue: _QUEUE_TYPES[0 if place < standard else 1] for place, queue in enumerate(queues)}

    def _profile(self, subject: Subject) -> object:
        return (
            subject.kind,
            subject.group_kind,
            subject.chapter,
            subject.chapters,
            subject.features,
            self._queue_types.get(subject.subject_id),
        )

    def _items_for(self, subject: Subject) -> Iterator[Item]:
        for chapter in self.chapters:
            for item in chapter.items:
                if item.per is subject.kind and self._stands_on(item, subject):
                    yield item

    def _stands_on(self, item: Item, subject: Subject) -> bool:
        match subject.kind:
            case SubjectKind.WORKPLACE:
                if item.feature is not None:
                    return item.feature in subject.features
                return item.chapter in subject.chapters and item.chapter != INDIVIDUAL_WORKPLACE
            case SubjectKind.GROUP:
                fits = not item.group_kinds or subject.group_kind in item.group_kinds
                return fits and self._feature_ordered(item)
            case SubjectKind.QUEUE:
                if item.feature in _QUEUE_TYPES:
                    return self._queue_types.get(subject.subject_id) == item.feature
                fits = not item.group_kinds or GroupKind.QUEUE in item.group_kinds
                return fits and self._feature_ordered(item)
            case SubjectKind.SESSION:
                return item.chapter == subject.chapter
            case _:
                return self._feature_ordered(item)

    def _feature_ordered(self, item: Item) -> bool:
        return item.feature is None or self.job.orders(item.chapter, item.feature)

    def _tables(self) -> Iterator[Table]:
        for chapter in self.chapters:
            for kind in ORDER_OF_KINDS:
                columns = [item for item in chapter.items if item.per is kind]
                rows = [s for s in self.of(kind) if any(self.applies(s.subject_id, item.key) for item in columns)]
                used = tuple(i for i in columns if any(self.applies(s.subject_id, i.key) for s in rows))
                if used:
                    yield Table(chapter=chapter, kind=kind, columns=used, rows=tuple(rows))

    def _choose_desks(self) -> dict[tuple[str, str], SubjectId]:
        """(model, item) -> desk. The first desk of the model that has the item, or the one the technician chose."""
        found: dict[tuple[str, str], SubjectId] = {}
        for desk in self.of(SubjectKind.WORKPLACE):
            for item in self._items[desk.subject_id]:
                found.setdefault((desk.model, item.key), desk.subject_id)
        for model, chosen in self.book.desks.items():
            subject = self._subject.get(chosen)
            if subject is not None and subject.model == model:
                for item in self._items[chosen]:
                    found[model, item.key] = chosen
        return found

    def _is_full(self, subject_id: SubjectId, key: str) -> bool:
        subject = self._subject.get(subject_id)
        if self.job.depth is Depth.FULL or subject is None or subject.kind is not SubjectKind.WORKPLACE:
            return True
        bullet = self._bullet[key]
        if isinstance(bullet, Precondition) or self._full_desks.get((subject.model, key)) == subject_id:
            return True
        troubled = self.book.troubled.get(subject_id)
        return bool(troubled) and not self._plans_for(key, True, _NONE).steps.isdisjoint(troubled or ())

    def _plans_for(self, key: str, full: bool, hidden: frozenset[StepKey]) -> Plan:
        plan = self._plans.get((key, full, hidden))
        if plan is None:
            plan = make_plan(self._bullet[key], full, hidden)
            self._plans[key, full, hidden] = plan
        return plan


def make_sheet(job: Job, catalogue: Catalogue, book: Book) -> Sheet:
    """The sheet of this job as the book's added subjects and chosen desks make it."""
    return Sheet(job, catalogue, book)


def names_of(desk: Subject) -> frozenset[str]:
    """By what a desk may be called where a table names members: number, user, extension."""
    return frozenset(filter(None, map(bare, (desk.number, desk.label, desk.second))))
