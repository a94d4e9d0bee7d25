"""A PST file beside a mailbox (2.6): judged by name, size and first bytes, read once for its digest, then entered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.answering import Answering
from app.changed import Changed
from app.file_facts import read_facts
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from checklists.answer import FileFact, Origin, Rows
from checklists.ids import StepKey, SubjectId
from checklists.pst import HEADER_BYTES, PstCheck, check_pst, quota_bytes

EXPORT = StepKey("ini-pst")


@dataclass(frozen=True, slots=True, kw_only=True)
class PstReport:
    """`mail` is the mailbox's address; `quota` in bytes, None where nobody named one."""

    mail: str
    quota: int | None
    check: PstCheck
    fact: FileFact


class MailboxChecks:
    """Reading a file of many gigabytes takes minutes; call `check` on the `work` lane."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def check(
        self,
        job: OpenJob,
        subject: str,
        path: Path,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> PstReport | None:
        """None where `stop` said so; nothing is written. Raises STEP_UNKNOWN, FILE_NOT_READABLE."""
        job.refuse_unknown(subject, EXPORT)
        mail = job.sheet.subject(subject).label
        quota = quota_bytes(_quota_gb(job, subject))
        try:
            with path.open("rb") as file:
                header = file.read(HEADER_BYTES)
        except OSError as error:
            raise FieldProblem(Code.FILE_NOT_READABLE, path=str(path)) from error
        fact = read_facts(path, progress, stop)
        if fact is None:
            return None
        found = check_pst(name=fact.name, size=fact.size, header=header, address=mail, quota=quota)
        return PstReport(mail=mail, quota=quota, check=found, fact=fact)

    def keep(self, job: OpenJob, subject: str, report: PstReport, items: str) -> Changed:
        """The file as the mailbox's row of the export; `items` is how many objects Outlook counted. Raises ANSWER_REFUSED."""
        cells = {
            "mail": report.mail,
            "file": report.fact.name,
            "items": items.strip(),
            "size": str(report.fact.size),
            "sha256": report.fact.sha256,
        }
        row = tuple(sorted((key, text) for key, text in cells.items() if text))
        return self._answering.give(job, subject, EXPORT, Rows(rows=(row,)), origin=Origin.CHECK)


def _quota_gb(job: OpenJob, subject: str) -> str:
    """As the order or the technician's form names it, empty where neither does."""
    ordered = {one.subject_id: one.quota_gb for one in job.job.mailboxes}
    added = {one.subject_id: one.fields.get("quota_gb", "") for one in job.book.added}
    return {**added, **ordered}.get(SubjectId(subject), "")
