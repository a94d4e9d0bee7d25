"""The card of one subject: its preconditions and items, and the details of the chosen one. Knows no Qt."""

from dataclasses import dataclass
from typing import Any

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import Item, Precondition, item_state, left_out, may_choose_desk, next_open, precondition_state
from app.open_job import OpenJob
from ui.editors.model import PhotoTile, Row
from ui.editors.rows import reason_text, row_of, spoken_number
from ui.editors.tick_words import tick_said
from ui.limits import passed_words
from ui.state_words import spoken_state
from ui.subject_words import subject_name
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list at the left. `look` is the state, `remark` an open question of HQ."""

    key: str
    number: str
    title: str
    second: str
    look: str
    code: str
    remark: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The tick on the whole item. `answer` is none | passed | failed | excused | na; `short` words it "wie bestellt"."""

    step: str
    name: str
    title: str
    second: str
    answer: str
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    job: str
    subject: str
    title: str
    second: str
    number: str
    name: str
    line: str
    previous: str
    next: str
    entries: tuple[Entry, ...]
    chosen: str
    heading: str
    counted: str
    precondition: bool
    tick: Tick | None
    rows: tuple[Row, ...]
    hidden: int
    """Details a short depth does not ask for here; 0 where all are shown."""
    remark: str
    remark_by: str
    photos: tuple[PhotoTile, ...]
    photo_step: str
    may_choose: str
    """The model whose full desk this may become, empty else."""
    missing: str
    """First step still to answer: where the focus goes."""
    limit: str
    """Key of the allowance that is passed without consent, empty else."""
    limit_words: str


def load(app: FieldApp, job_id: str, subject_id: str, item: str, words: Words, *, every: bool) -> Card:
    """`item` is an item's, precondition's or step's key, or empty for the first open one; `every` shows all details."""
    job = app.jobs.open(job_id)
    with job.reading():
        return _card(app, job, subject_id, item, words, every)


def next_open_place(app: FieldApp, job_id: str, subject_id: str, item: str) -> tuple[str, str] | None:
    """What is still to be done: on this subject below the item at hand, else above it, then on the next subjects."""
    job = app.jobs.open(job_id)
    with job.reading():
        keys = [one.key for one in job.sheet.items(subject_id)]
        start = keys.index(item) + 1 if item in keys else 0  # type: ignore[arg-type]
        for key in (*keys[start:], *keys[:start]):
            if key != item and _is_left(job, subject_id, key):
                return subject_id, key
        found = next_open(job.sheet, job.book, subject_id)  # type: ignore[arg-type]
        return (found[0], found[1]) if found is not None else None


def _is_left(job: OpenJob, subject_id: Any, key: Any) -> bool:
    """Whether an item is still to be done here."""
    state = item_state(job.sheet, job.book, subject_id, key)
    return not state.state.complete and not left_out(job.sheet, subject_id, job.sheet.bullet_of(key), state)  # type: ignore[arg-type]


def choose_desk(app: FieldApp, job_id: str, model: str, subject_id: str) -> Changed:
    return app.answering.choose_desk(app.jobs.open(job_id), model, subject_id)


def _card(app: FieldApp, job: OpenJob, subject_id: str, item: str, words: Words, every: bool) -> Card:
    sheet, book = job.sheet, job.book
    subject = sheet.subject(subject_id)
    bullets: list[Item | Precondition] = [*sheet.preconditions(subject_id), *sheet.items(subject_id)]
    states = {one.key: _state(job, subject_id, one) for one in bullets}
    chosen = _chosen(job, bullets, states, item)
    entries = tuple(_entry(job, words, subject, one, states[one.key], nth) for nth, one in enumerate(bullets))
    rows: tuple[Row, ...] = ()
    hidden, tick, photo_step, missing = 0, None, "", ""
    if chosen is not None:
        plan = sheet.plan(subject_id, chosen.key)
        # What another choice would ask for is not asked in any depth.
        whole = tuple(detail for detail in chosen.details if detail.key not in plan.hidden)
        details = whole if every else plan.details
        hidden = len(whole) - len(details)
        rows = tuple(
            row_of(job, words, subject, detail, seconds=_running(app, job, subject_id, detail.key))
            for detail in details
        )
        if isinstance(chosen, Item):
            tick = _tick(job, words, subject, chosen)
        photo_step = chosen.key
        missing = states[chosen.key].missing or ""
    same = [one.subject_id for one in sheet.subjects if one.kind is subject.kind and sheet.items(one.subject_id)]
    place = same.index(subject.subject_id) if subject.subject_id in same else -1
    state = states[chosen.key] if chosen is not None else None
    remark = _remark(job, subject_id, chosen)
    limit = _limit(job, words, state)
    return Card(
        job=job.job.job_id,
        subject=subject_id,
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        number=subject.number if str(subject.kind) == "workplace" else "",
        name=subject_name(words, subject),
        line=_line(job, words, subject),
        previous=same[place - 1] if place > 0 else "",
        next=same[place + 1] if 0 <= place < len(same) - 1 else "",
        entries=entries,
        chosen=chosen.key if chosen is not None else "",
        heading=words.of(chosen.words) if chosen is not None else "",
        counted=_counted(words, state, rows),
        precondition=isinstance(chosen, Precondition),
        tick=tick,
        rows=rows,
        hidden=hidden,
        remark=remark[0],
        remark_by=remark[1],
        photos=_photos(job, words, subject_id),
        photo_step=photo_step,
        may_choose=subject.model if hidden and may_choose_desk(sheet, book, subject.subject_id) else "",
        missing=missing,
        limit=limit[0],
        limit_words=limit[1],
    )


def _state(job: OpenJob, subject_id: str, one: Item | Precondition) -> Any:
    if isinstance(one, Item):
        return item_state(job.sheet, job.book, subject_id, one.key)  # type: ignore[arg-type]
    return precondition_state(job.sheet, job.book, subject_id, one.key)  # type: ignore[arg-type]


def _chosen(job: OpenJob, bullets: list[Item | Precondition], states: dict[Any, Any], item: str) -> Any:
    if item:
        try:
            bullet = job.sheet.bullet_of(item)
        except KeyError:
            bullet = None
        for one in bullets:
            if bullet is not None and one.key == bullet.key:
                return one
    items = [one for one in bullets if isinstance(one, Item)]
    return next((one for one in items if not states[one.key].state.complete), bullets[0] if bullets else None)


def _entry(job: OpenJob, words: Words, subject: Any, one: Item | Precondition, state: Any, nth: int) -> Entry:
    look, title = str(state.look), words.of(one.words)
    second = ""
    if look in ("deviates", "not_done", "na", "blocks") and state.code:
        second = f"{state.code} {reason_text(job, words, state.code)}"
    elif look == "begun" and state.total > 1:
        second = words("{done} of {total}", done=state.done, total=state.total)
    steps = {one.key, *(detail.key for detail in one.details)}
    asked = any(
        r.answer is None and r.remark.subject == subject.subject_id and str(r.remark.step).partition("/")[0] in steps
        for r in job.remarks
    )
    number = str(one.number) if isinstance(one, Item) else words("P{n}", n=nth + 1)
    return Entry(
        key=one.key,
        number=number,
        title=title,
        second=second,
        look=look,
        code=state.code or "",
        remark=asked,
        spoken=f"{spoken_number(words, subject)}, {title}, {spoken_state(words, look, state.code)}",
    )


def _tick(job: OpenJob, words: Words, subject: Any, item: Item) -> Tick | None:
    """The item's own tick: always where it has no details, in short depth before the details, elsewhere only once given."""
    answer = job.book.answer(subject.subject_id, item.key)  # type: ignore[arg-type]
    value = answer.value if answer else None
    plan = job.sheet.plan(subject.subject_id, item.key)
    if item.details and plan.full and value is None:
        return None
    said, why = tick_said(job, words, answer)
    short = bool(plan.rest)
    title = words("Whole item") if item.details else words.of(item.words)
    second = ""
    if short:
        second = words.count(
            "stands for one step that is not asked here",
            "stands for {n} steps that are not asked here",
            len(plan.rest),
        )
    return Tick(
        step=item.key,
        name=f"{spoken_number(words, subject)}, {words.of(item.words)}",
        title=words("Done, as ordered") if short else title,
        second=why or second,
        answer=said,
        short=short,
    )


def _counted(words: Words, state: Any, rows: tuple[Row, ...]) -> str:
    if state is None or (len(rows) == 1 and rows[0].kind == "sub"):
        return ""
    if str(state.look) in ("open", "begun") and state.total > 1:
        return words("{done} of {total}", done=state.done, total=state.total)
    return spoken_state(words, str(state.look), state.code) if str(state.look) != "open" else ""


def _line(job: OpenJob, words: Words, subject: Any) -> str:
    kind = str(subject.kind)
    if kind == "workplace":
        room = words("Room {room}", room=subject.room) if subject.room and subject.label else ""
        place = ", ".join(part for part in (subject.floor, room) if part)
        extension = words("Extension {number}", number=subject.second) if subject.second else ""
        return " · ".join(part for part in (place, extension, subject.model) if part)
    if kind in ("group", "queue"):
        return " · ".join(part for part in (group_word(words, str(subject.group_kind or kind)), subject.second) if part)
    if kind == "session":
        return words.of(job.catalogue.chapter(subject.chapter).words) if subject.chapter else ""
    if kind == "visit":
        return "" if job.job.remote else job.job.site.city
    return str(subject.second)


def group_word(words: Words, kind: str) -> str:
    """What sort of group it is."""
    return {
        "park": words("Call park"),
        "pickup": words("Call pickup"),
        "clid": words("Caller number"),
        "paging": words("Paging group"),
        "moh": words("Music on hold"),
        "hunt": words("Hunt group"),
        "plan": words("Numbering plan"),
        "auto-attendant": words("Auto attendant"),
        "queue": words("Call queue"),
    }.get(kind, kind)


def _remark(job: OpenJob, subject_id: str, chosen: Any) -> tuple[str, str]:
    if chosen is None:
        return "", ""
    steps = {chosen.key, *(detail.key for detail in chosen.details)}
    for one in job.remarks:
        here = one.remark.subject == subject_id and str(one.remark.step).partition("/")[0] in steps
        if here and one.answer is None:
            return one.remark.text, job.review.by if job.review is not None else ""
    return "", ""


def _limit(job: OpenJob, words: Words, state: Any) -> tuple[str, str]:
    """(key, "130 von 120 Min.") where the item blocks because nobody agreed to pass a limit."""
    if state is None or state.why is None or str(state.why) != "limit-without-consent":
        return "", ""
    step: Any = job.sheet.step(state.missing)
    allowance = job.sheet.limit_of(step)
    passed = passed_words(job, allowance.key, words) if allowance is not None else ""
    return (allowance.key, passed) if allowance is not None and passed else ("", "")


def _photos(job: OpenJob, words: Words, subject_id: str) -> tuple[PhotoTile, ...]:
    found = []
    for fact in job.book.photos.values():
        if fact.subject == subject_id:
            try:
                step: Any = job.sheet.step(fact.step)
                named = words.of(step.words)
            except KeyError:
                named = ""
            found.append(PhotoTile(photo_id=fact.photo, caption=fact.caption or named))
    return tuple(found)


def _running(app: FieldApp, job: OpenJob, subject_id: str, step: str) -> int | None:
    return app.answering.running_seconds(job, subject_id, step)
