"""What HQ asked back: remarks that point at cells, and the technician's words to them."""

from app.changed import Changed, What
from app.jobs import Jobs, ReviewCard
from app.open_job import OpenJob, OpenRemark
from app.problems import Code, FieldProblem
from app.session import Session
from app.store.journal_store import Line
from app.writing import stepping
from checklists.journal import EntryKind


class Returning:
    """A remark has no kind; whether a new report is needed only the changes decide."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs

    def reviews(self) -> tuple[ReviewCard, ...]:
        """Reports HQ sent back and that are still to be answered with a new one."""
        return self._jobs.today().returned

    def remarks(self, job: OpenJob) -> tuple[OpenRemark, ...]:
        return job.remarks

    def answer(self, job: OpenJob, remark_id: str, text: str) -> Changed:
        """The technician's words to one remark; again replaces them. Raises REMARK_UNKNOWN, TEXT_MISSING."""
        found = next((one for one in job.remarks if one.remark.remark_id == remark_id), None)
        if found is None:
            raise FieldProblem(Code.REMARK_UNKNOWN)
        if not text.strip():
            raise FieldProblem(Code.TEXT_MISSING, field="text")
        body = {"report": found.report_id, "remark": remark_id, "text": text.strip()}
        about = job.about(self._session.known().person.person_id)
        with stepping(self._session, job) as writing:
            entry = writing.append(about, Line(kind=EntryKind.REMARK_ANSWERED, body=body))
        return Changed(
            what=frozenset({What.REVIEWS}),
            jobs=frozenset({job.job.job_id}),
            subjects=frozenset({found.remark.subject} if found.remark.subject else ()),
            saved_at=entry.at.wall,
            seq=entry.seq,
        )
