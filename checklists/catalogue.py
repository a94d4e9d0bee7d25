"""What the service description owes, as data: chapters, items (one per bullet), details (the steps under an item).

Everything here is immutable and holds no rule about a job; `checklists.sheet` joins a catalogue with a job.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checklists.ids import ChapterKey, ItemKey, StepKey
from checklists.table_rules import RowRule


class Language(StrEnum):
    DE = "de"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text in both languages of every screen, page and report."""

    de: str
    en: str

    def to(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Words):
    """A sentence the report must carry; `footnotes` are those of the service description it stands for."""

    footnotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternHint:
    """What a pattern of sec 11.9 allows ("P-MAC"), as one sentence for the person at the field."""

    key: str
    words: Words


class SubjectKind(StrEnum):
    ORDER = "order"
    VISIT = "visit"
    WORKPLACE = "workplace"
    GROUP = "group"
    QUEUE = "queue"
    USER = "user"
    MAILBOX = "mailbox"
    DEVICE = "device"
    """Pilot device, added on site (2.6)."""
    SESSION = "session"


class GroupKind(StrEnum):
    PARK = "park"
    PICKUP = "pickup"
    CLID = "clid"
    PAGING = "paging"
    MOH = "moh"
    HUNT = "hunt"
    PLAN = "plan"
    AUTO_ATTENDANT = "auto-attendant"
    QUEUE = "queue"


class AnswerKind(StrEnum):
    TRI = "tri"
    NUM = "num"
    TEXT = "text"
    PICK = "pick"
    MULTI = "multi"
    PHOTO = "photo"
    SCAN = "scan"
    TIMER = "timer"
    PEOPLE = "people"
    FILES = "files"
    ROWS = "rows"
    SUB = "sub"
    WHEN = "when"
    AUTO = "auto"
    SIGN = "sign"


class Evidence(StrEnum):
    PHOTO = "ph"
    MEASURED = "ms"
    LOG = "lg"
    SCREENSHOT = "sc"
    CONFIRMATION = "sg"
    NONE = "-"


class Side(StrEnum):
    """Who stands behind a reason code."""

    CUSTOMER = "customer"
    PROVIDER = "provider"
    THIRD = "third"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonCode:
    """`code` as K02, P01, X03, N04. `starts_clock` is true for customer codes that count waiting time (facts sec 1)."""

    code: str
    side: Side
    words: Words
    starts_clock: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    key: str
    words: Words
    asks_text: bool = False
    """Choosing it asks for words of its own (`answer.Pick.text`)."""
    not_if: "Condition | None" = None
    """Cannot be true where another answer says that (rights of the platform's music for an own file)."""


class Members(StrEnum):
    """Whom a cell of a table may name; several are parted by `;` (cross-check "members exist")."""

    WORKPLACES = "workplaces"
    """Desks of the job, ordered or added: by number, extension, telephone number, user's name or mail."""
    OTHERS = "others"
    """The same without the desk the table stands on (a busy lamp field watches no self)."""


class Unlike(StrEnum):
    """Whose names, numbers and addresses may not stand here."""

    OWN = "own"
    """Those of the desk the step stands on (a remote office is another number)."""
    DESKS = "desks"
    """Those of any desk of the job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a `rows` answer; `pattern` is a name of sec 11.9 ("P-MAC") or None.

    `minimum`/`maximum` are decimal strings: with one of them the cell is a number in `unit`. `letters` is the longest text.
    With `options` the cell holds the key of one of them. `unique`: no value twice in the column, case and blanks ignored.
    """

    key: str
    words: Words
    pattern: str | None = None
    required: bool = False
    minimum: str | None = None
    maximum: str | None = None
    unit: str | None = None
    letters: int | None = None
    unique: bool = False
    options: tuple[Option, ...] = ()
    members: Members | None = None
    free: bool = False
    """A new extension or number: no desk of the job may have it already (cross-check "extension unique")."""
    moment: bool = False
    """A day with its time: "1.12.2026 14:00" or "2026-12-01T14:00", the device's local time."""
    outsiders: bool = False
    """Of members: who has no desk in the job is outside the order and printed so; only a slip of the pen is asked about."""
    once: bool = False
    """Of members: nobody twice, neither in this table nor in that of another group (a user is in one pickup group)."""
    unlike: Unlike | None = None
    required_if: "Condition | None" = None
    """Required where another answer says so (shares where the distribution is weighted)."""
    listed_in: StepKey | None = None
    """The table of the same item that names as many as the numbers here come to (users in error)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Asked only where another answer says so (facts: "if chosen", "only if on site").

    `step` is a detail of the same item, or one of an item or precondition of the order or the visit. `is_any` are option keys of
    a pick or multi, those in any row of a table, verdicts of a tri ("done", "failed", "na") or of a check ("passed", "notice",
    "failed", "not-run"). Where a second step may say it as well (the group's choice, or that of single users), it is `or_step`.
    """

    step: StepKey
    is_any: tuple[str, ...]
    or_step: StepKey | None = None

    @property
    def steps(self) -> tuple[StepKey, ...]:
        return (self.step,) if self.or_step is None else (self.step, self.or_step)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubTest:
    """One line of a run sheet. Its step is "<detail>/<key>". A mandatory one that fails makes the step failed."""

    key: str
    words: Words
    hint: Words
    mandatory: bool
    number_unit: str | None = None
    number_min: str | None = None
    number_max: str | None = None
    number_pass_min: str | None = None
    number_pass_max: str | None = None
    number_example: str | None = None
    restores: bool = False
    """Says that the state before the test is back (rule R5)."""
    after: StepKey | None = None
    """Must not be done before that step is (S-SUP 5 to 7: cc-consent)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One step with exactly one answer kind. Fields that a kind does not use stay empty.

    `minimum`/`maximum`/`step_width` are decimal strings in `unit` (num) or minutes (timer: allowed range without a reason).
    `required` is the facts' `!`. `keep_in_short` keeps the detail on every subject in short depth. `needs` names the precondition
    whose missing proposes its reason here. `must_equal` names the job field it is compared with ("mac", "model", "serial");
    a `pick` compared so has the option "as-ordered", and every other choice is unlike the order.
    `at_least`/`at_most` count options (multi), rows, people, photos or files; for text they count letters.
    `example` satisfies the detail's own rule, in the JSON form of `checklists.answer`.
    """

    key: StepKey
    words: Words
    kind: AnswerKind
    hint: Words
    required: bool
    src: str
    who: str
    evidence: tuple[Evidence, ...]
    keep_in_short: bool = False
    needs: StepKey | None = None
    unit: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    step_width: str | None = None
    pattern: str | None = None
    options: tuple[Option, ...] = ()
    at_least: int = 0
    at_most: int | None = None
    columns: tuple[Column, ...] = ()
    subs: tuple[SubTest, ...] = ()
    check: str | None = None
    must_equal: str | None = None
    unique_in_job: bool = False
    identity: bool = False
    """Identity fields and measured values are never painted: the pen sign, one by one."""
    limit: str | None = None
    """Key of the Allowance it counts against ("L1")."""
    reason_when_exceeded: str | None = None
    """Reason code proposed when the value passes `maximum` (wp-230: K02)."""
    done_means: Words | None = None
    """Where set, a plain tick (`answer.Tri` done) is a good answer too and stands for these words (wp-230: "≤ 2,0 m")."""
    when: Condition | None = None
    waits_for: str | None = None
    """Of a timer: its time is waiting of that reason code, claimable like the waiting clock's (1-p2: K12)."""
    rules: tuple[RowRule, ...] = ()
    suffixes: tuple[str, ...] = ()
    """Of files: the endings allowed, lower case with dot; empty means any."""
    switches_on: bool = False
    """The test changes a setting: one of its sub-tests restores it, or the detail `<key>-restored` says so (rule R5)."""
    twice_blocks: bool = False
    """Of a text that is unique in the job: said on two subjects it stops the signature, as a MAC does."""
    unlike: Unlike | None = None
    rows_up_to: StepKey | None = None
    """Of a table: no more rows than the number answered there (busy lamps, free keys)."""
    same_as: tuple[StepKey, ...] = ()
    """What is said here and at these steps must be the same: texts but for case, files by SHA-256; of a tick: what these steps
    say among each other."""
    within_quota: bool = False
    """A number of bytes at most as large as the mailbox's own quota (L6)."""
    signed_by: StepKey | None = None
    """Of a signature: the list of people of the same item whose met ones each sign for themselves (attendance of a training), or the
    custody chain whose hand-overs are each signed by both sides.
    None: one drawing stands for all who are named."""
    preset: bool = False
    """Of a table: its example holds what is usual everywhere, and one touch takes it over (star codes, rule R4)."""
    hand_says_how: bool = False
    """Of a check: a verdict given by hand is done only with a word how it was checked. So of every check since 2026.3."""
    example: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One bullet of the service description: a column of the matrix, a line of the report.

    `head` is the column head, two lines of at most 10 letters; `brief` has at most 8. An item without details is answered by its tick.
    `feature` names the ordered feature without which it does not apply (fn16, fn17); `group_kinds` the kinds of group subjects it is for.
    """

    key: ItemKey
    chapter: ChapterKey
    number: int
    words: Words
    head: tuple[Words, Words]
    brief: Words
    per: SubjectKind
    src: str
    steps: tuple[str, ...]
    """Row keys of the facts this item stands for: coverage is checked against them."""
    details: tuple[Detail, ...] = ()
    feature: str | None = None
    group_kinds: tuple[GroupKind, ...] = ()
    required: bool = True
    """False for a row of the facts without `!`: it may stay open and does not keep anybody from signing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precondition:
    """What the customer owes before the work (3.1, list in 2.6). `chapter` is the chapter whose presence in the order asks for it."""

    chapter: ChapterKey
    per: SubjectKind
    words: Words
    head: tuple[Words, Words]
    brief: Words
    reason: str
    """Reason code proposed when it is missing."""
    details: tuple[Detail, ...]

    @property
    def key(self) -> StepKey:
        """The first detail's key is the precondition's own name."""
        return self.details[0].key


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A contractual limit (facts sec 2.2). `top` is in `unit`: min, device, mailbox, m, quota (of the mailbox itself);
    `warn_at` likewise or None. `per` says what it is counted for: a whole visit, or each workplace or mailbox."""

    key: str
    words: Words
    unit: str
    top: str
    warn_at: str | None
    step: StepKey | None
    """The step whose answer is measured."""
    extra_cost: bool
    """Passing it needs consent and is flagged as extra cost (Mehraufwand)."""
    per: SubjectKind = SubjectKind.VISIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    key: ChapterKey
    words: Words
    unit: SubjectKind
    needs: tuple[ChapterKey, ...]
    items: tuple[Item, ...]
    preconditions: tuple[Precondition, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Footnotes that must stand in the report where the chapter does (fn5, fn6, fn8, fn9, fn10, fn13)."""
    always: bool = False
    """Belongs to every order without being ordered (chapter 1, order data)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All chapters of one release. `release` as "2026.1"; its hash is the SHA-256 of the canonical bundle (rule I6)."""

    release: str
    cat_hash: str
    chapters: tuple[Chapter, ...]
    reasons: tuple[ReasonCode, ...]
    allowances: tuple[Allowance, ...]
    trademark_notice: Notice
    patterns: tuple[PatternHint, ...] = ()

    def chapter(self, key: str) -> Chapter:
        """Raises KeyError for an unknown chapter."""
        for chapter in self.chapters:
            if chapter.key == key:
                return chapter
        raise KeyError(key)

    def item(self, key: str) -> Item:
        """Raises KeyError for an unknown item."""
        for chapter in self.chapters:
            for item in chapter.items:
                if item.key == key:
                    return item
        raise KeyError(key)

    def reason(self, code: str) -> ReasonCode:
        """Raises KeyError for an unknown code."""
        for reason in self.reasons:
            if reason.code == code:
                return reason
        raise KeyError(code)
