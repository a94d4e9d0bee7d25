"""HQ's answer to a report: words shared by dispatch and tablet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ReviewState(StrEnum):
    """`hq_state` of a report as HQ's page and `summary.json` give it."""

    RECEIVED = "received"
    COMPLETE = "complete"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One question of HQ about a cell (or about the whole report where subject and step are empty)."""

    remark_id: str
    subject: str
    step: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """`decided_at` is UTC ISO time, `by` the dispatcher's name. A returned review has at least one remark."""

    review_id: str
    report_id: str
    report_number: str
    state: ReviewState
    by: str
    decided_at: str
    remarks: tuple[Remark, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "review_id": self.review_id,
            "report_id": self.report_id,
            "report_number": self.report_number,
            "state": str(self.state),
            "by": self.by,
            "decided_at": self.decided_at,
            "remarks": [
                {"remark_id": r.remark_id, "subject": r.subject, "step": r.step, "text": r.text} for r in self.remarks
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Review":
        return cls(
            review_id=data["review_id"],
            report_id=data["report_id"],
            report_number=data["report_number"],
            state=ReviewState(data["state"]),
            by=data["by"],
            decided_at=data["decided_at"],
            remarks=tuple(Remark(**r) for r in data["remarks"]),
        )
