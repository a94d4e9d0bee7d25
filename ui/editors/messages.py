"""What the device answers to what was entered: agreement with the order, ranges, and refusals in one sentence."""

from dataclasses import replace
from typing import Any

from app.domain import (
    Auto,
    Detail,
    Language,
    Num,
    Pick,
    Rows,
    Scan,
    Text,
    Timer,
    Tri,
    answer_text,
    judge,
    looks_beside,
    mac_text,
    outsiders,
)
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from ui.answer_words import allowed, answer_problem
from ui.editors.amounts import within
from ui.editors.model import Message
from ui.problem_words import sentence
from ui.subject_words import subject_name
from ui.wording import Words

RIGHT, NOTICE, WRONG = "right", "notice", "wrong"
AS_ORDERED = "as-ordered"


def message_of(job: OpenJob, words: Words, subject: Any, detail: Detail, answer: Any) -> Message | None:
    """The line below an answered field; None where there is nothing to say."""
    value = answer.value if answer else None
    if value is None:
        return None
    if isinstance(value, Scan | Text) and detail.unique_in_job:
        twin = _twin(job, words, subject, detail, value)
        if twin:
            return Message(text=words("This entry stands at {place} too.", place=twin), tone=WRONG)
    if looks_beside(detail):
        told = _beside(job, words, subject, detail, value, answer.reason)
        if told is not None:
            return told
    if detail.must_equal and isinstance(value, Scan | Text | Pick):
        return _against_order(job, words, subject, detail, value)
    if isinstance(value, Num):
        return _number(words, detail, value, answer.reason)
    if isinstance(value, Timer):
        return _minutes(words, detail, value, answer.reason or answer.note)
    if isinstance(value, Rows):
        return _table(job, words, subject, detail, value, answer.reason)
    if isinstance(value, Auto) and detail.hand_says_how:
        return _by_hand(job, words, detail, value, answer)
    if isinstance(value, Tri) and detail.done_means is not None and str(value.verdict) == "done":
        return Message(text=words.of(detail.done_means), tone=RIGHT)
    return None


def _by_hand(job: OpenJob, words: Words, detail: Detail, value: Auto, answer: Any) -> Message | None:
    """A verdict said over a check asks how it was come to."""
    first = next(iter(judge(detail, value, answer.reason, answer.note)), None)
    return Message(text=problem_text(job, words, first, detail), tone=WRONG) if first is not None else None


def _beside(job: OpenJob, words: Words, subject: Any, detail: Detail, value: Any, reason: str | None) -> Message | None:
    """What does not go together with the rest of the job; a reason makes it a deviation that was meant."""
    first = next(iter(judge(detail, value, around=job.sheet.around(subject.subject_id))), None)
    if first is None:
        return None
    return Message(text=problem_text(job, words, first, detail), tone=NOTICE if reason else WRONG)


def problem_text(job: OpenJob, words: Words, problem: Any, detail: Any) -> str:
    """The sentence of one flaw; another step of the job is named by its words."""
    other = problem.values.get("step")
    if other:
        problem = replace(problem, values={**problem.values, "step": words.of(job.sheet.step(other).words)})
    return answer_problem(words, problem, job.catalogue.patterns, getattr(detail, "columns", ()))


def _table(job: OpenJob, words: Words, subject: Any, detail: Detail, value: Rows, reason: str | None) -> Message | None:
    """The first thing that is not right in a table; a reason makes it a deviation that was meant."""
    around = job.sheet.around(subject.subject_id)
    first = next(iter(judge(detail, value, around=around)), None)
    if first is not None:
        return Message(text=problem_text(job, words, first, detail), tone=NOTICE if reason else WRONG)
    strangers = outsiders(detail, value, around)
    text = words("Outside the order: {names}", names="; ".join(strangers))
    return Message(text=text, tone=NOTICE) if strangers else None


def wrong_cells(job: OpenJob, subject: str, detail: Detail, value: Any) -> frozenset[tuple[int, str]]:
    """Row (from 0) and column of every cell of a table that is not right yet."""
    if not isinstance(value, Rows):
        return frozenset()
    found = judge(detail, value, around=job.sheet.around(subject))
    return frozenset(
        (int(one.values["row"]) - 1, one.values["column"])
        for one in found
        if "row" in one.values and "column" in one.values
    )


def _twin(job: OpenJob, words: Words, subject: Any, detail: Detail, value: Scan | Text) -> str:
    for other in job.book.said_at(detail.key, value):
        if other != subject.subject_id and job.sheet.has(other):
            twin = job.sheet.subject(other)
            return twin.number or subject_name(words, twin)
    return ""


def _against_order(job: OpenJob, words: Words, subject: Any, detail: Detail, value: Any) -> Message | None:
    ordered = str(getattr(subject, detail.must_equal or "", "") or "")
    said = answer_text(value, detail, Language(words.language)) if isinstance(value, Pick) else value.text
    if isinstance(value, Pick) and value.key == AS_ORDERED:
        return Message(text=words("As ordered: {what}", what=ordered), tone=RIGHT) if ordered else None
    if isinstance(value, Pick):
        said = value.text or said
    if not ordered:
        return None
    if _bare(said) == _bare(ordered):
        return Message(text=words("Agrees with the order"), tone=RIGHT)
    shown = mac_text(ordered) if detail.must_equal == "mac" else ordered
    owner = _ordered_for(job, words, subject, detail, said)
    if owner:
        return Message(text=words("This device was ordered for {place}.", place=owner), tone=NOTICE)
    return Message(text=words("The order says {ordered}", ordered=shown), tone=NOTICE)


def _ordered_for(job: OpenJob, words: Words, subject: Any, detail: Detail, said: str) -> str:
    """The desk whose ordered device this is: two telephones were swapped."""
    if detail.must_equal not in ("mac", "serial"):
        return ""
    for other in job.sheet.subjects:
        if other.subject_id != subject.subject_id and _bare(getattr(other, detail.must_equal)) == _bare(said) != "":
            return other.number or subject_name(words, other)
    return ""


def _number(words: Words, detail: Detail, value: Num, reason: str | None) -> Message | None:
    place = within(value.number, detail.minimum or "", detail.maximum or "")
    if place <= 0:
        return None
    text = allowed(words, detail.minimum or "", detail.maximum or "", detail.unit or "")
    return Message(text=text, tone=NOTICE if reason else WRONG)


def _minutes(words: Words, detail: Detail, value: Timer, why: str | None) -> Message | None:
    short = detail.minimum is not None and value.seconds < float(detail.minimum) * 60
    long = detail.maximum is not None and value.seconds > float(detail.maximum) * 60
    if not (short or long):
        return None
    if why:
        return Message(text=words("Explained"), tone=RIGHT)
    text = words("Below {n} minutes: please say why.", n=words.decimal(detail.minimum or ""))
    if long:
        text = words("Above {n} minutes: please say why.", n=words.decimal(detail.maximum or ""))
    return Message(text=text, tone=NOTICE)


def refusal(words: Words, job: OpenJob, error: BaseException) -> str:
    """Why an answer was not taken, in one sentence with what is allowed."""
    if not isinstance(error, FieldProblem) or error.code is not Code.ANSWER_REFUSED:
        return sentence(words, error)
    step = job.sheet.step(error.values["step"])
    columns = step.columns if isinstance(step, Detail) else ()
    return answer_problem(words, error.values["problems"][0], job.catalogue.patterns, columns)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
