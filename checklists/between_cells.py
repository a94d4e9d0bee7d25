"""What breaks a rule between the cells of a table (`table_rules.RowRule`), kind by kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checklists import patterns
from checklists.cell_text import Row, bare, number_of
from checklists.clock_times import minutes_of
from checklists.custody import BLOCKING, judge_chain, read_time
from checklists.flaws import AnswerProblem, Flaw
from checklists.phone_numbers import is_german_mobile
from checklists.table_rules import RowRule, RowRuleKind


def broken(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    """All of it is *incomplete*; `values` name row (from 1) and column."""
    found = _RULES[rule.kind](rule, rows)
    return (replace(one, blocks=True) for one in found) if rule.blocks else found


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
            opens, closes = (row.get(column, "").strip() for column in rule.columns[1:])
            if opens.partition(" ")[0] == closes.partition(" ")[0]:
                closes = closes.partition(" ")[2] or closes
            window = f"{opens} – {closes}"
            yield _problem(Flaw.OUTSIDE_WINDOW, {"row": str(nth), "column": rule.columns[0]}, window=window)


def _unique_together(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    seen: dict[tuple[str, ...], int] = {}
    for nth, row in enumerate(rows, start=1):
        # Signs count here: "*" and "#" are two keys of a telephone.
        said = tuple(" ".join(row.get(column, "").casefold().split()) for column in rule.columns)
        filled = [column for column, text in zip(rule.columns, said, strict=True) if text]
        if filled and said in seen:
            at = {"row": str(nth), "column": rule.columns[-1]}
            yield _problem(Flaw.TWICE_TOGETHER, at, first_row=str(seen[said]), columns=" ".join(filled))
        seen.setdefault(said, nth)


def _explained(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    counted, why = rule.columns
    for nth, row in enumerate(rows, start=1):
        number = number_of(row.get(counted, ""))
        if number and not row.get(why, "").strip():
            yield _problem(Flaw.CELL_NEEDED, {"row": str(nth), "column": why}, needed_by=counted)


def _as_many(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    counted, wanted = rule.columns
    for nth, row in enumerate(rows, start=1):
        number, least = number_of(row.get(counted, "")), number_of(row.get(wanted, ""))
        if number is not None and least is not None and number < least:
            yield _problem(
                Flaw.FEWER, {"row": str(nth), "column": counted}, found=_plain(number), allowed=_plain(least)
            )


def _has_one(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    (column,) = rule.columns
    if not any(row.get(column, "").strip() in rule.is_any for row in rows):
        # No row of its own: any of them may say it.
        yield _problem(Flaw.NONE_OF, {"column": column}, options=" ".join(rule.is_any))


def _apart(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    first, second = rule.columns
    others = {bare(row.get(second, "")): nth for nth, row in enumerate(rows, start=1)}
    for nth, row in enumerate(rows, start=1):
        name = row.get(first, "").strip()
        if bare(name) and bare(name) in others:
            at = {"row": str(nth), "column": first}
            yield _problem(Flaw.SAME_AS_OTHER, at, name=name, first_row=str(others[bare(name)]), needed_by=second)


def _on_mobiles(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    number, column = rule.columns
    for nth, row in enumerate(rows, start=1):
        said = row.get(column, "").strip()
        if said and said not in rule.is_any and is_german_mobile(row.get(number, "")):
            yield _problem(Flaw.MOBILE_NEEDS, {"row": str(nth), "column": column}, options=" ".join(rule.is_any))


def _pst_named(rule: RowRule, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    file, mail = rule.columns
    for nth, row in enumerate(rows, start=1):
        address = row.get(mail, "").strip()
        name = row.get(file, "").strip()
        if name and address and patterns.pst_name(name, address=address).problem == "pst-other-name":
            local = address.rpartition("@")[0]
            yield _problem(Flaw.FILE_NAMED, {"row": str(nth), "column": file}, name=name, expected=f"{local}.pst")


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
    RowRuleKind.UNIQUE_TOGETHER: _unique_together,
    RowRuleKind.EXPLAINED: _explained,
    RowRuleKind.AS_MANY: _as_many,
    RowRuleKind.HAS_ONE: _has_one,
    RowRuleKind.APART: _apart,
    RowRuleKind.ON_MOBILES: _on_mobiles,
    RowRuleKind.PST_NAMED: _pst_named,
}


def _problem(code: Flaw, at: Row, **values: str) -> AnswerProblem:
    return AnswerProblem(code=code, values={**at, **values}, incomplete=True)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
