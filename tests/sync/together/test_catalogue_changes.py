"""The catalogue changes between two orders: each job stays on its own (C4), the tablet holds both and works on both, HQ reads both."""

from pathlib import Path

from app.open_job import OpenJob
from checklists.answer import Tri, Verdict
from checklists.catalogue import Language, SubTest
from checklists.catalogue_reader import read_catalogue
from checklists.ids import StepKey, SubjectId
from checklists.journal import read_entry
from checklists.sign_off import Outcome, Role, Strokes
from sync.device.status import Stage
from tests.sync.catalogue_releases import OWN, REQUIRED, WORDED, later, write
from tests.sync.hq.order_books import changed, put
from tests.sync.together import dispatch
from tests.sync.together.field import Field

DONE = Tri(verdict=Verdict.DONE)
STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))
SECOND = "CF-2026-04799"


def of_order(field: Field, number: str) -> OpenJob:
    cards = field.app.jobs.all()
    return next(job for card in cards if (job := field.app.jobs.open(card.job_id)).job.order_number == number)


def pc_port(job: OpenJob) -> SubTest:
    found = job.sheet.step("func-test/ft-pcport")
    assert isinstance(found, SubTest)
    return found


def seal(field: Field, job: OpenJob) -> str:
    """Everything ticked, the rest left open, signed by both; the report's id."""
    app = field.app
    cells = [(s.subject_id, item.key) for s in job.sheet.subjects for item in job.sheet.items(s.subject_id)]
    app.answering.paint(job, cells, DONE)
    app.answering.confirm_handover(job, True)
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    frozen = app.signing.freeze(job, Language.DE)
    app.signing.turned_to_end(job)
    if frozen.signer == "contact":
        app.signing.sign(job, Role.CONTACT, "D. Faßbender", "IT", STROKES, outcome=Outcome.ACCEPTED)
    app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES)
    return app.signing.seal(job).report_id


def test_two_jobs_under_two_catalogues(field: Field, tmp_path: Path) -> None:
    before = of_order(field, "CF-2026-04711")
    desk = before.job.workplaces[0].subject_id
    field.app.answering.give(before, desk, "func-test/ft-reg", DONE)
    field.hq.must("catalogue", "publish", str(write(tmp_path / "next", later(), REQUIRED, WORDED)))
    new = read_catalogue(tmp_path / "next")
    order = tmp_path / "second.xlsx"
    order.write_bytes(changed("musterbau", put("Auftrag", "B2", SECOND)))
    field.hq.must("import-order", str(order))
    field.run()

    first, second = of_order(field, "CF-2026-04711"), of_order(field, SECOND)
    assert (first.job.cat_hash, second.job.cat_hash) == (OWN.cat_hash, new.cat_hash)
    assert (pc_port(first).mandatory, pc_port(second).mandatory) == (False, True)
    assert first.book.answers[SubjectId(desk), StepKey("func-test/ft-reg")].value == DONE, "what was said stays"
    names = [job.sheet.bullet_of("power").words.de for job in (first, second)]
    assert names == ["Strom", "Stromversorgung"]

    field.hq.stop()  # both are worked on without a network
    reports = [seal(field, job) for job in (first, second)]
    field.hq.start()
    field.run()
    stages = {parcel.report_id: parcel.stage for parcel in field.app.syncing.parcels()}
    assert [stages[report] for report in reports] == [Stage.COMPLETE] * 2, "HQ made both records again"
    told = [field.app.signing.record(report)["job"] for report in reports]
    assert [(job["release"], job["cat_hash"]) for job in told] == [
        (OWN.release, OWN.cat_hash),
        (later(), new.cat_hash),
    ]
    entries = [read_entry(raw) for raw in dispatch.entries_held(field.hq)]
    hashes = {job.job.job_id: {e.cat_hash for e in entries if e.job_id == job.job.job_id} for job in (first, second)}
    assert hashes == {first.job.job_id: {OWN.cat_hash}, second.job.job_id: {new.cat_hash}}
    for report in reports:
        dispatch.accept(field.hq, report)


def test_a_published_release_changes_nothing_on_a_tablet_by_itself(field: Field, tmp_path: Path) -> None:
    field.hq.must("catalogue", "publish", str(write(tmp_path / "next", later(), REQUIRED)))
    field.run()
    field.restart()
    assert pc_port(field.job()).mandatory is False
    assert field.job().job.cat_hash == OWN.cat_hash
