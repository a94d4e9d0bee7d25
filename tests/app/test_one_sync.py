"""One saved answer is one fdatasync (goal row 5): counted at SQLite's own door to the disk, over 1,000 answers."""

from pathlib import Path

from checklists.answer import Tri, Verdict
from tests.app.sync_counter import counted_syncs
from tests.app.tablet import new_tablet

ANSWERS = 1000
MOST_ON_AVERAGE = 1.05


def test_an_answer_is_on_disk_after_exactly_one_sync(tmp_path: Path) -> None:
    with counted_syncs() as syncs:
        tablet = new_tablet(tmp_path / "profile")
        job = tablet.job()
        cells = [(w.subject_id, i.key) for w in job.job.workplaces for i in job.sheet.items(w.subject_id)]
        fewest = 99
        before = syncs.count
        for nth in range(ANSWERS):
            start = syncs.count
            subject, step = cells[nth % len(cells)]
            tablet.app.answering.give(job, subject, step, Tri(verdict=Verdict.DONE), note=str(nth))
            fewest = min(fewest, syncs.count - start)
        average = (syncs.count - before) / ANSWERS
        tablet.app.close()
    assert fewest == 1, "an answer came back before the disk had it"
    assert average <= MOST_ON_AVERAGE


def test_a_stroke_over_many_cells_is_one_sync_too(tmp_path: Path) -> None:
    with counted_syncs() as syncs:
        tablet = new_tablet(tmp_path / "profile")
        job = tablet.job()
        cells = [(w.subject_id, i.key) for w in job.job.workplaces for i in job.sheet.items(w.subject_id)]
        before = syncs.count
        assert len(tablet.app.answering.paint(job, cells, Tri(verdict=Verdict.DONE)).written) > 10
        assert syncs.count - before == 1
        tablet.app.close()
