"""A step confirmed on the glass (2.6: key users briefed): strokes and answer in one transaction, geometry only."""

from collections.abc import Sequence

from app.changed import Changed
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.session import Session
from app.store import report_store
from app.store.journal_store import Line, Writing
from app.writing import say
from checklists.answer import Origin, Person, Sign, to_json
from checklists.ids import new_id
from checklists.journal import EntryKind
from checklists.seal_form import step_pad, stroke_digest
from checklists.sign_off import Strokes


class StepSigning:
    def __init__(self, session: Session) -> None:
        self._session = session

    def sign(self, job: OpenJob, subject: str, step: str, people: Sequence[Person], strokes: Strokes) -> Changed:
        """Drawn again, the last drawing counts; the answer names who signed. Raises STEP_UNKNOWN, NAME_MISSING, STROKES_MISSING."""
        job.refuse_unknown(subject, step)
        named = tuple(person for person in people if person.name.strip())
        if not named:
            raise FieldProblem(Code.NAME_MISSING)
        if strokes.empty:
            raise FieldProblem(Code.STROKES_MISSING)
        value = Sign(people=named, image_sha256=stroke_digest(strokes))
        body = {"subject": subject, "step": step, "value": to_json(value), "reason": None, "note": None}
        line = Line(
            kind=EntryKind.ANSWER_GIVEN,
            body={**body, "origin": str(Origin.TYPED), "gesture": new_id(), "undoes": None},
        )

        def keep(writing: Writing) -> None:
            report_store.save_strokes(writing.connection, job.job.job_id, step_pad(subject, step), strokes)

        return say(self._session, job, [line], keep)
