"""Hand-over mode to the seal, by mouse and keys: accepted, with a reservation, refused, contact absent."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.verifying import verify_file
from tests.app.tablet import PIN, small_job
from tests.ui.screens.visit_window import Visit, open_visit
from ui.place import Place
from ui.widgets.text import Text

__all__ = ["open_visit"]


@pytest.fixture
def visit(open_visit) -> Visit:  # type: ignore[no-untyped-def]
    """Three desks of which nothing is done; the rest is handed over as open, so that it may be signed."""
    visit: Visit = open_visit(small_job())
    app = visit.tablet.app
    app.answering.leave_rest_open(app.jobs.open(small_job().job_id), "K10", "IT des Kunden", "2026-12-18", "VLAN fehlt")
    return visit


def to_hand_over(visit: Visit) -> None:
    """From the draft to the letter, all pages turned to the end."""
    visit.window.go(Place(screen="sign_off", job=small_job().job_id))
    visit.rest()
    visit.click("Zur Unterschrift")
    pages = visit.there(next(name for name in names(visit) if name.startswith("Alle ")))
    QTest.mouseClick(pages, Qt.MouseButton.LeftButton)
    visit.rest()
    while visit.shown("Nächste Seite") is not None:
        visit.click("Nächste Seite")
    visit.click("Zurück zur Zusammenfassung")


def names(visit: Visit) -> set[str]:
    return {one.accessibleName() for one in visit.window.findChildren(QWidget) if one.isVisible()}


def technician_signs(visit: Visit) -> None:
    visit.draw("Unterschrift des Technikers")
    visit.click("Unterschreiben und versiegeln")
    visit.there("Kopie speichern")


def outcome_of_the_sealed_report(visit: Visit, folder: Path) -> str | None:
    """By `verify`, from the file alone."""
    signing = visit.tablet.app.signing
    report = signing.reports(small_job().job_id)[-1].report
    path = folder / "report.pdf"
    path.write_bytes(signing.sealed_pdf(report.report_id))
    trust = folder / "ca.pem"
    enrolled = visit.tablet.app.syncing.enrolled
    assert enrolled is not None
    trust.write_text(enrolled.ca_pem, encoding="ascii")
    verdict = verify_file(path, trust=trust, profile=None)
    assert verdict.valid, verdict.problem
    return verdict.outcome


def test_the_letter_names_what_was_ordered_and_nothing_else(visit: Visit) -> None:
    to_hand_over(visit)
    told = [one.text() for one in visit.window.findChildren(Text) if one.isVisible()]
    assert any(text.endswith("Beauftragt: Arbeitsplatz Basis") for text in told)
    assert not any("Auftragsdaten" in text for text in told)


def test_accepted(visit: Visit, tmp_path: Path) -> None:
    to_hand_over(visit)
    visit.click("Ich nehme ab")
    assert visit.shown("Unterschreiben") is None, "nobody has drawn yet"
    visit.draw("Ihre Unterschrift")
    visit.click("Unterschreiben")
    technician_signs(visit)
    assert outcome_of_the_sealed_report(visit, tmp_path) == "accepted"


def test_with_a_reservation(visit: Visit, tmp_path: Path) -> None:
    visit.window.go(Place(screen="sign_off", job=small_job().job_id))
    visit.rest()
    visit.click("Vorbehalt schreiben")
    visit.enter("Was wird vorbehalten?", "Drucker am Empfang ohne Netz")
    assert any("Drucker am Empfang ohne Netz" in name for name in names(visit))
    to_hand_over(visit)
    visit.click("Ich nehme mit Vorbehalt ab")
    visit.draw("Ihre Unterschrift")
    visit.click("Mit Vorbehalt unterschreiben")
    technician_signs(visit)
    assert outcome_of_the_sealed_report(visit, tmp_path) == "with-reservations"


def test_refused_needs_a_reason(visit: Visit, tmp_path: Path) -> None:
    to_hand_over(visit)
    visit.click("Ich nehme nicht ab")
    assert visit.shown("Ablehnung unterschreiben") is None
    reason = visit.there("Warum nicht?")
    assert isinstance(reason, QPlainTextEdit)
    reason.insertPlainText("Kein Platz ist fertig.")
    visit.rest()
    visit.click("Ablehnung unterschreiben")
    technician_signs(visit)
    assert outcome_of_the_sealed_report(visit, tmp_path) == "refused"


def test_contact_absent_is_the_technicians_word_and_needs_the_pin(visit: Visit, tmp_path: Path) -> None:
    to_hand_over(visit)
    visit.click("Ansprechpartner nicht da")
    visit.enter("PIN des Technikers", "11223344")
    assert visit.shown("Ohne Ansprechpartner weiter") is None
    visit.enter("PIN des Technikers", PIN)
    assert visit.shown("Ihre Unterschrift") is None, "nobody is there to sign"
    visit.click("Ohne Ansprechpartner weiter")
    technician_signs(visit)
    assert outcome_of_the_sealed_report(visit, tmp_path) == "contact-absent"
