"""What the technician is told before the day: plain values, no part of the program."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How one kind of detail is answered, as a person would: words to type, choices to tap, rows to fill."""

    kind: str
    typed: str = ""
    choices: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Each row as (column's title, text)."""
    once: bool = False
    """Every place has a text of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A row of the matrix, as the order names it."""

    number: str
    user: str
    mac: str
    serial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    customer: str
    contact: str
    function: str
    """Of the contact, who also agrees to extra cost."""
    desks: tuple[Desk, ...]
    samples: dict[str, tuple[Sample, ...]]
    """By the label of the detail; a label that stands in several chapters has several."""
    photo: Path
    """A large picture; its way to HQ is cut."""
    file: Path
    """For a step that asks for a file, whatever its ending."""
    stick: Path
    """Where the customer's copy goes."""
    files: dict[str, Path] = field(default_factory=dict)
    """By ending (".wav"), for steps that want just such a file."""
    absent: str = ""
    """Number of the desk whose user is not met, empty for none."""
    briefing: str = ""
    """Label of the minutes of briefing; none for who was not met."""
    not_met: str = ""
    """Why there were none."""
    failing: str = ""
    """Number of the desk where one sub-test fails."""
    language: str = "de"
    """Of the report's pages, which the contact reads."""
    reservation: str = ""
    caption: str = ""
    failure: str = ""
    """What was seen where the sub-test failed."""
    checked_how: str = ""
    users_file: Path | None = None
    """The customer's list of users, `users` of them."""
    users: int = 0
    mailbox_files: tuple[tuple[str, Path], ...] = ()
    """The data file of each mailbox, by its address."""
    devices: tuple[tuple[str, str], ...] = ()
    """Name and owner of each pilot device."""
