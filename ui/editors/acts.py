"""What an editor may make happen: each one use case of the tablet, returning what it changed. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answering import Given
from app.bootstrap import FieldApp
from app.changed import Changed
from app.checking import LineCheck
from app.checks.outcome import CheckOutcome
from app.domain import Detail, Files, Origin, Strokes, Tri, Verdict, cleaned
from app.file_facts import read_facts
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from ui.editors.messages import refusal
from ui.editors.model import Act, Ask, Offer
from ui.editors.rows import proposed
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    code: str
    text: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """All a reason sheet needs."""

    reasons: tuple[Reason, ...]
    proposed: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an answer: `refused` is the sentence why it was not taken, else `changed` says what is on disk."""

    changed: Changed | None = None
    refused: str = ""


def give(app: FieldApp, job_id: str, words: Words, offer: Offer) -> Outcome:
    """Raises FieldProblem for everything that is not the answer's own fault."""
    job = app.jobs.open(job_id)
    value = _clean(job, offer)
    reason, note = _kept_words(job, offer)
    origin = Origin(offer.origin)
    try:
        changed = app.answering.give(job, offer.subject, offer.step, value, reason=reason, note=note, origin=origin)
    except FieldProblem as problem:
        if problem.code is not Code.ANSWER_REFUSED:
            raise
        return Outcome(refused=refusal(words, job, problem))
    return Outcome(changed=changed)


def give_all(app: FieldApp, job_id: str, offers: Sequence[Offer]) -> Changed:
    """One gesture, so that one "Rückgängig" takes all of it back."""
    job = app.jobs.open(job_id)
    given = [Given(subject=o.subject, step=o.step, value=_clean(job, o), reason=o.reason, note=o.note) for o in offers]
    return app.answering.give_many(job, given)


def give_reason(app: FieldApp, job_id: str, ask: Ask, reason: str | None, note: str | None) -> Changed:
    """The verdict an Ask stands for, or the value it carries, now with its reason."""
    job = app.jobs.open(job_id)
    value = ask.value
    if value is None:
        verdict = {"na": "na", "failed": "failed"}.get(ask.what, "done")
        value = Tri(verdict=Verdict(verdict))
    return app.answering.give(job, ask.subject, ask.step, value, reason=reason, note=note)


def give_note(app: FieldApp, job_id: str, subject: str, step: str, note: str) -> Changed:
    """The same answer with other words beside it."""
    job = app.jobs.open(job_id)
    answer = job.book.answer(subject, step)  # type: ignore[arg-type]
    value = answer.value if answer else None
    return app.answering.give(job, subject, step, value, reason=answer.reason if answer else None, note=note)


def clear(app: FieldApp, job_id: str, subject: str, step: str) -> Changed:
    return app.answering.clear(app.jobs.open(job_id), [(subject, step)])


def start(app: FieldApp, job_id: str, subject: str, step: str) -> Changed:
    return app.answering.start_timer(app.jobs.open(job_id), subject, step)


def stop(app: FieldApp, job_id: str, subject: str, step: str) -> Changed:
    return app.answering.stop_timer(app.jobs.open(job_id), subject, step)


def undo(app: FieldApp, job_id: str) -> Changed:
    return app.answering.undo(app.jobs.open(job_id))


def redo(app: FieldApp, job_id: str) -> Changed:
    return app.answering.redo(app.jobs.open(job_id))


def add_photo(app: FieldApp, job_id: str, subject: str, step: str, path: str, caption: str) -> Changed:
    return app.photos.add(app.jobs.open(job_id), subject, step, Path(path).expanduser(), caption).changed


def withdraw_photo(app: FieldApp, job_id: str, photo_id: str, why: str) -> Changed:
    return app.photos.withdraw(app.jobs.open(job_id), photo_id, why)


def add_file(app: FieldApp, job_id: str, subject: str, step: str, path: str) -> Changed:
    """The file's facts behind those already there; reading a large one takes its time."""
    fact = read_facts(Path(path).expanduser())
    job = app.jobs.open(job_id)
    answer = job.book.answer(subject, step)  # type: ignore[arg-type]
    had = answer.value.files if answer is not None and isinstance(answer.value, Files) else ()
    return app.answering.give(job, subject, step, Files(files=(*had, *((fact,) if fact else ()))))


def check(app: FieldApp, job_id: str, subject: str, step: str, path: str) -> Changed:
    file = Path(path).expanduser() if path else None
    return app.checks.run(app.jobs.open(job_id), subject, step, file)


def line_check(app: FieldApp, job_id: str, subject: str, step: str, target: str) -> LineCheck:
    """Raises what `read_target` raises."""
    return app.checks.over_a_line(app.jobs.open(job_id), subject, step, target)


def enter_check(app: FieldApp, job_id: str, subject: str, step: str, outcome: CheckOutcome) -> Changed:
    return app.checks.enter(app.jobs.open(job_id), subject, step, outcome)


def sign(app: FieldApp, job_id: str, act: Act, strokes: Strokes) -> Changed:
    return app.step_signing.sign(app.jobs.open(job_id), act.subject, act.step, act.people, strokes, hand=act.hand)


def picture(app: FieldApp, job_id: str, photo_id: str, *, small: bool) -> bytes:
    job = app.jobs.open(job_id)
    return app.photos.small(job, photo_id) if small else app.photos.full(job, photo_id)


def why(app: FieldApp, job_id: str, words: Words, ask: Ask) -> Why:
    """N codes for "entfällt", all others else; a missing precondition proposes one."""
    job = app.jobs.open(job_id)
    not_applicable = ask.what == "na"
    with job.reading():
        answer = job.book.answer(ask.subject, ask.step)  # type: ignore[arg-type]
        had = (answer.reason or "") if answer else ""
        suggested = ask.proposed or had or ("" if not_applicable else proposed(job, ask.subject, ask.step))
        return Why(
            reasons=tuple(
                Reason(code=one.code, text=words.of(one.words), side=str(one.side))
                for one in job.catalogue.reasons
                if (str(one.side) == "not-applicable") == not_applicable
            ),
            proposed=suggested if (suggested[:1] == "N") == not_applicable else "",
            note=(answer.note or "") if answer else "",
        )


def _clean(job: OpenJob, offer: Offer):  # type: ignore[no-untyped-def]
    step = job.sheet.step(offer.step)
    if offer.value is None or not isinstance(step, Detail):
        return offer.value
    return cleaned(step, offer.value)


def _kept_words(job: OpenJob, offer: Offer) -> tuple[str | None, str | None]:
    """An answer of another kind of verdict loses its reason; a note stays beside a corrected value."""
    if offer.reason is not None or offer.note is not None:
        return offer.reason, offer.note
    answer = job.book.answer(offer.subject, offer.step)  # type: ignore[arg-type]
    if answer is None or offer.value is None or answer.value is None:
        return None, None
    same = type(answer.value) is type(offer.value) and not isinstance(offer.value, Tri)
    return None, answer.note if same else None
