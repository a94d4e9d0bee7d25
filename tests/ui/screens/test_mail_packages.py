"""Mailboxes of an import (2.4) and a migration (2.5): names that clash, files by the folder and in each life, coverage, line, custody."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checklists.answer import Auto, Files, Multi, Num, Rows, Sign, Text, Tri, Value, Verdict
from checklists.answer import Person as Signer
from checklists.ids import SubjectId
from checklists.job import Job, Mailbox
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.visit_window import Visit, open_visit

__all__ = ["open_visit"]
Open = Callable[..., Visit]
HEADER = b"!BDN" + bytes(4) + b"SM" + (23).to_bytes(2, "little") + bytes(500)
MEDIUM = "Übergabekette des Datenträgers"


def mail_job(*mails: str, packages: tuple[str, ...] = ("2.4",)) -> Job:
    boxes = tuple(
        Mailbox(subject_id=SubjectId(f"mb-{nth}"), mail=mail, quota_gb="50", source="Exchange")
        for nth, mail in enumerate(mails, start=1)
    )
    ordered = [sample.package(chapter, len(boxes)) for chapter in packages]
    return replace(sample.setup_job(cat_hash=CAT_HASH, mailboxes=0), packages=tuple(ordered), mailboxes=boxes)


def pst(path: Path, size: int = 4096) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER + os.urandom(size - len(HEADER)))
    return path


def said(visit: Visit, subject: str, step: str) -> Value | None:
    answer = visit.job.book.answer(subject, step)
    return answer.value if answer is not None else None


def give(visit: Visit, subject: str, step: str, value: Value) -> None:
    visit.tablet.app.answering.give(visit.job, subject, step, value)


def test_all_files_of_a_folder_find_their_mailboxes_and_are_entered_together(open_visit: Open, tmp_path: Path) -> None:
    first, second = pst(tmp_path / "firma.de" / "info.pst"), pst(tmp_path / "werk.de" / "info.pst")
    pst(tmp_path / "r.nunez.pst")
    pst(tmp_path / "x" / "r.nunez.pst")
    (tmp_path / "alt.pst").write_bytes(b"PK")
    visit = open_visit(mail_job("info@firma.de", "info@werk.de", "r.nunez@firma.de"))
    visit.go("mailboxes")
    visit.click("PST-Dateien eines Ordners prüfen")
    visit.enter("Ordner", str(tmp_path / "nirgends"))
    visit.enter("Ordner", str(tmp_path))
    lines = [one.accessibleName() for one in visit.all_shown() if ".pst, " in one.accessibleName()]
    assert [line.partition(":")[0] for line in lines] == [
        "alt.pst, nicht bestanden",
        "info.pst, gelesen",
        "r.nunez.pst, gelesen",
        "info.pst, gelesen",
        "r.nunez.pst, Hinweis",
    ]
    assert said(visit, "mb-1", "pst-hash") is None, "checking writes nothing"
    visit.click("3 übernehmen")
    for subject, path in (("mb-1", first), ("mb-2", second)):
        entered = said(visit, subject, "pst-hash")
        assert isinstance(entered, Files) and entered.files[0].size == path.stat().st_size
    assert said(visit, "mb-1", "pst-name") == Auto(verdict="passed", asked="info@firma.de", raw="info.pst")
    assert said(visit, "mb-1", "pst-format") == Auto(verdict="passed", asked="info.pst", raw="Unicode, 23")
    assert said(visit, "mb-1", "pst-size") == Num(number="4096")
    assert said(visit, "mb-1", "ini-pst") is None
    visit.tablet.app.answering.undo(visit.job)
    assert said(visit, "mb-3", "pst-hash") is None, "one act, one undo"


def test_names_that_clash_are_told_before_anything_is_exported_and_entered_once(open_visit: Open) -> None:
    visit = open_visit(mail_job("info@firma.de", "Info@werk.de", "aux@firma.de"))
    visit.go("mailboxes")
    fact = "info@firma.de und Info@werk.de ergeben denselben Dateinamen info.pst."
    assert any(one.accessibleName().startswith(fact) for one in visit.all_shown())
    visit.click("Ergebnis der Namen eintragen")
    assert said(visit, "order", "pst-clash") == Auto(
        verdict="notice",
        asked="info@firma.de, Info@werk.de, aux@firma.de",
        raw="info@firma.de, Info@werk.de; aux@firma.de",
    )
    assert visit.shown("Ergebnis der Namen eintragen") is None
    assert any(one.accessibleName().startswith(fact) for one in visit.all_shown()), "the work is still to be done"


def test_a_copy_has_the_checksum_of_its_original(open_visit: Open, tmp_path: Path) -> None:
    path = pst(tmp_path / "r.nunez.pst")
    visit = open_visit(mail_job("r.nunez@firma.de"))
    visit.go("mailboxes")
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    visit.click("Kopie")
    visit.enter("Datei", str(path))
    assert visit.shown("Ergebnis übernehmen") is None, "nothing to compare with"
    visit.click("Original")
    visit.enter("Datei", str(path))
    visit.click("Ergebnis übernehmen")
    copy = pst(tmp_path / "stick" / "r.nunez.pst")
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    visit.enter("Datei", str(copy))
    sentence = "Sie weicht vom Original ab. Bitte die Datei neu kopieren oder neu anfordern."
    assert visit.there(f"Prüfsumme SHA-256, nicht bestanden: {sentence}").isVisible()
    assert visit.shown("Ergebnis übernehmen") is None
    copy.write_bytes(path.read_bytes())
    visit.enter("Datei", str(copy))
    visit.click("Ergebnis übernehmen")
    assert said(visit, "mb-1", "pst-hash-copied") == Tri(verdict=Verdict.DONE)
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    visit.enter("Datei", str(copy))
    visit.click("Ergebnis übernehmen")
    assert said(visit, "mb-1", "pst-hash-in") == said(visit, "mb-1", "pst-hash")
    assert said(visit, "mb-1", "pst-hash-in-same") == Tri(verdict=Verdict.DONE)


def huge(path: Path) -> Path:
    """A hole of a gigabyte and a half: nothing is on the disk, reading takes more than one slice."""
    with path.open("wb") as file:
        file.write(HEADER)
        os.truncate(file.fileno(), 3 * 512 * 1024**2)
    return path


def test_reading_can_be_paused_the_stick_pulled_and_put_back(open_visit: Open, tmp_path: Path) -> None:
    path = huge(tmp_path / "r.nunez.pst")
    visit = open_visit(mail_job("r.nunez@firma.de"))
    visit.go("mailboxes")
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    QTest.keyClick(visit.type("Datei", str(path)), Qt.Key.Key_Return)
    QTest.mouseClick(visit.there("Anhalten"), Qt.MouseButton.LeftButton)
    visit.rest()
    assert visit.shown("Ergebnis übernehmen") is None
    away = path.rename(tmp_path / "pocket")
    visit.click("Weiter lesen")
    lost = f"{path} ist beim Lesen abgebrochen. Bitte den Datenträger wieder einstecken und neu prüfen."
    assert any(lost in words for words in visit.texts())
    away.rename(path)
    QTest.mouseClick(visit.there("Weiter lesen"), Qt.MouseButton.LeftButton)
    assert visit.there("Anhalten").isEnabled()
    assert not any(lost in words for words in visit.texts())
    QTest.mouseClick(visit.there("Prüfung abbrechen"), Qt.MouseButton.LeftButton)
    visit.rest()
    assert visit.there("Datei prüfen").isEnabled()


def test_a_window_closed_while_reading_lets_the_file_go(open_visit: Open, tmp_path: Path) -> None:
    """Else its stick could not be taken out, and the reading would ask lanes that are gone."""
    path = huge(tmp_path / "r.nunez.pst")
    visit = open_visit(mail_job("r.nunez@firma.de"))
    visit.go("mailboxes")
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    QTest.keyClick(visit.type("Datei", str(path)), Qt.Key.Key_Return)
    assert visit.there("Anhalten").isEnabled()
    visit.window.close()
    visit.lanes.stop()
    visit.bot.waitUntil(lambda: visit.lanes.under_way == 0, timeout=5_000)
    assert str(path) not in {os.path.realpath(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")}


def test_a_file_that_changes_while_it_is_put_aside_is_refused(open_visit: Open, tmp_path: Path) -> None:
    path = huge(tmp_path / "r.nunez.pst")
    visit = open_visit(mail_job("r.nunez@firma.de"))
    visit.go("mailboxes")
    visit.click("PST-Datei prüfen, r.nunez@firma.de")
    QTest.keyClick(visit.type("Datei", str(path)), Qt.Key.Key_Return)
    QTest.mouseClick(visit.there("Anhalten"), Qt.MouseButton.LeftButton)
    visit.rest()
    os.truncate(path, 4096)
    visit.click("Weiter lesen")
    assert any(
        f"{path} wird noch geschrieben. Bitte Outlook schließen und neu prüfen." in words for words in visit.texts()
    )
    assert visit.there("Datei prüfen").isEnabled()


def test_what_the_protocols_leave_behind_is_told_until_it_is_accepted(open_visit: Open) -> None:
    visit = open_visit(mail_job("r.nunez@firma.de", packages=("2.5",)))
    visit.go("mailboxes")
    assert visit.there("Protokoll wählen").isEnabled()
    give(visit, "order", "mig-proto", Multi(keys=("pop3",)))
    visit.go("mailboxes")
    assert visit.there("POP3, E-Mails: Posteingang").isVisible()
    assert visit.shown("IMAP4, E-Mails: wird übertragen") is None
    assert any("Zurück bleiben: Ordner, Kontakte, Kalender, Aufgaben und Notizen." in words for words in visit.texts())
    give(visit, "order", "mig-proto", Multi(keys=("imap4", "activesync")))
    give(visit, "order", "mig-proto-version", Text(text="12.1"))
    visit.go("mailboxes")
    assert visit.there("ActiveSync, Notizen: wird nicht übertragen").isVisible()
    assert any("Zurück bleiben: Notizen." in words for words in visit.texts())
    give(
        visit,
        "order",
        "mig-cover",
        Sign(people=(Signer(name="Jana Dvořák", function="", met=True),), image_sha256="a" * 64),
    )
    visit.go("mailboxes")
    assert visit.shown("Bestätigen lassen") is None
    assert any("Bestätigt von Jana Dvořák" in words for words in visit.texts())


def test_the_line_is_worked_out_while_one_types_and_entered(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de", "b@firma.de", packages=("2.5",)))
    give(visit, "mb-1", "mig-volume", Num(number="12.5"))
    give(visit, "mb-2", "mig-volume", Num(number="50.5"))
    visit.go("mailboxes")
    volume = visit.there("Daten aller Postfächer")
    assert volume.text() == "63"  # type: ignore[attr-defined]
    visit.type("Leitung ins Internet, aufwärts", "50")
    visit.type("Vereinbarte Stunden", "viel")
    assert visit.there("Vereinbarte Stunden").accessibleDescription() == "Bitte eine Zahl über null eintragen."
    assert visit.shown("Ergebnis der Leitung eintragen") is None
    visit.type("Vereinbarte Stunden", "4")
    assert any("63 GB brauchen 4 h, vereinbart sind 4 h: das reicht." in words for words in visit.texts())
    visit.click("Ergebnis der Leitung eintragen")
    assert said(visit, "order", "mig-bw") == Auto(verdict="passed", asked="63 GB, 50 Mbit/s, 4 h", raw="4 h ≤ 4 h")
    assert visit.shown("Ergebnis der Leitung eintragen") is None, "it is entered"
    visit.type("Vereinbarte Stunden", "3,9")
    visit.click("Ergebnis der Leitung eintragen")
    visit.click("P06 Zeit reicht nicht")
    visit.click("Grund eintragen")
    entered = visit.job.book.answer("order", "mig-bw")
    assert entered is not None and entered.reason == "P06"
    assert entered.value == Auto(verdict="failed", asked="63 GB, 50 Mbit/s, 3.9 h", raw="4 h > 3.9 h")


def test_a_line_half_typed_outlives_what_others_enter(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de", packages=("2.4", "2.5")))
    visit.go("mailboxes")
    visit.type("Leitung ins Internet, aufwärts", "50")
    visit.click("Ergebnis der Namen eintragen")
    assert visit.there("Leitung ins Internet, aufwärts").text() == "50"  # type: ignore[attr-defined]


def test_the_next_hand_over_begins_where_the_last_one_ended(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de"))
    visit.go("mailboxes")
    visit.click(f"{MEDIUM}, Übergabe eintragen")
    for name, text in {
        "Übergeben von": "Jörg Dvořák",
        "Übernommen von": "Kurier Nagel",
        "Wann": "27.11.2026 15:30",
        "Wo": "Berlin",
        "Art": "USB-Stick",
        "Seriennummer": "4C530001",
        "Dateien": "1",
        "Verschlüsselung": "BitLocker",
        "Schlüssel getrennt": "ja, telefonisch",
    }.items():
        visit.type(name, text)
    visit.click("Übergabe festhalten")
    visit.click(f"{MEDIUM}, Übergabe eintragen")
    assert visit.there("Übergeben von").text() == "Kurier Nagel"  # type: ignore[attr-defined]
    assert visit.there("Seriennummer").text() == "4C530001"  # type: ignore[attr-defined]
    visit.type("Übergeben von", "Fahrer Blum")
    visit.type("Übernommen von", "Ute Ørsted")
    visit.type("Wann", "26.11.2026 08:10")
    visit.type("Wo", "Köln")
    visit.click("Übergabe festhalten")
    rows = said(visit, "order", "pst-medium")
    assert isinstance(rows, Rows) and [dict(row)["taken_by"] for row in rows.rows] == ["Kurier Nagel", "Ute Ørsted"]
    for sentence in (
        "Übernommen hatte „Kurier Nagel“, jemand anderes gibt weiter.",
        "Die Übergabe davor war später (27.11.2026 15:30).",
    ):
        assert any(sentence in words for words in visit.texts())
    second = next(
        one.accessibleName() for one in visit.all_shown() if one.accessibleName().startswith("2, Fahrer Blum")
    )
    visit.click(second)
    visit.type("Übergeben von", "Kurier Nagel")
    visit.type("Wann", "30.11.2026 08:10")
    visit.type("Zustand", "zurückgegeben")
    visit.click("Übergabe festhalten")
    assert not any("jemand anderes" in words for words in visit.texts())
    last = next(one.accessibleName() for one in visit.all_shown() if one.accessibleName().startswith("2, Kurier Nagel"))
    visit.click(last)
    visit.click("Diese Übergabe entfernen")
    rows = said(visit, "order", "pst-medium")
    assert isinstance(rows, Rows) and len(rows.rows) == 1


HAND_OVER = {
    "Übergeben von": "Jörg Dvořák",
    "Übernommen von": "Kurier Nagel",
    "Wann": "27.11.2026 15:30",
    "Wo": "Berlin",
    "Art": "USB-Stick",
    "Seriennummer": "4C530001",
    "Dateien": "1",
    "Verschlüsselung": "BitLocker",
    "Schlüssel getrennt": "ja, telefonisch",
}


def test_a_hand_over_is_written_signed_and_signed_in_one_sheet(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de"))
    visit.go("mailboxes")
    visit.click(f"{MEDIUM}, Übergabe eintragen")
    visit.draw("Unterschrift, Übergeben von")
    visit.click("Übergabe festhalten")
    assert said(visit, "order", "pst-medium") is None, "strokes without a name would be nobody's"
    assert "Bitte eintragen, wer unterschreibt" in visit.texts()
    for name, text in HAND_OVER.items():
        visit.type(name, text)
    visit.draw("Unterschrift, Übernommen von")
    visit.click("Übergabe festhalten")
    value = said(visit, "order", "pst-medium-signed")
    assert isinstance(value, Sign) and len(value.images) == 2
    assert [person.name for person in value.people] == ["Jörg Dvořák", "Kurier Nagel"]
    assert "2 von 2 unterschrieben" in visit.texts()


def test_one_of_the_two_signs_later_or_it_is_said_why_not(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de"))
    visit.go("mailboxes")
    visit.click(f"{MEDIUM}, Übergabe eintragen")
    for name, text in HAND_OVER.items():
        visit.type(name, text)
    visit.click("Übergabe festhalten")
    assert "0 von 2 unterschrieben" in visit.texts()
    visit.click(f"{MEDIUM}, Jörg Dvořák, 1. Übergeben von, unterschreiben")
    assert "Jörg Dvořák, 1. Übergeben von" in visit.texts()
    visit.draw("Unterschrift")
    visit.click("Unterschrift eintragen")
    assert "1 von 2 unterschrieben" in visit.texts()
    visit.click(f"{MEDIUM}, Warum unterschreibt jemand nicht?")
    visit.click("Grund eintragen")
    answer = visit.job.book.answer("order", "pst-medium-signed")
    assert answer is not None and answer.reason == "X04", "proposed, as it mostly is"
    assert isinstance(answer.value, Sign) and len(answer.value.images) == 1
    assert any("X04 Andere Seite nicht vor Ort" in text for text in visit.texts())


def test_a_name_corrected_after_signing_asks_for_the_signature_again(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de"))
    visit.go("mailboxes")
    visit.click(f"{MEDIUM}, Übergabe eintragen")
    for name, text in HAND_OVER.items():
        visit.type(name, text)
    visit.draw("Unterschrift, Übergeben von")
    visit.click("Übergabe festhalten")
    line = next(name for name in visit.spoken() if name.startswith("1, Jörg Dvořák"))
    visit.click(line)
    assert visit.shown("Unterschrift, Übergeben von") is None and "Unterschrieben von Jörg Dvořák" in visit.texts()
    visit.type("Übergeben von", "Jörg Dvorak")
    assert visit.shown("Unterschrift, Übergeben von") is not None, "this one has not signed"
    visit.click("Übergabe festhalten")
    assert "0 von 2 unterschrieben" in visit.texts()
    assert f"{MEDIUM}, Jörg Dvorak, 1. Übergeben von, unterschreiben" in visit.spoken()
    visit.click(f"{MEDIUM}, Jörg Dvořák, entfernen")
    assert said(visit, "order", "pst-medium-signed") is None


@pytest.mark.parametrize("packages", [("2.6",), ("2.4",), ("2.5",), ("2.4", "2.5", "2.6")])
def test_each_package_shows_what_is_its_own(open_visit: Open, packages: tuple[str, ...]) -> None:
    visit = open_visit(mail_job("a@firma.de", packages=packages))
    visit.go("mailboxes")
    assert (visit.shown("PST-Datei prüfen, a@firma.de") is not None) == bool({"2.4", "2.6"} & set(packages))
    assert (visit.shown("PST-Dateien eines Ordners prüfen") is not None) == ("2.4" in packages)
    assert (visit.shown("Protokoll wählen") is not None) == ("2.5" in packages)
    assert (visit.shown(f"{MEDIUM}, Übergabe eintragen") is not None) == ("2.4" in packages)


def test_the_card_of_a_mailbox_leads_to_its_check(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de"))
    visit.go("mailboxes")
    visit.click("a@firma.de, offen")
    visit.click("a@firma.de, Name der PST-Datei, Bei den Postfächern prüfen")
    assert visit.there("PST-Datei prüfen, a@firma.de").isVisible()
