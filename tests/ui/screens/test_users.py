"""The users' table: taken from the order, read from a file, corrected at the desk; every rule's finding has its words."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import Rows
from app.user_import import CAPTURE
from checklists import manager_names, user_rules, user_sheet
from checklists.table import Oddity
from checklists.user_sheet import Problem, Severity
from tests.ui.screens.visit_window import Visit, open_visit, ordered_user, visit_job
from ui.screens.users.complaints import SENTENCES, sentence_of
from ui.screens.users.fixes import fix_of
from ui.screens.users.user_table import UserTable
from ui.wording import LANGUAGES, Words

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
    assert captured(visit) == [], "a file is taken whole or not at all"
    visit.click("Zeile 3, Vorgesetzter Name: Mehmet Łukasik nehmen")
    visit.click("3 Nutzer eintragen")
    assert [one.get("telephoneNumber") for one in captured(visit)] == ["+492214710200", "+492214710204", None]
    assert captured(visit)[2]["mail"] == "f.cosic@kanzlei.example"
    assert captured(visit)[2]["manager"] == "Mehmet Łukasik"


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


def test_two_equally_near_managers_are_no_suggestion() -> None:
    people = [{"givenName": "Jan", "sn": "Meyer"}, {"givenName": "Jan", "sn": "Maier"}]
    asked = problem("manager-unknown", value="Jan Meier", column="manager")
    assert fix_of(Words("de"), asked, people) == ("", "")
    assert fix_of(Words("de"), asked, people[:1]) == ("Jan Meyer", "Jan Meyer nehmen")


# -- words -------------------------------------------------------------------------------------------------------------


def codes_of_the_rules() -> Iterator[str]:
    """Every code the rules can give, read from their source: whoever adds one has to word it."""
    for module in (user_sheet, user_rules, manager_names):
        assert module.__file__
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id == "_problem":
                yield from texts(node.args[4])
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from texts(keyword.value)
    yield from Oddity


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))


CODES = sorted(set(codes_of_the_rules()))


def problem(code: str, value: str = "x", column: str = "mail") -> Problem:
    values = {"first_row": "4", "limit": "30", "names": "PLZ", "suffixes": "a.example", "country": "DE"}
    return Problem(
        row=3,
        column=column,
        header="E-Mail",
        value=value,
        code=code,
        severity=Severity.ERROR,
        values=tuple(values.items()),
    )


def test_every_code_has_its_own_words_and_no_words_are_left_over() -> None:
    assert {"empty", "eaten", "hidden-row", "manager-cycle"} < set(CODES)
    assert set(CODES) == set(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_one_sentence(code: str, language: str) -> None:
    text = sentence_of(Words(language), problem(code))
    assert text.endswith(".") and "{" not in text
    if language == "de":
        assert text != sentence_of(Words("en"), problem(code))
