"""Small sentences that several sections say: kinds of subjects, reasons, consent, times."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from app.report.wording import Words, moment
from checklists.ids import ORDER_SUBJECT, VISIT_SUBJECT
from checklists.record_form import AllowancePart, Quantity, Record, SignedStepPart, TimePart
from checklists.remote import done_remotely

_KINDS = {
    "order": ("{n} order", "{n} orders"),
    "visit": ("{n} visit", "{n} visits"),
    "workplace": ("{n} workplace", "{n} workplaces"),
    "group": ("{n} group", "{n} groups"),
    "queue": ("{n} queue", "{n} queues"),
    "user": ("{n} user", "{n} users"),
    "mailbox": ("{n} mailbox", "{n} mailboxes"),
    "device": ("{n} device", "{n} devices"),
    "session": ("{n} training", "{n} trainings"),
}
_READY = {
    "order": ("{done} of {n} order finished", "{done} of {n} orders finished"),
    "visit": ("{done} of {n} visit finished", "{done} of {n} visits finished"),
    "workplace": ("{done} of {n} workplace finished", "{done} of {n} workplaces finished"),
    "group": ("{done} of {n} group finished", "{done} of {n} groups finished"),
    "queue": ("{done} of {n} queue finished", "{done} of {n} queues finished"),
    "user": ("{done} of {n} user finished", "{done} of {n} users finished"),
    "mailbox": ("{done} of {n} mailbox finished", "{done} of {n} mailboxes finished"),
    "device": ("{done} of {n} device finished", "{done} of {n} devices finished"),
    "session": ("{done} of {n} training finished", "{done} of {n} trainings finished"),
}
_UNITS = {"min": "min", "m": "m"}
_COUNTED = {
    "device": _KINDS["device"],
    "mailbox": _KINDS["mailbox"],
    "import": ("{n} import", "{n} imports"),
    "run": ("{n} run", "{n} runs"),
    "export": ("{n} export", "{n} exports"),
}
_MARKS = {
    "drive": "Drive",
    "arrival": "Arrival",
    "pause": "Break",
    "wait": "Waiting time",
    "end": "End of work",
}
_SECOND_HALF = {"pause-end": "pause", "wait-end": "wait"}


def quantity(words: Words, record: Record, ordered: Sequence[Quantity]) -> str:
    """24 Plätze, 1 Gruppe. Work done from HQ has no visit to count."""
    remote = done_remotely(record)
    return ", ".join(
        words.many(*_KINDS[part["unit"]], part["count"]) if part["unit"] in _KINDS else str(part["count"])
        for part in ordered
        if not (remote and part["unit"] == "visit")
    )


def finished(words: Words, kind: str, done: int, total: int) -> str:
    """23 von 24 Plätzen fertig."""
    return words.many(*_READY.get(kind, _READY["order"]), total, done=words.number(done))


def amount(words: Words, value: str, unit: str) -> str:
    """12,5 min, 1 Lauf."""
    if unit in _COUNTED and value.isdigit():
        return words.many(*_COUNTED[unit], int(value))
    return f"{words.number(value)} {words(_UNITS[unit]) if unit in _UNITS else unit}"


def reason(text: str, code: str | None) -> str:
    """keine 230-V-Dose bis 2 m (K02)."""
    if not code:
        return text
    return f"{text} ({code})" if text else f"({code})"


def capital(text: str) -> str:
    """A text of the catalogue at the beginning of a sentence; never used on what people typed."""
    return text[:1].upper() + text[1:]


def sentence(*parts: str) -> str:
    """Parts as sentences with a full stop each, empty ones left out."""
    stopped = [part if part[-1:] in ".!?…" else f"{part}." for part in (p.strip() for p in parts) if part]
    return " ".join(stopped)


def place(*parts: str) -> str:
    """EG, Raum 5."""
    return ", ".join(part for part in parts if part)


def visit(words: Words, record: Record) -> str:
    """What the visit is called: work done from HQ is none."""
    return words("Back office") if done_remotely(record) else words("Visit")


def named(words: Words, record: Record, subject: str, number: str, label: str) -> str:
    """What a subject is called in a sentence: number and label, and a word where it has neither."""
    if subject == ORDER_SUBJECT:
        return words("Order")
    if subject == VISIT_SUBJECT:
        return visit(words, record)
    return place(number, label) or words("Whole site")


def extra_minutes(words: Words, record: Record) -> list[str]:
    """Everything above an allowance, with who agreed."""
    return [_extra(words, part) for part in record["allowances"] if _above(part)]


def _above(part: AllowancePart) -> bool:
    return part["extra"].strip("0.") not in {"", "-"}


def _extra(words: Words, part: AllowancePart) -> str:
    text = words(
        "{title}: {amount} over the limit", title=part["title"], amount=amount(words, part["extra"], part["unit"])
    )
    return text + (words(", agreed with {who}", who=part["consent"]) if part["consent"] else "")


def stretches(words: Words, record: Record, times: Iterable[TimePart]) -> list[tuple[str, str]]:
    """Time marks as drawn: ("09:10–09:35", "Wartezeit (K10)"); a stretch without its end shows "09:10–"."""
    marks = {**_MARKS, "arrival": "Begin"} if done_remotely(record) else _MARKS
    found: list[tuple[str, str, str]] = []
    for part in times:
        at = moment(part["at"])
        clock = words.clock(at) if at else part["at"]
        opened = _SECOND_HALF.get(part["mark"])
        if opened is None:
            name = words(marks[part["mark"]]) if part["mark"] in marks else part["mark"]
            ends = "–" if part["mark"] in _SECOND_HALF.values() else ""
            found.append((part["mark"], clock + ends, f"{name} ({part['code']})" if part["code"] else name))
            continue
        for index in range(len(found) - 1, -1, -1):
            if found[index][0] == opened and found[index][1].endswith("–"):
                found[index] = (opened, found[index][1] + clock, found[index][2])
                break
    return [(clock, name) for _, clock, name in found]


def waiting(words: Words, record: Record) -> str:
    """25 Minuten Wartezeit; empty where nobody waited."""
    minutes = record["summary"]["waiting_minutes"]
    return words.many("{n} minute of waiting", "{n} minutes of waiting", minutes) if minutes else ""


def clock_note(words: Words, record: Record) -> str:
    """Whose clock printed these times, and how far it was checked (rule T2)."""
    frozen, clock = moment(record["report"]["frozen_at"]), record["clock"]
    if not clock["checked"] or clock["skew_ms"] is None or clock["skew_age_s"] is None or frozen is None:
        return words("Device time ({zone}), not checked against HQ.", zone=zone(record))
    checked = frozen - timedelta(seconds=clock["skew_age_s"])
    return words(
        "Device time ({zone}), checked against HQ on {date} at {time}, difference {seconds} s.",
        zone=zone(record),
        date=words.date_short(checked.date()),
        time=words.clock(checked),
        seconds=words.number(round(abs(clock["skew_ms"]) / 1000)),
    )


def zone(record: Record) -> str:
    """MEZ, UTC+1."""
    frozen = moment(record["report"]["frozen_at"])
    offset = frozen.utcoffset() if frozen else None
    if offset is None:
        return record["report"]["frozen_tz"]
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    shift = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    return place(record["report"]["frozen_tz"], shift)


def grouped(sha256: str, digits: int = 16) -> str:
    """9f2c 41d8 07be a65e."""
    return " ".join(sha256[index : index + 4] for index in range(0, min(digits, len(sha256)), 4))


def signed_step(number: int, part: SignedStepPart) -> str:
    """ "3. AP-01, Maren Böhm, Mithören geregelt"; the order's own number stands at the head of every page and would only take room."""
    label = "" if part["subject"] == ORDER_SUBJECT else part["subject_label"]
    return f"{number}. {place(label, part['title'])}"
