"""Short ways for the tests of the card: go to an item of a subject, read what the book holds."""

from checklists.answer import Value
from checklists.ids import StepKey, SubjectId
from checklists.job import Depth, Job
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.visit_window import Visit
from ui.place import Place


def musterbau(depth: Depth = Depth.FULL) -> Job:
    return sample.musterbau(cat_hash=CAT_HASH, depth=depth)


def open_item(visit: Visit, subject: str, item: str = "") -> None:
    visit.window.go(Place(screen="workplace", job=visit.job.job.job_id, subject=subject, item=item or None))
    visit.rest()


def value_of(visit: Visit, subject: str, step: str) -> Value | None:
    answer = visit.job.book.answer(SubjectId(subject), StepKey(step))
    return answer.value if answer is not None else None


def said(visit: Visit, subject: str, step: str) -> tuple[Value | None, str | None, str | None]:
    """Value, reason and note."""
    answer = visit.job.book.answer(SubjectId(subject), StepKey(step))
    return (None, None, None) if answer is None else (answer.value, answer.reason, answer.note)
