"""What must hold between the cells of a table, beyond what each cell says for itself: numbers, choices, doubles, members, sums, times.

All of it leaves the answer kept and only not done (*incomplete*): a table is typed cell by cell, and what was typed is saved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from checklists import patterns
from checklists.answer import Rows, Value
from checklists.between_cells import broken
from checklists.catalogue import Column, Condition, Detail, Members, Unlike
from checklists.cell_text import Row, bare, number_of
from checklists.custody import read_time
from checklists.flaws import AnswerProblem, Flaw

NEVER_KEPT = (
    "emergency", "no-test-target", "phone-emergency", "extension-emergency", "clid-banned", "topic-call-centre",
)  # fmt: skip
"""Findings of a pattern that refuse the whole table: no test target is an emergency number, not even for a moment (rule R3), and
no training has the call centre as a topic."""


def _nothing(_: str) -> None:
    return None


def _never(_: Condition) -> bool:
    return False


def _nobody(_: str) -> Iterable[tuple[str, Value]]:
    return ()


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
    desks: Mapping[str, str] = field(default_factory=dict)
    """Each of `members` with the number of its desk."""
    meant: Callable[[str], str | None] = _nothing
    """`near_names.DeskNames.meant_by` of this job."""
    said: Callable[[str], Value | None] = _nothing
    """What stands at another step, seen from this subject."""
    holds: Callable[[Condition], bool] = _never
    elsewhere: Callable[[str], Iterable[tuple[str, Value]]] = _nobody
    """What the other subjects of its kind say to a step, each with the subject's name."""


def incomplete_rows(detail: Detail, value: Rows, around: Surroundings | None) -> Iterator[AnswerProblem]:
    """Why a table is not done yet; `values` name row (from 1) and column."""
    rows = [dict(row) for row in value.rows]
    for column in detail.columns:
        for nth, row in enumerate(rows, start=1):
            text = row.get(column.key, "").strip()
            at = {"row": str(nth), "column": column.key}
            if text:
                yield from _cell(column, text, at, around)
            elif column.required or (
                column.required_if is not None and around is not None and around.holds(column.required_if)
            ):
                yield AnswerProblem(code=Flaw.COLUMN_EMPTY, values=at, incomplete=True)
        if column.unique:
            yield from _doubles(column, rows)
        if column.once:
            yield from _members_twice(detail, column, rows, around or Surroundings())
    for rule in detail.rules:
        yield from broken(rule, rows)


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
    if around is not None and (desk := owner_of(column.unlike, text, around)) is not None:
        yield _problem(Flaw.OWN, at, name=text, other=desk)
    if column.members is not None and around is not None and around.members:
        for name in _names_in(text):
            if column.members is Members.OTHERS and bare(name) in around.own:
                yield _problem(Flaw.MEMBER_SELF, at, name=name)
            elif _unknown(column, name, around):
                yield from _stranger(column, name, at, around)


def _names_in(text: str) -> Iterator[str]:
    return filter(None, (part.strip() for part in text.split(";")))


def _unknown(column: Column, name: str, around: Surroundings) -> bool:
    """A desk that is set up alone watches colleagues whose desks stand there already and in no order."""
    alone = column.members is Members.OTHERS and around.members <= around.own
    return bare(name) not in around.members and not alone


def _joined(name: str, around: Surroundings) -> bool:
    """Several desks with a comma or a blank between them where `;` parts them: "AP-01, AP-02"."""
    listed = [part for part in name.split(",") if part.strip()]
    if len(listed) > 1 and any(bare(part) in around.members for part in listed):
        return True
    return sum(bare(part) in around.members for part in name.split()) > 1


def _stranger(column: Column, name: str, at: Row, around: Surroundings) -> Iterator[AnswerProblem]:
    meant = around.meant(name) if column.outsiders else None
    if column.outsiders and _joined(name, around):
        yield _problem(Flaw.MEMBERS_JOINED, at, name=name)
    elif not column.outsiders:
        yield _problem(Flaw.MEMBER_UNKNOWN, at, name=name)
    elif meant:
        yield _problem(Flaw.MEMBER_NEAR, at, name=name, other=meant)
    elif meant is not None:
        yield _problem(Flaw.MEMBER_UNCLEAR, at, name=name)


def outsiders(detail: Detail, value: Rows, around: Surroundings) -> tuple[str, ...]:
    """Who in the table has no desk in the job and is meant so, each once, in the order named."""
    found: dict[str, str] = {}
    for row in value.rows:
        cells = dict(row)
        for column in detail.columns:
            for name in _names_in(cells.get(column.key, "")) if column.outsiders and around.members else ():
                known = bare(name) in around.members or around.meant(name) is not None or _joined(name, around)
                if not known:
                    found.setdefault(bare(name), name)
    return tuple(found.values())


def _members_twice(
    detail: Detail, column: Column, rows: Sequence[Row], around: Surroundings
) -> Iterator[AnswerProblem]:
    def who(name: str) -> str:
        return around.desks.get(bare(name)) or bare(name)

    taken = {
        who(name): title
        for title, other in around.elsewhere(detail.key)
        for row in (other.rows if isinstance(other, Rows) else ())
        for name in _names_in(dict(row).get(column.key, ""))
    }
    seen: dict[str, int] = {}
    for nth, row in enumerate(rows, start=1):
        at = {"row": str(nth), "column": column.key}
        for name in _names_in(row.get(column.key, "")):
            if who(name) in seen:
                yield _problem(Flaw.TWICE, at, name=name, first_row=str(seen[who(name)]))
            elif who(name) in taken:
                yield _problem(Flaw.MEMBER_ELSEWHERE, at, name=name, other=taken[who(name)])
            seen.setdefault(who(name), nth)


def owner_of(unlike: Unlike | None, text: str, around: Surroundings) -> str | None:
    """Number of the desk whose name, number or address this is, where it may not be; None where all is well."""
    name = bare(text.removeprefix("sip:"))
    barred = {None: frozenset(), Unlike.OWN: around.own, Unlike.DESKS: around.members}[unlike]
    return around.desks.get(name, "") if name in barred else None


@lru_cache(maxsize=8192)
def pattern_problem(pattern: str | None, text: str) -> str | None:
    """The problem's code, None where the cell keeps its pattern or has none. States are worked out again at every tap: the same
    cells come by again and again."""
    return None if pattern is None else patterns.checked(pattern, text).problem


def _doubles(column: Column, rows: Sequence[Row]) -> Iterator[AnswerProblem]:
    seen: dict[str, int] = {}
    for nth, row in enumerate(rows, start=1):
        text = bare(row.get(column.key, ""))
        if text and text in seen:
            at = {"row": str(nth), "column": column.key}
            yield _problem(Flaw.TWICE, at, first_row=str(seen[text]), name=row[column.key].strip())
        elif text:
            seen[text] = nth


def _problem(code: Flaw, at: Row, **values: str) -> AnswerProblem:
    return AnswerProblem(code=code, values={**at, **values}, incomplete=True)
