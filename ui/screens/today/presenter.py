"""Heute: where to be next, what came back, what is not yet at HQ. Decides everything the screen shows; knows no Qt."""

from dataclasses import dataclass
from datetime import date, datetime

from app.bootstrap import FieldApp
from app.domain import is_remote
from app.jobs import JobCard
from ui.stage_words import STAGE_ICONS, stage_title
from ui.wording import Words
from ui.work_place import place_of_work

_STAGES = ("on-device", "on-its-way", "received", "returned", "accepted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    icon: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayCard:
    """One job: margin (`figure`, `below`), sentence and facts. `next_act` marks the one violet button of the screen."""

    job: str
    figure: str
    below: tuple[str, ...]
    customer: str
    facts: tuple[Fact, ...]
    note: str
    open_word: str
    open_name: str
    next_act: bool
    may_depart: bool
    returned: bool
    remarks: tuple[tuple[str, str], ...]
    remark_word: str
    check: str
    check_good: bool
    openable: bool
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    customer: str
    second: str
    icon: str
    stage: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    icon: str
    title: str
    count: int
    amber: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    title: str
    second: str
    cards: tuple[TodayCard, ...]
    waiting: tuple[Waiting, ...]
    stages: tuple[StageLine, ...]
    receipt: str
    returned: int
    empty_title: str
    empty_sentence: str


def load(app: FieldApp, words: Words, today: date) -> TodayPage:
    """Everything Heute shows on that day."""
    day = app.jobs.today(today)
    parcels = app.syncing.parcels()
    enrolled = app.syncing.enrolled
    person = enrolled.person.name if enrolled else ""
    first = next((c.job_id for c in day.cards if c.standing == "planned" and c.readiness == "ready"), None)
    cards = tuple(_card(app, card, words, today, next_act=card.job_id == first) for card in day.cards)
    counts = {stage: 0 for stage in _STAGES}
    waiting = []
    for parcel in parcels:
        stage = "received" if parcel.stage == "complete" else str(parcel.stage)
        counts[stage] = counts.get(stage, 0) + 1
        if parcel.stage in ("on-device", "on-its-way"):
            waiting.append(
                Waiting(
                    customer=parcel.customer,
                    second=words("Report {number}", number=parcel.number),
                    icon=STAGE_ICONS[str(parcel.stage)],
                    stage=stage_title(words, str(parcel.stage)),
                    right=words.count("{n} photo left", "{n} photos left", parcel.photos_left)
                    if parcel.photos_left
                    else "",
                )
            )
    contact = app.syncing.status().last_contact
    return TodayPage(
        title=words.long_date(today),
        second=" · ".join(part for part in (words.count("{n} job", "{n} jobs", len(cards)), person) if part),
        cards=cards,
        waiting=tuple(waiting),
        stages=tuple(
            StageLine(
                icon=STAGE_ICONS[stage],
                title=stage_title(words, stage, capital=True),
                count=counts[stage],
                amber=stage == "returned" and counts[stage] > 0,
            )
            for stage in _STAGES
        ),
        receipt=words("Last contact with HQ: {time}", time=_when(words, contact, today))
        if contact
        else words("No contact with HQ yet"),
        returned=sum(card.remarks for card in day.cards),
        empty_title=words("No job on this device"),
        empty_sentence=words("Fetch your jobs as soon as there is a network. Everything after that works without one."),
    )


def _card(app: FieldApp, card: JobCard, words: Words, today: date, *, next_act: bool) -> TodayCard:
    planned = datetime.fromisoformat(card.planned)
    hours = words.count("{n} hour", "{n} hours", int(float(card.hours))) if _whole(card.hours) else ""
    if card.hours and not hours:
        hours = words("{n} hours", n=words.decimal(card.hours))
    if planned.date() == today:
        figure, lines = words.clock(planned), [words("today"), hours]
    else:
        figure = words.short_date(planned.date())
        lines = [f"{words.weekday(planned.date())} {words.clock(planned)}", hours]
    remarks = _remarks(app, card, words)
    why_not = {"app-too-old": words("This app is too old for the job"), "catalogue-missing": words("Catalogue missing")}
    standing = {"withdrawn": words("Withdrawn by HQ"), "reassigned": words("Given to somebody else by HQ")}
    if card.standing in standing:
        lines.append(standing[card.standing])
    check, good = _departure(app, card, words)
    return TodayCard(
        job=card.job_id,
        figure=figure,
        below=tuple(part for part in lines if part),
        customer=card.customer,
        facts=_facts(card, words),
        note=card.notes,
        open_word=words("Open job"),
        open_name=words("Open job {customer}", customer=card.customer),
        next_act=next_act,
        may_depart=next_act and not card.started,
        returned=bool(remarks),
        remarks=remarks,
        remark_word=words.count("Answer {n} question", "Answer {n} questions", len(remarks)) if remarks else "",
        check=check,
        check_good=good,
        openable=card.readiness == "ready",
        why_not=why_not.get(str(card.readiness), ""),
    )


def _facts(card: JobCard, words: Words) -> tuple[Fact, ...]:
    remote = is_remote(package.chapter for package in card.packages)
    place = place_of_work(words, remote, card.street, card.post_code, card.city)
    facts = [Fact(icon="desk" if remote else "pin", text=place)]
    if card.contact:
        facts.append(Fact(icon="person", text=", ".join(p for p in (card.contact, card.contact_function) if p)))
    if card.workplaces:
        facts.append(Fact(icon="desk", text=words.count("{n} workplace", "{n} workplaces", card.workplaces)))
    chapters = list(dict.fromkeys(str(p.chapter) for p in card.packages))
    if chapters:
        facts.append(Fact(icon="list", text=", ".join(chapters)))
    return tuple(facts)


def _remarks(app: FieldApp, card: JobCard, words: Words) -> tuple[tuple[str, str], ...]:
    if not card.remarks:
        return ()
    job = app.jobs.open(card.job_id)
    with job.reading():
        found = []
        for one in job.remarks:
            if one.answer is None:
                known = one.remark.subject and job.sheet.has(one.remark.subject)
                label = job.sheet.subject(one.remark.subject).number if known else ""
                found.append((label or words("Report"), one.remark.text))
    return tuple(found)


def _departure(app: FieldApp, card: JobCard, words: Words) -> tuple[str, bool]:
    if card.started or card.readiness != "ready":
        return "", True
    missing = app.jobs.departure(card.job_id)
    if not missing:
        return words("Departure check: everything here"), True
    return words.count("Departure check: {n} thing missing", "Departure check: {n} things missing", len(missing)), False


def _when(words: Words, moment: str, today: date) -> str:
    at = datetime.fromisoformat(moment)
    return words.clock(at) if at.date() == today else f"{words.short_date(at.date())} {words.clock(at)}"


def _whole(hours: str) -> bool:
    return hours.isdigit()
