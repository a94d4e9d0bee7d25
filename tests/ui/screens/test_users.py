"""The capture of users: a file with errors is a draft until the last one is corrected; then it is one answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from checklists.answer import Rows
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.card_acts import value_of
from tests.ui.screens.visit_window import Visit, open_visit

__all__ = ["open_visit"]

Open = Callable[..., Visit]
HEAD = "Vorname;Nachname;E-Mail;Benutzeranmeldename;PLZ"
GOOD = "Mehmet;Łukasik;m.lukasik@kanzlei.example;m.lukasik@kanzlei.example;48143"
BAD = "Friedrich;Ćosić;f.cosic@kanzlei;f.cosic@kanzlei.example;48143"


def listing(folder: Path, *lines: str) -> str:
    path = folder / "users.csv"
    path.write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return str(path)


def captured(visit: Visit) -> list[dict[str, str]]:
    value = value_of(visit, "visit", "ini-capture")
    return [dict(row) for row in value.rows] if isinstance(value, Rows) else []


def open_users(open_visit: Open) -> Visit:
    visit = open_visit(sample.setup_job(cat_hash=CAT_HASH))
    visit.go("users")
    return visit


def read(visit: Visit, path: str) -> None:
    visit.click("Datei einlesen")
    visit.enter("Datei", path)


def test_a_faulty_list_is_no_answer_until_it_is_corrected(open_visit: Open, tmp_path: Path) -> None:
    visit = open_users(open_visit)
    read(visit, listing(tmp_path, GOOD, BAD))
    assert captured(visit) == []
    visit.click("Nächster Fehler")
    cell = visit.there("2, E-Mail")
    assert isinstance(cell, QLineEdit) and cell.text() == "f.cosic@kanzlei"
    cell.selectAll()
    QTest.keyClicks(cell, "f.cosic@kanzlei.example")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    visit.rest()
    assert captured(visit) == [], "a list read from a file is entered by its button"
    visit.click("2 Nutzer eintragen")
    assert [one["mail"] for one in captured(visit)] == ["m.lukasik@kanzlei.example", "f.cosic@kanzlei.example"]


def test_a_user_typed_by_hand_is_entered_at_once(open_visit: Open) -> None:
    visit = open_users(open_visit)
    visit.click("Nutzer hinzufügen")
    for label, text in (
        ("Vorname", "Łukasz"),
        ("Nachname", "Őri"),
        ("E-Mail", "l.ori@kanzlei.example"),
        ("Benutzeranmeldename", "l.ori@kanzlei.example"),
    ):
        visit.type(label, text)
    visit.click("Nutzer eintragen")
    assert captured(visit) == [
        {
            "givenName": "Łukasz",
            "sn": "Őri",
            "mail": "l.ori@kanzlei.example",
            "userPrincipalName": "l.ori@kanzlei.example",
        }
    ]


def test_a_user_without_a_name_is_not_taken(open_visit: Open) -> None:
    visit = open_users(open_visit)
    visit.click("Nutzer hinzufügen")
    visit.type("Vorname", "Łukasz")
    visit.click("Nutzer eintragen")
    assert captured(visit) == []
    assert visit.shown("Nutzer eintragen") is not None, "the sheet stays open"


def test_what_is_no_list_is_refused_in_one_sentence(open_visit: Open, tmp_path: Path) -> None:
    visit = open_users(open_visit)
    broken = tmp_path / "users.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    read(visit, str(broken))
    assert captured(visit) == []
    assert visit.shown("Abbrechen") is not None, "the sheet stays open and says why"
