"""PST files beside the mailboxes of a job: judged by name, size and first bytes, read once for their digest, then entered.

Reading a file of many gigabytes takes minutes; it goes on in slices on the `work` lane (`PstReading.go_on`), so that photos and
pages get their turn in between.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from app.answering import Answering, Given
from app.changed import Changed
from app.file_facts import FileReading, cannot_open
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.pst_files import PstReport, judge
from checklists import mail_answers
from checklists.answer import Origin, Value
from checklists.bandwidth import Transfer
from checklists.ids import StepKey, SubjectId
from checklists.mail_answers import Stage
from checklists.mail_steps import EXPORT, mailboxes, takes_pst
from checklists.pst import TWICE, PstCheck, quota_bytes, twice

__all__ = ["EXPORT", "Found", "MailboxChecks", "PstReading", "PstReport"]
MOST_FILES = 500
"""Looked at in one folder and the folders in it."""
_ENDINGS = (".pst", ".ost")


@dataclass(frozen=True, slots=True, kw_only=True)
class PstReading:
    """A file on its way to its report. `subject` is its mailbox, empty where none fits; `check` is judged before it is read."""

    subject: str
    mail: str
    quota: int | None
    check: PstCheck
    reading: FileReading

    @property
    def wanted(self) -> bool:
        """Whether reading it is worth the time: nothing refuses it, and its mailbox has no other file."""
        return self.check.ok and TWICE not in self.check.notices

    def go_on(self, enough: Callable[[], bool] | None = None) -> PstReport | None:
        """None where `enough` said so before the end. Raises what FileReading.go_on raises."""
        fact = self.reading.go_on(enough)
        return None if fact is None else PstReport(mail=self.mail, quota=self.quota, check=self.check, fact=fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file of a folder: ready to be read, or why it cannot be."""

    path: Path
    ready: PstReading | None = None
    problem: FieldProblem | None = None


class MailboxChecks:
    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def begin(self, job: OpenJob, subject: str, path: Path) -> PstReading:
        """One file beside one mailbox. Nothing is written. Raises STEP_UNKNOWN and what FileReading raises."""
        with job.reading():
            if not takes_pst(job.sheet, subject):
                raise FieldProblem(Code.STEP_UNKNOWN, subject=subject, step=EXPORT)
            mail, quota = job.sheet.subject(subject).label, _quotas(job).get(subject)
        return _begun({mail: subject}, {subject: quota}, path)

    def find(self, job: OpenJob, folder: Path) -> tuple[Found, ...]:
        """The PST files in a folder and in the folders in it (one per domain), each with its mailbox, by path.

        Nothing is written. Raises FILE_MISSING, FILE_FORBIDDEN for the folder itself, FOLDER_WITHOUT_PST where it holds none.
        """
        with job.reading():
            taking = {
                one.label: str(one.subject_id) for one in mailboxes(job.sheet) if takes_pst(job.sheet, one.subject_id)
            }
            known = _quotas(job)
        found = [_found(taking, known, one) for one in islice(_pst_below(folder), MOST_FILES)]
        if not found:
            raise FieldProblem(Code.FOLDER_WITHOUT_PST, path=str(folder))
        seen: set[str] = set()
        return tuple(_told_twice(one, seen) for one in found)

    def keep(
        self,
        job: OpenJob,
        reports: Sequence[tuple[str, PstReport]],
        *,
        items: str = "",
        stage: Stage = Stage.ORIGINAL,
    ) -> Changed:
        """Each (subject, report) as the answers of its mailbox, all as one gesture. `items` is how many objects Outlook counted,
        asked where an export is helped with (2.6). Raises ANSWER_REFUSED, STEP_UNKNOWN.
        """
        with job.reading():
            given = [
                Given(subject=subject, step=step, value=value)
                for subject, report in reports
                for step, value in mail_answers.of_file(
                    job.sheet, subject, report.mail, report.check, report.fact, items=items.strip(), stage=stage
                )
            ]
        return self._answering.give_many(job, given, origin=Origin.CHECK)

    def keep_clash(self, job: OpenJob) -> Changed:
        """Whether names clash over all mailboxes of the job, as the answer of its check. Raises STEP_UNKNOWN."""
        with job.reading():
            found = mail_answers.of_clash(job.sheet, [one.label for one in mailboxes(job.sheet)])
        return self._keep(job, found)

    def keep_transfer(self, job: OpenJob, transfer: Transfer) -> Changed:
        """Whether the line is fast enough. Raises STEP_UNKNOWN."""
        with job.reading():
            found = mail_answers.of_transfer(job.sheet, transfer)
        return self._keep(job, found)

    def _keep(self, job: OpenJob, found: tuple[SubjectId, StepKey, Value] | None) -> Changed:
        if found is None:
            raise FieldProblem(Code.STEP_UNKNOWN, subject="", step="")
        return self._answering.give(job, *found, origin=Origin.CHECK)


def _found(taking: Mapping[str, str], quotas: Mapping[str, int | None], one: Path | FieldProblem) -> Found:
    if isinstance(one, FieldProblem):
        return Found(path=Path(one.values["path"]), problem=one)
    try:
        return Found(path=one, ready=_begun(taking, quotas, one))
    except FieldProblem as problem:
        return Found(path=one, problem=problem)


def _told_twice(found: Found, seen: set[str]) -> Found:
    """A second file of a mailbox says so; `seen` are the mailboxes that have one."""
    ready = found.ready
    if ready is None or not ready.subject or not ready.check.well_named:
        return found
    if ready.subject in seen:
        return replace(found, ready=replace(ready, check=twice(ready.check)))
    seen.add(ready.subject)
    return found


def _begun(taking: Mapping[str, str], quotas: Mapping[str, int | None], path: Path) -> PstReading:
    """`taking`: address -> subject of the mailboxes the file may belong to."""
    reading = FileReading(path)
    mail, quota, check = judge(reading, list(taking), lambda mail: quotas.get(taking.get(mail, "")))
    reading.close()
    return PstReading(subject=taking.get(mail, ""), mail=mail, quota=quota, check=check, reading=reading)


def _pst_below(folder: Path, *, deeper: bool = True) -> Iterator[Path | FieldProblem]:
    """Files that end in .pst or .ost, by name; of the folders in it those too, or why one may not be looked into."""
    try:
        with os.scandir(folder) as listed:
            here = sorted(listed, key=lambda entry: entry.name)
    except (OSError, ValueError) as error:
        raise cannot_open(error, folder) from error
    for entry in here:
        path = Path(entry.path)
        if path.suffix.casefold() in _ENDINGS and not entry.is_dir():
            yield path
        elif deeper and entry.is_dir(follow_symlinks=False):
            try:
                yield from _pst_below(path, deeper=False)
            except FieldProblem as problem:
                yield problem


def _quotas(job: OpenJob) -> dict[str, int | None]:
    """Bytes by mailbox, None where nobody named one."""
    return {str(one.subject_id): quota_bytes(one.quota_gb) for one in mailboxes(job.sheet)}
