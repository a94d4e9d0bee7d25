"""A tablet whose clock is wrong by months still syncs; an HQ restored from yesterday gets everything again."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import Clock
from checklists.answer import Tri, Verdict
from sync.device.status import Stage
from tests.sync.hq_process import HqProcess
from tests.sync.together import dispatch
from tests.sync.together.field import Field, picture
from tests.sync.together.test_report_there_and_back import stage, visit

DONE = Tri(verdict=Verdict.DONE)


@pytest.mark.parametrize("days", [-10, 400])
def test_a_wrong_clock_stops_nothing_and_is_told(hq: HqProcess, tmp_path: Path, days: int) -> None:
    clock = Clock(wall=lambda: datetime.now().astimezone() + timedelta(days=days))
    field = Field.enrolled(tmp_path / "tablet", hq, clock=clock)
    report_id = visit(field)
    told = field.app.signing.record(report_id)["clock"]
    assert told["checked"] is False
    assert told["skew_ms"] is not None and abs(told["skew_ms"] + days * 86_400_000) < 60_000
    field.run()
    assert stage(field, report_id) is Stage.COMPLETE
    field.app.close()


def test_an_hq_restored_from_a_backup_gets_everything_again(field: Field, tmp_path: Path) -> None:
    job = field.job()
    desks = [w.subject_id for w in job.job.workplaces]
    field.app.answering.give(job, desks[0], "3.1.1-b1", DONE)
    field.run()
    field.hq.stop()
    backup = tmp_path / "yesterday"
    shutil.copytree(field.hq.data, backup)
    field.hq.start()
    field.app.answering.paint(job, [(desk, "3.1.1-b2") for desk in desks], DONE)
    field.app.photos.add(job, desks[1], "3.1.1-b2", picture())
    field.run()
    held, blobs = dispatch.entries_held(field.hq), dispatch.blobs_held(field.hq)
    assert field.app.syncing.status().all_there and len(blobs) == 2
    field.hq.stop()
    shutil.rmtree(field.hq.data)
    shutil.copytree(backup, field.hq.data)
    field.hq.start()
    assert len(dispatch.entries_held(field.hq)) < len(held)
    field.run()
    assert dispatch.entries_held(field.hq) == held
    assert dispatch.blobs_held(field.hq) == blobs
    assert field.app.syncing.status().all_there
