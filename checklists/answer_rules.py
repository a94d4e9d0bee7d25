"""What is wrong with an answer to a detail or sub-test, as codes; the same rules judge the catalogue's own examples.

A flaw is either a refusal (the value cannot be this step's answer: another kind, an unknown option, "4 m" in a metre field of
text) or merely *incomplete*: it is kept as it is, but the step is not done until it is mended (three of eight topics, a
briefing of two minutes without a word why). Whoever stores answers refuses the first sort only; work on site is saved at every tap.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from checklists import patterns
from checklists.answer import (
    Auto,
    FileFact,
    Files,
    Multi,
    Num,
    People,
    Person,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    Verdict,
    When,
)
from checklists.beside_rules import beside
from checklists.catalogue import AnswerKind, Detail, SubTest
from checklists.flaws import AnswerProblem, Flaw
from checklists.row_rules import NEVER_KEPT, Surroundings, incomplete_rows, pattern_problem

__all__ = ["LONGEST_TEXT", "AnswerProblem", "Flaw", "Surroundings", "cleaned", "judge", "refused", "untold"]

LONGEST_TEXT = 2000
"""Letters in one text answer; an entry is at most 256 kB (rule E3) and a page of the report has to hold it."""
MOST_SECONDS = 24 * 3600


def judge(
    detail: Detail | SubTest,
    value: Value,
    reason: str | None = None,
    note: str | None = None,
    around: Surroundings | None = None,
) -> tuple[AnswerProblem, ...]:
    """What is wrong with `value` as the answer to `detail`; empty where nothing is.

    Any detail may be answered by a `Tri` not applicable (reason N…) or failed (K…, P…, X…); a failure without reason is kept
    here and stops the signature elsewhere. `reason` is a code, `note` the person's own words. Without `around` nothing is
    compared with the rest of the job.
    """
    if isinstance(detail, SubTest):
        return tuple(_sub(detail, value, reason))
    if isinstance(value, Tri) and value.verdict is not Verdict.DONE:
        return tuple(_not_done(value, reason))
    here = around or Surroundings()
    return (*_of_kind(detail, value, reason, note, here), *beside(detail, value, here))


def _not_done(value: Tri, reason: str | None) -> Iterator[AnswerProblem]:
    if value.verdict is Verdict.NA:
        if reason is None:
            yield AnswerProblem(code=Flaw.REASON_MISSING, incomplete=True)
        elif not reason.startswith("N"):
            yield AnswerProblem(code=Flaw.REASON_SIDE, values={"reason": reason})
    elif reason is not None and reason.startswith("N"):
        yield AnswerProblem(code=Flaw.REASON_SIDE, values={"reason": reason})


def _sub(sub: SubTest, value: Value, reason: str | None) -> Iterator[AnswerProblem]:
    if not isinstance(value, Tri):
        yield AnswerProblem(code=Flaw.KIND, values={"allowed": AnswerKind.TRI})
        return
    if value.verdict is not Verdict.DONE:
        yield from _not_done(value, reason)
    if value.number is None:
        return
    if sub.number_unit is None:
        yield AnswerProblem(code=Flaw.NUMBER_NOT_ASKED)
        return
    number = _decimal(value.number)
    if number is None:
        yield AnswerProblem(code=Flaw.NUMBER_FORM)
        return
    yield from _in_range(number, sub.number_min, sub.number_max, sub.number_unit)
    if value.verdict is Verdict.DONE and (
        _below(number, sub.number_pass_min) or (sub.number_pass_max and number > Decimal(sub.number_pass_max))
    ):
        allowed = sub.number_pass_min if _below(number, sub.number_pass_min) else sub.number_pass_max
        yield AnswerProblem(code=Flaw.NUMBER_NOT_PASSED, values={"allowed": allowed or "", "unit": sub.number_unit})


def _of_kind(
    detail: Detail, value: Value, reason: str | None, note: str | None, around: Surroundings
) -> Iterator[AnswerProblem]:
    kind = detail.kind
    match value:
        case Tri() if kind is AnswerKind.TRI or detail.done_means is not None:
            if value.number is not None:
                yield AnswerProblem(code=Flaw.NUMBER_NOT_ASKED)
        case Num() if kind is AnswerKind.NUM:
            yield from _num(detail, value, reason, around.quota)
        case Text() if kind is AnswerKind.TEXT:
            yield from _text(value.text, detail.at_most or LONGEST_TEXT, detail.pattern)
        case Scan() if kind is AnswerKind.SCAN:
            yield from _text(value.text, detail.at_most or LONGEST_TEXT, detail.pattern)
            if value != cleaned(detail, value):
                yield AnswerProblem(code=Flaw.NOT_CLEANED)
        case Pick() if kind is AnswerKind.PICK:
            yield from _pick(detail, value)
        case Multi() if kind is AnswerKind.MULTI:
            yield from _multi(detail, value)
        case Timer() if kind is AnswerKind.TIMER:
            yield from _timer(detail, value, reason, note)
        case People() if kind is AnswerKind.PEOPLE:
            yield from _people(detail, value.people)
        case Sign() if kind is AnswerKind.SIGN:
            yield from _people(detail, value.people)
            alone = detail.signed_by is not None
            images = value.images if alone else (value.image_sha256,)
            if alone != bool(value.images) or not all(map(_SHA256.fullmatch, images)):
                yield AnswerProblem(code=Flaw.FILE_FACTS)
        case Files() if kind is AnswerKind.FILES:
            yield from _files(detail, value.files)
        case Photo() if kind is AnswerKind.PHOTO:
            yield from _count(detail, len(value.photos), least=1)
        case Rows() if kind is AnswerKind.ROWS:
            yield from _rows(detail, value)
            yield from incomplete_rows(detail, value, around)
        case When() if kind is AnswerKind.WHEN:
            if not _LOCAL.fullmatch(value.local) or not value.zone.strip():
                yield AnswerProblem(code=Flaw.WHEN_FORM)
        case Auto() if kind is AnswerKind.AUTO:
            if untold(value, reason, note):
                code = Flaw.HOW_MISSING if detail.hand_says_how else Flaw.REASON_MISSING
                yield AnswerProblem(code=code, incomplete=True)
        case _:
            yield AnswerProblem(code=Flaw.KIND, values={"allowed": kind})


def untold(check: Auto, reason: str | None, note: str | None) -> bool:
    """Whether the verdict was given by hand, and nobody says how it was come to."""
    return check.overridden and not (reason or _said(note))


_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LOCAL = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]")


def _decimal(text: str) -> Decimal | None:
    """Decimals are strings in the printed unit without trailing zeros (rule E2): "2.0" and "2,5" are none."""
    if not _DECIMAL.fullmatch(text) or ("." in text and text.endswith("0")) or text == "-0":
        return None
    return Decimal(text)


def _below(number: Decimal, bound: str | None) -> bool:
    return bound is not None and number < Decimal(bound)


def _in_range(number: Decimal, low: str | None, high: str | None, unit: str | None) -> Iterator[AnswerProblem]:
    if low is not None and number < Decimal(low):
        yield AnswerProblem(code=Flaw.TOO_SMALL, values={"allowed": low, "unit": unit or ""})
    if high is not None and number > Decimal(high):
        yield AnswerProblem(code=Flaw.TOO_LARGE, values={"allowed": high, "unit": unit or ""})


def _num(detail: Detail, value: Num, reason: str | None, quota: int | None) -> Iterator[AnswerProblem]:
    number = _decimal(value.number)
    if number is None:
        yield AnswerProblem(code=Flaw.NUMBER_FORM)
        return
    if detail.step_width is not None and number % Decimal(detail.step_width) != 0:
        yield AnswerProblem(code=Flaw.STEP_WIDTH, values={"allowed": detail.step_width, "unit": detail.unit or ""})
    for problem in _in_range(number, detail.minimum, detail.maximum, detail.unit):
        if problem.code is Flaw.TOO_LARGE and detail.reason_when_exceeded is not None:
            # A true measurement beyond the limit is a fact to keep; it needs its reason (mains at 3 m: K02).
            if reason is None:
                values = {**problem.values, "reason": detail.reason_when_exceeded}
                yield AnswerProblem(code=Flaw.REASON_MISSING, values=values, incomplete=True)
        else:
            yield problem
    if detail.within_quota and quota is not None and number > quota and reason is None:
        values = {"allowed": str(quota), "unit": detail.unit or "", "reason": detail.reason_when_exceeded or ""}
        yield AnswerProblem(code=Flaw.OVER_QUOTA, values=values, incomplete=True)


def _text(text: str, longest: int, pattern: str | None) -> Iterator[AnswerProblem]:
    if not text.strip():
        yield AnswerProblem(code=Flaw.TEXT_EMPTY)
    elif any(ord(c) < 32 and c not in "\n\t" or ord(c) == 127 for c in text):
        yield AnswerProblem(code=Flaw.TEXT_CONTROL)
    elif len(text) > longest:
        yield AnswerProblem(code=Flaw.TEXT_LONG, values={"allowed": str(longest)})
    elif pattern is not None:
        found = patterns.checked(pattern, text)
        if found.problem is not None:
            yield AnswerProblem(code=Flaw.PATTERN, values={"pattern": pattern, "problem": found.problem})


def _pick(detail: Detail, value: Pick) -> Iterator[AnswerProblem]:
    option = next((option for option in detail.options if option.key == value.key), None)
    if option is None:
        yield AnswerProblem(code=Flaw.OPTION_UNKNOWN, values={"option": value.key})
    elif option.asks_text and not _said(value.text):
        yield AnswerProblem(code=Flaw.OPTION_TEXT_MISSING, values={"option": value.key}, incomplete=True)
    elif value.text is not None:
        yield from _text(value.text, LONGEST_TEXT, None)


def _multi(detail: Detail, value: Multi) -> Iterator[AnswerProblem]:
    known = {option.key for option in detail.options}
    for key in value.keys:
        if key not in known:
            yield AnswerProblem(code=Flaw.OPTION_UNKNOWN, values={"option": key})
    if len(set(value.keys)) != len(value.keys):
        yield AnswerProblem(code=Flaw.OPTION_DOUBLE)
    yield from _count(detail, len(value.keys), least=1)


def _timer(detail: Detail, value: Timer, reason: str | None, note: str | None) -> Iterator[AnswerProblem]:
    if not 0 <= value.seconds <= MOST_SECONDS:
        yield AnswerProblem(code=Flaw.SECONDS, values={"allowed": str(MOST_SECONDS)})
        return
    explained = reason is not None or _said(note)
    for problem in _in_range(Decimal(value.seconds) / 60, detail.minimum, detail.maximum, "min"):
        if not explained:
            yield AnswerProblem(
                code=Flaw.REASON_MISSING, values={**problem.values, "why": problem.code}, incomplete=True
            )


def _people(detail: Detail, people: tuple[Person, ...]) -> Iterator[AnswerProblem]:
    yield from _count(detail, len(people), least=1)
    if any(not person.name.strip() for person in people):
        yield AnswerProblem(code=Flaw.NAME_EMPTY)
    for person in people:
        for text in (person.name, person.function, person.phone or ""):
            if text.strip():
                yield from _text(text, LONGEST_TEXT, None)


def _files(detail: Detail, files: tuple[FileFact, ...]) -> Iterator[AnswerProblem]:
    yield from _count(detail, len(files), least=1)
    if any(file.size < 0 or not file.name.strip() or not _SHA256.fullmatch(file.sha256) for file in files):
        yield AnswerProblem(code=Flaw.FILE_FACTS)
    for file in files:
        if detail.suffixes and not file.name.casefold().endswith(detail.suffixes):
            values = {"name": file.name, "allowed": ", ".join(detail.suffixes)}
            yield AnswerProblem(code=Flaw.FILE_ENDING, values=values)


def _rows(detail: Detail, value: Rows) -> Iterator[AnswerProblem]:
    yield from _count(detail, len(value.rows), least=1)
    known = {column.key: column for column in detail.columns}
    for nth, row in enumerate(value.rows, start=1):
        cells = dict(row)
        for key in cells.keys() - known.keys():
            yield AnswerProblem(code=Flaw.COLUMN_UNKNOWN, values={"row": str(nth), "column": key})
        for key, column in known.items():
            text = cells.get(key, "")
            if not text.strip():
                continue
            at = {"row": str(nth), "column": key}
            for problem in _text(text, LONGEST_TEXT, None):
                yield AnswerProblem(code=problem.code, values={**problem.values, **at})
            wrong = pattern_problem(column.pattern, text)
            if wrong in NEVER_KEPT:
                yield AnswerProblem(
                    code=Flaw.PATTERN, values={**at, "pattern": column.pattern or "", "problem": wrong or ""}
                )


def _count(detail: Detail, count: int, *, least: int) -> Iterator[AnswerProblem]:
    least = max(detail.at_least, least)
    if count < least:
        yield AnswerProblem(code=Flaw.TOO_FEW, values={"allowed": str(least)}, incomplete=True)
    if detail.at_most is not None and count > detail.at_most:
        yield AnswerProblem(code=Flaw.TOO_MANY, values={"allowed": str(detail.at_most)})


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def refused(problems: Iterable[AnswerProblem]) -> tuple[AnswerProblem, ...]:
    """Those problems for which the value may not be stored at all."""
    return tuple(problem for problem in problems if not problem.incomplete)


def cleaned(detail: Detail, value: Value) -> Value:
    """The value in the form to store: a text with a pattern as the pattern writes it ("02:ac:…" -> "02AC…", national numbers as E.164)."""
    if isinstance(value, Scan | Text) and detail.pattern is not None:
        found = patterns.checked(detail.pattern, value.text)
        if found.ok:
            return Scan(text=found.value) if isinstance(value, Scan) else Text(text=found.value)
    if isinstance(value, Rows):
        by_key = {column.key: column.pattern for column in detail.columns if column.pattern not in _TOLD_AS_TYPED}
        return Rows(
            rows=tuple(tuple((key, _cleaned_cell(by_key.get(key), text)) for key, text in row) for row in value.rows)
        )
    return value


_TOLD_AS_TYPED = (None, "P-EMERG")
"""A target may be a name or an extension; only the others have one form to be stored in."""


def _cleaned_cell(pattern: str | None, text: str) -> str:
    if pattern is None or not text.strip():
        return text
    found = patterns.checked(pattern, text)
    return found.value if found.ok else text
