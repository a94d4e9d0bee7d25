"""Vorleistungen: what the customer owes, for the visit in full, for the desks summed up. Knows no Qt."""

from dataclasses import dataclass

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import precondition_state
from app.open_job import OpenJob
from ui.editors.model import Row
from ui.editors.rows import reason_text, row_of
from ui.state_words import spoken_state
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A precondition of the visit with its editors' rows. `waits` where its reason counts waiting time and is given."""

    key: str
    title: str
    look: str
    value: str
    why: str
    contact: bool
    rows: tuple[Row, ...]
    waits: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """A precondition of the desks: how many have it."""

    key: str
    title: str
    value: str
    second: str
    look: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    title: str
    second: str
    summary: str
    owed: tuple[Owed, ...]
    desks: tuple[Summed, ...]
    waiting: bool
    waiting_since: str
    waived: str
    """Who at HQ agreed to go on without the contact, in one sentence."""


def load(app: FieldApp, job_id: str, words: Words) -> Page:
    job = app.jobs.open(job_id)
    with job.reading():
        visits = [one for one in job.sheet.subjects if str(one.kind) in ("visit", "order")]
        owed = tuple(
            _owed(app, job, words, subject, one)
            for subject in visits
            for one in job.sheet.preconditions(subject.subject_id)
        )
        desks = _desks(job, words)
        looks = [*(one.look for one in owed), *(one.look for one in desks)]
        since = _waiting_since(job)
        return Page(
            title=job.job.customer.name,
            second=f"{job.job.order_number} · {job.job.site.city}",
            summary=_summary(words, looks),
            owed=owed,
            desks=desks,
            waiting=bool(since),
            waiting_since=since[11:16],
            waived=_waived(job, words),
        )


def _owed(app: FieldApp, job: OpenJob, words: Words, subject, one) -> Owed:  # type: ignore[no-untyped-def]
    state = precondition_state(job.sheet, job.book, subject.subject_id, one.key)
    look, code = str(state.look), state.code or ""
    rows = tuple(
        row_of(job, words, subject, detail, seconds=app.answering.running_seconds(job, subject.subject_id, detail.key))
        for detail in job.sheet.details(subject.subject_id, one.key)
    )
    shown = rows[0].shown if rows and look in ("done", "deviates") else ""
    waits = ""
    if code and any(reason.code == code and reason.starts_clock for reason in job.catalogue.reasons):
        waits = code
    return Owed(
        key=one.key,
        title=words.of(one.words),
        look=look,
        value=shown if len(shown) <= 48 else "",
        why=f"{code} {reason_text(job, words, code)}".strip(),
        contact=str(one.details[0].kind) == "people",
        rows=rows,
        waits=waits,
        spoken=f"{words.of(one.words)}, {spoken_state(words, look, code or None)}",
    )


def _desks(job: OpenJob, words: Words) -> tuple[Summed, ...]:
    looks: dict[str, list[str]] = {}
    codes: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for desk in job.sheet.subjects:
        if str(desk.kind) != "workplace":
            continue
        for one in job.sheet.preconditions(desk.subject_id):
            state = precondition_state(job.sheet, job.book, desk.subject_id, one.key)
            looks.setdefault(one.key, []).append(str(state.look))
            titles[one.key] = words.of(one.words)
            if state.code and str(state.look) not in ("na", "done"):
                codes.setdefault(one.key, []).append(f"{desk.number} {state.code}")
    found = []
    for key, all_looks in looks.items():
        met = sum(1 for look in all_looks if look in ("done", "na"))
        worst = next((look for look in ("blocks", "not_done", "deviates", "begun") if look in all_looks), "")
        look = worst or ("done" if met == len(all_looks) else "begun" if met else "open")
        value = words("{done} of {total}", done=met, total=len(all_looks))
        found.append(
            Summed(
                key=key,
                title=titles[key],
                value=value,
                second=", ".join(codes.get(key, ())[:4]),
                look=look,
                spoken=f"{titles[key]}, {value}, {spoken_state(words, look, None)}",
            )
        )
    return tuple(found)


def _summary(words: Words, looks: list[str]) -> str:
    met = sum(1 for look in looks if look in ("done", "na"))
    begun = looks.count("begun")
    odd = sum(1 for look in looks if look in ("deviates", "not_done", "blocks"))
    parts = [words("{n} met", n=met)] if met else []
    if begun:
        parts.append(words("{n} begun", n=begun))
    if odd:
        parts.append(words.count("{n} deviates", "{n} deviate", odd))
    return ", ".join(parts) or words("nothing checked yet")


def _waiting_since(job: OpenJob) -> str:
    since = ""
    for mark in sorted(job.book.marks, key=lambda mark: mark.at):
        if mark.mark == "wait":
            since = mark.at
        elif mark.mark == "wait-end":
            since = ""
    return since


def _waived(job: OpenJob, words: Words) -> str:
    waived = job.book.waived
    if waived is None:
        return ""
    return words("{name} at HQ agreed by telephone at {time}.", name=waived.hq_person, time=waived.at[11:16])


def wait(app: FieldApp, job_id: str, reason: str) -> Changed:
    return app.answering.mark_time(app.jobs.open(job_id), "wait", reason=reason)


def end_wait(app: FieldApp, job_id: str) -> Changed:
    return app.answering.mark_time(app.jobs.open(job_id), "wait-end")


def waive(app: FieldApp, job_id: str, person: str, at: str, note: str) -> Changed:
    return app.answering.waive_contact(app.jobs.open(job_id), person, at or None, note)
