"""Conditions of details ("if chosen"): read, and held against the whole catalogue: the step exists, the values can be said, no circle."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklists.catalogue import AnswerKind, Chapter, Condition, Detail, Item, Precondition, SubjectKind
from checklists.catalogue_tree import Fields
from checklists.ids import StepKey

Bullet = Item | Precondition
_SINGLE = (SubjectKind.ORDER, SubjectKind.VISIT)
_SAID = {
    AnswerKind.TRI: ("done", "failed", "na"),
    AnswerKind.AUTO: ("passed", "notice", "failed", "not-run"),
}


def read_condition(one: Fields, name: str = "when") -> Condition | None:
    """`when: {step: loc-choice, is: [anywhere]}`, with `or_step` where a second step may say it as well."""
    entry = one.fields(name)
    if entry is None:
        return None
    step, other, values = entry.text("step"), entry.maybe("or_step"), entry.texts("is")
    if not values:
        entry.complain("'is' is empty", "at least one answer of that step", entry.line)
    entry.done()
    return Condition(step=StepKey(step), is_any=values, or_step=StepKey(other) if other else None)


@dataclass(slots=True)
class Conditions:
    """Details that look at other steps, and where they stand, kept until all chapters are read."""

    _noted: list[tuple[Fields, Detail]] = field(default_factory=list)

    def note(self, fields: Fields, detail: Detail) -> None:
        self._noted.append((fields, detail))

    def resolve(self, chapters: tuple[Chapter, ...]) -> None:
        bullets: dict[str, Bullet] = {}
        details: dict[str, Detail] = {}
        for chapter in chapters:
            mine: tuple[Bullet, ...] = (*chapter.preconditions, *chapter.items)
            for bullet in mine:
                for detail in bullet.details:
                    bullets[detail.key], details[detail.key] = bullet, detail
        for fields, detail in self._noted:
            here = bullets.get(detail.key)
            if detail.when is not None:
                _check(fields, "when", detail.when, here, bullets, details)
                if _in_a_circle(detail, details):
                    what = f"the condition of {detail.key!r} comes back to itself"
                    fields.complain(what, "conditions without a circle", fields.line_of("when"))
            for column in detail.columns:
                if column.required_if is not None:
                    _check(fields, "columns", column.required_if, here, bullets, details)
            for option in detail.options:
                if option.not_if is not None:
                    _check(fields, "options", option.not_if, here, bullets, details)
            _compare(fields, detail, bullets, details)


def _check(
    fields: Fields,
    name: str,
    condition: Condition,
    here: Bullet | None,
    bullets: Mapping[str, Bullet],
    details: Mapping[str, Detail],
) -> None:
    line = fields.line_of(name)
    for step in condition.steps:
        asked = details.get(step)
        if asked is None:
            fields.complain(f"{name!r} names {step!r}", "a detail of the catalogue", line)
            continue
        there = bullets[asked.key]
        if here is not there and there.per not in _SINGLE:
            fields.complain(
                f"{name!r} names {asked.key!r} of another item",
                "a detail of the same item, or one of the order or the visit",
                line,
            )
        allowed = _answers(asked)
        for value in condition.is_any:
            if value and value not in allowed:
                fields.complain(f"'is' names {value!r}", ", ".join(allowed) or "a step that chooses or is ticked", line)


_LIKE = {
    AnswerKind.FILES: (AnswerKind.FILES,),
    AnswerKind.TEXT: (AnswerKind.TEXT, AnswerKind.SCAN),
    AnswerKind.SCAN: (AnswerKind.TEXT, AnswerKind.SCAN),
    AnswerKind.TRI: (AnswerKind.FILES, AnswerKind.TEXT, AnswerKind.SCAN),
}
"""What an answer may be compared with."""


def _compare(fields: Fields, detail: Detail, bullets: Mapping[str, Bullet], details: Mapping[str, Detail]) -> None:
    """`same_as`, `rows_up_to` and `listed_in` name steps that are answered on the same subject, or once, and of a kind that fits."""
    named = [("same_as", step, _LIKE.get(detail.kind, ())) for step in detail.same_as]
    if detail.rows_up_to is not None:
        named.append(("rows_up_to", detail.rows_up_to, (AnswerKind.NUM,)))
    listed = [column.listed_in for column in detail.columns if column.listed_in is not None]
    named += [("columns", step, (AnswerKind.ROWS,)) for step in listed]
    for name, step, kinds in named:
        other = details.get(step)
        if other is None or other.kind not in kinds:
            fields.complain(f"{name!r} names {step!r}", f"a step of the kind {', '.join(kinds)}", fields.line_of(name))
        elif bullets[step].per not in (bullets[detail.key].per, *_SINGLE):
            allowed = "a step of the same repetition, or one of the order or the visit"
            fields.complain(f"{name!r} names {step!r}", allowed, fields.line_of(name))


def _answers(asked: Detail) -> tuple[str, ...]:
    if asked.kind in (AnswerKind.PICK, AnswerKind.MULTI):
        return tuple(option.key for option in asked.options)
    if asked.kind is AnswerKind.ROWS:
        return tuple(dict.fromkeys(option.key for column in asked.columns for option in column.options))
    return _SAID.get(asked.kind, ())


def _in_a_circle(start: Detail, details: Mapping[str, Detail]) -> bool:
    seen: set[StepKey] = set()
    waiting = [start]
    while waiting:
        now = waiting.pop()
        for step in now.when.steps if now.when is not None else ():
            if step == start.key:
                return True
            if step in details and step not in seen:
                seen.add(step)
                waiting.append(details[step])
    return False
