"""A day between tablet and HQ: code, jobs, work without a network, entries and photos arrive, and both hold the same."""

from app.changed import What
from checklists.answer import Tri, Verdict
from sync.device.hq_client import HqClient
from tests.sync.hq_process import HqProcess
from tests.sync.together.field import Field, code, picture

DONE = Tri(verdict=Verdict.DONE)


def test_jobs_arrive_with_their_catalogue(field: Field) -> None:
    card = field.app.jobs.all()[0]
    assert card.readiness == "ready"
    assert field.job().sheet.subjects
    assert field.app.syncing.status().entries_waiting == 1, "opening the job is an entry"


def test_work_without_a_network_arrives_afterwards(field: Field) -> None:
    job = field.job()
    field.hq.stop()
    desks = [w.subject_id for w in job.job.workplaces]
    field.app.answering.paint(job, [(desk, "3.1.1-b1") for desk in desks], DONE)
    added = field.app.photos.add(job, desks[0], "3.1.1-b1", picture(), "Dose")
    assert What.PHOTOS in added.changed.what
    failed = field.app.syncing.run()
    assert failed.problem is not None and str(failed.problem.code) == "hq-unreachable"
    assert failed.next_try_s is not None
    field.hq.start()
    report = field.run()
    assert report.pushed == len(desks) + 2
    assert report.blobs == 2
    assert field.app.syncing.status().all_there
    assert field.run().pushed == 0


def test_the_same_code_and_key_may_be_asked_again(hq: HqProcess, tmp_path) -> None:
    tablet = Field.new(tmp_path / "tablet", hq)
    text = code(hq)
    tablet.app.syncing.enrol(text)
    first = tablet.app.syncing.enrolled
    assert first is not None and first.person.logon == "t.becker"
    tablet.restart()
    assert tablet.app.unlocking.state == "ready"
    tablet.app.close()
    assert HqClient(hq.address).address == hq.address
