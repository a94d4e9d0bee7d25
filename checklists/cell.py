"""How one cell of the matrix stands: its state, what is drawn for it, and how much is still missing."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.ids import StepKey


class State(StrEnum):
    """What counts: `blocks` stops the signature, `open` and `begun` become open work."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    DEVIATES = "deviates"
    BLOCKS = "blocks"

    @property
    def complete(self) -> bool:
        return self is State.DONE or self is State.DEVIATES


class Look(StrEnum):
    """What is drawn: a done cell may be "not applicable", a deviating one "not done"."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    NA = "na"
    DEVIATES = "deviates"
    NOT_DONE = "not_done"
    BLOCKS = "blocks"


class Block(StrEnum):
    """Why something may not be signed."""

    MAC_TWICE = "mac-twice"
    TWICE = "twice"
    """Another text that is unique in the job stands on two subjects (list address of busy lamps)."""
    FAILED_WITHOUT_REASON = "failed-without-reason"
    LIMIT_WITHOUT_CONSENT = "limit-without-consent"
    HANDOVER_UNCONFIRMED = "handover-unconfirmed"
    CONTACT_MISSING = "contact-missing"
    OPEN_CELLS = "open-cells"
    UNENCRYPTED = "unencrypted"
    """A device that carries mail would leave the house unencrypted (T-CUSTODY)."""
    NEEDS_FIRST = "needs-first"
    """Done although the step it needs is not (S-SUP 5 to 7 without cc-consent)."""
    RULE_BROKEN = "rule-broken"
    """A rule of the catalogue that blocks is broken: a test outside its window, two things said that do not go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState:
    """`code` is the reason code beside the sign. `done` of `total` required steps are answered; `missing` is where to go next:
    the first unanswered required step, or the step that blocks. `covered` is true where a tick stands for details that were
    not written one by one. `why` is set only where the cell blocks.
    """

    state: State
    look: Look
    code: str | None = None
    done: int = 0
    total: int = 1
    missing: StepKey | None = None
    covered: bool = False
    why: Block | None = None
