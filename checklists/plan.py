"""What is asked of one item or precondition on a subject, in one depth and under the conditions that hold there."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.answer import Auto, Multi, Pick, Rows, Tri, Value
from checklists.catalogue import AnswerKind, Detail, Item, Precondition, SubTest
from checklists.cell import CellState, Look, State
from checklists.ids import StepKey

Bullet = Item | Precondition


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked of one item (or precondition) on a subject, in one depth: details shown, details that must be
    answered.

    In short depth `details` are the ones kept and `rest` the required ones that a tick covers.
    """

    bullet: Bullet
    full: bool
    tick: StepKey
    details: tuple[Detail, ...]
    required: tuple[Detail, ...]
    rest: tuple[Detail, ...]
    covered: frozenset[StepKey]
    """The keys of `rest`."""
    steps: frozenset[StepKey]
    """All steps of the item in any depth, sub-tests included, without the tick."""
    steps_of: Mapping[StepKey, frozenset[StepKey]]
    """The same by detail."""
    hidden: frozenset[StepKey]
    """Details whose condition does not hold here: neither shown nor asked; what was once said to them is left alone."""
    total: int
    beside: bool
    """Whether something beside the answers counts too: photos, a stored table, a running timer."""
    untouched: CellState


def make_plan(bullet: Bullet, full: bool, hidden: frozenset[StepKey]) -> Plan:
    here = tuple(detail for detail in bullet.details if detail.key not in hidden)
    kept = tuple(detail for detail in here if full or detail.keep_in_short)
    asked = tuple(detail for detail in kept if detail.required)
    tick = StepKey(bullet.key)
    total = (1 if not full or not asked else 0) + sum(leaves(detail) for detail in asked)
    first = _first_step(asked[0]) if asked else tick
    steps_of = {d.key: frozenset((d.key, *(sub_step(d, sub) for sub in d.subs))) for d in bullet.details}
    rest = tuple(detail for detail in here if detail.required and detail not in asked)
    return Plan(
        bullet=bullet,
        full=full,
        tick=tick,
        details=kept,
        required=asked,
        rest=rest,
        covered=frozenset(detail.key for detail in rest),
        steps=frozenset().union(*steps_of.values()),
        steps_of=steps_of,
        hidden=hidden,
        total=total,
        beside=any(d.kind in (AnswerKind.PHOTO, AnswerKind.ROWS, AnswerKind.TIMER) for d in bullet.details),
        untouched=CellState(state=State.OPEN, look=Look.OPEN, total=total, missing=first),
    )


def _first_step(detail: Detail) -> StepKey:
    return sub_step(detail, detail.subs[0]) if detail.kind is AnswerKind.SUB and detail.subs else detail.key


def sub_step(detail: Detail, sub: SubTest) -> StepKey:
    return StepKey(f"{detail.key}/{sub.key}")


def leaves(detail: Detail) -> int:
    """How many answers a detail takes: its sub-tests, else one."""
    return len(detail.subs) if detail.kind is AnswerKind.SUB and detail.subs else 1


def said_by(detail: Detail, value: Value | None) -> frozenset[str]:
    """What a condition can ask for: chosen options, also those in the cells of a table, the verdict of a tick or a check."""
    match value:
        case Pick(key=key):
            return frozenset((key,))
        case Multi(keys=keys):
            return frozenset(keys)
        case Rows(rows=rows):
            choosing = {column.key for column in detail.columns if column.options}
            return frozenset(text for row in rows for key, text in row if key in choosing)
        case Tri(verdict=verdict) | Auto(verdict=verdict):
            return frozenset((str(verdict),))
        case _:
            return frozenset()
