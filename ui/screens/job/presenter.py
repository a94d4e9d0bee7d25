"""Einsatz: how far, what the customer owes, which time runs."""

from dataclasses import dataclass
from datetime import datetime

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import counts, next_open, precondition_state, standing, usages
from app.open_job import OpenJob
from ui.state_words import spoken_state
from ui.wording import Words
from ui.work_place import place_of_work

_PAIRS = {"pause": "pause-end", "wait": "wait-end"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """`running` marks the line of now; `planned` a grey one to come."""

    clock: str
    title: str
    second: str
    former: str = ""
    running: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeButton:
    mark: str
    word: str
    icon: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLine:
    key: str
    title: str
    second: str
    value: str
    look: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    chapter: str
    title: str
    settled: int
    total: int
    done: float
    deviates: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterLine:
    title: str
    second: str
    used: float
    limit: float
    whole: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    title: str
    second: str
    customer: str
    address: str
    note: str
    contact: str
    contact_second: str
    phone: str
    mail: str
    times: tuple[TimeLine, ...]
    buttons: tuple[TimeButton, ...]
    owed_summary: str
    owed: tuple[OwedLine, ...]
    share_done: float
    share_deviates: float
    percent: str
    headline: str
    headline_second: str
    next_word: str
    next_subject: str
    next_item: str
    packages: tuple[PackageLine, ...]
    meters: tuple[MeterLine, ...]


def load(app: FieldApp, job_id: str, words: Words, now: datetime) -> JobPage:
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, words, now)


def _page(job: OpenJob, words: Words, now: datetime) -> JobPage:
    one = job.job
    sums = counts(job.sheet, job.book)
    settled = sums["total"] - sums["open"]
    good = sums["done"] + sums["na"]
    total = max(1, sums["total"])
    headline, second = _headline(job, words)
    coming = next_open(job.sheet, job.book)
    number, subject = "", ""
    if coming is not None:
        subject = coming[0]
        number = _named(job, words, subject)
    owed = _owed(job, words)
    looks = [line.look for line in owed]
    return JobPage(
        title=one.customer.name,
        second=f"{one.order_number} · {one.site.city}",
        customer=one.customer.name,
        address=place_of_work(words, one.remote, one.site.street, one.site.post_code, one.site.city),
        note=one.notes,
        contact=one.contact.name,
        contact_second=" · ".join(part for part in (one.contact.function, one.contact.phone) if part),
        phone=one.contact.phone,
        mail=one.contact.mail,
        times=_times(job, words, now),
        buttons=_buttons(job, words),
        owed_summary=_owed_summary(words, looks),
        owed=owed,
        share_done=good / total,
        share_deviates=(settled - good) / total,
        percent=f"{round(100 * settled / total)} %",
        headline=headline,
        headline_second=second,
        next_word=words("Go on at {place}", place=number) if coming else words("To the sign-off"),
        next_subject=subject,
        next_item=str(coming[1]) if coming else "",
        packages=_packages(job, words),
        meters=_meters(job, words),
    )


def _headline(job: OpenJob, words: Words) -> tuple[str, str]:
    rows = [row for row in job.sheet.subjects if str(row.kind) == "workplace" and row.ordered]
    if not rows:
        rows = [row for row in job.sheet.subjects if job.sheet.items(row.subject_id)]
    finished = differing = 0
    for row in rows:
        states = [state for _, state in standing(job.sheet, job.book, row.subject_id)]
        if states and all(state.state.complete for state in states):
            finished += 1
            differing += any(str(state.state) == "deviates" for state in states)
    desks = bool(rows) and str(rows[0].kind) == "workplace"
    all_of = words(
        "{done} of {total} workplaces" if desks else "{done} of {total} parts", done=finished, total=len(rows)
    )
    second = words("{n} finished as ordered", n=finished - differing)
    if differing:
        second += ", " + words.count("{n} deviates", "{n} deviate", differing)
    return all_of, second


def _named(job: OpenJob, words: Words, subject_id: str) -> str:
    from ui.subject_words import subject_name

    subject = job.sheet.subject(subject_id)
    return subject.number if str(subject.kind) == "workplace" else subject_name(words, subject)


def _owed(job: OpenJob, words: Words) -> tuple[OwedLine, ...]:
    by_key: dict[str, list[str]] = {}
    title: dict[str, str] = {}
    codes: dict[str, str] = {}
    per: dict[str, str] = {}
    for subject in job.sheet.subjects:
        for one in job.sheet.preconditions(subject.subject_id):
            state = precondition_state(job.sheet, job.book, subject.subject_id, one.key)
            by_key.setdefault(one.key, []).append(str(state.look))
            title[one.key], per[one.key] = words.of(one.words), str(one.per)
            if state.code:
                codes.setdefault(one.key, state.code)
    lines = []
    for key, looks in by_key.items():
        met = sum(1 for look in looks if look in ("done", "na"))
        worst = next((look for look in ("blocks", "not_done", "deviates", "begun") if look in looks), "")
        look = worst or ("done" if met == len(looks) else "begun" if met else "open")
        value = words("{done} of {total}", done=met, total=len(looks)) if per[key] == "workplace" else ""
        code = codes.get(key, "")
        lines.append(
            OwedLine(
                key=key,
                title=title[key],
                second="",
                value=" · ".join(part for part in (code, value) if part) or spoken_state(words, look, None),
                look=look,
                spoken=f"{title[key]}, {spoken_state(words, look, code or None)}",
            )
        )
    return tuple(lines)


def _owed_summary(words: Words, looks: list[str]) -> str:
    parts = []
    met = sum(1 for look in looks if look in ("done", "na"))
    begun = looks.count("begun")
    other = sum(1 for look in looks if look in ("deviates", "not_done", "blocks"))
    if met:
        parts.append(words("{n} met", n=met))
    if begun:
        parts.append(words("{n} begun", n=begun))
    if other:
        parts.append(words.count("{n} deviates", "{n} deviate", other))
    return ", ".join(parts) or words("nothing checked yet")


def _packages(job: OpenJob, words: Words) -> tuple[PackageLine, ...]:
    lines = []
    for chapter in job.sheet.chapters:
        sums = counts(job.sheet, job.book, chapter.key)
        if not sums["total"]:
            continue
        good = sums["done"] + sums["na"]
        rest = sums["deviates"] + sums["not_done"]
        lines.append(
            PackageLine(
                chapter=chapter.key,
                title=words.of(chapter.words),
                settled=good + rest,
                total=sums["total"],
                done=good / sums["total"],
                deviates=rest / sums["total"],
            )
        )
    return tuple(lines)


def _meters(job: OpenJob, words: Words) -> tuple[MeterLine, ...]:
    titles = {allowance.key: words.of(allowance.words) for allowance in job.catalogue.allowances}
    units = {
        "min": words("min"),
        "device": words("devices"),
        "mailbox": words("mailboxes"),
        "import": words("imports"),
        "run": words("import runs"),
        "export": words("exports"),
    }
    lines = []
    for usage in usages(job.sheet, job.book):
        used, top = float(usage.used), float(usage.top)
        unit = units.get(usage.unit, usage.unit)
        second = words(
            "{used} of {top} {unit}", used=words.decimal(usage.used), top=words.decimal(usage.top), unit=unit
        )
        if used > top:
            second += ", " + words("extra cost")
        lines.append(
            MeterLine(
                title=titles.get(usage.key, usage.key), second=second, used=used, limit=top, whole=max(top * 1.25, used)
            )
        )
    return tuple(lines)


def _times(job: OpenJob, words: Words, now: datetime) -> tuple[TimeLine, ...]:
    marks = sorted(job.book.marks, key=lambda mark: mark.at)
    titles = _mark_titles(words, remote=job.job.remote)
    ends: dict[str, list[str]] = {"pause-end": [], "wait-end": []}
    for mark in marks:
        if mark.mark in ends:
            ends[mark.mark].append(_clock(words, mark.at))
    lines = []
    for mark in marks:
        if mark.mark in ends:
            continue
        second = ""
        if mark.mark in _PAIRS:
            closed = ends[_PAIRS[mark.mark]]
            second = words("until {time}", time=closed.pop(0)) if closed else words("runs")
        if mark.reason:
            second = " · ".join(part for part in (second, mark.reason) if part)
        former = _clock(words, mark.former[-1]) if mark.former else ""
        lines.append(TimeLine(clock=_clock(words, mark.at), title=titles[mark.mark], second=second, former=former))
    if not any(mark.mark == "end" for mark in marks):
        arrival = next((mark for mark in marks if mark.mark == "arrival"), None)
        second = ""
        if arrival is not None:
            minutes = int((now - datetime.fromisoformat(arrival.at)).total_seconds() // 60)
            spent = {"h": minutes // 60, "m": f"{minutes % 60:02d}"}
            second = words("{h}:{m} h", **spent) if job.job.remote else words("{h}:{m} h on site", **spent)
        lines.append(TimeLine(clock=words.clock(now), title=words("now"), second=second, running=True))
        if job.job.hours and job.job.hours.replace(".", "").isdigit():
            start = datetime.fromisoformat(job.job.planned)
            total = start.hour * 60 + start.minute + int(float(job.job.hours) * 60)
            clock = f"{total // 60 % 24:02d}:{total % 60:02d}"
            lines.append(TimeLine(clock=clock, title=words("End of work"), second=words("planned"), planned=True))
    return tuple(lines)


def _buttons(job: OpenJob, words: Words) -> tuple[TimeButton, ...]:
    marks = [mark.mark for mark in sorted(job.book.marks, key=lambda mark: mark.at)]
    if "end" in marks:
        return ()
    if job.job.remote and "arrival" not in marks:
        return (TimeButton(mark="arrival", word=words("Note begin"), icon="play"),)
    if "drive" not in marks and "arrival" not in marks:
        return (
            TimeButton(mark="drive", word=words("Note departure"), icon="car"),
            TimeButton(mark="arrival", word=words("Note arrival"), icon="pin"),
        )
    if "arrival" not in marks:
        return (TimeButton(mark="arrival", word=words("Note arrival"), icon="pin"),)
    buttons = []
    if marks.count("pause") > marks.count("pause-end"):
        buttons.append(TimeButton(mark="pause-end", word=words("End pause"), icon="play"))
    else:
        buttons.append(TimeButton(mark="pause", word=words("Begin pause"), icon="pause"))
    if marks.count("wait") > marks.count("wait-end"):
        buttons.append(TimeButton(mark="wait-end", word=words("End waiting"), icon="clock"))
    else:
        buttons.append(TimeButton(mark="wait", word=words("Waiting time"), icon="clock", needs_reason=True))
    buttons.append(TimeButton(mark="end", word=words("Note end of work"), icon="flag"))
    return tuple(buttons)


def _mark_titles(words: Words, *, remote: bool) -> dict[str, str]:
    return {
        "drive": words("Departure"),
        "arrival": words("Begin") if remote else words("Arrival"),
        "pause": words("Pause"),
        "wait": words("Waiting time"),
        "end": words("End of work"),
    }


def _clock(words: Words, at: str) -> str:
    return words.clock(datetime.fromisoformat(at))


def mark(app: FieldApp, job_id: str, kind: str, reason: str | None = None, note: str | None = None) -> Changed:
    return app.answering.mark_time(app.jobs.open(job_id), kind, reason=reason, note=note)
