"""From draft to sealed report on a real profile: every step survives a restart, every change voids what was signed."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.saying import ConsentGiven
from app.signing import Sealed
from checklists.answer import Person, Timer, Tri, Verdict
from checklists.book_facts import Phase
from checklists.canonical import sha256_hex
from checklists.catalogue import Language
from checklists.seal_check import verify_report
from checklists.sign_off import Outcome, Role, Strokes
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.checklists.sample import package

DONE = Tri(verdict=Verdict.DONE)
STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)), ((150, 600), (700, 640))))


def work(tablet: Tablet) -> OpenJob:
    """Enough to be signed: some ticks, one failure with reason and photo, the rest handed over as open."""
    app, job = tablet.app, tablet.job()
    desks = [w.subject_id for w in job.job.workplaces]
    app.answering.paint(job, [(desk, item.key) for desk in desks for item in job.sheet.items(desk)], DONE)
    app.answering.give(job, desks[0], "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="K02", note="<b>&</b>")
    photo = io.BytesIO()
    Image.new("RGB", (1600, 1200), (120, 90, 60)).save(photo, "JPEG")
    app.photos.add(job, desks[0], "3.1.1-b1", photo.getvalue(), "Dose")
    app.answering.mark_time(job, "arrival")
    app.answering.write_reservation(job, "reservation", "Dose wird nachgerüstet", subject=desks[0])
    app.answering.confirm_handover(job, True)
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    return job


def sign_both(tablet: Tablet, job: OpenJob, outcome: Outcome = Outcome.WITH_RESERVATIONS) -> Sealed:
    signing = tablet.app.signing
    frozen = signing.freeze(job, Language.DE)
    signing.turned_to_end(job)
    if frozen.signer == "contact":
        signing.sign(job, Role.CONTACT, "Dörte Faßbender", "IT-Leitung", STROKES, outcome=outcome)
    assert signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES).complete
    return signing.seal(job)


def test_a_report_is_frozen_shown_signed_and_sealed(tablet: Tablet, tmp_path: Path) -> None:
    job = work(tablet)
    signing = tablet.app.signing
    frozen = signing.freeze(job, Language.DE)
    assert (frozen.edition, frozen.index, frozen.signer) == ("first", 1, "contact")
    assert frozen.number == f"{job.job.order_number}-07-1"
    shown = signing.pages(frozen.report_id)
    signing.turned_to_end(job)
    first = signing.sign(job, Role.CONTACT, "Dörte Faßbender", "IT-Leitung", STROKES, outcome=Outcome.WITH_RESERVATIONS)
    assert not first.complete
    assert signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES).complete
    sealed = signing.seal(job)
    pdf = signing.sealed_pdf(frozen.report_id)
    assert pdf.startswith(shown), "the contact's pages are the beginning of the sealed file"
    assert sha256_hex(pdf) == sealed.sha256
    verdict = verify_report(pdf, [(tablet.app.session.known().ca_pem).encode()])
    assert verdict.valid, verdict.problem
    assert verdict.outcome == "with-reservations"
    assert job.phase is Phase.SEALED
    copy = signing.save_copy(frozen.report_id, tmp_path)
    assert copy.read_bytes() == pdf
    with tablet.app.session.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM stroke_draft").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar() == 0


def test_each_step_resumes_after_a_restart(tablet: Tablet) -> None:
    job = work(tablet)
    frozen = tablet.app.signing.freeze(job, Language.EN)
    shown = tablet.app.signing.pages(frozen.report_id)
    steps = []
    for act in (
        lambda app, job: app.signing.turned_to_end(job),
        lambda app, job: app.signing.sign(job, Role.CONTACT, "D. F.", "IT", STROKES, outcome=Outcome.ACCEPTED),
        lambda app, job: app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "", STROKES),
    ):
        app = tablet.restart()
        job = tablet.job()
        resumed = app.signing.resume(job)
        assert resumed is not None and resumed.report_id == frozen.report_id
        assert app.signing.pages(frozen.report_id) == shown
        steps.append(job.phase)
        act(app, job)
    assert steps == [Phase.FROZEN, Phase.SHOWN, Phase.SHOWN]
    app = tablet.restart()
    sealed = app.signing.seal(tablet.job())
    assert sealed.report_id == frozen.report_id


def test_pages_lost_by_a_kill_before_they_were_stored_are_the_same_again(tablet: Tablet) -> None:
    job = work(tablet)
    frozen = tablet.app.signing.freeze(job, Language.DE)
    shown = tablet.app.signing.pages(frozen.report_id)
    with tablet.app.session.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM pages")
        connection.exec_driver_sql("UPDATE report SET pages_sha256 = NULL, pages_length = NULL")
    app = tablet.restart()
    assert app.signing.resume(tablet.job()) is not None
    assert app.signing.pages(frozen.report_id) == shown


def test_any_change_voids_strokes_and_pages(tablet: Tablet) -> None:
    job = work(tablet)
    signing = tablet.app.signing
    first = signing.freeze(job, Language.DE)
    signing.turned_to_end(job)
    signing.sign(job, Role.CONTACT, "D. F.", "IT", STROKES, outcome=Outcome.ACCEPTED)
    tablet.app.answering.give(job, "ap-02", "3.1.1-b1", DONE, note="doch")
    assert job.phase is Phase.DRAFT
    with tablet.app.session.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM stroke_draft").scalar() == 0
        assert connection.exec_driver_sql("SELECT state FROM report").scalars().all() == ["void"]
    with pytest.raises(FieldProblem) as problem:
        signing.seal(job)
    assert problem.value.code is Code.NOTHING_FROZEN
    second = signing.freeze(job, Language.DE)
    assert second.number.endswith("-2") and second.report_id != first.report_id


def test_who_may_sign_when(tablet: Tablet) -> None:
    job = work(tablet)
    signing = tablet.app.signing

    def refused(code: Code, role: Role = Role.CONTACT, name: str = "D. F.", drawn: Strokes | None = STROKES, **more):
        with pytest.raises(FieldProblem) as problem:
            signing.sign(job, role, name, "IT", drawn, **more)
        assert problem.value.code is code

    refused(Code.NOTHING_FROZEN, outcome=Outcome.ACCEPTED)
    signing.freeze(job, Language.DE)
    refused(Code.PAGES_NOT_SHOWN, outcome=Outcome.ACCEPTED)
    signing.turned_to_end(job)
    refused(Code.OUTCOME_MISSING)
    refused(Code.REFUSAL_MISSING, outcome=Outcome.REFUSED)
    refused(Code.STROKES_MISSING, outcome=Outcome.ACCEPTED, drawn=Strokes(strokes=()))
    refused(Code.NAME_MISSING, outcome=Outcome.ACCEPTED, name=" ")
    refused(Code.STROKES_MISSING, role=Role.TECHNICIAN, drawn=None)
    signing.sign(job, Role.CONTACT, "", "", None, outcome=Outcome.CONTACT_ABSENT)
    refused(Code.ALREADY_SIGNED, outcome=Outcome.ACCEPTED)
    with pytest.raises(FieldProblem) as problem:
        signing.seal(job)
    assert problem.value.code is Code.NOT_SIGNED


def test_a_later_report_names_the_one_before_and_asks_the_contact_only_for_what_changed(tablet: Tablet) -> None:
    job = work(tablet)
    first = sign_both(tablet, job)
    tablet.app.answering.mark_time(job, "end")
    tablet.app.answering.give(job, "ap-02", "3.1.1-b1", DONE, note="Nur eine Notiz")
    again = tablet.app.signing.freeze(job, Language.DE)
    assert (again.edition, again.index) == ("fassung", 2)
    previous = again.record["report"]["previous"]
    assert previous is not None and previous["number"] == first.number
    assert again.signer == "technician-only"
    tablet.app.answering.give(job, "ap-02", "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="K06")
    changed = tablet.app.signing.freeze(job, Language.DE)
    assert changed.signer == "contact"
    assert changed.index == 2
    second = sign_both(tablet, job)
    assert second.number != first.number
    cards = tablet.app.signing.reports(job.job.job_id)
    assert [card.report.state for card in cards] == ["sealed", "sealed"]


def test_a_sealed_report_cannot_be_changed_in_the_database(tablet: Tablet) -> None:
    sign_both(tablet, work(tablet))
    for statement in (
        "UPDATE report SET record = x'00'",
        "DELETE FROM report",
        "UPDATE entry SET raw = x'00'",
        "DELETE FROM entry",
        "UPDATE chunk SET bytes = x'00'",
        "DELETE FROM chunk",
        "UPDATE blob SET size = 1",
        "DELETE FROM blob",
    ):
        with pytest.raises(Exception, match="written once"), tablet.app.session.database.write() as connection:
            connection.exec_driver_sql(statement)


def test_a_signed_step_is_drawn_once_and_stands_in_later_reports_by_name(tmp_path: Path) -> None:
    ordered = small_job(packages=(package("2.5"),), workplaces=[])
    tablet = new_tablet(tmp_path / "profile", ordered)
    app, job = tablet.app, tablet.job()
    app.step_signing.sign(job, "order", "mig-cover", [Person(name="D. Faßbender", function="IT", met=True)], STROKES)
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    sign_both(tablet, job, Outcome.ACCEPTED)
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-16")
    sign_both(tablet, job, Outcome.ACCEPTED)
    ca = app.session.known().ca_pem.encode()
    for card in app.signing.reports(job.job.job_id):
        assert verify_report(app.signing.sealed_pdf(card.report.report_id), [ca]).valid
        (signed,) = app.signing.record(card.report.report_id)["signed_steps"]
        assert signed["people"] and signed["image_sha256"]
    app.close()


def test_a_signed_consent_stands_among_the_signed_steps_of_the_sealed_report(tmp_path: Path) -> None:
    tablet = new_tablet(tmp_path / "profile", small_job(packages=(package("2.6"),), workplaces=[]))
    app, job = tablet.app, tablet.job()
    app.answering.give(job, "visit", "ini-brief", Timer(seconds=130 * 60))
    given = ConsentGiven(who="D. Faßbender", function="IT", what="10 Minuten mehr", strokes=STROKES)
    app.answering.consent(job, "L1", given)
    app.answering.waive_contact(job, "S. Yıldız")
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    report_id = sign_both(tablet, job, Outcome.ACCEPTED).report_id
    (signed,) = app.signing.record(report_id)["signed_steps"]
    assert (signed["step"], signed["title"], signed["people"]) == (
        "consent-L1", "10 Minuten mehr", ["D. Faßbender, IT"],
    )  # fmt: skip
    assert verify_report(app.signing.sealed_pdf(report_id), [app.session.known().ca_pem.encode()]).valid
    app.close()


def test_a_step_signed_and_taken_back_does_not_hold_up_the_seal(tmp_path: Path) -> None:
    tablet = new_tablet(tmp_path / "profile", small_job(packages=(package("2.5"),), workplaces=[]))
    app, job = tablet.app, tablet.job()
    app.step_signing.sign(job, "order", "mig-cover", [Person(name="D. Faßbender", function="IT", met=True)], STROKES)
    app.answering.clear(job, [("order", "mig-cover")])
    app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15")
    report_id = sign_both(tablet, job, Outcome.ACCEPTED).report_id
    assert app.signing.record(report_id)["signed_steps"] == []
    app.close()


def test_what_blocks_stops_the_freezing(tablet: Tablet) -> None:
    job = tablet.job()
    with pytest.raises(FieldProblem) as problem:
        tablet.app.signing.freeze(job, Language.DE)
    assert problem.value.code is Code.SIGNING_BLOCKED
    assert problem.value.values["blockers"]
    assert job.phase is Phase.DRAFT
