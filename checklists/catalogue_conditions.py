"""Conditions of details ("if chosen"): read, and held against the whole catalogue: the step exists, the values can be said, no circle."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklists.catalogue import AnswerKind, Chapter, Condition, Detail, Item, Precondition, SubjectKind
from checklists.catalogue_tree import Fields
from checklists.ids import StepKey

_SINGLE = (SubjectKind.ORDER, SubjectKind.VISIT)
_SAID = {
    AnswerKind.TRI: ("done", "failed", "na"),
    AnswerKind.AUTO: ("passed", "notice", "failed", "not-run"),
}


def read_condition(one: Fields) -> Condition | None:
    """`when: {step: loc-choice, is: [anywhere]}`, with `or_step` where a second step may say it as well."""
    entry = one.fields("when")
    if entry is None:
        return None
    step, other, values = entry.text("step"), entry.maybe("or_step"), entry.texts("is")
    if not values:
        entry.complain("'is' is empty", "at least one answer of that step", entry.line)
    entry.done()
    return Condition(step=StepKey(step), is_any=values, or_step=StepKey(other) if other else None)


@dataclass(slots=True)
class Conditions:
    """Details with a condition and where they stand, kept until all chapters are read."""

    _noted: list[tuple[Fields, Detail]] = field(default_factory=list)

    def note(self, fields: Fields, detail: Detail) -> None:
        if detail.when is not None:
            self._noted.append((fields, detail))

    def resolve(self, chapters: tuple[Chapter, ...]) -> None:
        bullets: dict[str, Item | Precondition] = {}
        details: dict[str, Detail] = {}
        for chapter in chapters:
            mine: tuple[Item | Precondition, ...] = (*chapter.preconditions, *chapter.items)
            for bullet in mine:
                for detail in bullet.details:
                    bullets[detail.key], details[detail.key] = bullet, detail
        for fields, detail in self._noted:
            assert detail.when is not None
            line = fields.line_of("when")
            for step in detail.when.steps:
                asked = details.get(step)
                if asked is None:
                    fields.complain(f"'when' names {step!r}", "a detail of the catalogue", line)
                    continue
                here, there = bullets.get(detail.key), bullets[asked.key]
                if here is not there and there.per not in _SINGLE:
                    fields.complain(
                        f"'when' names {asked.key!r} of another item",
                        "a detail of the same item, or one of the order or the visit",
                        line,
                    )
                allowed = _answers(asked)
                for value in detail.when.is_any:
                    if value and value not in allowed:
                        fields.complain(
                            f"'is' names {value!r}", ", ".join(allowed) or "a step that chooses or is ticked", line
                        )
            if _in_a_circle(detail, details):
                fields.complain(
                    f"the condition of {detail.key!r} comes back to itself", "conditions without a circle", line
                )


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
