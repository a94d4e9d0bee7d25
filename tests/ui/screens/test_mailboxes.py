"""Mailboxes at the desk: a PST file is judged and entered, refused, or put aside; the sixth export needs consent."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import Rows
from app.mailbox_check import EXPORT
from app.open_job import OpenJob
from checklists import pst
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.visit_window import Visit, open_visit
from ui.pst_words import FORMAT, NAME, SIZE
from ui.screens.mailboxes.result_words import check_lines
from ui.wording import LANGUAGES, Words

__all__ = ["open_visit"]
Open = Callable[..., Visit]
MAIL = "nutzer1@kanzlei.example"
HEADER = b"!BDN" + bytes(4) + b"SM" + (23).to_bytes(2, "little") + bytes(500)


def pst_file(folder: Path, name: str = "nutzer1.pst", size: int = 4096) -> Path:
    path = folder / name
    path.write_bytes(HEADER + bytes(size - len(HEADER)))
    return path


def exported(job: OpenJob, subject: str = "mb-1") -> dict[str, str] | None:
    answer = job.book.answer(subject, EXPORT)  # type: ignore[arg-type]
    return dict(answer.value.rows[0]) if answer is not None and isinstance(answer.value, Rows) else None


def test_a_good_file_becomes_the_row_of_its_mailbox(open_visit: Open, tmp_path: Path) -> None:
    path = pst_file(tmp_path)
    visit = open_visit()
    visit.go("mailboxes")
    visit.click(f"PST-Datei prüfen, {MAIL}")
    visit.enter("Datei", str(path))
    assert visit.there("Größe, bestanden: 4 kB von 50 GB").isVisible()
    assert exported(visit.job) is None, "checking writes nothing"
    visit.enter("Objekte", "4210")
    assert exported(visit.job) == {
        "mail": MAIL,
        "file": "nutzer1.pst",
        "items": "4210",
        "size": "4096",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    visit.click(f"{MAIL}, erledigt")
    assert visit.shown("Postfach hinzufügen") is None, "the card of the mailbox is open"


def test_a_file_of_another_name_cannot_be_taken_over(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("mailboxes")
    visit.click(f"PST-Datei prüfen, {MAIL}")
    visit.enter("Datei", str(pst_file(tmp_path, "alt.pst")))
    sentence = "Dateiname, nicht bestanden: Die Datei heißt „alt.pst“, erwartet wird „nutzer1.pst“."
    assert visit.there(sentence).isVisible()
    assert visit.shown("Ergebnis übernehmen") is None
    visit.enter("Datei", str(tmp_path / "nirgends.pst"))
    assert visit.shown("Ergebnis übernehmen") is None
    assert exported(visit.job) is None


def test_a_long_check_shows_how_far_it_is_and_can_be_stopped(open_visit: Open, tmp_path: Path) -> None:
    path = tmp_path / "nutzer1.pst"
    with path.open("wb") as file:
        file.write(HEADER)
        os.truncate(file.fileno(), 6 * 1024**3)  # a hole: nothing is on the disk, reading takes seconds
    visit = open_visit()
    visit.go("mailboxes")
    visit.click(f"PST-Datei prüfen, {MAIL}")
    QTest.keyClick(visit.type("Datei", str(path)), Qt.Key.Key_Return)
    QTest.mouseClick(visit.there("Prüfung abbrechen"), Qt.MouseButton.LeftButton)
    visit.rest()
    assert visit.shown("Ergebnis übernehmen") is None
    assert visit.there("Datei prüfen").isEnabled()
    os.truncate(path, 4096)
    visit.enter("Datei", str(path))
    assert visit.there("Ergebnis übernehmen").isEnabled()


def test_an_added_mailbox_is_checked_against_its_own_quota(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("mailboxes")
    visit.click("Postfach hinzufügen")
    visit.type("E-Mail-Adresse", "m.lukasik")
    visit.click("Postfach eintragen")
    assert visit.there("E-Mail-Adresse").accessibleDescription() == "Bitte eine Adresse mit @ und Domain eintragen."
    visit.type("E-Mail-Adresse", "m.lukasik@kanzlei.example")
    visit.enter("Kontingent in GB", "0,001")
    visit.click("PST-Datei prüfen, m.lukasik@kanzlei.example")
    visit.enter("Datei", str(pst_file(tmp_path, "m.lukasik.pst", 2 * 1024**2)))
    found = (
        "Größe, nicht bestanden: 2 MB, erlaubt sind 1 MB. Bitte die Datei teilen oder das Kontingent erhöhen lassen."
    )
    assert visit.there(found).isVisible()


def test_the_sixth_export_waits_for_consent(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit(sample.setup_job(cat_hash=CAT_HASH, mailboxes=6))
    visit.go("mailboxes")
    for nth in range(1, 6):
        visit.click(f"PST-Datei prüfen, nutzer{nth}@kanzlei.example")
        visit.enter("Datei", str(pst_file(tmp_path, f"nutzer{nth}.pst")))
        visit.enter("Objekte", "1")
    sixth = pst_file(tmp_path, "nutzer6.pst")
    visit.click("PST-Datei prüfen, nutzer6@kanzlei.example")
    visit.enter("Datei", str(sixth))
    assert visit.shown("Ergebnis übernehmen") is None
    visit.click("Abbrechen")
    visit.click("Zustimmung eintragen")
    visit.type("Wer stimmt zu?", "Renée Núñez")
    visit.type("Funktion", "Büroleitung")
    visit.click("Freigabe von HQ")
    visit.click("Zustimmung festhalten")
    assert visit.there("Freigabenummer von HQ").accessibleDescription() == "Bitte ausfüllen."
    visit.type("Freigabenummer von HQ", "HQ-2026-118")
    visit.click("Zustimmung festhalten")
    assert visit.job.book.consents["L3"].approval == "HQ-2026-118"
    visit.click("PST-Datei prüfen, nutzer6@kanzlei.example")
    visit.enter("Datei", str(sixth))
    visit.enter("Objekte", "1")
    assert exported(visit.job, "mb-6") is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", (*pst.PROBLEMS, *pst.NOTICES))
def test_every_finding_has_its_words(code: str, language: str) -> None:
    assert sum(code in topic for topic in (NAME, FORMAT, SIZE)) == 1
    problem = code in pst.PROBLEMS
    check = pst.PstCheck(
        format=None, version=None, problems=(code,) if problem else (), notices=() if problem else (code,)
    )
    lines = check_lines(Words(language), MAIL, "alt.pst", 5 * 1024**3, 1024**3, check)
    found = [line for line in lines if line.verdict == ("failed" if problem else "notice")]
    assert len(found) == 1
    assert found[0].text.endswith(".") and "{" not in found[0].text
