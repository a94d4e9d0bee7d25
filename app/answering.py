"""Answers: one cell, many at once, painted, undone. Autosaved at every act (rule S4), one gesture is one transaction (E5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.changed import Changed
from app.gestures import EMPTY, Cell, Gesture, Said
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.saying import Saying
from app.store.journal_store import Line, Writing
from app.writing import say
from checklists import answer_rules, progress
from checklists.answer import Origin, Tri, Value, Verdict, to_json
from checklists.answer_rules import AnswerProblem, Flaw
from checklists.catalogue import AnswerKind, Detail, Item, ReasonCode, SubTest
from checklists.ids import StepKey, SubjectId, new_id
from checklists.journal import EntryKind

ANSWERED, NOT_ASKED, ONE_BY_ONE, REFUSED = "answered", "not-asked", "one-by-one", "refused"
_ONE_BY_ONE_KINDS = (AnswerKind.NUM, AnswerKind.SCAN, AnswerKind.TIMER, AnswerKind.PEOPLE, AnswerKind.PHOTO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer of an act over several cells."""

    subject: str
    step: str
    value: Value | None
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A painted cell that was left as it is; `why` answered | not-asked | one-by-one | refused."""

    subject: str
    step: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    changed: Changed
    written: tuple[Cell, ...]
    kept: tuple[Kept, ...]


class Answering(Saying):
    """All acts on an open job that are no signature. Each returns after COMMIT, or raises FieldProblem and has written nothing."""

    def give(
        self,
        job: OpenJob,
        subject: str,
        step: str,
        value: Value | None,
        *,
        reason: str | None = None,
        note: str | None = None,
        origin: Origin = Origin.TYPED,
    ) -> Changed:
        """One answer; None clears. Raises STEP_UNKNOWN, REASON_UNKNOWN, ANSWER_REFUSED (an incomplete answer is kept)."""
        given = Given(subject=subject, step=step, value=value, reason=reason, note=note)
        return self.give_many(job, [given], origin=origin)

    def give_many(self, job: OpenJob, answers: Sequence[Given], *, origin: Origin = Origin.TYPED) -> Changed:
        """Several answers as one gesture: all or none."""
        after: dict[Cell, Said] = {}
        for one in answers:
            job.refuse_unknown(one.subject, one.step)
            problems = self.judge(job, one)
            if problems:
                raise FieldProblem(Code.ANSWER_REFUSED, subject=one.subject, step=one.step, problems=problems)
            after[one.subject, one.step] = Said(value=one.value, reason=_word(one.reason), note=_word(one.note))
        return self._write(job, after, origin)

    def give_beside(
        self,
        job: OpenJob,
        subject: str,
        step: str,
        value: Value | None,
        lines: Sequence[Line],
        also: Callable[[Writing], None] | None,
        *,
        origin: Origin,
    ) -> Changed:
        """One answer behind other lines, all in one transaction; the answer alone can be undone. Raises as `give`."""
        job.refuse_unknown(subject, step)
        problems = self.judge(job, Given(subject=subject, step=step, value=value))
        if problems:
            raise FieldProblem(Code.ANSWER_REFUSED, subject=subject, step=step, problems=problems)
        return self._write(job, {(subject, step): Said(value=value, reason=None, note=None)}, origin, lines, also)

    def judge(self, job: OpenJob, given: Given) -> tuple[AnswerProblem, ...]:
        """Why this answer would be refused; empty where it would be kept. Raises REASON_UNKNOWN, STEP_UNKNOWN."""
        if given.reason:
            try:
                job.catalogue.reason(given.reason)
            except KeyError as error:
                raise FieldProblem(Code.REASON_UNKNOWN, reason=given.reason) from error
        if given.value is None:
            return ()
        step = _step(job, given.subject, given.step)
        if isinstance(step, Item):
            if isinstance(given.value, Tri) and given.value.number is None:
                not_applicable = given.value.verdict is Verdict.NA
                reason = given.reason
                if reason and given.value.verdict is not Verdict.DONE and reason.startswith("N") != not_applicable:
                    return (AnswerProblem(code=Flaw.REASON_SIDE, values={"reason": reason}),)
                return ()
            return (AnswerProblem(code=Flaw.KIND, values={"allowed": AnswerKind.TRI}),)
        around = job.sheet.around(given.subject)
        return answer_rules.refused(answer_rules.judge(step, given.value, given.reason, given.note, around))

    def preview_paint(
        self,
        job: OpenJob,
        cells: Iterable[Cell],
        value: Value | None,
        *,
        reason: str | None = None,
        note: str | None = None,
        over: bool = False,
    ) -> Painted:
        """What `paint` would do; writes nothing."""
        written: list[Cell] = []
        kept: list[Kept] = []
        for subject, step in dict.fromkeys(cells):
            why = self._why_kept(job, Given(subject=subject, step=step, value=value, reason=reason, note=note), over)
            if why is None:
                written.append((subject, step))
            else:
                kept.append(Kept(subject=subject, step=step, why=why))
        return Painted(changed=Changed(), written=tuple(written), kept=tuple(kept))

    def paint(
        self,
        job: OpenJob,
        cells: Iterable[Cell],
        value: Value | None,
        *,
        reason: str | None = None,
        note: str | None = None,
        over: bool = False,
    ) -> Painted:
        """The same answer into many cells: one entry each, one gesture, one transaction.

        Answered cells stay unless `over`; identity fields and measured values are never painted. Raises REASON_UNKNOWN.
        """
        plan = self.preview_paint(job, cells, value, reason=reason, note=note, over=over)
        if not plan.written:
            return plan
        said = Said(value=value, reason=_word(reason), note=_word(note))
        changed = self._write(job, dict.fromkeys(plan.written, said), Origin.PAINTED)
        return Painted(changed=changed, written=plan.written, kept=plan.kept)

    def clear(self, job: OpenJob, cells: Iterable[Cell]) -> Changed:
        """Back to open: a new entry for each cell that holds something. Raises STEP_UNKNOWN."""
        after: dict[Cell, Said] = {}
        for subject, step in cells:
            job.refuse_unknown(subject, step)
            if _said(job, (subject, step)) != EMPTY:
                after[subject, step] = EMPTY
        return self._write(job, after, Origin.TYPED) if after else Changed()

    def undo(self, job: OpenJob) -> Changed:
        """Write back what stood before the last gesture (E4). Raises NOTHING_TO_UNDO."""
        if not job.gestures.can_undo:
            raise FieldProblem(Code.NOTHING_TO_UNDO)
        gesture = job.gestures.done[-1]
        changed = say(self._session, job, _lines(gesture.before, Origin.TYPED, new_id(), gesture.gesture))
        job.gestures.undid()
        return changed

    def redo(self, job: OpenJob) -> Changed:
        """Write again what the last undo took back. Raises NOTHING_TO_REDO."""
        if not job.gestures.can_redo:
            raise FieldProblem(Code.NOTHING_TO_REDO)
        gesture = job.gestures.undone[-1]
        changed = say(self._session, job, _lines(gesture.after, Origin.TYPED, new_id(), gesture.gesture))
        job.gestures.redid()
        return changed

    def proposed(self, job: OpenJob, subject: str, step: str) -> ReasonCode | None:
        """The reason a missing precondition suggests for this step. Nothing answers itself."""
        with job.reading():
            code = progress.proposed_reason(job.sheet, job.book, SubjectId(subject), StepKey(step))
        return job.catalogue.reason(code) if code else None

    def _write(
        self,
        job: OpenJob,
        after: dict[Cell, Said],
        origin: Origin,
        before: Sequence[Line] = (),
        also: Callable[[Writing], None] | None = None,
    ) -> Changed:
        gesture = Gesture(gesture=new_id(), before={cell: _said(job, cell) for cell in after}, after=after)
        changed = say(self._session, job, [*before, *_lines(after, origin, gesture.gesture, None)], also)
        job.gestures.made(gesture)
        return changed

    def _why_kept(self, job: OpenJob, given: Given, over: bool) -> str | None:
        try:
            step = _step(job, given.subject, given.step)
        except FieldProblem:
            return NOT_ASKED
        if not _asked(job, given.subject, given.step):
            return NOT_ASKED
        if isinstance(step, Detail) and _one_by_one(step, given.value):
            return ONE_BY_ONE
        said = _said(job, (given.subject, given.step))
        if not over and said != EMPTY:
            return ANSWERED
        if said == Said(value=given.value, reason=_word(given.reason), note=_word(given.note)):
            return ANSWERED
        return REFUSED if self.judge(job, given) else None


def _one_by_one(step: Detail, value: Value | None) -> bool:
    # "In Ordnung" (done) may be painted over a measured precondition; a number may not.
    return step.identity or (value is not None and not isinstance(value, Tri) and step.kind in _ONE_BY_ONE_KINDS)


def _step(job: OpenJob, subject: str, step: str) -> Item | Detail | SubTest:
    job.refuse_unknown(subject, step)
    return job.sheet.step(step)


def _asked(job: OpenJob, subject: str, step: str) -> bool:
    """Whether this cell stands on the sheet: its item on that subject, or a precondition owed for it."""
    bullet = job.sheet.bullet_of(step)
    if isinstance(bullet, Item):
        return job.sheet.applies(subject, bullet.key)
    return any(one.key == bullet.key for one in job.sheet.preconditions(subject))


def _said(job: OpenJob, cell: Cell) -> Said:
    answer = job.book.answer(*cell)
    return EMPTY if answer is None else Said(value=answer.value, reason=answer.reason, note=answer.note)


def _lines(after: dict[Cell, Said], origin: Origin, gesture: str, undoes: str | None) -> list[Line]:
    return [
        Line(
            kind=EntryKind.ANSWER_GIVEN,
            body={
                "subject": subject,
                "step": step,
                "value": None if said.value is None else to_json(said.value),
                "reason": said.reason,
                "note": said.note,
                "origin": str(origin),
                "gesture": gesture,
                "undoes": undoes,
            },
        )
        for (subject, step), said in after.items()
    ]


def _word(text: str | None) -> str | None:
    return (text or "").strip() or None
