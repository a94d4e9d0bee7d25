"""From a detail of an open job to the row an editor shows. Decides every word; knows no Qt."""

from typing import Any

from app.checking import AT_ONCE, BESIDE_MAILBOXES, OF_A_FILE, OVER_A_LINE, target_of
from app.domain import (
    ATTRIBUTES,
    Detail,
    Item,
    Language,
    Precondition,
    StoredSheet,
    SubTest,
    Tri,
    Value,
    answer_text,
    attendees,
    cell_text,
    proposed_reason,
    sheet_text,
    step_state,
)
from app.open_job import OpenJob
from ui.editors.examples import example_text, example_words
from ui.editors.from_order import rows_from_order
from ui.editors.messages import message_of, wrong_cells
from ui.editors.model import Attendee, Choice, ColumnHead, PhotoTile, Proposal, Row, SubLine
from ui.state_words import spoken_state
from ui.subject_words import subject_name
from ui.wording import Words

_ROOM_FULL = 30
"""More names than these are no help to choose from."""


def spoken_number(words: Words, subject: Any) -> str:
    """ "AP-07", else the name the subject goes by: the beginning of every spoken name."""
    return subject.number if str(subject.kind) == "workplace" else subject_name(words, subject)


def row_of(job: OpenJob, words: Words, subject: Any, detail: Detail, *, seconds: int | None = None) -> Row:
    """`seconds` is what a running clock of this step shows; the caller holds `job.reading()`."""
    here = subject.subject_id
    answer = job.book.answer(here, detail.key)
    state = step_state(job.sheet, job.book, here, detail.key)
    value = answer.value if answer else None
    sheet = job.book.sheets.get((here, detail.key))
    listed = sheet if sheet is not None and sheet.holds else None
    if listed is not None:
        value = None  # a list that is kept apart; no answer before it counts
    label = words.of(detail.words)
    reason = (answer.reason if answer else None) or ""
    remark = job.remark_at(here, detail.key)
    language = Language(words.language)
    return Row(
        subject=here,
        step=detail.key,
        kind=str(detail.kind),
        name=f"{spoken_number(words, subject)}, {label}",
        label=label,
        hint=words.of(detail.hint),
        required=detail.required,
        look=str(state.look),
        spoken=spoken_state(words, str(state.look), state.code),
        value=value,
        shown=_shown(value, listed, detail, language),
        reason=reason,
        reason_text=reason_text(job, words, reason),
        note=(answer.note if answer else None) or "",
        former=former_text(answer, detail, language),
        placeholder=example_text(words, detail),
        example=example_words(words, detail),
        message=message_of(job, words, subject, detail, answer),
        remark=remark.remark.text if remark is not None and remark.answer is None else "",
        unit=unit_of(words, detail),
        minimum=detail.minimum or "",
        maximum=detail.maximum or "",
        exceeds_with=detail.reason_when_exceeded or "",
        options=tuple(Choice(key=o.key, text=words.of(o.words), asks_text=o.asks_text) for o in detail.options),
        columns=_columns(words, detail),
        check=_way(detail.check),
        target=target_of(job, here, detail),
        wide=_is_user_list(detail),
        wrong_cells=wrong_cells(job, here, detail, value),
        at_least=detail.at_least,
        at_most=detail.at_most or 0,
        subs=tuple(_sub(job, words, here, detail, sub, nth) for nth, sub in enumerate(detail.subs, start=1)),
        plain_tick=words.of(detail.done_means) if detail.done_means else "",
        identity=detail.identity,
        proposals=_people(job, words, subject) if str(detail.kind) in ("people", "sign") else (),
        filled=_preset(detail) if detail.preset else rows_from_order(job, subject, detail),
        preset=detail.preset,
        alone=detail.signed_by is not None,
        of_chain=_signed_rows(job, detail) is not None,
        attendees=signers(job, words, here, detail, value),
        running=seconds,
        photos=tuple(
            PhotoTile(photo_id=fact.photo, caption=fact.caption or label)
            for fact in job.book.photos_at(here, detail.key)
        ),
    )


def _shown(value: Value | None, listed: StoredSheet | None, detail: Detail, language: Language) -> str:
    if listed is not None:
        return sheet_text(listed, language)
    return answer_text(value, detail, language) if value is not None else ""


def reason_text(job: OpenJob, words: Words, code: str) -> str:
    """The words of a reason code, empty where there is none."""
    try:
        return words.of(job.catalogue.reason(code).words) if code else ""
    except KeyError:
        return ""


def former_text(answer: Any, step: Item | Detail | SubTest, language: Language) -> str:
    """The last other value that stood there, to be shown struck; empty where nothing changed."""
    if answer is None:
        return ""
    for old in reversed(answer.former):
        if old.value is not None and old.value != answer.value:
            before = answer_text(old.value, step, language)
            # An answer that was only gone on with ("Anderes Modell" -> "Anderes Modell: Snom") is no correction.
            now = answer_text(answer.value, step, language) if answer.value is not None else ""
            return "" if now.startswith(before) else before
    return ""


def proposed(job: OpenJob, subject: str, step: str) -> str:
    """Reason code to be chosen beforehand: of a missing precondition, or of the precondition itself."""
    code = proposed_reason(job.sheet, job.book, subject, step)  # type: ignore[arg-type]
    if code:
        return code
    bullet = job.sheet.bullet_of(step)
    return bullet.reason if isinstance(bullet, Precondition) else ""


def unit_of(words: Words, detail: Detail) -> str:
    if str(detail.kind) == "timer":
        return words("min")
    return detail.unit or ""


def _columns(words: Words, detail: Detail) -> tuple[ColumnHead, ...]:
    rows: Any = (detail.example or {}).get("rows") or ()
    return tuple(
        ColumnHead(
            key=c.key,
            text=words.of(c.words),
            required=c.required,
            examples=tuple(cell_text(c, str(row.get(c.key, "")), Language(words.language)) for row in rows),
            options=tuple(Choice(key=o.key, text=words.of(o.words)) for o in c.options),
            unit=c.unit or "",
        )
        for c in detail.columns
    )


def _is_user_list(detail: Detail) -> bool:
    """The 18 attributes have a page of their own, where a file can be read, too."""
    return len(detail.columns) == len(ATTRIBUTES) and all(
        c.key == a.key for c, a in zip(detail.columns, ATTRIBUTES, strict=True)
    )


def _sub(job: OpenJob, words: Words, here: str, detail: Detail, sub: SubTest, nth: int) -> SubLine:
    step = f"{detail.key}/{sub.key}"
    answer = job.book.answer(here, step)  # type: ignore[arg-type]
    value = answer.value if answer else None
    said, why, figure = "none", "", ""
    if answer is not None and isinstance(value, Tri):
        verdict = str(value.verdict)
        said = {"done": "passed", "na": "na", "failed": "excused" if answer.reason else "failed"}[verdict]
        parts = (answer.reason or "", reason_text(job, words, answer.reason or ""), answer.note or "")
        why = " · ".join(part for part in parts if part)
        figure = words.decimal(value.number) if value.number else ""
    return SubLine(
        step=step,
        number=str(nth),
        title=words.of(sub.words),
        second=words.of(sub.hint),
        answer=said,
        why=why,
        unit=sub.number_unit or "",
        example=words.decimal(sub.number_example) if sub.number_example else "",
        figure=figure,
        pass_min=sub.number_pass_min or "",
        pass_max=sub.number_pass_max or "",
    )


def _signed_rows(job: OpenJob, detail: Detail) -> Detail | None:
    """The custody chain this signature is for; None where it is for people, or one stands for all."""
    listed = job.sheet.step(detail.signed_by) if detail.signed_by is not None else None
    return listed if isinstance(listed, Detail) and listed.columns else None


_SIGNED = {(True, True): "signed", (True, False): "against", (False, True): "waiting", (False, False): "absent"}
"""(has signed, was met) -> state of an Attendee."""


def signers(job: OpenJob, words: Words, here: str, detail: Detail, signed: Any) -> tuple[Attendee, ...]:
    """Who is on the list this signature is for, or hands over and takes over in its chain, and who signed already."""
    if detail.signed_by is None:
        return ()
    chain = _signed_rows(job, detail)
    sides = {one.key: words.of(one.words) for one in chain.columns} if chain is not None else {}
    listed = job.book.answer(here, detail.signed_by)  # type: ignore[arg-type]
    found = []
    for one in attendees(listed.value if listed else None, signed):
        state = _SIGNED[one.image_sha256 is not None, one.person.met]
        name, function = one.person.name.strip(), one.person.function
        if one.hand is not None:
            function = f"{one.hand.row + 1}. {sides[one.hand.side]}"
        found.append(Attendee(name=name, function=function, state=state if one.listed else "besides", hand=one.key))
    return tuple(found)


def _preset(detail: Detail) -> tuple[tuple[tuple[str, str], ...], ...]:
    """What is usual everywhere, where the catalogue's example says just that (star codes of the platform)."""
    rows: Any = (detail.example or {}).get("rows") or ()
    return tuple(tuple(sorted((key, str(text)) for key, text in row.items())) for row in rows)


def _people(job: OpenJob, words: Words, subject: Any) -> tuple[Proposal, ...]:
    """The user of the desk first, then the contact; in a training whoever has a desk, as long as that is a room full."""
    names = [subject.label] if str(subject.kind) == "workplace" else []
    if str(subject.kind) == "session":
        users = [desk.user for desk in job.job.workplaces]
        names = users if len(users) <= _ROOM_FULL else []
    contact = job.job.contact
    found = {name: Proposal(name=name, function=words("User")) for name in names if name and name != contact.name}
    if contact.name:
        found[contact.name] = Proposal(name=contact.name, function=contact.function, phone=contact.phone)
    return tuple(found.values())


def _way(check: str | None) -> str:
    if check in OF_A_FILE:
        return "file"
    if check in AT_ONCE:
        return "now"
    if check in OVER_A_LINE:
        return "line"
    return "mailboxes" if check in BESIDE_MAILBOXES else ""
