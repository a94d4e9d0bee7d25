"""Work done from HQ (2.1 to 2.5): no visit, and a signature of the contact only where a step asks for one."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from checklists.answer import Tri, Verdict, from_json
from checklists.attendance import attendees
from checklists.catalogue import AnswerKind, Detail, Language
from checklists.ids import SubjectId
from checklists.job import Contact, Job, Mailbox
from checklists.seal_check import verify_report
from checklists.sign_off import Outcome, Role, Strokes
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.checklists.sample import MET, package
from tests.report.reading import texts

Make = Callable[[Job], Tablet]
STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))


def order(*chapters: str, **changes: object) -> Job:
    mailbox = Mailbox(subject_id=SubjectId("mb-1"), mail="max.mustermann@firma.de", quota_gb="50", source="Exchange")
    packages = tuple(package(chapter) for chapter in chapters)
    return small_job(packages=packages, workplaces=(), mailboxes=(mailbox,), **changes)


@pytest.fixture
def tablet_with(tmp_path: Path) -> Iterator[Callable[[Job], Tablet]]:
    """A function from an order to the tablet that holds it."""
    made: list[Tablet] = []

    def _make(job: Job) -> Tablet:
        made.append(new_tablet(tmp_path / "profile", job))
        return made[-1]

    yield _make
    for tablet in made:
        tablet.app.close()


def work(tablet: Tablet, job: OpenJob) -> None:
    """Every step that must be answered, as the catalogue's own examples have it."""
    for subject in job.sheet.subjects:
        for item in job.sheet.items(subject.subject_id):
            for detail in job.sheet.details(subject.subject_id, item):
                if detail.required:
                    _answer(tablet, job, subject.subject_id, detail)


def _answer(tablet: Tablet, job: OpenJob, subject: str, detail: Detail) -> None:
    app = tablet.app
    if detail.signed_by is not None:
        listed = job.book.answer(SubjectId(subject), detail.signed_by)
        for one in attendees(listed.value if listed else None, None):
            app.step_signing.sign(job, subject, detail.key, [one.person], STROKES, hand=one.key)
    elif detail.kind is AnswerKind.SIGN:
        app.step_signing.sign(job, subject, detail.key, [MET], STROKES)
    elif detail.kind is AnswerKind.SUB:
        for sub in detail.subs:
            app.answering.give(
                job, subject, f"{detail.key}/{sub.key}", Tri(verdict=Verdict.DONE, number=sub.number_example)
            )
    else:
        app.answering.give(job, subject, detail.key, from_json(dict(detail.example)))


@pytest.mark.parametrize("chapters", [("2.1",), ("2.2", "2.3"), ("2.4",)])
def test_the_technician_signs_alone_where_nothing_asks_the_contact(tablet_with: Make, chapters: Sequence[str]) -> None:
    tablet = tablet_with(order(*chapters, contact=Contact(name="Dörte Faßbender", function="", phone="", mail="")))
    job, signing = tablet.job(), tablet.app.signing
    work(tablet, job)
    assert signing.blockers(job) == (), "no function of a contact is missed"
    frozen = signing.freeze(job, Language.DE)
    assert frozen.signer == "technician-only"
    signing.turned_to_end(job)
    with pytest.raises(FieldProblem) as asked:
        signing.sign(job, Role.CONTACT, "D. Faßbender", "", STROKES, outcome=Outcome.ACCEPTED)
    assert asked.value.code is Code.SIGNER_NOT_ASKED
    assert signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES).complete
    signing.seal(job)
    pdf = signing.sealed_pdf(frozen.report_id)
    assert verify_report(pdf, [tablet.app.session.known().ca_pem.encode()]).valid
    first, *_, last = (" ".join(text.split()) for text in texts(pdf))
    assert "Innendienst" in first and "Besuch" not in first
    assert "Kein Schritt dieses Auftrags verlangt die Unterschrift des Ansprechpartners." in last
    assert "Innendienst, " in last and job.job.site.city not in last
    assert "nicht anwesend" not in last and "abgenommen" not in last, "nobody decided, nobody was missing"
    assert "Einfache elektronische Signatur des Technikers." in last and "Kontaktperson" not in last


def test_who_accepts_the_coverage_of_a_migration_signs_the_report_as_well(tablet_with: Make) -> None:
    tablet = tablet_with(order("2.4", "2.5"))
    job, signing = tablet.job(), tablet.app.signing
    work(tablet, job)
    frozen = signing.freeze(job, Language.DE)
    assert frozen.signer == "contact"
    assert [one["step"] for one in frozen.record["signed_steps"]] == ["mig-cover"]
    chapters = {table["chapter"] for table in frozen.record["tables"]}
    columns = {column["item"] for table in frozen.record["tables"] for column in table["columns"]}
    assert chapters == {"1", "2.4", "2.5"}
    assert not columns & {"2.5-mig-onsite", "2.5-mig-usb", "2.5-mig-manifest", "2.4-pst-repeat"}
    assert frozen.record["summary"]["subjects_done"] == frozen.record["summary"]["subjects_total"] == 1
    assert any("POP3" in notice for notice in frozen.record["notices"])
