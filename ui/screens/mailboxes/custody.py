"""The hand-overs of an encrypted device in a row, what is wrong with them, and what the next one begins with. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.bootstrap import FieldApp
from app.changed import NOTHING, Changed
from app.domain import Detail, Person, Rows, Sign, Strokes, Value, without_signature
from app.mail_domain import BLOCKING, GAPS, ChainProblem, StepKey, hands, judge_chain, mail_steps
from app.open_job import OpenJob
from ui.answer_words import CHAIN
from ui.editors.model import Attendee
from ui.editors.rows import reason_text, signers
from ui.wording import Words

_Rows = tuple[dict[str, str], ...]
_DEVICE = ("type", "serial", "files", "capacity", "encryption", "key_apart", "seal", "manifest")
"""Does not change from one hand-over to the next."""
AWAY = "X04"
"""Proposed where somebody does not sign: the other side of a hand-over is usually far away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One row: who to whom, when and where; `look` done | begun | deviates | blocks, `problems` in words, `cells` as entered. `signers`
    are its two sides, where each signs alone.
    """

    number: str
    title: str
    second: str
    look: str
    problems: tuple[str, ...]
    cells: Mapping[str, str]
    signers: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Where the two of each hand-over sign alone: how many did, whose hand-over was changed since, why somebody does not. `value` is
    the answer as it stands.
    """

    done: int
    total: int
    besides: tuple[Attendee, ...]
    why: str
    value: Value | None
    signed: frozenset[str]
    """Sides of hand-overs (`Hand.key`) that have a drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A cell of the next hand-over; `options` as (key, word), empty where it is typed."""

    key: str
    label: str
    required: bool
    options: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`step` is the table's, `title` its words; `device` in one line. `following` is what the next hand-over begins with. `subject` and
    `sign` are where it is signed, `sign` empty where that is not asked for: once for all by whom `signed` names, or by each alone.
    """

    step: str
    title: str
    device: str
    rows: tuple[Handover, ...]
    columns: tuple[Column, ...]
    following: Mapping[str, str]
    signed: str
    subject: str
    sign: str
    alone: Signatures | None


def of(job: OpenJob, words: Words) -> tuple[Chain, ...]:
    """One for each device or medium whose way is asked for. Call it while reading the job."""
    found = []
    for key, sign in mail_steps.CHAINS.items():
        subject = mail_steps.whole_with(job.sheet, key)
        step = None if subject is None else mail_steps.step_on(job.sheet, subject, key)
        if subject is not None and isinstance(step, Detail) and step.columns:
            found.append(_chain(job, words, subject, step, sign))
    return tuple(found)


def _chain(job: OpenJob, words: Words, subject: str, step: Detail, sign: str) -> Chain:
    rows = rows_of(job, subject, step.key)
    problems = judge_chain(rows)
    words_of = {one.key: {option.key: words.of(option.words) for option in one.options} for one in step.columns}
    said = job.book.answer(subject, sign)
    value = said.value if said is not None else None
    signing = mail_steps.step_on(job.sheet, subject, StepKey(sign))
    alone = isinstance(signing, Detail) and signing.signed_by == step.key
    people = value.people if isinstance(value, Sign) and not alone else ()
    own = signers(job, words, subject, signing, value) if alone and isinstance(signing, Detail) else ()
    example = _example(step)
    return Chain(
        step=step.key,
        title=words.of(step.words),
        device=_device(words, _said(rows[-1], words_of)) if rows else "",
        rows=tuple(
            _handover(words, nth, row, _said(row, words_of), problems, _of_row(rows, nth, own))
            for nth, row in enumerate(rows)
        ),
        columns=tuple(
            Column(
                key=one.key,
                label=words.of(one.words),
                required=one.required,
                options=tuple((option.key, words.of(option.words)) for option in one.options),
                example=example.get(one.key, ""),
            )
            for one in step.columns
        ),
        following=following(rows),
        signed=", ".join(person.name for person in people),
        subject=subject,
        sign=sign if signing is not None else "",
        alone=_signatures(job, words, own, said) if alone else None,
    )


def _of_row(rows: _Rows, nth: int, own: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    """Those on the list stand in the order of `hands`, whoever signed besides behind them."""
    return tuple(one for hand, one in zip(hands(rows), own, strict=False) if hand.row == nth)


def _signatures(job: OpenJob, words: Words, own: tuple[Attendee, ...], said: Any) -> Signatures:
    reason = (said.reason if said is not None else None) or ""
    note = (said.note if said is not None else None) or ""
    why = (f"{reason} {reason_text(job, words, reason)}".strip(), note)
    there = [one for one in own if one.state != "besides"]
    return Signatures(
        done=sum(1 for one in there if one.state == "signed"),
        total=len(there),
        besides=tuple(one for one in own if one.state == "besides"),
        why=" · ".join(part for part in why if part),
        value=said.value if said is not None else None,
        signed=frozenset(one.hand for one in there if one.state == "signed"),
    )


def rows_of(job: OpenJob, subject: str, step: str) -> _Rows:
    said = job.book.answer(subject, step)
    return tuple(map(dict, said.value.rows)) if said is not None and isinstance(said.value, Rows) else ()


def following(rows: _Rows) -> dict[str, str]:
    """What the next hand-over begins with: the same device, from whoever has it now, now."""
    if not rows:
        return {"when": _now()}
    last = rows[-1]
    same = {key: last[key] for key in _DEVICE if last.get(key)}
    return same | {"handed_by": last.get("taken_by", ""), "when": _now()}


def put(
    app: FieldApp, job_id: str, chain: Chain, nth: int, cells: Mapping[str, str], drawn: Mapping[str, Strokes]
) -> Changed:
    """A hand-over in its line, with the strokes of those who signed it by side; one line below the last is a new one."""
    row = {key: text.strip() for key, text in cells.items() if text.strip()}
    changed = _write(app, job_id, chain, lambda rows: (*rows[:nth], row, *rows[nth + 1 :]))
    for hand in hands((row,)):
        if hand.side in drawn:
            signer = Person(name=hand.name, function="", met=True)
            job = app.jobs.open(job_id)
            changed |= app.step_signing.sign(job, chain.subject, chain.sign, (signer,), drawn[hand.side], hand=hand.key)
    return changed


def unsign(app: FieldApp, job_id: str, chain: Chain, one: Attendee) -> Changed:
    """The signature of a hand-over that was changed since is taken out."""
    job = app.jobs.open(job_id)
    said = job.book.answer(chain.subject, chain.sign)  # type: ignore[arg-type]
    if said is None or not isinstance(said.value, Sign):
        return NOTHING
    value = without_signature(said.value, one.name, one.hand)
    return app.answering.give(job, chain.subject, chain.sign, value, reason=said.reason, note=said.note)


def drop(app: FieldApp, job_id: str, chain: Chain, nth: int) -> Changed:
    return _write(app, job_id, chain, lambda rows: (*rows[:nth], *rows[nth + 1 :]))


def _write(app: FieldApp, job_id: str, chain: Chain, change: Callable[[_Rows], _Rows]) -> Changed:
    job = app.jobs.open(job_id)
    with job.reading():
        rows = change(rows_of(job, chain.subject, chain.step))
    value = Rows(rows=tuple(tuple(sorted(one.items())) for one in rows)) if rows else None
    return app.answering.give(job, chain.subject, chain.step, value)


def problem_words(words: Words, problem: ChainProblem) -> str:
    return words(CHAIN[problem.code], other=problem.other)


def _now() -> str:
    now = datetime.now()
    return f"{now.day}.{now.month}.{now.year} {now:%H:%M}"


def _said(row: Mapping[str, str], words_of: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The row in words: a chosen option by its own."""
    return {key: words_of.get(key, {}).get(text, text) for key, text in row.items()}


def _handover(
    words: Words,
    nth: int,
    row: Mapping[str, str],
    said: Mapping[str, str],
    problems: tuple[ChainProblem, ...],
    pair: tuple[Attendee, ...],
) -> Handover:
    own = [one for one in problems if one.row == nth]
    codes = {one.code for one in own}
    look = "blocks" if codes & set(BLOCKING) else "deviates" if codes - set(GAPS) else "begun" if codes else "done"
    who = words("{from_whom} to {to_whom}", from_whom=row.get("handed_by") or "–", to_whom=row.get("taken_by") or "–")
    facts = (said.get("when", ""), said.get("place", ""), said.get("condition", ""))
    return Handover(
        number=str(nth + 1),
        title=who,
        second=" · ".join(part for part in facts if part),
        look=look,
        problems=tuple(dict.fromkeys(problem_words(words, one) for one in own)),
        cells=row,
        signers=pair,
    )


def _device(words: Words, row: Mapping[str, str]) -> str:
    parts = [row.get(key, "") for key in ("type", "serial", "capacity", "encryption")]
    seal = words("Seal {number}", number=row["seal"]) if row.get("seal") else ""
    return " · ".join(part for part in (*parts, seal) if part)


def _example(step: Detail) -> dict[str, str]:
    rows = step.example.get("rows")
    return {str(k): str(v) for k, v in rows[0].items()} if isinstance(rows, list) and rows else {}
