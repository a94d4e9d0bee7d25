"""May this be signed, and what comes next: counts, what blocks, the next open item, proposed reasons.

Pure look-ups in a sheet and a book; the states themselves come from `checklists.item_states` and are named here once
more, so that screens need only this module.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from checklists import allowances
from checklists.answer import Num, People, Scan, Text
from checklists.answer_rules import judge
from checklists.book import Book
from checklists.catalogue import AnswerKind, Detail, Item, Precondition, SubjectKind, SubTest
from checklists.cell import Block, CellState, Look, State
from checklists.handover import handover, handover_confirmed
from checklists.ids import VISIT_SUBJECT, ItemKey, StepKey, SubjectId
from checklists.item_states import item_state, precondition_state, step_state
from checklists.job import Depth
from checklists.record_form import Counts
from checklists.sheet import Sheet
from checklists.subjects import Subject

__all__ = [
    "Block",
    "Blocker",
    "CellState",
    "Look",
    "State",
    "asks_contact",
    "blockers",
    "count_look",
    "counts",
    "item_state",
    "left_out",
    "may_choose_desk",
    "next_open",
    "precondition_state",
    "proposed_reason",
    "signer",
    "standing",
    "step_state",
]


"""Carried out from HQ (Innendienst), by a consultant with the same app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """Something that stops the signature, and where to go to mend it. `values` feed the sentence:

    mac-twice and twice {value, others: subject ids} · failed-without-reason {} or {number, maximum, unit, proposes} ·
    limit-without-consent {allowance, unit, top, used} · open-cells {count, items} · handover-unconfirmed {count,
    subjects} · contact-missing {} · rule-broken {problem: AnswerProblem}.
    """

    code: Block
    subject: SubjectId | None
    step: StepKey | None
    values: Mapping[str, Any] = field(default_factory=dict)


def counts(sheet: Sheet, book: Book, chapter: str | None = None, subject: str | None = None) -> Counts:
    """Items of ordered subjects by look; what blocks or is begun counts as open, what is left out not at all."""
    sums: Counts = {"done": 0, "na": 0, "deviates": 0, "not_done": 0, "open": 0, "total": 0}
    for row in sheet.subjects:
        if not row.ordered or (subject is not None and row.subject_id != subject):
            continue
        for item, state in standing(sheet, book, row.subject_id):
            if chapter is None or item.chapter == chapter:
                count_look(sums, state.look)
    return sums


def standing(sheet: Sheet, book: Book, subject_id: SubjectId) -> Iterator[tuple[Item, CellState]]:
    """The items of a subject with their states, but for those left out."""
    for item in sheet.items(subject_id):
        state = item_state(sheet, book, subject_id, item.key)
        if not left_out(sheet, subject_id, item, state):
            yield item, state


def count_look(sums: Counts, look: Look) -> None:
    """Add one item to the counts."""
    sums["total"] += 1
    match look:
        case Look.DONE:
            sums["done"] += 1
        case Look.NA:
            sums["na"] += 1
        case Look.DEVIATES:
            sums["deviates"] += 1
        case Look.NOT_DONE:
            sums["not_done"] += 1
        case _:
            sums["open"] += 1


def next_open(sheet: Sheet, book: Book, after: SubjectId | None = None) -> tuple[SubjectId, ItemKey] | None:
    """The next item that must be answered and is open, or is begun or blocks, on the subjects after `after` and then from the
    top; None if nothing is left."""
    start = sheet.place(after) + 1 if after is not None and sheet.has(after) else 0
    for row in (*sheet.subjects[start:], *sheet.subjects[:start]):
        for item, state in standing(sheet, book, row.subject_id):
            if not state.state.complete:
                return row.subject_id, item.key
    return None


def blockers(sheet: Sheet, book: Book) -> tuple[Blocker, ...]:
    """All that stops the signature, in order-sheet order; open cells once per subject. Empty means: may be signed."""
    return tuple(_blockers(sheet, book))


def _blockers(sheet: Sheet, book: Book) -> Iterator[Blocker]:
    if book.waived is None and asks_contact(sheet) and signer(sheet, book) is None:
        yield Blocker(code=Block.CONTACT_MISSING, subject=VISIT_SUBJECT, step=_contact_step(sheet))
    for row in sheet.subjects:
        states = [(one.key, precondition_state(sheet, book, row.subject_id, one.key)) for one in _owed(sheet, row)]
        items = [(item, item_state(sheet, book, row.subject_id, item.key)) for item in sheet.items(row.subject_id)]
        for state in (*(state for _, state in states), *(state for _, state in items)):
            if state.state is State.BLOCKS and state.why is not None:
                yield _rule_broken(sheet, book, row, state)
        waiting = [
            item
            for item, state in items
            if state.state in (State.OPEN, State.BEGUN) and asked_for(sheet, row.subject_id, item)
        ]
        if waiting and row.ordered and book.rest is None:
            yield Blocker(
                code=Block.OPEN_CELLS,
                subject=row.subject_id,
                step=StepKey(waiting[0].key),
                values={"count": len(waiting), "items": tuple(item.key for item in waiting)},
            )
    waiting_users = handover(sheet, book)
    if waiting_users and book.waived is None and not handover_confirmed(sheet, book):
        ids = tuple(one.subject.subject_id for one in waiting_users)
        yield Blocker(
            code=Block.HANDOVER_UNCONFIRMED, subject=ids[0], step=None, values={"count": len(ids), "subjects": ids}
        )


def asked_for(sheet: Sheet, subject_id: SubjectId, item: Item) -> bool:
    """Whether an item must be answered here: one that is optional, or whose details asked here all are, may stay open."""
    if not item.required or not item.details:
        return item.required
    return any(detail.required and sheet.asked(subject_id, detail) for detail in item.details)


def left_out(sheet: Sheet, subject_id: SubjectId, item: Item, state: CellState) -> bool:
    """An item that may stay open and that nobody has touched: it is neither counted nor printed."""
    return state.state is State.OPEN and not asked_for(sheet, subject_id, item)


def _owed(sheet: Sheet, row: Subject) -> tuple[Precondition, ...]:
    return sheet.preconditions(row.subject_id)


def _rule_broken(sheet: Sheet, book: Book, row: Subject, state: CellState) -> Blocker:
    assert state.why is not None
    values: dict[str, Any] = {}
    step = state.missing
    detail = sheet.step(step) if step is not None else None
    answer = book.of(row.subject_id).get(step) if step is not None else None
    value = answer.value if answer else None
    match state.why:
        case Block.MAC_TWICE | Block.TWICE if isinstance(value, Scan | Text) and step is not None:
            others = tuple(one for one in book.said_at(step, value) if one != row.subject_id)
            values = {"value": value.text, "others": others}
        case Block.RULE_BROKEN if isinstance(detail, Detail) and value is not None:
            found = judge(detail, value, around=sheet.around(row.subject_id))
            values = {"problem": next(one for one in found if one.blocks)}
        case Block.NEEDS_FIRST if step is not None:
            sub = sheet.step(step)
            values = {"needed": sub.after} if isinstance(sub, SubTest) else {}
        case Block.LIMIT_WITHOUT_CONSENT if isinstance(detail, Detail):
            allowance = sheet.limit_of(detail)
            usage = next((u for u in allowances.usages(sheet, book) if allowance and u.key == allowance.key), None)
            if usage is not None:
                values = {"allowance": usage.key, "unit": usage.unit, "top": usage.top, "used": usage.used}
        case Block.FAILED_WITHOUT_REASON if isinstance(detail, Detail) and isinstance(value, Num):
            values = {
                "number": value.number,
                "maximum": detail.maximum or "",
                "unit": detail.unit or "",
                "proposes": detail.reason_when_exceeded or "",
            }
        case _:
            pass
    return Blocker(code=state.why, subject=row.subject_id, step=step, values=values)


def asks_contact(sheet: Sheet) -> bool:
    """Whether the contact signs the first report: at the customer's always, of work done from HQ only where a step must be signed.
    A hand-over is signed by the two it is between, who may be somebody else and far away.
    """
    if not sheet.job.remote:
        return True
    return any(
        detail.kind is AnswerKind.SIGN and detail.required and detail.signed_by is None
        for row in sheet.subjects
        for item in sheet.items(row.subject_id)
        for detail in sheet.details(row.subject_id, item)
    )


def signer(sheet: Sheet, book: Book) -> tuple[str, str] | None:
    """Name and function of the contact who is there to sign: as met on site, else as ordered. None where one of them
    lacks."""
    for one in _contact_preconditions(sheet):
        answer = book.of(VISIT_SUBJECT).get(one.key)
        if answer is not None and isinstance(answer.value, People):
            for person in answer.value.people:
                if person.met and person.name and person.function:
                    return person.name, person.function
    contact = sheet.job.contact
    return (contact.name, contact.function) if contact.name and contact.function else None


def _contact_preconditions(sheet: Sheet) -> list[Precondition]:
    return [one for one in sheet.preconditions(VISIT_SUBJECT) if one.details[0].kind is AnswerKind.PEOPLE]


def _contact_step(sheet: Sheet) -> StepKey | None:
    return next((one.key for one in _contact_preconditions(sheet)), None)


def proposed_reason(sheet: Sheet, book: Book, subject_id: SubjectId, step_key: StepKey) -> str | None:
    """The reason of a missing precondition, proposed for the steps that need it. Nothing answers itself."""
    step = sheet.step(step_key.partition("/")[0])
    details = step.details if isinstance(step, Item) else (step,)
    for detail in details:
        if not isinstance(detail, Detail) or detail.needs is None:
            continue
        owed = sheet.bullet_of(detail.needs)
        if not isinstance(owed, Precondition):
            continue
        where = subject_id if owed.per is sheet.subject(subject_id).kind else VISIT_SUBJECT
        state = precondition_state(sheet, book, where, owed.key)
        if state.state is State.DEVIATES and state.look is not Look.NA:
            return state.code or owed.reason
        if state.state is State.BLOCKS:
            return state.code or owed.reason
    return None


def may_choose_desk(sheet: Sheet, book: Book, subject_id: SubjectId) -> bool:
    """Whether this desk may become its model's full desk: short depth, and details begun neither here nor on the
    present one."""
    row = sheet.subject(subject_id)
    if sheet.job.depth is not Depth.SHORT or row.kind is not SubjectKind.WORKPLACE:
        return False
    desks = {subject_id} | {
        desk for item in sheet.items(subject_id) if (desk := sheet.full_desk(row.model, item.key)) is not None
    }
    return not any(_details_begun(sheet, book, desk) for desk in sorted(desks))


def _details_begun(sheet: Sheet, book: Book, subject_id: SubjectId) -> bool:
    answers = book.of(subject_id)
    for item in sheet.items(subject_id):
        kept = {detail.key for detail in item.details if detail.keep_in_short}
        written = (answers.get(step) for step in sheet.plan(subject_id, item).steps if step not in kept)
        if any(answer is not None and answer.value is not None for answer in written):
            return True
    return False
