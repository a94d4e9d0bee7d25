"""The sync centre: what waits, why, and when the next try is. Only words that are proven (rule R2)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.bootstrap import FieldApp
from ui.problem_words import sentence
from ui.stage_words import STAGE_ICONS, stage_title
from ui.wording import Words

_ORDER = ("on-device", "on-its-way", "received", "answer")
_AT = {"on-device": 0, "on-its-way": 1, "received": 2, "complete": 2, "accepted": 3, "returned": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    icon: str
    step: str
    words: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One job in work or one report on its way. `act` is "" for none, else the word of its button."""

    key: str
    job: str
    report: str
    customer: str
    second: str
    third: str
    icon: str
    stages: tuple[StageView, ...]
    act: str
    act_name: str
    returned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncPage:
    title: str
    second: str
    fact: str
    rest: str
    amber: bool
    lines: tuple[Line, ...]
    accepted: int
    accepted_title: str
    accepted_second: str
    waiting: int


def load(app: FieldApp, words: Words, now: datetime) -> SyncPage:
    status = app.syncing.status()
    enrolled = app.syncing.enrolled
    fact, rest, amber = _banner(words, status)
    parcels = [p for p in app.syncing.parcels() if p.stage != "accepted"]
    accepted = sum(1 for p in app.syncing.parcels() if p.stage == "accepted")
    parts = [enrolled.label, enrolled.person.name] if enrolled else []
    if status.last_contact:
        parts.append(words("last contact {time}", time=_when(words, status.last_contact, now.date())))
    waits = status.entries_waiting or status.blobs_waiting
    lines = [_work_line(words, status)] if waits and not parcels else []
    return SyncPage(
        title=words("Sync with HQ"),
        second=" · ".join(parts),
        fact=fact,
        rest=rest,
        amber=amber,
        lines=tuple(lines + [_line(words, parcel, now.date()) for parcel in parcels]),
        accepted=accepted,
        accepted_title=words.count("{n} report accepted", "{n} reports accepted", accepted),
        accepted_second=words("It stays on the device until HQ's backup covers it.")
        if accepted == 1
        else words("They stay on the device until HQ's backup covers them."),
        waiting=status.entries_waiting + status.blobs_waiting,
    )


def _banner(words: Words, status):  # type: ignore[no-untyped-def]
    """Fact, rest and whether it is amber."""
    waits = status.entries_waiting + status.blobs_waiting
    if status.last_problem is not None:
        fact, stop, rest = sentence(words, status.last_problem).partition(". ")
        if status.next_try_s is not None and status.next_try_s >= 1:
            rest = f"{rest} {words('Next try in {time}.', time=_span(words, status.next_try_s))}".strip()
        return fact + stop.strip(), rest, True
    if waits:
        return (
            words("{what} on this device, not yet at HQ.", what=_what(words, status)),
            words("They lie safely here and go to HQ by themselves."),
            False,
        )  # fmt: skip
    return words("Everything is at HQ."), words("New entries follow by themselves."), False


def _what(words: Words, status) -> str:  # type: ignore[no-untyped-def]
    parts = []
    if status.entries_waiting:
        parts.append(words.count("{n} entry", "{n} entries", status.entries_waiting))
    if status.blobs_waiting:
        parts.append(words.count("{n} file", "{n} files", status.blobs_waiting))
    return ", ".join(parts)


def _work_line(words: Words, status) -> Line:  # type: ignore[no-untyped-def]
    return Line(
        key="work",
        job="",
        report="",
        customer=words("Work in progress"),
        second=_what(words, status),
        third="",
        icon="book",
        stages=_stages(words, "on-device", "", ""),
        act=words("Send"),
        act_name=words("Send work in progress"),
        returned=False,
    )


def _line(words: Words, parcel, today: date) -> Line:  # type: ignore[no-untyped-def]
    stage = str(parcel.stage)
    left = []
    if parcel.photos_left:
        left.append(
            words("{photos} are not at HQ ({size})",
                  photos=words.count("{n} photo", "{n} photos", parcel.photos_left), size=words.size(parcel.bytes_left))
        )  # fmt: skip
    if parcel.entries_left:
        left.append(words.count("{n} entry left", "{n} entries left", parcel.entries_left))
    third = ", ".join(left) or {
        "complete": words("Waits for the review by dispatch"),
        "received": words("HQ has the entries, files follow"),
        "returned": words("HQ asks back"),
    }.get(stage, "")
    act = {"on-device": words("Send"), "on-its-way": words("Send"), "returned": words("Open")}.get(stage, "")
    when = _when(words, parcel.sealed_at, today) if parcel.sealed_at else ""
    return Line(
        key=parcel.report_id,
        job=parcel.job_id,
        report=parcel.report_id,
        customer=parcel.customer,
        second=words("Report {number}", number=parcel.number),
        third=third,
        icon="document",
        stages=_stages(words, stage, when, words("Returned")),
        act=act,
        act_name=f"{act} {parcel.number}" if act else "",
        returned=stage == "returned",
    )


def _stages(words: Words, stage: str, when: str, returned: str) -> tuple[StageView, ...]:
    at = _AT[stage]
    icons = (STAGE_ICONS["on-device"], STAGE_ICONS["on-its-way"],
             STAGE_ICONS["complete" if stage == "complete" else "received"],
             STAGE_ICONS["returned" if stage == "returned" else "accepted"])  # fmt: skip
    result = []
    for index, icon in enumerate(icons):
        step = "past" if index < at else "ahead"
        label = ""
        if index == at:
            step = stage if stage in ("accepted", "returned") else "now"
            label = returned if stage == "returned" else when
        result.append(
            StageView(icon=icon, step=step, words=label, spoken=stage_title(words, stage) if index == at else "")
        )
    return tuple(result)


def _when(words: Words, moment: str, today: date) -> str:
    at = datetime.fromisoformat(moment).astimezone()
    return words.clock(at) if at.date() == today else f"{words.short_date(at.date())} {words.clock(at)}"


def _span(words: Words, seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d} min" if whole >= 60 else words.count("{n} second", "{n} seconds", whole)
