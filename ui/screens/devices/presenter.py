"""Pilot devices of the 2.6 visit: at most five are included (L2), further ones only with consent. Knows no Qt."""

from dataclasses import dataclass

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import SubjectKind
from app.open_job import OpenJob
from ui.limits import Limit, limit_of
from ui.subject_rows import SubjectRow, subject_row
from ui.wording import Words

ALLOWANCE = "L2"
DEVICE = "device"


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesPage:
    title: str
    second: str
    heading: str
    limit: Limit | None
    fact: str
    rest: str
    what: str
    """What is agreed to, as it stands in the form beforehand."""
    rows: tuple[SubjectRow, ...]


def load(app: FieldApp, job_id: str, words: Words) -> DevicesPage:
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, words)


def _page(job: OpenJob, words: Words) -> DevicesPage:
    owners = {one.subject_id: one.fields.get("owner", "") for one in job.book.added}
    limit = limit_of(job, ALLOWANCE, words)
    top = limit.top if limit else 0
    return DevicesPage(
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        heading=words("Pilot devices"),
        limit=limit,
        fact=words.count("{n} pilot device is included.", "{n} pilot devices are included.", top),
        rest=words(
            "Everything entered stays. Each further one costs extra; somebody of the customer must agree first."
        ),
        what=words.count("More than {n} pilot device", "More than {n} pilot devices", top),
        rows=tuple(
            subject_row(job, words, one, owners.get(one.subject_id, ""))
            for one in job.sheet.subjects
            if str(one.kind) == DEVICE
        ),
    )


def add(app: FieldApp, job_id: str, name: str, owner: str) -> Changed:
    return app.answering.add_subject(app.jobs.open(job_id), SubjectKind.DEVICE, name, {"owner": owner}).changed
