"""What the customer owes: entered in place, reasons proposed, waiting counted, HQ's agreement where nobody is there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from checklists.answer import People, Rows, Tri, Verdict
from tests.ui.screens.card_acts import musterbau, said, value_of
from tests.ui.screens.visit_window import Visit, open_visit

__all__ = ["open_visit"]

Open = Callable[..., Visit]
PLACE = "Einsatz vor Ort"


def test_the_contact_is_taken_from_the_order(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click(f"{PLACE}, Technischer Ansprechpartner, Dörte Faßbender übernehmen")
    value = value_of(visit, "visit", "wp-contact")
    assert isinstance(value, People) and value.people[0].function == "IT-Leitung" and value.people[0].met


def test_devices_are_counted_against_the_order(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click(f"{PLACE}, Endgeräte gezählt, aus dem Auftrag")
    value = value_of(visit, "visit", "wp-devices")
    assert isinstance(value, Rows)
    assert sum(int(dict(row)["ordered"]) for row in value.rows) == 24
    visit.enter(f"{PLACE}, Endgeräte gezählt, Zeile 1, Gefunden", "7")
    value = value_of(visit, "visit", "wp-devices")
    assert isinstance(value, Rows) and dict(value.rows[0])["found"] == "7"


def test_star_codes_are_taken_over_by_one_touch_and_changed_where_the_group_has_others(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click(f"{PLACE}, Funktionscodes der Gruppe, Vorgaben übernehmen")
    value = value_of(visit, "visit", "wp-net-codes")
    assert isinstance(value, Rows)
    codes = {dict(row)["function"]: dict(row) for row in value.rows}
    assert len(codes) == len(value.rows) == 29
    assert (codes["forward-always"]["code"], codes["forward-always"]["off"]) == ("*72", "*73")
    assert {key for key, row in codes.items() if row.get("remark") == "ask"} == {
        "voicemail",
        "park-group",
        "queue-night",
        "queue-monitor",
    }
    visit.enter(f"{PLACE}, Funktionscodes der Gruppe, Zeile 1, Code", "*721")
    value = value_of(visit, "visit", "wp-net-codes")
    assert isinstance(value, Rows) and dict(value.rows[0])["code"] == "*721"


def test_a_missing_network_proposes_its_reason_and_starts_the_clock(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click(f"{PLACE}, VLAN, nicht bestanden")
    visit.click("Problem eintragen")
    assert said(visit, "visit", "wp-net/net-vlan")[:2] == (Tri(verdict=Verdict.FAILED), "K10")


def test_waiting_starts_with_the_reason_of_the_precondition(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click(f"{PLACE}, Technischer Ansprechpartner, Dörte Faßbender übernehmen")
    visit.click(f"{PLACE}, Technischer Ansprechpartner, nicht angetroffen")
    visit.click("Ansprechpartner anwesend, Wartezeit")
    (mark,) = visit.job.book.marks
    assert (mark.mark, mark.reason) == ("wait", "K04")
    visit.click("Wartezeit beenden")
    assert [one.mark for one in visit.job.book.marks] == ["wait", "wait-end"]


def test_nobody_there_needs_a_name_at_hq(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    visit.click("Niemand da: HQ stimmt zu …")
    visit.click("Zustimmung eintragen")
    assert visit.job.book.waived is None, "no name, no agreement"
    visit.type("Wer bei HQ stimmt zu?", "Jana Köhler")
    visit.type("Um wie viel Uhr?", "08:50")
    visit.click("Zustimmung eintragen")
    waived = visit.job.book.waived
    assert waived is not None and waived.hq_person == "Jana Köhler" and waived.at[11:16] == "08:50"


def test_the_desks_are_summed_up_and_lead_to_the_matrix(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("preconditions")
    row = visit.there("LAN-Dose am Platz, 0 von 24, offen")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    visit.rest()
    assert visit.shown("Arbeitsplätze und Positionen") is not None
