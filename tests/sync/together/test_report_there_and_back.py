"""A sealed report arrives exactly once, HQ signs for it, and dispatch's answer comes back to the very cell."""

from app.changed import What
from checklists.answer import Tri, Verdict
from checklists.catalogue import Language
from checklists.sign_off import Outcome, Role, Strokes
from sync.device.status import Stage
from tests.sync.together import dispatch
from tests.sync.together.field import Field, picture

DONE = Tri(verdict=Verdict.DONE)
STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))


def visit(field: Field) -> str:
    """A whole visit without a network; gives the report's id."""
    app, job = field.app, field.job()
    cells = [(s.subject_id, item.key) for s in job.sheet.subjects for item in job.sheet.items(s.subject_id)]
    app.answering.paint(job, cells, DONE)
    app.photos.add(job, job.job.workplaces[0].subject_id, "3.1.1-b1", picture(), "Dose")
    app.answering.confirm_handover(job, True)
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    return seal(field)


def seal(field: Field) -> str:
    app, job = field.app, field.job()
    frozen = app.signing.freeze(job, Language.DE)
    app.signing.turned_to_end(job)
    if frozen.signer == "contact":
        app.signing.sign(job, Role.CONTACT, "D. Faßbender", "IT", STROKES, outcome=Outcome.ACCEPTED)
    app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES)
    return app.signing.seal(job).report_id


def stage(field: Field, report_id: str) -> Stage:
    return next(p.stage for p in field.app.syncing.parcels() if p.report_id == report_id)


def test_from_the_seal_to_accepted(field: Field) -> None:
    report_id = visit(field)
    assert stage(field, report_id) is Stage.ON_DEVICE
    field.run()
    assert stage(field, report_id) is Stage.COMPLETE
    assert dispatch.state_of(field.hq, report_id) == "complete"
    pdf = field.app.signing.report(report_id).pdf_sha256
    assert pdf in dispatch.blobs_held(field.hq)
    dispatch.accept(field.hq, report_id)
    report = field.run()
    assert What.REVIEWS in report.changed.what
    assert stage(field, report_id) is Stage.ACCEPTED
    assert field.app.jobs.today().parcels == ()


def test_a_question_comes_back_to_its_cell_and_the_next_report_answers_it(field: Field) -> None:
    first = visit(field)
    field.run()
    desk = field.job().job.workplaces[3].subject_id
    dispatch.send_back(field.hq, first, desk, "3.1.1-b1", "Bitte Dose nennen")
    field.run()
    assert stage(field, first) is Stage.RETURNED
    (back,) = field.app.returning.reviews()
    assert (back.open, back.by) == (1, "S. Yıldız")
    job = field.job()
    remark = job.remark_at(desk, "3.1.1-b1")
    assert remark is not None and remark.answer is None
    field.app.returning.answer(job, remark.remark.remark_id, "Dose 2.14")
    field.app.answering.give(job, desk, "3.1.1-b1", DONE, note="Dose 2.14")
    second = seal(field)
    field.run()
    assert stage(field, second) is Stage.COMPLETE
    dispatch.accept(field.hq, second)
    field.run()
    assert stage(field, second) is Stage.ACCEPTED
    record = field.app.signing.record(second)
    assert (record["report"]["edition"], record["report"]["index"]) == ("fassung", 2)


def test_nothing_is_deleted_from_the_tablet_when_hq_holds_it(field: Field) -> None:
    report_id = visit(field)
    pdf = field.app.signing.sealed_pdf(report_id)
    entries = field.app.session.journal.head.seq
    field.run()
    assert field.app.signing.sealed_pdf(report_id) == pdf
    assert len(dispatch.entries_held(field.hq)) == entries
    field.restart()
    assert field.app.session.journal.head.seq == entries
