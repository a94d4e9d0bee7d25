"""Every use case that says something about a job writes through here: one act, one transaction, then the book in memory.

A change of content while a record is frozen drops it in the same transaction: the strokes are void, the pages gone (rule Z1).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from app.changed import Changed, What
from app.open_job import OpenJob
from app.session import Session
from app.store import report_store
from app.store.journal_store import Line, Writing
from app.store.report_store import ReportState
from checklists.book_facts import Phase
from checklists.journal import EntryKind

_ON_THE_WAY = (Phase.FROZEN, Phase.SHOWN, Phase.SIGNED)


def say(
    session: Session, job: OpenJob, lines: Iterable[Line], also: Callable[[Writing], None] | None = None
) -> Changed:
    """Content: answers, photos, marks, reservations. `also` stores what belongs into the same transaction."""
    about = job.about(session.known().person.person_id)
    with session.journal.writing() as writing:
        reopened = drop_frozen(job, writing, session, "changed")
        for line in lines:
            writing.append(about, line)
        if also is not None:
            also(writing)
    changed = job.absorb(writing.entries)
    return changed | Changed(what=frozenset({What.SIGN_OFF, What.REPORT})) if reopened else changed


@contextmanager
def stepping(session: Session, job: OpenJob) -> Iterator[Writing]:
    """One step of the sign-off (or an answer to a remark), which leaves the frozen record alone. Absorbs the entries after COMMIT."""
    with session.journal.writing() as writing:
        yield writing
    job.absorb(writing.entries)


def drop_frozen(job: OpenJob, writing: Writing, session: Session, why: str) -> bool:
    """Back to draft inside the transaction at hand; False where nothing was frozen."""
    frozen = job.book.frozen
    if frozen is None or job.phase not in _ON_THE_WAY:
        return False
    about = job.about(session.known().person.person_id)
    writing.append(about, Line(kind=EntryKind.RECORD_REOPENED, body={"report": frozen.report, "why": why}))
    report_store.move(writing.connection, frozen.report, ReportState.VOID)
    report_store.drop_strokes(writing.connection, [frozen.report])
    report_store.drop_pages(writing.connection, frozen.report)
    return True
