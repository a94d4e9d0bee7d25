"""The parts of a record that say what is not plain done: deviations, open work, the hand-over list, reservations."""

from checklists.catalogue import Item, Precondition
from checklists.cell import Look, State
from checklists.handover import handover, handover_confirmed
from checklists.ids import StepKey
from checklists.item_states import item_state
from checklists.progress import asked_for
from checklists.record_form import (
    DeviatingItem,
    DeviationPart,
    HandoverPart,
    LinePart,
    OpenWorkPart,
    ReservationPart,
)
from checklists.record_view import View
from checklists.subjects import Subject

_WORST_FIRST = (Look.NOT_DONE, Look.DEVIATES, Look.NA)
_LETTERS = {"reservation": "V", "defect": "M"}


def deviations(view: View) -> list[DeviationPart]:
    """One part per subject with anything that deviates, in order-sheet order; added subjects too."""
    found: list[DeviationPart] = []
    for row in view.sheet.subjects:
        items = [item for item in view.sheet.items(row.subject_id) if _deviates(view, row, item)]
        if items:
            looks = {view.state(row.subject_id, item.key).look for item in items}
            found.append(
                {
                    "subject": row.subject_id,
                    "number": row.number,
                    "label": view.label(row),
                    "place": view.place(row),
                    "look": str(next((look for look in _WORST_FIRST if look in looks), Look.DEVIATES)),
                    "items": [_deviating_item(view, row, item) for item in items],
                }
            )
    return found


def _deviates(view: View, row: Subject, item: Item) -> bool:
    return view.state(row.subject_id, item.key).state is State.DEVIATES


def _deviating_item(view: View, row: Subject, item: Item) -> DeviatingItem:
    state = view.state(row.subject_id, item.key)
    tick = view.answer(row.subject_id, StepKey(item.key))
    lines = view.deviating_lines(row.subject_id, item)
    if not lines:
        lines = [line for served in _served_lines(view, row, item) for line in served]
    lines += _needed_lines(view, row, item)
    note = (tick.note or "") if tick is not None else ""
    return {
        "item": item.key,
        "title": view.words(item.words),
        "look": str(state.look),
        "code": state.code,
        "reason": view.reason(state.code),
        "note": note or next((line["note"] for line in lines if line["note"]), ""),
        "lines": [line for line in lines if line["step"] != item.key],
    }


def _served_lines(view: View, row: Subject, item: Item) -> list[list[LinePart]]:
    """Where one answer of the desk serves two items (short depth), the line of the item that holds it."""
    others = [one for one in view.sheet.items(row.subject_id) if one.key != item.key]
    code = view.state(row.subject_id, item.key).code
    found = []
    for person in handover(view.sheet, view.book):
        if person.subject.subject_id == row.subject_id and item in person.items:
            for other in others:
                lines = [line for line in view.deviating_lines(row.subject_id, other) if line["code"] == code]
                if other in person.items and lines:
                    found.append(lines[:1])
    return found[:1]


def _needed_lines(view: View, row: Subject, item: Item) -> list[LinePart]:
    """The missing preconditions of this subject that the item needs: "gemessen 3,4 m"."""
    lines: list[LinePart] = []
    for key in dict.fromkeys(detail.needs for detail in item.details if detail.needs is not None):
        owed = view.sheet.bullet_of(key)
        if not isinstance(owed, Precondition) or owed.per is not row.kind:
            continue
        if view.precondition(row.subject_id, owed.key).state is State.DEVIATES:
            lines += view.deviating_lines(row.subject_id, owed)
    return lines


def open_work(view: View) -> list[OpenWorkPart]:
    """What is not done, by subject and reason: failed items with their own reason, open ones with the rest's."""
    found: list[OpenWorkPart] = []
    for row in view.sheet.subjects:
        failed: dict[str | None, list[Item]] = {}
        left: list[Item] = []
        for item in view.sheet.items(row.subject_id):
            state = view.state(row.subject_id, item.key)
            if state.look is Look.NOT_DONE:
                failed.setdefault(state.code, []).append(item)
            elif not state.state.complete and row.ordered and asked_for(view.sheet, row.subject_id, item):
                left.append(item)
        for code, items in failed.items():
            found.append(_work(view, row, items, code, "", "", _notes(view, row, items)))
        rest = view.book.rest
        if left and rest is not None:
            found.append(_work(view, row, left, rest.reason, rest.owner, rest.due, rest.note))
    return found


def _work(
    view: View, row: Subject, items: list[Item], code: str | None, owner: str, due: str, note: str
) -> OpenWorkPart:
    return {
        "subject": row.subject_id,
        "number": row.number,
        "label": view.label(row),
        "items": [view.words(item.words) for item in items],
        "count": len(items),
        "code": code or "",
        "reason": view.reason(code),
        "side": view.side(code),
        "owner": owner,
        "due": due,
        "note": note,
    }


def _notes(view: View, row: Subject, items: list[Item]) -> str:
    notes: dict[str, None] = {}
    for item in items:
        tick = view.answer(row.subject_id, StepKey(item.key))
        if tick is not None and tick.note:
            notes[tick.note] = None
    return "; ".join(notes)


def handover_part(view: View) -> HandoverPart:
    """Users not met, and whether the contact agreed to brief exactly these."""
    people = handover(view.sheet, view.book)
    confirmed = handover_confirmed(view.sheet, view.book)
    at = view.book.handover_confirmed_at
    return {
        "people": [
            {
                "subject": one.subject.subject_id,
                "number": one.subject.number,
                "name": one.name,
                "topics": [view.words(item.words) for item in one.items],
            }
            for one in people
        ],
        "confirmed": confirmed,
        "confirmed_at": at.wall if confirmed and at is not None else "",
    }


def reservations(view: View) -> list[ReservationPart]:
    """Reservations V1, V2, … and defects M1, M2, … in the order written."""
    found: list[ReservationPart] = []
    numbers = {"reservation": 0, "defect": 0}
    for one in view.book.reservations:
        numbers[one.kind] += 1
        found.append(
            {
                "reservation": one.reservation,
                "number": f"{_LETTERS[one.kind]}{numbers[one.kind]}",
                "kind": one.kind,
                "subject": one.subject or "",
                "subject_label": view.short(one.subject),
                "text": one.text,
                "owner": one.owner,
                "due": one.due,
            }
        )
    return found


def changed(now: View, before: View) -> list[str]:
    """What the reader of a later edition must look at again: subjects with their items, then reservations."""
    found: list[str] = []
    for row in now.sheet.subjects:
        for item in now.sheet.items(row.subject_id):
            state = now.state(row.subject_id, item.key)
            old = item_state(before.sheet, before.book, row.subject_id, item.key)
            same_lines = _said(now, row, item) == _said(before, row, item)
            if (state.look, state.code) != (old.look, old.code) or not same_lines:
                found.append(": ".join(part for part in (now.short(row.subject_id), now.words(item.words)) if part))
    old_texts = {(one["number"], one["text"]) for one in reservations(before)}
    found += [one["number"] for one in reservations(now) if (one["number"], one["text"]) not in old_texts]
    return found


def _said(view: View, row: Subject, item: Item) -> list[tuple[str, str, str]]:
    return [(line["step"], line["text"], line["note"]) for line in view.lines(row.subject_id, item)]
