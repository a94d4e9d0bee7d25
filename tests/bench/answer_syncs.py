"""Goal 5: how often the disk is asked to keep what was written, per saved answer, over a thousand answers through the app.

Counted at SQLite's own door to the disk (its file system layer), each passage of which is one fdatasync on Linux.
"""

import tempfile
from pathlib import Path

from checklists.answer import Tri, Verdict
from tests.app.sync_counter import counted_syncs
from tests.app.tablet import new_tablet
from tests.bench.row import Row

ANSWERS = 1000
MOST_ON_AVERAGE = 1.05


def syncs_of_answers(folder: Path) -> list[int]:
    """Syncs that had happened when each answer came back as saved. The folder must be new."""
    with counted_syncs() as syncs:
        tablet = new_tablet(folder)
        job = tablet.job()
        cells = [(w.subject_id, i.key) for w in job.job.workplaces for i in job.sheet.items(w.subject_id)]
        counts = []
        for nth in range(ANSWERS):
            before = syncs.count
            subject, step = cells[nth % len(cells)]
            tablet.app.answering.give(job, subject, step, Tri(verdict=Verdict.DONE), note=str(nth))
            counts.append(syncs.count - before)
        tablet.app.close()
    return counts


def measure() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        counts = syncs_of_answers(Path(folder) / "profile")
    return Row(
        number=5, what="syncs of one saved answer, mean of 1,000", unit="", most=MOST_ON_AVERAGE,
        measured=sum(counts) / len(counts),
    )  # fmt: skip
