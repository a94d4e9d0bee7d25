"""The users' table: taken from the order, read from a file, corrected at the desk; every rule's finding has its words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain import Rows
from app.user_lists import CAPTURE, CELL
from checklists.table_file import read_tables
from checklists.user_problem import Problem, Severity
from checklists.user_sheet import check_users
from tests.checklists.user_lists import as_csv, clean_list
from tests.ui.screens.visit_window import Visit, open_visit, ordered_user, visit_job
from ui.place import Place
from ui.screens.users.clear_list import CorrectionRow
from ui.screens.users.fixes import Suggestions
from ui.screens.users.user_table import UserTable
from ui.widgets.text import Text
from ui.wording import Words

__all__ = ["open_visit"]
Open = Callable[..., Visit]
HEAD = "Vorname;Nachname;Rufnummer;E-Mail;Benutzeranmeldename;Vorgesetzter Name"
GOOD = "Mehmet;Łukasik;+492214710200;m.lukasik@kanzlei.example;m.lukasik@kanzlei.example;"


def captured(visit: Visit) -> list[dict[str, str]]:
    answer = visit.job.book.answer("visit", CAPTURE)  # type: ignore[arg-type]
    return [dict(row) for row in answer.value.rows] if answer is not None and isinstance(answer.value, Rows) else []


def liste(folder: Path, *lines: str) -> Path:
    path = folder / "liste.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return path


def read(visit: Visit, path: Path) -> None:
    visit.click("Datei einlesen")
    visit.enter("Datei", str(path))


def correct(visit: Visit, row: int, title: str, text: str) -> None:
    """Type into the cell as a person does who was led there: the editor is open."""
    visit.enter(f"Zeile {row}, {title}", text)


def open_cell(visit: Visit, row: int, key: str) -> None:
    table = visit.there("Erfasste Nutzer")
    assert isinstance(table, UserTable)
    column = next(nth for nth, one in enumerate(table.users.columns) if one.key == key)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.users.index(row - 1, column)).center()
    )
    QTest.keyClick(table, Qt.Key.Key_F2)


def test_the_users_of_the_order_are_taken_over_by_one_touch(open_visit: Open) -> None:
    users = (
        ordered_user(1, "Mehmet", "Łukasik", "m.lukasik@kanzlei.example"),
        ordered_user(2, "Ilse", "Dvořák", "i.dvorak@kanzlei.example", manager="Mehmet Łukasik"),
    )
    visit = open_visit(visit_job(users=users))
    visit.go("users")
    visit.click("2 Nutzer aus dem Auftrag übernehmen")
    assert [one["sn"] for one in captured(visit)] == ["Łukasik", "Dvořák"]
    assert visit.shown("2 Nutzer aus dem Auftrag übernehmen") is None


def test_a_clean_list_is_entered_at_once(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    read(visit, liste(tmp_path, GOOD))
    # Eighteen columns are asked for; those the file leaves out are a notice, so somebody looks before it is taken over.
    assert captured(visit) == []
    visit.click("1 Nutzer eintragen")
    assert captured(visit)[0]["mail"] == "m.lukasik@kanzlei.example"


def test_errors_of_a_list_hold_it_back_until_the_last_is_corrected(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    bad_phone = "Łukasz;Faßbender;4,92E+11;l.fassbender@kanzlei.example;l.fassbender@kanzlei.example;"
    bad_mail = "Friedrich;Ćosić;;f.cosic@kanzlei;f.cosic@kanzlei.example;Mehmet Lukasik"
    read(visit, liste(tmp_path, GOOD, bad_phone, bad_mail))
    complaint = "Zeile 2, Rufnummer: „4,92E+11“ hat Excel gerundet. Erwartet: +49 und alle Ziffern."
    assert visit.there(complaint).isVisible()
    visit.click("Nächster Fehler")
    correct(visit, 2, "Rufnummer", "+492214710204")
    visit.click("Zeile 3, E-Mail: .example ergänzen")
    assert captured(visit) == [], "a list with errors is no answer"
    visit.click("Zeile 3, Vorgesetzter Name: Mehmet Łukasik nehmen")
    assert [one.get("telephoneNumber") for one in captured(visit)] == ["+492214710200", "+492214710204", None]
    assert captured(visit)[2]["mail"] == "f.cosic@kanzlei.example"
    assert captured(visit)[2]["manager"] == "Mehmet Łukasik"


def test_each_correction_is_kept_at_once_with_whom_it_was_agreed(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    read(visit, liste(tmp_path, GOOD, GOOD.replace("Łukasik", "Roth").replace("+492214710200", "4,92E+11")))
    assert visit.job.book.sheets == {}, "what is only looked at is not stored"
    agreed = visit.there("Korrekturen abgestimmt mit")
    assert isinstance(agreed, QLineEdit) and agreed.text() == visit.job.job.contact.name
    visit.click("Zeile 2, Rufnummer: „4,92E+11“ hat Excel gerundet. Erwartet: +49 und alle Ziffern.")
    correct(visit, 2, "Rufnummer", "+492214710204")
    (stored,) = visit.job.book.sheets.values()
    assert (stored.rows, stored.errors, stored.name) == (2, 2, "liste.csv"), "mail and logon name are there twice"
    visit.enter("Korrekturen abgestimmt mit", "Ilse Dvořák")
    for title in ("E-Mail", "Benutzeranmeldename"):
        visit.click("Nächster Fehler")
        correct(visit, 2, title, "m.roth@kanzlei.example")
    assert [one["sn"] for one in captured(visit)] == ["Łukasik", "Roth"]
    told = [(one.row, one.column, one.old, one.new, one.agreed_with) for one in visit.job.book.sheets[CELL].corrections]
    contact = visit.job.job.contact.name
    assert told == [
        (2, "telephoneNumber", "4,92E+11", "+492214710204", contact),
        (2, "mail", "m.lukasik@kanzlei.example", "m.roth@kanzlei.example", "Ilse Dvořák"),
        (2, "userPrincipalName", "m.lukasik@kanzlei.example", "m.roth@kanzlei.example", "Ilse Dvořák"),
    ]
    rows = sorted(w.accessibleName() for w in visit.window.findChildren(CorrectionRow) if w.isVisible())
    assert len(rows) == 3
    assert rows[2].startswith(f"Zeile 2, Rufnummer: +492214710204 statt 4,92E+11, {contact}, ")


def test_a_file_only_looked_at_is_discarded_without_a_trace(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    head = visit.tablet.app.session.journal.head.seq
    read(visit, liste(tmp_path, GOOD))
    visit.click("Datei verwerfen")
    assert visit.shown("Erfasste Nutzer") is None
    assert visit.tablet.app.session.journal.head.seq == head


def test_a_torn_row_is_looked_at_as_a_whole(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    read(visit, liste(tmp_path, GOOD, "Ilse;Roth;;i.roth@kanzlei.example;i.roth@kanzlei.example;;zu viel"))
    torn = "Zeile 2: Die Zeile hat 7 Werte, der Kopf 6. Bitte überzählige Trennzeichen entfernen oder den Wert in "
    visit.click(torn + "Anführungszeichen setzen.")
    visit.click("Nutzer eintragen")
    assert [one["sn"] for one in captured(visit)] == ["Łukasik", "Roth"]


def test_all_users_go_by_one_act(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    read(visit, liste(tmp_path, GOOD))
    visit.click("1 Nutzer eintragen")
    visit.click("Datei einlesen")
    visit.click("Alle Nutzer entfernen")
    assert captured(visit) == [] and visit.job.book.sheets == {}
    assert visit.shown("Erfasste Nutzer") is None


@pytest.mark.parametrize(
    ("choice", "ending"), [("Excel (XLSX), jede Zelle als Text", ".xlsx"), ("CSV mit Semikolon", ".csv")]
)
def test_the_list_is_written_out_in_the_providers_template(
    open_visit: Open, tmp_path: Path, choice: str, ending: str
) -> None:
    visit = open_visit()
    visit.go("users")
    read(visit, liste(tmp_path, GOOD))
    assert visit.shown("Liste ausgeben") is None, "what is only looked at leaves by no door"
    visit.click("1 Nutzer eintragen")
    visit.click("Liste ausgeben")
    visit.click(choice)
    visit.enter("Ordner oder Stick", str(tmp_path))
    (written,) = tmp_path.glob(f"*-nutzer{ending}")
    (table,) = read_tables(written.read_bytes())
    assert [user.attribute("sn") for user in check_users(table).users] == ["Łukasik"]


def test_a_long_list_is_shown_corrected_and_kept(open_visit: Open, tmp_path: Path) -> None:
    people = [{**one, "manager": "", "telephoneNumber": ""} for one in clean_list(6, 1_500)]
    people[1_200]["sn"] = "MÃ¼ller"
    path = tmp_path / "export.csv"
    path.write_bytes(as_csv(people))
    visit = open_visit()
    visit.go("users")
    read(visit, path)
    table = visit.there("Erfasste Nutzer")
    assert isinstance(table, UserTable) and table.users.rowCount() == 1_500
    visit.click("Nächster Fehler")
    correct(visit, 1201, "Nachname", "Müller")
    stored = visit.job.book.sheets[CELL]
    assert stored.holds and (stored.rows, stored.errors) == (1_500, 0)
    visit.window.go(Place(screen="workplace", job=visit_job().job_id, subject="visit", item="2.6-b1"))
    visit.rest()
    told = [w.text() for w in visit.window.findChildren(Text) if w.isVisible() and w.text().startswith("1.500 Zeilen")]
    assert told == [f"1.500 Zeilen aus „export.csv“, SHA-256 {stored.sha256[:16]}…"]
    visit.go("users")
    table = visit.there("Erfasste Nutzer")
    assert isinstance(table, UserTable) and table.users.lines[1200][2] == "Müller"


def test_a_file_that_is_no_list_says_so_and_changes_nothing(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit()
    visit.go("users")
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    read(visit, path)
    assert visit.there("Liste einlesen").isEnabled(), "the sheet stays open"
    assert captured(visit) == []


def test_a_wrong_cell_typed_by_hand_waits_and_the_rest_is_saved(open_visit: Open) -> None:
    users = (ordered_user(1, "Mehmet", "Łukasik", "m.lukasik@kanzlei.example"),)
    visit = open_visit(visit_job(users=users))
    visit.go("users")
    visit.click("1 Nutzer aus dem Auftrag übernehmen")
    visit.click("Nutzer hinzufügen")
    for title, text in (
        ("Vorname", "Ilse"),
        ("Nachname", "Dvořák"),
        ("Rufnummer", "0221 4711"),
        ("E-Mail", "i.dvorak@kanzlei.example"),
        ("Benutzeranmeldename", "i.dvorak@kanzlei.example"),
    ):
        visit.type(title, text)
    visit.click("Nutzer eintragen")
    assert captured(visit)[1] == {
        "givenName": "Ilse",
        "sn": "Dvořák",
        "mail": "i.dvorak@kanzlei.example",
        "userPrincipalName": "i.dvorak@kanzlei.example",
    }
    visit.click("Nächster Fehler")
    correct(visit, 2, "Rufnummer", "+492214711")
    assert captured(visit)[1]["telephoneNumber"] == "+492214711"
    assert visit.shown("Nächster Fehler") is None


def test_a_cell_is_corrected_in_place_and_a_user_removed(open_visit: Open) -> None:
    users = (
        ordered_user(1, "Mehmet", "Łukasik", "m.lukasik@kanzlei.example"),
        ordered_user(2, "Ilse", "Dvořák", "i.dvorak@kanzlei.example"),
    )
    visit = open_visit(visit_job(users=users))
    visit.go("users")
    visit.click("2 Nutzer aus dem Auftrag übernehmen")
    open_cell(visit, 2, "mail")
    correct(visit, 2, "E-Mail", "ilse@kanzlei.example")
    assert captured(visit)[1]["mail"] == "ilse@kanzlei.example"
    table = visit.there("Erfasste Nutzer")
    assert isinstance(table, UserTable)
    names = table.verticalHeader()
    where = names.viewport().rect().topLeft()
    where.setY(names.sectionViewportPosition(0) + 20)
    where.setX(80)
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=where)
    visit.click("Nutzer entfernen")
    assert [one["sn"] for one in captured(visit)] == ["Dvořák"]


def asked(code: str, value: str, column: str) -> Problem:
    return Problem(row=3, column=column, header="", value=value, code=code, severity=Severity.ERROR)


def test_two_equally_near_managers_are_no_suggestion() -> None:
    people = [{"givenName": "Jan", "sn": "Meyer"}, {"givenName": "Jan", "sn": "Maier"}]
    unknown = asked("manager-unknown", "Jan Meier", "manager")
    assert Suggestions(Words("de"), people).of(unknown) == ("", "")
    assert Suggestions(Words("de"), people[:1]).of(unknown) == ("Jan Meyer", "Jan Meyer nehmen")


@pytest.mark.parametrize(
    ("code", "value", "column", "instead"),
    [
        ("misread", "MÃ¼ller", "sn", "Müller"),
        ("misread", "M\ufffdller", "sn", ""),
        ("phone-e164", "0221 4710-200", "telephoneNumber", "+492214710200"),
        ("phone-e164", "0049 221 4710200", "telephoneNumber", "+492214710200"),
        ("phone-e164", "intern 12", "telephoneNumber", ""),
        ("post-code", "1067", "postalCode", "01067"),
        ("post-code", "D-1067", "postalCode", ""),
        ("eaten", "4,92E+11", "telephoneNumber", ""),
    ],
)
def test_what_can_be_worked_out_is_offered(code: str, value: str, column: str, instead: str) -> None:
    assert Suggestions(Words("de"), []).of(asked(code, value, column))[0] == instead
