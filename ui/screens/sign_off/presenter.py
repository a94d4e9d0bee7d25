"""The sign-off while it is still a draft: what blocks, reservations and defects, hand-over list, what stays open."""

from dataclasses import dataclass
from datetime import datetime

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import Blocker, Language, asks_contact, counts, handover, handover_confirmed, signer
from app.open_job import OpenJob
from app.signing import Frozen
from ui.editors.messages import problem_text
from ui.limits import passed_words
from ui.place import Place
from ui.subject_words import subject_name
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLine:
    title: str
    second: str
    place: Place
    open_cells: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationLine:
    key: str
    number: str
    title: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectChoice:
    subject: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffPage:
    title: str
    second: str
    phase: str
    report: str
    blocks: tuple[BlockLine, ...]
    reservations: tuple[ReservationLine, ...]
    people: tuple[str, ...]
    people_confirmed: bool
    people_sentence: str
    open_count: int
    rest: str
    signer: str
    """Name and function, empty where the contact is not asked to sign."""
    language: str
    subjects: tuple[SubjectChoice, ...]
    done: int
    total: int


def load(app: FieldApp, job_id: str, words: Words) -> SignOffPage:
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, app.signing.blockers(job), words)


def _page(job: OpenJob, blocking: tuple[Blocker, ...], words: Words) -> SignOffPage:
    sums = counts(job.sheet, job.book)
    people = handover(job.sheet, job.book)
    named = [f"{one.name} ({one.subject.number})" if one.name else one.subject.number for one in people]
    contact = signer(job.sheet, job.book)
    rest = job.book.rest
    who = contact[0] if contact else words("the technical contact")
    return SignOffPage(
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        phase=str(job.phase),
        report=job.book.frozen.number if job.book.frozen else "",
        blocks=tuple(_block(job, one, words) for one in blocking),
        reservations=tuple(_reservations(job, words)),
        people=tuple(named),
        people_confirmed=handover_confirmed(job.sheet, job.book),
        people_sentence=words.count(
            "{who} will brief this user", "{who} will brief these {n} users", len(people), who=who
        ),
        open_count=sums["open"],
        rest=" · ".join(part for part in (rest.reason, rest.owner, _day(words, rest.due), rest.note) if part)
        if rest
        else "",
        signer=", ".join(contact) if contact and asks_contact(job.sheet) else "",
        language=str(job.job.language),
        subjects=tuple(
            SubjectChoice(subject=one.subject_id, label=f"{one.number} {subject_name(words, one)}".strip())
            for one in job.sheet.subjects
            if str(one.kind) not in ("order", "visit", "user")
        ),
        done=sums["total"] - sums["open"],
        total=sums["total"],
    )


def _block(job: OpenJob, one: Blocker, words: Words) -> BlockLine:
    place = Place(screen="workplace", job=job.job.job_id, subject=one.subject, step=one.step)
    label = ""
    if one.subject is not None and job.sheet.has(one.subject):
        subject = job.sheet.subject(one.subject)
        label = f"{subject.number} {subject_name(words, subject)}".strip()
    code, values = str(one.code), one.values
    second = ""
    match code:
        case "mac-twice":
            others = ", ".join(job.sheet.subject(other).number for other in values.get("others", ()))
            title = words("{desk}: this MAC stands at {others} too", desk=label, others=others)
        case "twice":
            others = ", ".join(job.sheet.subject(other).number for other in values.get("others", ()))
            step = words.of(job.sheet.step(str(one.step)).words)
            title = words("{desk}: {step} stands at {others} too", desk=label, step=step, others=others)
        case "failed-without-reason":
            title = words("{desk}: a reason is missing", desk=label)
            if one.step is not None:
                second = words.of(job.sheet.step(str(one.step)).words)
            if values.get("number"):
                second = words(
                    "{number} {unit}, allowed are {maximum}",
                    number=words.decimal(values["number"]),
                    unit=values["unit"],
                    maximum=words.decimal(values["maximum"]),
                )
        case "limit-without-consent":
            title = passed_words(job, values["allowance"], words)
            second = words("Somebody of the customer must agree to the extra cost.")
        case "needs-first":
            step, needed = (words.of(job.sheet.step(str(key)).words) for key in (one.step, values["needed"]))
            title = words("{desk}: {step} needs {needed} first", desk=label, step=step, needed=needed)
        case "rule-broken":
            detail = job.sheet.step(str(one.step))
            title = f"{label}: {words.of(detail.words)}"
            second = problem_text(job, words, values["problem"], detail)
        case "unencrypted":
            title = f"{label}: " + words("An unencrypted device must not be handed over.")
        case "handover-unconfirmed":
            title = words.count("{n} user was not met", "{n} users were not met", values["count"])
            second = words("The contact must confirm the hand-over list below.")
            place = Place(screen="sign_off", job=job.job.job_id)
        case "contact-missing":
            title = words("Who signs? Name and function of the contact are missing")
            place = Place(screen="preconditions", job=job.job.job_id)
        case _:
            title = f"{label}: " + words.count("{n} item open", "{n} items open", values.get("count", 1))
    return BlockLine(title=title, second=second, place=place, open_cells=code == "open-cells")


def _reservations(job: OpenJob, words: Words):  # type: ignore[no-untyped-def]
    numbers = {"reservation": 0, "defect": 0}
    for one in job.book.reservations:
        numbers[one.kind] += 1
        letter = "V" if one.kind == "reservation" else "M"
        subject = job.sheet.subject(one.subject).number if one.subject and job.sheet.has(one.subject) else ""
        second = " · ".join(part for part in (one.owner, _day(words, one.due)) if part)
        yield ReservationLine(
            key=one.reservation,
            number=f"{letter}{numbers[one.kind]}",
            title=f"{subject}: {one.text}" if subject else one.text,
            second=second,
        )


def _day(words: Words, due: str) -> str:
    return words.plain_date(datetime.fromisoformat(due).date()) if due else ""


# -- acts --------------------------------------------------------------------------------------------------------------


def write(app: FieldApp, job_id: str, kind: str, text: str, subject: str | None) -> Changed:
    return app.answering.write_reservation(app.jobs.open(job_id), kind, text, subject=subject or None).changed


def withdraw(app: FieldApp, job_id: str, key: str) -> Changed:
    return app.answering.withdraw_reservation(app.jobs.open(job_id), key)


def confirm(app: FieldApp, job_id: str, on: bool) -> Changed:
    return app.answering.confirm_handover(app.jobs.open(job_id), on)


def leave_open(app: FieldApp, job_id: str, reason: str, owner: str, due: str, note: str) -> Changed:
    return app.answering.leave_rest_open(app.jobs.open(job_id), reason, owner, due, note)


def take_back(app: FieldApp, job_id: str) -> Changed:
    return app.answering.take_rest_back(app.jobs.open(job_id))


def freeze(app: FieldApp, job_id: str, language: str) -> Frozen:
    """The record and its pages; one already on its way in that language is taken up again."""
    job = app.jobs.open(job_id)
    resumed = app.signing.resume(job)
    if resumed is not None and resumed.record["report"]["language"] == language:
        return resumed
    return app.signing.freeze(job, Language(language))
