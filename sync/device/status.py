"""What the technician is told about the way to HQ: only what is proven, and without asking the network (rule R2)."""

from dataclasses import dataclass
from enum import StrEnum

from checklists.review import ReviewState


class Stage(StrEnum):
    """The only words there are, in this order."""

    ON_DEVICE = "on-device"
    ON_ITS_WAY = "on-its-way"
    """A request is open right now."""
    RECEIVED = "received"
    """HQ signed for the entries up to the seal."""
    COMPLETE = "complete"
    """HQ signed that all blobs are there and the seal holds."""
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the tablet holds about one sealed report. `acked_seq` is the last entry under a verified receipt of the same log."""

    sealed_seq: int
    acked_seq: int
    complete: bool
    review: ReviewState | None
    sending: bool


def stage(proof: Proof) -> Stage:
    """The furthest stage that is proven."""
    if proof.review is ReviewState.ACCEPTED:
        return Stage.ACCEPTED
    if proof.review is ReviewState.RETURNED:
        return Stage.RETURNED
    if proof.complete:
        return Stage.COMPLETE
    if proof.acked_seq >= proof.sealed_seq:
        return Stage.RECEIVED
    return Stage.ON_ITS_WAY if proof.sending else Stage.ON_DEVICE
