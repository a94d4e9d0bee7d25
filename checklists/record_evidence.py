"""The parts of a record that prove: times, photos, signatures on steps, allowances used, what was added on site."""

from collections.abc import Iterator
from datetime import datetime

from checklists import allowances as used
from checklists.answer import Sign, Timer
from checklists.book_facts import TimeMark
from checklists.catalogue import Detail
from checklists.ids import VISIT_SUBJECT, StepKey
from checklists.record_form import AddedPart, AllowancePart, PhotoPart, SignedStepPart, TimePart
from checklists.record_view import View
from checklists.seal_form import CONSENT


def times(view: View) -> list[TimePart]:
    """The marks of the visit in the order they were made, corrections in place."""
    return [
        {
            "mark": mark.mark,
            "at": mark.at,
            "tz": mark.tz,
            "code": mark.reason,
            "reason": view.reason(mark.reason),
            "note": mark.note or "",
            "former": list(mark.former),
        }
        for mark in view.book.marks
    ]


def waiting(view: View) -> tuple[int, str]:
    """Minutes between `wait` and the next `wait-end` or `end` and those a timer claims, summed and rounded, and the first code."""
    seconds = 0
    code = ""
    begun: TimeMark | None = None
    for mark in view.book.marks:
        if mark.mark == "wait" and begun is None:
            begun = mark
            code = code or mark.reason or ""
        elif mark.mark in ("wait-end", "end") and begun is not None:
            seconds += max(0, _seconds(begun.at, mark.at))
            code = code or mark.reason or ""
            begun = None
    for detail, answer in _claimed(view):
        seconds += answer.seconds
        code = code or detail.waits_for or ""
    return (seconds + 30) // 60, code


def _claimed(view: View) -> Iterator[tuple[Detail, Timer]]:
    """Timers whose time is waiting, with what they say, in order-sheet and catalogue order."""
    items = (item for chapter in view.sheet.chapters for item in chapter.items)
    timers = {item.key: one for item in items for one in item.details if one.waits_for is not None}
    for row in view.sheet.subjects if timers else ():
        for item in view.sheet.items(row.subject_id):
            detail = timers.get(item.key)
            answer = view.answer(row.subject_id, detail.key) if detail is not None else None
            if detail is not None and answer is not None and isinstance(answer.value, Timer):
                yield detail, answer.value


def _seconds(start: str, end: str) -> int:
    try:
        return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds())
    except (ValueError, TypeError):
        return 0


def photos(view: View) -> list[PhotoPart]:
    """Photos not withdrawn, numbered from 1 in order-sheet order, beside one subject in the order taken."""
    facts = sorted(view.book.photos.values(), key=lambda photo: view.sheet.place(photo.subject))
    return [
        {
            "photo": photo.photo,
            "number": number,
            "subject": photo.subject,
            "subject_label": view.short(photo.subject),
            "step": photo.step,
            "step_title": view.title(photo.step),
            "sha256": photo.sha256,
            "size": photo.size,
            "print_sha256": photo.print_sha256,
            "width": photo.width,
            "height": photo.height,
            "caption": photo.caption,
            "at": photo.at.wall,
        }
        for number, photo in enumerate(facts, start=1)
    ]


def signed_steps(view: View) -> list[SignedStepPart]:
    """Steps signed on the glass, in order-sheet and catalogue order, then the consents to extra cost that were signed.

    An attendance list is none of them: its drawings stand beside the names, on the page of the session.
    """
    found: list[SignedStepPart] = []
    for row in view.sheet.subjects:
        details: list[Detail] = []
        for owed in view.sheet.preconditions(row.subject_id):
            details += owed.details
        for item in view.sheet.items(row.subject_id):
            details += item.details
        for detail in details:
            answer = view.answer(row.subject_id, StepKey(detail.key))
            if answer is not None and isinstance(answer.value, Sign) and detail.signed_by is None:
                found.append(
                    {
                        "subject": row.subject_id,
                        "subject_label": view.short(row.subject_id),
                        "step": detail.key,
                        "title": view.words(detail.words),
                        "people": [person.name for person in answer.value.people],
                        "image_sha256": answer.value.image_sha256,
                    }
                )
    return found + _signed_consents(view)


def _signed_consents(view: View) -> list[SignedStepPart]:
    signed = [(key, one) for key, one in sorted(view.book.consents.items()) if one.image_sha256 is not None]
    return [
        {
            "subject": VISIT_SUBJECT,
            "subject_label": "",
            "step": StepKey(f"{CONSENT}{key}"),
            "title": one.what,
            "people": [", ".join(part for part in (one.who, one.function) if part)],
            "image_sha256": one.image_sha256 or "",
        }
        for key, one in signed
    ]


def allowances(view: View) -> list[AllowancePart]:
    """Every extra-cost limit of the chapters ordered, used or not."""
    titles = {allowance.key: view.words(allowance.words) for allowance in view.sheet.limits}
    found: list[AllowancePart] = []
    for usage in used.usages(view.sheet, view.book):
        consent = usage.consent
        who = [consent.who, consent.function, consent.approval or ""] if consent is not None else []
        found.append(
            {
                "key": usage.key,
                "title": titles[usage.key],
                "unit": usage.unit,
                "top": usage.top,
                "used": usage.used,
                "left": usage.left,
                "extra": usage.extra,
                "consent": ", ".join(part for part in who if part),
            }
        )
    return found


def added(view: View) -> list[AddedPart]:
    """Found or added on site and not ordered, in the order added."""
    ordered = {row.subject_id for row in view.sheet.subjects if row.ordered}
    return [
        {"subject": one.subject_id, "kind": str(one.kind), "label": one.label, "fields": dict(one.fields)}
        for one in view.book.added
        if one.subject_id not in ordered
    ]
