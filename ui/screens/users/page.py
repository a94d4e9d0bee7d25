"""What the users' screen shows, as plain values. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from app.domain import ATTRIBUTES
from app.user_import import UserImport

KEYS = tuple(attribute.key for attribute in ATTRIBUTES)
NAMES = ("givenName", "sn")

Line = tuple[str, ...]
"""One user: a text per column, in the order of KEYS."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: str
    title: str
    second: str
    must: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """`row` counts from 0, None where no row of the table is meant; `column` is a place in KEYS or -1."""

    row: int | None
    column: int
    title: str
    text: str
    error: bool
    fix: str = ""
    """What could stand there instead, empty where nothing can be guessed; `fix_word` offers it."""
    fix_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change in a list from a file: the new value before the old one, which is shown struck."""

    title: str
    new: str
    old: str
    second: str


class Standing(StrEnum):
    KEPT = "kept"
    """What is shown is what is stored."""
    PREVIEW = "preview"
    """A file was read and nothing of it is stored yet."""
    TYPING = "typing"
    """Typed by hand: all but the cells in error is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that was read, and the rows before it that are to stay."""

    found: UserImport
    beside: tuple[Pairs, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """`noted`: the list came from a file; each change is a correction, agreed with somebody (`contact` unless another is named).

    `widest` holds the few longest texts of each column, `widest_names` those of the names, `filled` which columns hold anything.
    """

    title: str
    second: str
    heading: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    complaints: tuple[Complaint, ...]
    errors: int
    notices: int
    standing: Standing
    editable: bool
    noted: bool
    contact: str
    corrections: tuple[Correction, ...] = ()
    corrected: int = 0
    ordered: tuple[Line, ...] = ()
    """The users of the order, as long as nothing is captured: offered to be taken over."""
    take_word: str = ""
    draft: Draft | None = None
    widest: tuple[tuple[str, ...], ...] = ()
    widest_names: tuple[str, ...] = ()
    filled: tuple[bool, ...] = ()
    tones: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) -> block | dev, for the cells a complaint points at."""

    @property
    def saved(self) -> bool:
        return self.standing is Standing.KEPT

    @property
    def ready(self) -> bool:
        """A file without an error waits to be entered."""
        return self.standing is Standing.PREVIEW and not self.errors

    @cached_property
    def torn_rows(self) -> frozenset[int]:
        """Rows with an error that is of no one cell: to be looked at as a whole."""
        return frozenset(one.row for one in self.complaints if one.error and one.row is not None and one.column < 0)
