"""What the demo's technician must know of a job beforehand, as plain data: how each detail is answered, by the catalogue's examples.

Only the stage of the demo reads this; the technician himself sees the window and nothing else.
"""

from typing import Any

from app.bootstrap import FieldApp
from app.open_job import OpenJob
from checklists.answer_text import cell_text, mac_text
from checklists.attributes import ATTRIBUTES
from checklists.catalogue import AnswerKind, Column, Detail, Item, Language, Precondition, SubjectKind, Words
from checklists.subjects import Subject

Facts = dict[str, Any]
_BRIEFING = "brief"


def job_of(app: FieldApp, order_number: str) -> str | None:
    """The job of an order on this tablet, None while it or its catalogue has not come."""
    ready = (card for card in app.jobs.all() if str(card.readiness) == "ready")
    return next((str(card.job_id) for card in ready if card.order_number == order_number), None)


def facts(app: FieldApp, job_id: str, language: Language) -> Facts:
    """Names, desks and samples of answers.

    `samples` maps the label of a detail to a list of {"kind", "typed", "choices", "rows", "once"}: what a person would type, tap or fill in.
    """
    job = app.jobs.open(job_id)
    with job.reading():
        return {
            "customer": job.job.customer.name,
            "contact": job.job.contact.name,
            "function": job.job.contact.function,
            "language": str(job.job.language),
            "desks": [_desk(one, nth) for nth, one in enumerate(job.sheet.of(SubjectKind.WORKPLACE))],
            "mailboxes": [one.label for one in job.sheet.of(SubjectKind.MAILBOX)],
            "samples": _samples(job, language),
            "briefing": _briefing(job, language),
            "attributes": [attribute.de if language is Language.DE else attribute.en for attribute in ATTRIBUTES],
            "users": [[dict(user.attributes).get(one.key, "") for one in ATTRIBUTES] for user in job.job.users],
        }


def answers(app: FieldApp, job_id: str) -> int:
    """How many answers stand in the job's book."""
    job = app.jobs.open(job_id)
    with job.reading():
        return sum(1 for answer in job.book.answers.values() if answer.value is not None)


def workplaces(app: FieldApp, job_id: str) -> int:
    return len(app.jobs.open(job_id).job.workplaces)


def _briefing(job: OpenJob, language: Language) -> str:
    """Label of the minutes a user was briefed: none, where the user was not met."""
    details = [d for chapter in job.sheet.chapters for item in chapter.items for d in item.details]
    return next((_in(d.words, language) for d in details if d.key == _BRIEFING), "")


def _desk(subject: Subject, nth: int) -> dict[str, str]:
    """A desk whose order names no MAC gets one: what stands on the telephone is then what is scanned."""
    return {
        "number": subject.number,
        "user": subject.label,
        "mac": mac_text(subject.mac or f"805EC0{0xD00000 + nth:06X}"),
        "serial": subject.serial,
    }


def _samples(job: OpenJob, language: Language) -> dict[str, list[Facts]]:
    found: dict[str, list[Facts]] = {}
    for chapter in job.sheet.chapters:
        parts: tuple[Precondition | Item, ...] = (*chapter.preconditions, *chapter.items)
        for part in parts:
            for detail in part.details:
                sample = _sample(detail, language)
                known = found.setdefault(_in(detail.words, language), [])
                if sample not in known:
                    known.append(sample)
    return found


def _sample(detail: Detail, language: Language) -> Facts:
    given: dict[str, Any] = dict(detail.example or {})
    kind = detail.kind
    typed = ""
    choices: list[str] = []
    rows: list[list[list[str]]] = []
    texts = {option.key: _in(option.words, language) for option in detail.options}
    if kind in (AnswerKind.TEXT, AnswerKind.SCAN):
        typed = str(given.get("text", ""))
        typed = mac_text(typed) if detail.pattern == "P-MAC" else typed
    elif kind is AnswerKind.NUM:
        typed = str(given.get("number", "")).replace(".", "," if language is Language.DE else ".")
    elif kind is AnswerKind.TIMER:
        typed = str(round(int(given.get("seconds", 0)) / 60))
    elif kind is AnswerKind.PICK:
        choices = [texts[str(given["key"])]] if "key" in given else []
        typed = str(given.get("text") or "")
    elif kind is AnswerKind.MULTI:
        choices = [texts[key] for key in given.get("keys", ())]
    elif kind in (AnswerKind.PEOPLE, AnswerKind.SIGN):
        rows = [[["name", one["name"]], ["function", one["function"]]] for one in given.get("people", ())]
    elif kind is AnswerKind.ROWS:
        titles = {column.key: _in(column.words, language) for column in detail.columns}
        columns = {column.key: column for column in detail.columns}
        rows = [
            [[titles[key], _cell(columns[key], str(row[key]), nth, language)] for key in titles if key in row]
            for nth, row in enumerate(given.get("rows", ()), start=1)
        ]
    elif kind is AnswerKind.FILES:
        typed = next((str(one["name"]) for one in given.get("files", ())), "")
    return {
        "kind": str(kind),
        "step": str(detail.key),
        "typed": typed,
        "choices": choices,
        "rows": rows,
        "once": detail.twice_blocks,
    }


def _cell(column: Column, text: str, nth: int, language: Language) -> str:
    """A choice by its words; a member of the job as "@n", the n-th desk that is not the one asked."""
    if column.members is not None:
        return f"@{nth}"
    return cell_text(column, text, language) if column.options else text


def _in(words: Words, language: Language) -> str:
    return words.de if language is Language.DE else words.en
