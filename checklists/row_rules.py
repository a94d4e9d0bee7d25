"""What must hold between the cells of a table, beyond what each cell says for itself: numbers, choices, doubles, members, sums, times.

All of it leaves the answer kept and only not done (*incomplete*): a table is typed cell by cell, and what was typed is saved.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from checklists import patterns
from checklists.answer import Rows
from checklists.catalogue import Column, Detail, Members
from checklists.clock_times import minutes_of
from checklists.custody import BLOCKING, judge_chain, read_time
from checklists.flaws import AnswerProblem, Flaw
from checklists.table_rules import RowRule, RowRuleKind

Row = Mapping[str, str]
NEVER_KEPT = (
    "emergency", "no-test-target", "phone-emergency", "extension-emergency", "clid-banned", "topic-call-centre",
)  # fmt: skip
"""Findings of a pattern that refuse the whole table: no test target is an emergency number, not even for a moment (rule R3), and
no training has the call centre as a topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the job around an answer knows. `members` are the names by which desks may be called, `own` those of the desk the
    answer stands on, all as `bare` writes them; `quota` is the mailbox's own in bytes.
    """

    members: frozenset[str] = frozenset()
    taken: Mapping[str, str] = field(default_factory=dict)
    """Extensions and numbers of the desks as `bare` writes them, with the desk's number."""
    own: frozenset[str] = frozenset()
    quota: int | None = None


def bare(name: str) -> str:
    """A name without blanks, separators and case: "AP-07" and "ap 07" are one desk."""
    return "".join(letter for letter in name.casefold() if letter.isalnum() or letter in "@+.")


def incomplete_rows(detail: Detail, value: Rows, around: Surroundings | None) -> Iterator[AnswerProblem]:
    """Why a table is not done yet; `values` name row (from 1) and column."""
    rows = [dict(row) for row in value.rows]
    for column in detail.columns:
        for nth, row in enumerate(rows, start=1):
            text = row.get(column.key, "").strip()
            at = {"row": str(nth), "column": column.key}
            if text:
                yield from _cell(column, text, at, around)
            elif column.required:
                yield AnswerProblem(code=Flaw.COLUMN_EMPTY, values=at, incomplete=True)
        if column.unique:
            yield from _doubles(column, rows)
    for rule in detail.rules:
        broken = _RULES[rule.kind](rule, rows)
        yield from (replace(one, blocks=True) for one in broken) if rule.blocks else broken


def _cell(column: Column, text: str, at: Row, around: Surroundings | None) -> Iterator[AnswerProblem]:
    if column.letters is not None and len(text) > column.letters:
        yield _problem(Flaw.TEXT_LONG, at, allowed=str(column.letters))
    if (wrong := pattern_problem(column.pattern, text)) is not None and wrong not in NEVER_KEPT:
        yield _problem(Flaw.PATTERN, at, pattern=column.pattern or "", problem=wrong)
    if column.options and text not in {option.key for option in column.options}:
        yield _problem(Flaw.OPTION_UNKNOWN, at, option=text)
    if column.moment and read_time(text) is None:
        yield _problem(Flaw.MOMENT_FORM, at)
    if column.minimum is not None or column.maximum is not None:
        number = number_of(text)
        unit = column.unit or ""
        if number is None:
            yield _problem(Flaw.NUMBER_FORM, at)
        elif column.minimum is not None and number < Decimal(column.minimum):
            yield _problem(Flaw.TOO_SMALL, at, allowed=column.minimum, unit=unit)
        elif column.maximum is not None and number > Decimal(column.maximum):
            yield _problem(Flaw.TOO_LARGE, at, allowed=column.maximum, unit=unit)
    if column.free and around is not None and bare(text) in around.taken:
        yield _problem(Flaw.EXTENSION_TAKEN, at, name=text, other=around.taken[bare(text)])
    if column.members is not None and around is not None and around.members:
        for name in filter(None, (part.strip() for part in text.split(";"))):
            others = column.members is Members.OTHERS
            if others and bare(name) in around.own:
                yield _problem(Flaw.MEMBER_SELF, at, name=name)
            elif bare(name) not in around.members and not (others and around.members <= around.own):
                # A desk that is set up alone watches colleagues whose desks stand there already and in no order.
                yield _problem(Flaw.MEMBER_UNKNOWN, at, name=name)


@lru_cache(maxsize=8192)
def pattern_problem(pattern: str | None, text: str) -> str | None:
    """The problem's code, None where the cell keeps its pattern or has none. States are worked out again at every tap: the same
    cells come by again and again."""
    return None if pattern is None else patterns.checked(pattern, text).problem


def number_of(text: str) -> Decimal | None:
    """A number as people type it into a table: "12", "2.5" or "2,5"."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _doubles(column: Column, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    seen: dict[str, int] = {}
    for nth, row in enumerate(rows, start=1):
        text = bare(row.get(column.key, ""))
        if text and text in seen:
            at = {"row": str(nth), "column": column.key}
            yield _problem(Flaw.TWICE, at, first_row=str(seen[text]), name=row[column.key].strip())
        elif text:
            seen[text] = nth


def _sums_to(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    (column,) = rule.columns
    numbers = [number_of(row[column]) for row in rows if row.get(column, "").strip()]
    if numbers and None not in numbers:
        total = sum((number for number in numbers if number is not None), Decimal(0))
        if total != Decimal(rule.total or "0"):
            at = {"row": str(len(rows)), "column": column}
            yield _problem(Flaw.SUM_DIFFERS, at, allowed=rule.total or "", found=_plain(total))


def _adds_up(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    whole, *parts = rule.columns
    for nth, row in enumerate(rows, start=1):
        numbers = [number_of(row.get(part, "").strip() or "0") for part in parts]
        told = number_of(row.get(whole, "")) if row.get(whole, "").strip() else None
        if told is not None and None not in numbers:
            total = sum((number for number in numbers if number is not None), Decimal(0))
            if total != told:
                yield _problem(
                    Flaw.SUM_DIFFERS, {"row": str(nth), "column": whole}, allowed=_plain(total), found=_plain(told)
                )


def _no_overlap(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    day, start, end = rule.columns
    taken: dict[str, list[tuple[int, int, int]]] = {}
    for nth, row in enumerate(rows, start=1):
        times = []
        for column in (start, end):
            text = row.get(column, "").strip()
            minutes = minutes_of(text)
            if text and minutes is None:
                yield _problem(Flaw.TIME_FORM, {"row": str(nth), "column": column})
            times.append(minutes)
        begins, ends = times
        if begins is None or ends is None:
            continue
        if begins >= ends:
            yield _problem(Flaw.TIME_ORDER, {"row": str(nth), "column": end})
            continue
        others = taken.setdefault(bare(row.get(day, "")), [])
        clash = next((other for other in others if begins < other[1] and other[0] < ends), None)
        if clash is not None:
            yield _problem(Flaw.TIME_OVERLAP, {"row": str(nth), "column": start}, first_row=str(clash[2]))
        others.append((begins, ends, nth))


def _custody(_: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    for problem in judge_chain(rows):
        # The device leaves the site and is wiped at HQ, after this report was signed: an open end is no gap here.
        if problem.code != "custody-open-end":
            at = {"row": str(problem.row + 1), "column": problem.column}
            yield _problem(Flaw.CUSTODY, at, problem=problem.code, other=problem.other)


def _needs(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    first, *others = rule.columns
    for nth, row in enumerate(rows, start=1):
        said = row.get(first, "").strip()
        if said and (not rule.is_any or said in rule.is_any):
            for column in others:
                if not row.get(column, "").strip():
                    yield _problem(Flaw.CELL_NEEDED, {"row": str(nth), "column": column}, needed_by=first)


def _within(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    for nth, row in enumerate(rows, start=1):
        moment, start, end = (read_time(row.get(column, "")) for column in rule.columns)
        if start is not None and end is not None and start >= end:
            yield _problem(Flaw.TIME_ORDER, {"row": str(nth), "column": rule.columns[2]})
        elif moment is not None and ((start is not None and moment < start) or (end is not None and moment > end)):
            window = " – ".join(row.get(column, "").strip() for column in rule.columns[1:])
            yield _problem(Flaw.OUTSIDE_WINDOW, {"row": str(nth), "column": rule.columns[0]}, window=window)


def unencrypted(problems: Iterable[AnswerProblem]) -> bool:
    """Whether a device that carries mail would leave without encryption: that blocks (facts sec 4.2)."""
    return any(one.code is Flaw.CUSTODY and one.values.get("problem") in BLOCKING for one in problems)


_RULES = {
    RowRuleKind.SUMS_TO: _sums_to,
    RowRuleKind.ADDS_UP: _adds_up,
    RowRuleKind.NO_OVERLAP: _no_overlap,
    RowRuleKind.CUSTODY: _custody,
    RowRuleKind.NEEDS: _needs,
    RowRuleKind.WITHIN: _within,
}


def _problem(code: Flaw, at: Row, **values: str) -> AnswerProblem:
    return AnswerProblem(code=code, values={**at, **values}, incomplete=True)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
