"""A step confirmed on the glass (2.6: key users briefed, each hand-over of a custody chain): strokes and answer in one transaction,
geometry only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.changed import Changed
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.session import Session
from app.store import report_store
from app.store.journal_store import Line, Writing
from app.writing import say
from checklists.answer import Origin, Person, Sign, to_json
from checklists.attendance import all_signed, attendees, with_signature
from checklists.catalogue import Detail
from checklists.ids import SubjectId, new_id
from checklists.journal import EntryKind
from checklists.seal_form import step_pad, stroke_digest
from checklists.sign_off import Strokes


class StepSigning:
    def __init__(self, session: Session) -> None:
        self._session = session

    def sign(
        self, job: OpenJob, subject: str, step: str, people: Sequence[Person], strokes: Strokes, *, hand: str = ""
    ) -> Changed:
        """Drawn again, the last drawing counts; the answer names who signed. Where each signs alone (attendance of a training), the
        one person given joins those who signed before; `hand` says which side of which hand-over that is. Why somebody does not sign
        stays said as long as somebody does not.

        Raises STEP_UNKNOWN, NAME_MISSING, STROKES_MISSING.
        """
        job.refuse_unknown(subject, step)
        named = tuple(person for person in people if person.name.strip())
        if not named:
            raise FieldProblem(Code.NAME_MISSING)
        if strokes.empty:
            raise FieldProblem(Code.STROKES_MISSING)
        image = stroke_digest(strokes)
        said = _signed(job, subject, step, named, image, hand)
        body = {
            "subject": subject,
            "step": step,
            "value": to_json(said.value),
            "reason": said.reason,
            "note": said.note,
        }
        line = Line(
            kind=EntryKind.ANSWER_GIVEN,
            body={**body, "origin": str(Origin.TYPED), "gesture": new_id(), "undoes": None},
        )

        def keep(writing: Writing) -> None:
            # By its digest: undo brings an earlier drawing back, and namesakes have one each.
            report_store.save_strokes(writing.connection, job.job.job_id, f"{step_pad(subject, step)}#{image}", strokes)

        return say(self._session, job, [line], keep)


@dataclass(frozen=True, slots=True)
class _Said:
    value: Sign
    reason: str | None = None
    note: str | None = None


def _signed(job: OpenJob, subject: str, step: str, people: tuple[Person, ...], image: str, hand: str) -> _Said:
    detail = job.sheet.step(step)
    if not isinstance(detail, Detail) or detail.signed_by is None:
        return _Said(Sign(people=people, image_sha256=image))
    (person,) = people
    given = job.book.answer(SubjectId(subject), detail.key)
    answer = job.book.answer(SubjectId(subject), detail.signed_by)
    had, listed = given.value if given else None, answer.value if answer else None
    waiting = any(
        one.image_sha256 is None and one.key == hand and one.person.name.strip() == person.name.strip()
        for one in attendees(listed, had)
    )
    value = with_signature(had, person, image, again=not waiting, key=hand)
    if given is None or all_signed(attendees(listed, value)):
        return _Said(value)
    return _Said(value, given.reason, given.note)
