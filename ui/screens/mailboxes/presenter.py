"""Mailboxes of the visit: state of their items, help with the PST export for at most five (L3), the check of a PST file.

Knows no Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import Rows, SubjectKind
from app.mailbox_check import EXPORT, PstReport
from app.open_job import OpenJob
from ui.limits import Limit, limit_of
from ui.subject_rows import SubjectRow, subject_row
from ui.wording import Words

ALLOWANCE = "L3"
MAILBOX = "mailbox"
_EXPORT_ITEM = "2.6-b4"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxLine:
    """`check` is the spoken name of the button that checks a PST file, empty where no export is ordered. `held`: the
    allowance is used up and this mailbox would go beyond it.
    """

    row: SubjectRow
    mail: str
    check: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxesPage:
    title: str
    second: str
    heading: str
    limit: Limit | None
    counted: str
    fact: str
    rest: str
    what: str
    lines: tuple[MailboxLine, ...]


def load(app: FieldApp, job_id: str, words: Words) -> MailboxesPage:
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, words)


def _page(job: OpenJob, words: Words) -> MailboxesPage:
    limit = limit_of(job, ALLOWANCE, words)
    top = limit.top if limit else 0
    return MailboxesPage(
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        heading=words("Mailboxes"),
        limit=limit,
        counted=words("PST export"),
        fact=words.count("PST export of {n} mailbox is included.", "PST export of {n} mailboxes is included.", top),
        rest=words(
            "Everything entered stays. Each further one costs extra; somebody of the customer must agree first."
        ),
        what=words.count("PST export of more than {n} mailbox", "PST export of more than {n} mailboxes", top),
        lines=tuple(_lines(job, words, limit)),
    )


def _lines(job: OpenJob, words: Words, limit: Limit | None):  # type: ignore[no-untyped-def]
    quotas: dict[str, str] = {one.subject_id: one.fields.get("quota_gb", "") for one in job.book.added}
    quotas |= {one.subject_id: one.quota_gb for one in job.job.mailboxes}
    for subject in job.sheet.subjects:
        if str(subject.kind) != MAILBOX:
            continue
        quota, mail = quotas.get(subject.subject_id, ""), subject.label
        exported = _exported(job, subject.subject_id)
        size = exported.get("size", "")
        parts = (
            subject.second,
            words("{size} GB", size=words.decimal(quota)) if quota else "",
            exported.get("file", ""),
            amount(words, int(size)) if size.isdecimal() else "",
        )
        exports = job.sheet.applies(subject.subject_id, _EXPORT_ITEM)
        yield MailboxLine(
            row=subject_row(job, words, subject, " · ".join(part for part in parts if part)),
            mail=mail,
            check=words("Check PST file, {mail}", mail=mail) if exports else "",
            held=limit is not None and limit.full and not exported,
        )


def _exported(job: OpenJob, subject: str) -> dict[str, str]:
    """The row of the export as it was entered, empty where there is none."""
    answer = job.book.answer(subject, EXPORT)  # type: ignore[arg-type]
    value = answer.value if answer is not None else None
    return dict(value.rows[0]) if isinstance(value, Rows) and value.rows else {}


def amount(words: Words, size: int) -> str:
    """Bytes as quotas count them, 1024 to a step: "1,2 GB"."""
    for unit, width in (("GB", 1024**3), ("MB", 1024**2), ("kB", 1024)):
        if size >= width:
            return f"{words.decimal(f'{size / width:.1f}'.removesuffix('.0'))} {unit}"
    return f"{size} B"


# -- acts --------------------------------------------------------------------------------------------------------------


def add(app: FieldApp, job_id: str, mail: str, quota_gb: str) -> Changed:
    job = app.jobs.open(job_id)
    return app.answering.add_subject(job, SubjectKind.MAILBOX, mail, {"quota_gb": quota_gb}).changed


def check(
    app: FieldApp,
    job_id: str,
    subject: str,
    path: str,
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> PstReport | None:
    """Reads the whole file; None where `stop` said so."""
    return app.mailbox_checks.check(app.jobs.open(job_id), subject, Path(path).expanduser(), progress, stop)


def keep(app: FieldApp, job_id: str, subject: str, report: PstReport, items: str) -> Changed:
    return app.mailbox_checks.keep(app.jobs.open(job_id), subject, report, items)
