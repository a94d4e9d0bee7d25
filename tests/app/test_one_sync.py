"""One saved answer is one fdatasync (goal 5): counted at SQLite's own door to the disk, over 1,000 answers."""

from pathlib import Path

from checklists.answer import Tri, Verdict
from tests.app.sync_counter import counted_syncs
from tests.app.tablet import new_tablet
from tests.bench.answer_syncs import ANSWERS, MOST_ON_AVERAGE, syncs_of_answers


def test_an_answer_is_on_disk_after_exactly_one_sync(tmp_path: Path) -> None:
    counts = syncs_of_answers(tmp_path / "profile")
    assert len(counts) == ANSWERS
    assert min(counts) == 1, "an answer came back before the disk had it"
    assert sum(counts) / ANSWERS <= MOST_ON_AVERAGE


def test_a_stroke_over_many_cells_is_one_sync_too(tmp_path: Path) -> None:
    with counted_syncs() as syncs:
        tablet = new_tablet(tmp_path / "profile")
        job = tablet.job()
        cells = [(w.subject_id, i.key) for w in job.job.workplaces for i in job.sheet.items(w.subject_id)]
        before = syncs.count
        assert len(tablet.app.answering.paint(job, cells, Tri(verdict=Verdict.DONE)).written) > 10
        assert syncs.count - before == 1
        tablet.app.close()
