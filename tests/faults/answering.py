"""The process that is killed: a technician who taps as fast as the app answers, and says aloud what was shown as saved."""

import itertools
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.bootstrap import FieldApp, open_field_app
from app.open_job import OpenJob
from app.store import journal_store
from checklists.answer import Tri, Verdict
from checklists.journal import Entry
from tests.app.tablet import PIN, settings

DONE, FAILED = Tri(verdict=Verdict.DONE), Tri(verdict=Verdict.FAILED)
ITEM = "3.1.1-b1"


def work(folder: Path, job_id: str, aloud: Connection, too_early: bool) -> None:
    """Never ends by itself. `too_early` is the mutant: it says "saved" when an entry is appended, before COMMIT."""
    app = open_field_app(settings(folder))
    app.unlocking.unlock(PIN)
    job = app.jobs.open(job_id)
    if too_early:
        _speak_before_commit(aloud)
    for act in itertools.count():
        seq = _act(app, job, act)
        if not too_early:
            aloud.send(seq)


def _act(app: FieldApp, job: OpenJob, act: int) -> int | None:
    desks = [w.subject_id for w in job.job.workplaces]
    if act % 3:
        desk = desks[act % len(desks)]
        changed = app.answering.give(job, desk, ITEM, FAILED if act % 2 else DONE, reason="K02" if act % 2 else None)
    else:
        painted = app.answering.paint(job, [(desk, ITEM) for desk in desks], DONE, note=f"Strich {act}", over=True)
        changed = painted.changed
    return changed.seq


def _speak_before_commit(aloud: Connection) -> None:
    append = journal_store.Writing.append

    def hasty(self: journal_store.Writing, *told: Any, **more: Any) -> Entry:
        entry = append(self, *told, **more)
        aloud.send(entry.seq)
        return entry

    journal_store.Writing.append = hasty  # type: ignore[method-assign]
