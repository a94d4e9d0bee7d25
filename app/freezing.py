"""What goes into `record.frozen` before the record is made: number, edition, chain, who signs (rules Z3, C2, T2, I5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.open_job import OpenJob
from app.store import receipt_store, report_store
from app.store.database import Connection
from app.store.journal_store import Head
from app.store.profile_store import Enrolment
from app.store.report_store import Report, ReportState
from app.version import app_version
from checklists.book_facts import SealedReport
from checklists.catalogue import Language
from checklists.moment import Moment
from checklists.review import ReviewState
from checklists.sign_off import ALONE_STATEMENT_ID, STATEMENT_ID, Outcome, Role

CONTACT, TECHNICIAN_ONLY = "contact", "technician-only"
FIRST, FASSUNG, NACHTRAG = "first", "fassung", "nachtrag"
_SKEW_AGE_S = 7 * 24 * 3600
_SKEW_MS = 5 * 60 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Where the next report stands behind those sealed before."""

    edition: str
    index: int
    previous: Report | None
    running: int


def chain(connection: Connection, job: OpenJob, device_short: str) -> Chain:
    """*Fassung n* before HQ accepted one, *Nachtrag n* after it; void numbers are not used again."""
    sealed = [r for r in report_store.of_job(connection, job.job.job_id) if r.state is ReportState.SEALED]
    running = report_store.next_running(connection, number_prefix(job, device_short))
    if not sealed:
        return Chain(edition=FIRST, index=1, previous=None, running=running)
    decisions = receipt_store.reviews(connection)
    accepted = any(r.report_id in decisions and decisions[r.report_id].state is ReviewState.ACCEPTED for r in sealed)
    if accepted:
        index = sum(1 for r in sealed if r.edition == NACHTRAG) + 1
        return Chain(edition=NACHTRAG, index=index, previous=sealed[-1], running=running)
    return Chain(edition=FASSUNG, index=len(sealed) + 1, previous=sealed[-1], running=running)


def number_prefix(job: OpenJob, device_short: str) -> str:
    return f"{job.job.order_number}-{device_short}-"


def frozen_body(
    job: OpenJob,
    enrolment: Enrolment,
    place: Chain,
    head: Head,
    at: Moment,
    *,
    report_id: str,
    language: Language,
    signer: str,
) -> dict[str, Any]:
    """The body of `record.frozen`: all that is neither job, catalogue nor entry."""
    previous = place.previous
    return {
        "report": report_id,
        "number": f"{number_prefix(job, enrolment.device_short)}{place.running}",
        "edition": place.edition,
        "index": place.index,
        "previous": {"number": previous.number, "sha256": previous.record_sha256} if previous else None,
        "language": str(language),
        "app_version": app_version(),
        "clock": {"checked": _checked(at), "skew_ms": at.skew_ms, "skew_age_s": at.skew_age_s},
        "device": {
            "device_id": enrolment.device_id,
            "label": enrolment.label,
            "short": enrolment.device_short,
        },
        "statement": STATEMENT_ID if signer == CONTACT else ALONE_STATEMENT_ID,
        "head": {"seq": head.seq, "hash": head.hash},
        "signer": signer,
        "reply_to": job.review.review_id if job.review and job.review.state is ReviewState.RETURNED else None,
    }


def contact_decided(sealed: Sequence[SealedReport]) -> Outcome | None:
    """What the contact last decided with his signature; None where he never took anything over."""
    for report in reversed(sealed):
        for signature in report.signatures:
            if signature.role is Role.CONTACT:
                taken = signature.outcome in (Outcome.ACCEPTED, Outcome.WITH_RESERVATIONS)
                return signature.outcome if taken else None
    return None


def _checked(at: Moment) -> bool:
    if at.skew_ms is None or at.skew_age_s is None:
        return False
    return at.skew_age_s <= _SKEW_AGE_S and abs(at.skew_ms) <= _SKEW_MS
