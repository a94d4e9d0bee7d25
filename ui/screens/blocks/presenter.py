"""Groups, queues, sessions, order and visit: what is done there, block by block. Knows no Qt."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from app.bootstrap import FieldApp
from app.domain import Multi, item_state, left_out
from app.open_job import OpenJob
from ui.editors.model import Offer
from ui.editors.rows import reason_text, spoken_number
from ui.editors.tick_words import tick_said
from ui.screens.workplace.presenter import group_word
from ui.state_words import spoken_state
from ui.subject_words import subject_name
from ui.wording import Words

KINDS = ("order", "visit", "group", "queue", "session")
_SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of one subject. `answer` none | passed | failed | excused | na; one with `details` opens its card."""

    step: str
    number: str
    title: str
    second: str
    answer: str
    look: str
    details: bool
    spare: bool
    """May stay open, and nobody has touched it."""
    value: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One subject within one chapter."""

    key: str
    subject: str
    title: str
    second: str
    sort: str
    """What sort of group it is or whose steps these are; the site where the title says what sort."""
    chapter: str
    settled: int
    total: int
    """Lines that must be answered, or that somebody has begun."""
    counted: str
    place: str
    """Begins the spoken names."""
    lines: tuple[Line, ...]
    topics: tuple[Offer, ...]
    """Of a training: every topic nobody has answered yet, as shown."""

    @property
    def open_steps(self) -> tuple[str, ...]:
        return tuple(line.step for line in self.lines if not line.details and line.answer == "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    title: str
    second: str
    blocks: tuple[Block, ...]


def load(app: FieldApp, job_id: str, words: Words) -> Page:
    job = app.jobs.open(job_id)
    with job.reading():
        blocks = []
        for table in job.sheet.tables():
            if str(table.kind) not in KINDS:
                continue
            for subject in table.rows:
                items = [one for one in table.columns if job.sheet.applies(subject.subject_id, one.key)]
                if items:
                    blocks.append(_block(job, words, table.chapter, subject, items))
        blocks = _told_apart(blocks)
        return Page(
            title=job.job.customer.name,
            second=f"{job.job.order_number} · {job.job.site.city}",
            blocks=tuple(blocks),
        )


def _topics(job: OpenJob, subject: Any, items: list[Any]) -> tuple[Offer, ...]:
    """A topic is a choice of what was done with it; those still open could all have been shown."""
    found = []
    for item in items if str(subject.kind) == "session" else ():
        for detail in job.sheet.details(subject.subject_id, item):
            answer = job.book.answer(subject.subject_id, detail.key)
            untouched = answer is None or answer.value is None
            if untouched and any(option.key == _SHOWN for option in detail.options):
                found.append(Offer(subject=subject.subject_id, step=detail.key, value=Multi(keys=(_SHOWN,))))
    return tuple(found)


def _told_apart(blocks: list[Block]) -> list[Block]:
    """Where several blocks are of one subject or bear one name, each says its title, too: no two buttons are called alike."""
    places = Counter(block.place for block in blocks)
    return [_renamed(block) if places[block.place] > 1 else block for block in blocks]


def _renamed(block: Block) -> Block:
    place = ", ".join(dict.fromkeys((block.place, block.title, block.chapter)))
    lines = tuple(replace(line, spoken=place + line.spoken.removeprefix(block.place)) for line in block.lines)
    return replace(block, place=place, lines=lines)


def _block(job: OpenJob, words: Words, chapter: Any, subject: Any, items: list[Any]) -> Block:
    place = spoken_number(words, subject)
    lines = tuple(_line(job, words, subject, item, place) for item in items)
    kind = str(subject.kind)
    title, second, sort = subject_name(words, subject), f"{chapter.key} {words.of(chapter.words)}", ""
    if kind in ("group", "queue"):
        word = group_word(words, str(subject.group_kind or kind))
        # Without a group of its own the service is done once for the whole site.
        title, sort = (subject.label, word) if subject.label else (word, words("Site"))
        second = " · ".join(part for part in (sort, subject.second, second) if part)
        place = place if subject.label else word
        lines = tuple(_line(job, words, subject, item, place) for item in items)
    elif kind in ("order", "visit"):
        title, second, sort = words.of(chapter.words), f"{chapter.key} · {title}", title
    elif kind == "session":
        sort = words.of(chapter.words)
    settled = sum(1 for line in lines if line.look in ("done", "na", "deviates", "not_done"))
    total = sum(1 for line in lines if not line.spare)
    return Block(
        key=f"{chapter.key}/{subject.subject_id}",
        subject=subject.subject_id,
        title=title,
        second=second,
        sort=sort,
        chapter=words.of(chapter.words),
        settled=settled,
        total=total,
        counted=words("{done} of {total}", done=settled, total=total) if total else words("only if needed"),
        place=place,
        lines=lines,
        topics=_topics(job, subject, items),
    )


def _line(job: OpenJob, words: Words, subject: Any, item: Any, place: str) -> Line:
    state = item_state(job.sheet, job.book, subject.subject_id, item.key)
    answer = job.book.answer(subject.subject_id, item.key)
    said, why = tick_said(job, words, answer)
    title = words.of(item.words)
    look = str(state.look)
    value, spare = "", left_out(job.sheet, subject.subject_id, item, state)
    if spare:
        value = words("only if needed")
    elif item.details:
        value = words("{done} of {total}", done=state.done, total=state.total)
        if look in ("deviates", "not_done", "blocks", "na") and state.code:
            why = f"{state.code} {reason_text(job, words, state.code)}"
    return Line(
        step=item.key,
        number=str(item.number),
        title=title,
        second=why,
        answer=said,
        look=look,
        details=bool(item.details),
        spare=spare,
        value=value,
        spoken=f"{place}, {title}, {spoken_state(words, look, state.code)}",
    )
