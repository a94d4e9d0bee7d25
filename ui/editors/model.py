"""What an editor shows and what it hands back: values, no Qt. One row is one detail of one subject."""

from dataclasses import dataclass

from app.domain import Person, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    key: str
    text: str
    asks_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnHead:
    key: str
    text: str
    required: bool
    examples: tuple[str, ...] = ()
    """What the catalogue's example has in its first, second … row."""
    options: tuple[Choice, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLine:
    """One line of a run sheet. `answer` is none | passed | failed | excused | na; `unit` is empty where no number is asked."""

    step: str
    number: str
    title: str
    second: str
    answer: str
    why: str = ""
    unit: str = ""
    example: str = ""
    figure: str = ""
    """The number given, as people write it."""
    pass_min: str = ""
    pass_max: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A person who may be meant."""

    name: str
    function: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One who signs alone: `state` signed | waiting | absent | against (signed, yet entered as not met) | besides (signed under a name
    no longer listed, or a hand-over that was changed since). `hand` names the side of the hand-over, empty on a list of people;
    `function` then says it in words.
    """

    name: str
    function: str
    state: str
    hand: str = ""

    @property
    def spoken(self) -> str:
        """Who takes over and hands on stands twice."""
        return f"{self.name}, {self.function}" if self.hand and self.function else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What the device answers below a field: tone is right | notice | wrong."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoTile:
    photo_id: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A detail with its answer. `name` begins every spoken name ("AP-07, MAC-Adresse")."""

    subject: str
    step: str
    kind: str
    name: str
    label: str
    hint: str
    required: bool
    look: str
    spoken: str
    value: Value | None = None
    shown: str = ""
    """The answer as a person reads it."""
    reason: str = ""
    reason_text: str = ""
    note: str = ""
    former: str = ""
    """What stood there before, to be shown struck."""
    placeholder: str = ""
    message: Message | None = None
    remark: str = ""
    example: str = ""
    """The catalogue's example in words, spoken as a description."""
    unit: str = ""
    minimum: str = ""
    maximum: str = ""
    exceeds_with: str = ""
    """Reason proposed when the value passes the maximum; empty where such a value is refused."""
    options: tuple[Choice, ...] = ()
    columns: tuple[ColumnHead, ...] = ()
    check: str = ""
    """How the device itself can check: `file`, `now`, over a `line`, on the page `mailboxes`, or not at all."""
    target: str = ""
    """The host a check over a line is proposed to ask."""
    wide: bool = False
    """A table with a screen of its own (the 18 attributes of a user)."""
    wrong_cells: frozenset[tuple[int, str]] = frozenset()
    """Cells of a table that are not right yet: row from 0, column."""
    at_least: int = 0
    at_most: int = 0
    subs: tuple[SubLine, ...] = ()
    plain_tick: str = ""
    """Words a plain tick stands for ("≤ 2,0 m"), empty where it is no answer."""
    identity: bool = False
    proposals: tuple[Proposal, ...] = ()
    alone: bool = False
    """Of a signature: each of `attendees` signs for the own person."""
    of_chain: bool = False
    """They are the two sides of every hand-over."""
    attendees: tuple[Attendee, ...] = ()
    filled: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Rows proposed for a table: by the order, or where `preset` says so by the catalogue."""
    preset: bool = False
    running: int | None = None
    """Seconds the clock has run already, None where it stands."""
    photos: tuple[PhotoTile, ...] = ()

    @property
    def shape(self) -> tuple[object, ...]:
        """Rows of one shape can be shown by the same widgets."""
        return (
            self.kind,
            self.step,
            self.label,
            len(self.options),
            len(self.columns),
            len(self.subs),
            bool(self.plain_tick),
            self.alone,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An answer typed, tapped or scanned; `origin` typed | scanned. None clears."""

    subject: str
    step: str
    value: Value | None
    reason: str | None = None
    note: str | None = None
    origin: str = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The editor wants the side sheet: `what` na | failed | deviates | note | remark."""

    subject: str
    step: str
    what: str
    title: str
    second: str = ""
    value: Value | None = None
    """The answer the reason belongs to; None for the verdict that `what` names."""
    proposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Anything else: `what` start | stop | photo | file | check | ask | enough | sign | all | mailboxes | table."""

    subject: str
    step: str
    what: str
    offers: tuple[Offer, ...] = ()
    title: str = ""
    text: str = ""
    people: tuple[Person, ...] = ()
    hand: str = ""
    """Which side of which hand-over is signed."""
