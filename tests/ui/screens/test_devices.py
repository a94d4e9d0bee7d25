"""Pilot devices: five are included, a sixth needs a name that agreed to the extra cost."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from app.domain import Tri, Verdict, item_state
from tests.ui.screens.visit_window import Visit, open_visit
from ui.wording import Words

__all__ = ["open_visit"]
Open = Callable[..., Visit]


def add(visit: Visit, name: str, owner: str = "") -> None:
    visit.click("Gerät hinzufügen")
    visit.type("Gerätename", name)
    visit.enter("Besitzer", owner)


def said(visit: Visit, sentence: str) -> bool:
    return any(one.text() == sentence and one.isVisible() for one in visit.window.findChildren(QLabel))


def labels(visit: Visit) -> list[str]:
    return [one.label for one in visit.job.sheet.subjects if str(one.kind) == "device"]


def test_a_device_is_added_and_its_card_opens_from_the_list(open_visit: Open) -> None:
    visit = open_visit()
    visit.go("devices")
    add(visit, "NB-014", "Mehmet Łukasik")
    assert labels(visit) == ["NB-014"]
    visit.click("NB-014, Mehmet Łukasik, offen")
    assert visit.there("NB-014, Pilotinstallation, offen").isVisible()


def test_a_device_without_a_name_is_not_entered(open_visit: Open) -> None:
    visit = open_visit()
    visit.go("devices")
    visit.click("Gerät hinzufügen")
    visit.click("Gerät eintragen")
    field = visit.there("Gerätename")
    assert field.accessibleDescription() == "Bitte den Namen am Gerät eintragen."
    assert labels(visit) == []


def test_the_sixth_device_waits_for_consent(open_visit: Open) -> None:
    visit = open_visit()
    visit.go("devices")
    for nth in range(5):
        add(visit, f"NB-{nth}")
    assert visit.shown("Gerät hinzufügen") is None
    visit.click("Zustimmung eintragen")
    visit.type("Wer stimmt zu?", "Renée Núñez")
    visit.click("Zustimmung festhalten")
    assert visit.there("Funktion").accessibleDescription() == "Bitte ausfüllen."
    visit.type("Funktion", "Büroleitung")
    visit.click("Zustimmung festhalten")
    assert said(visit, "Bitte unterschreiben Sie im Feld.") and not visit.job.book.consents
    visit.draw("Unterschrift zur Zustimmung")
    visit.click("Zustimmung festhalten")
    consent = visit.job.book.consents["L2"]
    assert (consent.who, consent.function, consent.what) == ("Renée Núñez", "Büroleitung", "Mehr als 5 Pilotgeräte")
    assert consent.image_sha256 and consent.approval is None
    add(visit, "NB-6")
    assert len(labels(visit)) == 6
    sixth = visit.job.sheet.subjects[-1]
    assert item_state(visit.job.sheet, visit.job.book, sixth.subject_id, "2.6-b3").look != "blocks"  # type: ignore[arg-type]


def test_a_device_tested_in_part_says_how_far(open_visit: Open) -> None:
    visit = open_visit()
    visit.go("devices")
    add(visit, "NB-014")
    job, answering = visit.job, visit.tablet.app.answering
    device = next(one for one in job.sheet.subjects if one.label == "NB-014")
    changed = answering.give(job, device.subject_id, "ini-pilot-test/ms-signin", Tri(verdict=Verdict.DONE))
    visit.window.changed(changed)
    visit.rest()
    assert visit.there("NB-014, begonnen, 1 von 8").isEnabled()


def test_english_is_complete(open_visit: Open) -> None:
    visit = open_visit(language="en")
    visit.go("devices")
    visit.click("Add device")
    visit.enter("Owner", "Ilse Roth")
    assert visit.there("Device name").accessibleDescription() == Words("en")("Please enter the name on the device.")
