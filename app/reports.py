"""Reading reports: the record and pages on their way, sealed files, and a copy for the customer."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.file_facts import copy_failed
from app.parcels import stage_of
from app.problems import Code, FieldProblem
from app.safe_file import write_safely
from app.session import Session
from app.store import blob_store, report_store
from app.store.report_store import Report, ReportState
from checklists import canonical
from checklists.record_form import Record
from sync.device.status import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A report of a job; `stage` only of a sealed one."""

    report: Report
    stage: Stage | None


class Reports:
    """All reading; nothing here changes a report."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def reports(self, job_id: str) -> tuple[ReportCard, ...]:
        """Reports of a job that are on their way or sealed, oldest first."""
        log_id = self._session.journal.head.log_id
        with self._session.database.read() as connection:
            found = [r for r in report_store.of_job(connection, job_id) if r.state is not ReportState.VOID]
            return tuple(
                ReportCard(
                    report=one,
                    stage=stage_of(connection, one, log_id, sending=False) if one.state is ReportState.SEALED else None,
                )
                for one in found
            )

    def report(self, report_id: str) -> Report:
        """Raises REPORT_UNKNOWN."""
        with self._session.database.read() as connection:
            found = report_store.find(connection, report_id)
        if found is None:
            raise FieldProblem(Code.REPORT_UNKNOWN)
        return found

    def record(self, report_id: str) -> Record:
        """The frozen facts. Raises REPORT_UNKNOWN."""
        with self._session.database.read() as connection:
            raw = report_store.record(connection, report_id)
        if raw is None:
            raise FieldProblem(Code.REPORT_UNKNOWN)
        return read_record(raw)

    def pages(self, report_id: str) -> bytes:
        """The PDF to show: the pages before the signature, the sealed file after it. Raises REPORT_UNKNOWN."""
        with self._session.database.read() as connection:
            shown = report_store.pages(connection, report_id)
        return self.sealed_pdf(report_id) if shown is None else shown

    def sealed_pdf(self, report_id: str) -> bytes:
        """Raises REPORT_UNKNOWN where it is not sealed."""
        report = self.report(report_id)
        with self._session.database.read() as connection:
            data = blob_store.read(connection, report.pdf_sha256 or "")
        if data is None:
            raise FieldProblem(Code.REPORT_UNKNOWN)
        return data

    def save_copy(self, report_id: str, target: Path) -> Path:
        """The sealed file for the customer, whole or not at all; `target` is a folder or a PDF file. Raises FOLDER_MISSING, COPY_FAILED."""
        # A folder typed wrong must not become a file without an ending that nobody can open.
        if not target.is_dir() and (target.suffix.lower() != ".pdf" or not target.parent.is_dir()):
            raise FieldProblem(Code.FOLDER_MISSING, path=str(target))
        report = self.report(report_id)
        data = self.sealed_pdf(report_id)
        path = target / f"{file_name(report.number)}.pdf" if target.is_dir() else target
        try:
            write_safely(path, data)
        except OSError as error:
            raise copy_failed(error, path) from error
        return path


def read_record(raw: bytes) -> Record:
    return cast(Record, canonical.from_bytes(raw, limit=None))


def file_name(number: str) -> str:
    """A report number as a name every file system takes."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in number).strip(".") or "report"
