"""Mailboxes of a job, whichever of 2.4, 2.5 and 2.6 are ordered: state of their items, help with the PST export for at most five
(L3), the check of PST files. Knows no Qt.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import Auto, Files, Rows, SubjectKind
from app.mail_domain import Stage, Transfer, mail_steps, stages
from app.mailbox_check import Found, PstReading, PstReport
from app.open_job import OpenJob
from ui.limits import Limit, limit_of
from ui.problem_words import sentence
from ui.pst_words import amount
from ui.screens.mailboxes import clash, coverage, custody, transfer
from ui.screens.mailboxes.result_words import in_short
from ui.subject_rows import SubjectRow, subject_row
from ui.wording import Words

ALLOWANCE = "L3"
TRANSFER_STEP = mail_steps.BANDWIDTH
_SLICE_S = 0.4
"""So long a file is read before others on the lane get their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxLine:
    """`check` is the spoken name of the button that checks a PST file, empty where none is asked for. `held`: the allowance is used
    up and this mailbox would go beyond it. `counts_items`: the export is helped with, so Outlook's count is asked. `sha256` is the
    checksum entered, empty where there is none. `stages`: original | copy | arrival, as far as they are asked; `stage` the next.
    """

    row: SubjectRow
    mail: str
    check: str
    held: bool
    counts_items: bool
    sha256: str
    stages: tuple[str, ...]
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxesPage:
    """`folder`: several files may be checked at once."""

    title: str
    second: str
    heading: str
    limit: Limit | None
    counted: str
    fact: str
    rest: str
    what: str
    lines: tuple[MailboxLine, ...]
    folder: bool
    clash: clash.Clash | None
    coverage: coverage.CoverageTable | None
    transfer: transfer.TransferForm | None
    custody: tuple[custody.Chain, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A file of a folder before it is read: `look` waiting | notice | failed, `state` its word; `noticed`: it is odd, but may be
    imported.
    """

    title: str
    look: str
    state: str
    text: str
    noticed: bool = False


def load(app: FieldApp, job_id: str, words: Words) -> MailboxesPage:
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, words)


def _page(job: OpenJob, words: Words) -> MailboxesPage:
    limit = limit_of(job, ALLOWANCE, words)
    top = limit.top if limit else 0
    lines = tuple(_lines(job, words, limit))
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
        lines=lines,
        folder=any(mail_steps.step_on(job.sheet, line.row.subject, mail_steps.PST_HASH) is not None for line in lines),
        clash=clash.of(job, words),
        coverage=coverage.of(job, words),
        transfer=transfer.of(job, words),
        custody=custody.of(job, words),
    )


def _lines(job: OpenJob, words: Words, limit: Limit | None) -> Iterator[MailboxLine]:
    for subject in job.sheet.of(SubjectKind.MAILBOX):
        key = subject.subject_id
        quota, mail = subject.quota_gb, subject.label
        file, size, digest = _entered(job, key)
        volume = job.book.answer(key, mail_steps.VOLUME)
        parts = (
            subject.second,
            words("{size} GB", size=words.decimal(quota)) if quota else "",
            file,
            amount(words, size) if size is not None else "",
            transfer.volume_words(words, volume.value if volume else None),
        )
        exports = mail_steps.step_on(job.sheet, key, mail_steps.EXPORT) is not None
        imports = any(
            mail_steps.step_on(job.sheet, key, one) is not None
            for one in mail_steps.OF_A_FILE
            if one != mail_steps.EXPORT
        )
        over = exports and limit is not None and limit.full and not digest
        yield MailboxLine(
            row=subject_row(job, words, subject, " · ".join(part for part in parts if part)),
            mail=mail,
            check=words("Check PST file, {mail}", mail=mail) if exports or imports else "",
            held=over and not imports,
            counts_items=exports and not over,
            sha256=digest,
            stages=tuple(map(str, stages(job.sheet, key))),
            stage=str(_next_stage(job, key, digest)),
        )


def _next_stage(job: OpenJob, subject: str, digest: str) -> Stage:
    """The first life of the file that is asked for and not entered yet; else the last."""
    asked = stages(job.sheet, subject)
    proof = {Stage.COPY: mail_steps.PST_COPIED, Stage.ARRIVAL: mail_steps.PST_HASH_IN}
    for stage in asked:
        said = job.book.answer(subject, proof[stage]) if stage in proof else None
        if not digest or (stage in proof and (said is None or said.value is None)):
            return stage
    return asked[-1] if asked else Stage.ORIGINAL


def _entered(job: OpenJob, subject: str) -> tuple[str, int | None, str]:
    """(file, bytes, digest) as they stand at this mailbox, from its checksum or its export; empty where there is none."""
    hashed = job.book.answer(subject, mail_steps.PST_HASH)
    if hashed is not None and isinstance(hashed.value, Files) and hashed.value.files:
        fact = hashed.value.files[-1]
        return fact.name, fact.size, fact.sha256
    exported = job.book.answer(subject, mail_steps.EXPORT)
    if exported is not None and isinstance(exported.value, Rows) and exported.value.rows:
        row = dict(exported.value.rows[0])
        size = row.get("size", "")
        return row.get("file", ""), int(size) if size.isdecimal() else None, row.get("sha256", "")
    return "", None, ""


def found_line(words: Words, found: Found) -> FoundLine:
    name = found.path.name
    if found.ready is None:
        assert found.problem is not None
        return FoundLine(title=name, look="failed", state=words("not read"), text=sentence(words, found.problem))
    one = found.ready
    verdict, text = in_short(words, one)
    about = " · ".join(part for part in (one.mail, amount(words, one.reading.size)) if part)
    look = "failed" if verdict == "failed" else "waiting" if one.wanted else "notice"
    state = {"failed": words("failed"), "waiting": words("not read yet"), "notice": words("notice")}[look]
    said = "\n".join(part for part in (about, text) if part)
    return FoundLine(title=name, look=look, state=state, text=said, noticed=verdict == "notice")


# -- acts --------------------------------------------------------------------------------------------------------------


def add(app: FieldApp, job_id: str, mail: str, quota_gb: str) -> Changed:
    job = app.jobs.open(job_id)
    return app.answering.add_subject(job, SubjectKind.MAILBOX, mail, {"quota_gb": quota_gb}).changed


def begin(app: FieldApp, job_id: str, subject: str, path: str) -> PstReading:
    return app.mailbox_checks.begin(app.jobs.open(job_id), subject, Path(path).expanduser())


def find(app: FieldApp, job_id: str, folder: str) -> tuple[Found, ...]:
    return app.mailbox_checks.find(app.jobs.open(job_id), Path(folder).expanduser())


def read_on(one: PstReading) -> PstReport | None:
    """A slice of the file; None where it is not read to its end yet."""
    until = time.monotonic() + _SLICE_S
    return one.go_on(lambda: time.monotonic() >= until)


def keep(app: FieldApp, job_id: str, reports: Sequence[tuple[str, PstReport]], items: str, stage: str) -> Changed:
    return app.mailbox_checks.keep(app.jobs.open(job_id), reports, items=items, stage=Stage(stage))


def keep_clash(app: FieldApp, job_id: str) -> Changed:
    return app.mailbox_checks.keep_clash(app.jobs.open(job_id))


def keep_transfer(app: FieldApp, job_id: str, found: Transfer) -> Changed:
    return app.mailbox_checks.keep_transfer(app.jobs.open(job_id), found)


def transfer_value(found: Transfer) -> Auto:
    """The check as an answer that still wants its reason."""
    return Auto(verdict="passed" if found.fits else "failed", asked=found.asked, raw=found.raw)
