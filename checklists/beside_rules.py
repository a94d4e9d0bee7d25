"""What must hold between an answer and what the job says elsewhere: the desk's own number, free keys, two checksums.

All of it leaves the answer kept and only not done; two things said that do not go together also stop the signature.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from checklists.answer import Files, Num, Pick, Rows, Scan, Text, Tri, Value, Verdict
from checklists.catalogue import Detail
from checklists.cell_text import number_of
from checklists.flaws import AnswerProblem, Flaw
from checklists.row_rules import Surroundings, owner_of


def looks_beside(detail: Detail) -> bool:
    """Whether there is anything `beside` could find at all; states are worked out again at every tap."""
    return bool(
        detail.unlike
        or detail.rows_up_to
        or detail.same_as
        or any(option.not_if for option in detail.options)
        or any(column.listed_in for column in detail.columns)
    )


def beside(detail: Detail, value: Value, around: Surroundings) -> Iterator[AnswerProblem]:
    """Nothing where `around` knows nothing to compare with. `values` name the other `step`."""
    if isinstance(value, Tri) and value.verdict is not Verdict.DONE:
        return
    if isinstance(value, Text) and (desk := owner_of(detail.unlike, value.text, around)) is not None:
        yield AnswerProblem(code=Flaw.OWN, values={"name": value.text, "other": desk}, incomplete=True)
    if isinstance(value, Rows) and detail.rows_up_to is not None:
        most = _number(around.said(detail.rows_up_to))
        if most is not None and len(value.rows) > most:
            values = {"found": str(len(value.rows)), "allowed": str(most), "step": str(detail.rows_up_to)}
            yield AnswerProblem(code=Flaw.ROWS_OVER, values=values, incomplete=True)
    if isinstance(value, Pick):
        chosen = next((option for option in detail.options if option.key == value.key), None)
        if chosen is not None and chosen.not_if is not None and around.holds(chosen.not_if):
            yield AnswerProblem(code=Flaw.NOT_TOGETHER, values={"step": str(chosen.not_if.step)}, incomplete=True)
    if isinstance(value, Rows):
        for column in detail.columns:
            if column.listed_in is not None:
                yield from _listed(column.key, column.listed_in, value, around)
    if detail.same_as:
        yield from _same(detail, value, around)


def _listed(column: str, step: str, value: Rows, around: Surroundings) -> Iterator[AnswerProblem]:
    counted = sum((number_of(dict(row).get(column, "")) or Decimal(0) for row in value.rows), Decimal(0))
    other = around.said(step)
    named = len(other.rows) if isinstance(other, Rows) else 0
    if named < counted:
        values = {"column": column, "found": str(named), "allowed": str(counted), "step": str(step)}
        yield AnswerProblem(code=Flaw.NOT_LISTED, values=values, incomplete=True)


def _same(detail: Detail, value: Value, around: Surroundings) -> Iterator[AnswerProblem]:
    first = _meant(value)
    for step in detail.same_as:
        other = _meant(around.said(step))
        if first is not None and other is not None and first != other:
            yield AnswerProblem(code=Flaw.DIFFERS, values={"step": str(step)}, incomplete=True, blocks=True)
            return
        first = first or other


def _meant(value: Value | None) -> frozenset[str] | None:
    """What is compared; None for what says nothing of the kind (a tick, nothing yet)."""
    match value:
        case Files(files=files) if files:
            return frozenset(file.sha256 for file in files)
        case Text(text=text) | Scan(text=text) if text.strip():
            return frozenset((text.strip().casefold(),))
        case _:
            return None


def _number(value: Value | None) -> Decimal | None:
    try:
        return Decimal(value.number) if isinstance(value, Num) else None
    except InvalidOperation:
        return None
