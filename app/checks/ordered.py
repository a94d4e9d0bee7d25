"""A-ORDER: whether the order names the feature a step belongs to (fn16, fn17); nothing is asked of anybody."""

from app.checks.outcome import CheckOutcome
from app.open_job import OpenJob
from checklists.catalogue import Item
from checklists.check_words import raw_of


def check_ordered(job: OpenJob, step: str) -> CheckOutcome:
    """Raises KeyError for a step that is none."""
    bullet = job.sheet.bullet_of(step)
    feature = bullet.feature if isinstance(bullet, Item) else None
    ordered = feature is None or job.job.orders(bullet.chapter, feature)
    return CheckOutcome(
        verdict="passed" if ordered else "failed",
        asked=feature or str(bullet.chapter),
        raw=raw_of(ordered="yes" if ordered else "no"),
    )
