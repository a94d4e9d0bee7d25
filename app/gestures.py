"""Undo and redo by gesture (rule E4): nothing is taken back, the former values are written anew and name what they undo."""

from dataclasses import dataclass, field

from checklists.answer import Value

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What stood in a cell, or stands there now."""

    value: Value | None
    reason: str | None
    note: str | None


EMPTY = Said(value=None, reason=None, note=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """One act of the hand over one or many cells."""

    gesture: str
    before: dict[Cell, Said]
    after: dict[Cell, Said]


@dataclass(slots=True)
class Gestures:
    """What can be undone and redone in this job since it was opened."""

    done: list[Gesture] = field(default_factory=list)
    undone: list[Gesture] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        return bool(self.done)

    @property
    def can_redo(self) -> bool:
        return bool(self.undone)

    def made(self, gesture: Gesture) -> None:
        """A new act ends what could be redone."""
        self.done.append(gesture)
        self.undone.clear()

    def undid(self) -> None:
        self.undone.append(self.done.pop())

    def redid(self) -> None:
        self.done.append(self.undone.pop())
