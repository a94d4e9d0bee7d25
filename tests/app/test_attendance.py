"""A training on a real profile: every participant signs alone, and the signatures stand beside the names in the sealed report."""

from pathlib import Path

import pytest

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.store import report_store
from checklists.answer import People, Person, Pick, Sign
from checklists.catalogue import Language
from checklists.ids import ChapterKey, StepKey, SubjectId
from checklists.job import Session
from checklists.seal_check import verify_report
from checklists.seal_form import stroke_digest
from checklists.sign_off import Outcome, Strokes
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.app.test_signing import sign_both
from tests.checklists.sample import package
from tests.report.reading import picture, texts

SESSION, LIST, ROLL = SubjectId("s-1"), StepKey("3.2.2-session-people"), StepKey("3.2.2-session-attendance")
PETRA, ZOE = (Person(name=name, function="Vertrieb", met=True) for name in ("Petra Öztürk", "Zoë Kowalczyk"))


def drawn(nth: int) -> Strokes:
    return Strokes(strokes=(((100, 100 * nth), (500, 900), (900, 100 * nth)),))


@pytest.fixture
def training(tmp_path: Path) -> Tablet:
    session = Session(subject_id=SESSION, chapter=ChapterKey("3.2.2"), number=1)
    tablet = new_tablet(
        tmp_path / "profile", small_job(packages=(package("3.2.2", 1),), workplaces=[], sessions=(session,))
    )
    give, job = tablet.app.answering.give, tablet.job()
    give(job, SESSION, "3.2.2-session-place", Pick(key="on-site"))
    give(job, SESSION, LIST, People(people=(PETRA, ZOE)))
    return tablet


def leave_the_rest(tablet: Tablet, job: OpenJob, due: str) -> None:
    tablet.app.answering.leave_rest_open(job, "P06", "T. Becker", due)


def signed(job: OpenJob) -> Sign:
    answer = job.book.answer(SESSION, ROLL)
    assert answer is not None and isinstance(answer.value, Sign)
    return answer.value


def test_one_after_the_other_signs_and_who_draws_again_replaces_only_the_own(training: Tablet) -> None:
    sign, job = training.app.step_signing.sign, training.job()
    for person, nth in ((PETRA, 1), (ZOE, 2), (PETRA, 3)):
        sign(job, SESSION, ROLL, [person], drawn(nth))
    assert [person.name for person in signed(job).people] == ["Petra Öztürk", "Zoë Kowalczyk"]
    assert signed(job).images == (stroke_digest(drawn(3)), stroke_digest(drawn(2)))
    with pytest.raises(FieldProblem) as caught:
        sign(job, SESSION, ROLL, [Person(name=" ", function="", met=True)], drawn(1))
    assert caught.value.code is Code.NAME_MISSING
    training.app.close()


def test_the_signatures_stand_beside_the_names_and_the_report_is_valid(training: Tablet) -> None:
    app, job = training.app, training.job()
    for nth, person in enumerate((PETRA, ZOE), start=1):
        app.step_signing.sign(job, SESSION, ROLL, [person], drawn(nth))
    leave_the_rest(training, job, "2026-12-15")
    report = sign_both(training, job, Outcome.ACCEPTED)
    pdf = app.signing.sealed_pdf(report.report_id)
    assert verify_report(pdf, [app.session.known().ca_pem.encode()]).valid
    said = texts(pdf)
    place = next(nth for nth, text in enumerate(said) if "2 von 2 unterschrieben" in text)
    assert "nicht unterschrieben" not in said[place]
    with app.session.database.read() as connection:
        assert report_store.strokes(connection, [job.job.job_id]) == {}
    leave_the_rest(training, job, "2026-12-16")
    again = app.signing.sealed_pdf(sign_both(training, job, Outcome.ACCEPTED).report_id)
    assert verify_report(again, [app.session.known().ca_pem.encode()]).valid
    assert texts(again)[place].count(f"siehe {report.number}") == 2, "the drawings went with the first seal"
    ink = [picture(one, place).point(lambda grey: grey < 128 and 255).histogram()[255] for one in (pdf, again)]
    assert ink[0] != ink[1]
    app.close()


def test_pages_lost_in_a_crash_are_made_again_with_the_same_signatures(training: Tablet) -> None:
    app, job = training.app, training.job()
    app.step_signing.sign(job, SESSION, ROLL, [PETRA], drawn(1))
    leave_the_rest(training, job, "2026-12-15")
    frozen = app.signing.freeze(job, Language.DE)
    shown = app.signing.pages(frozen.report_id)
    with app.session.database.write() as connection:
        report_store.drop_pages(connection, frozen.report_id)
    app = training.restart()
    app.signing.resume(training.job())
    assert app.signing.pages(frozen.report_id) == shown
    assert any("1 von 2 unterschrieben" in text and "nicht unterschrieben" in text for text in texts(shown))
    app.close()


def test_a_step_cleared_signed_again_and_undone_is_sealed_with_the_drawing_that_holds(tmp_path: Path) -> None:
    tablet = new_tablet(tmp_path / "profile", small_job(packages=(package("2.5"),), workplaces=[]))
    app, job = tablet.app, tablet.job()
    app.step_signing.sign(job, "order", "mig-cover", [PETRA], drawn(1))
    app.answering.clear(job, [("order", "mig-cover")])
    app.step_signing.sign(job, "order", "mig-cover", [PETRA], drawn(2))
    app.answering.undo(job)  # of the clearing: the first signature holds again
    leave_the_rest(tablet, job, "2026-12-15")
    report = sign_both(tablet, job, Outcome.ACCEPTED)
    assert verify_report(app.signing.sealed_pdf(report.report_id), [app.session.known().ca_pem.encode()]).valid
    (one,) = app.signing.record(report.report_id)["signed_steps"]
    assert one["image_sha256"] == stroke_digest(drawn(1))
    app.close()
