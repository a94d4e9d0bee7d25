"""Every way an order workbook is broken brings exactly one clear complaint, with its place, and no draft."""

import re
from datetime import datetime

import pytest

from sync.hq.order_workbook import read_order
from tests.sync.hq.order_books import Change, add_row, changed, drop_column, drop_row, drop_sheet, put

A, P, W, G, U, M = "Auftrag", "Pakete", "Arbeitsplätze", "Gruppen", "Nutzer", "Postfächer"
Case = tuple[str, str, Change, str, int | None, str, str]

MUSTERBAU: list[tuple[str, Change, str, int | None, str, str]] = [
    # what, change, sheet, row, column, code
    ("sheet Auftrag missing", drop_sheet(A), A, None, "", "sheet-missing"),
    ("sheet Pakete missing", drop_sheet(P), P, None, "", "sheet-missing"),
    ("sheet Arbeitsplätze missing", drop_sheet(W), W, None, "", "sheet-missing"),
    ("sheet Gruppen missing", drop_sheet(G), G, None, "", "sheet-missing"),
    ("sheet doubled in English", lambda b: b.create_sheet("Packages"), "Packages", None, "", "sheet-twice"),
    ("Pakete without rows", lambda b: b[P].delete_rows(2, 20), P, 1, "", "sheet-without-rows"),
    ("Arbeitsplätze without header", drop_row(W, 1), W, 1, "", "header-missing"),
    ("column Feld missing", drop_column(A, 1), A, 1, "Feld", "column-missing"),
    ("column Paket missing", drop_column(P, 1), P, 1, "Paket", "column-missing"),
    ("column Nr missing", drop_column(W, 1), W, 1, "Nr", "column-missing"),
    ("column Durchwahl missing", drop_column(W, 7), W, 1, "Durchwahl", "column-missing"),
    ("column Modell missing", drop_column(W, 9), W, 1, "Modell", "column-missing"),
    ("column Art missing", drop_column(G, 1), G, 1, "Art", "column-missing"),
    ("column Durchwahl twice", put(W, "N1", "Extension"), W, 1, "Extension", "column-twice"),
    ("field Kunde missing", drop_row(A, 3), A, 1, "Kunde", "field-missing"),
    ("field Telefon twice", add_row(A, "Phone", "030 23125111"), A, 20, "Phone", "field-twice"),
    ("Kunde empty", put(A, "B3", None), A, 3, "Kunde", "empty"),
    ("Ort of blanks", put(A, "B6", "   \u00a0"), A, 6, "Ort", "empty"),
    ("order number with slash path", put(A, "B2", "../../etc"), A, 2, "Auftragsnummer", "order-number"),
    ("post code without its zero", put(A, "B5", 1067), A, 5, "PLZ", "post-code"),
    ("post code of another country", put(A, "B7", "AT"), A, 5, "PLZ", "post-code"),
    ("unknown country", put(A, "B7", "Absurdistan"), A, 7, "Land", "country-unknown"),
    ("telephone eaten", put(A, "B10", "4.93E+11"), A, 10, "Telefon", "eaten"),
    ("telephone eaten as number", put(A, "B10", 493023125110), A, 10, "Telefon", "eaten"),
    ("telephone without its zero", put(A, "B10", 3023125110), A, 10, "Telefon", "phone"),
    ("telephone is an emergency number", put(A, "B10", "112"), A, 10, "Telefon", "phone"),
    ("mail without at", put(A, "B11", "d.fassbender"), A, 11, "E-Mail", "mail"),
    ("date that is none", put(A, "B12", "31.02.2026 08:30"), A, 12, "Termin", "date"),
    ("date of words", put(A, "B12", "nächste Woche"), A, 12, "Termin", "date"),
    ("date shown as number", put(A, "B12", 46357.35, "General"), A, 12, "Termin", "date"),
    ("date without time", put(A, "B12", "01.12.2026"), A, 12, "Termin", "date-without-time"),
    ("hour that does not exist", put(A, "B12", "28.03.2027 02:30"), A, 12, "Termin", "date-nonexistent"),
    ("formula without value", put(A, "B12", "=TODAY()+0.35"), A, 12, "Termin", "formula-without-value"),
    ("negative hours", put(A, "B13", -8), A, 13, "Dauer h", "hours"),
    ("unknown language", put(A, "B15", "fr"), A, 15, "Sprache", "language"),
    ("unknown depth", put(A, "B16", "mittel"), A, 16, "Prüftiefe", "depth"),
    ("neither yes nor no", put(A, "B17", "vielleicht"), A, 17, "tengo communication", "yes-no"),
    ("customer too long", put(A, "B3", "A" * 201), A, 3, "Kunde", "too-long"),
    ("direction-turning name", put(A, "B3", "Muster\u202ebau"), A, 3, "Kunde", "control-characters"),
    ("spreadsheet error", put(A, "B3", "#REF!"), A, 3, "Kunde", "spreadsheet-error"),
    ("3.1.2 to 3.1.4 without 3.1.1", drop_row(P, 2), P, 2, "Paket", "basic-missing"),
    ("unknown package", put(P, "A3", "3.1.9"), P, 3, "Paket", "package-unknown"),
    ("chapter turned into a date", put(P, "A9", datetime(2002, 2, 3), "dd.mm.yyyy"), P, 9, "Paket", "package-date"),
    ("chapter of a formula", put(P, "A9", '=3&".2.2"'), P, 9, "Paket", "formula-without-value"),
    ("package empty", put(P, "A5", None), P, 5, "Paket", "empty"),
    ("unknown feature", put(P, "B8", "receptionist-gold"), P, 8, "Merkmal", "feature-unknown"),
    ("feature of another package", put(P, "A4", "3.1.4"), P, 4, "Merkmal", "feature-wrong-package"),
    ("3.1.4 without feature", add_row(P, "3.1.4", None, 2), P, 10, "Merkmal", "feature-needed"),
    ("negative quantity", put(P, "C2", -24), P, 2, "Menge", "quantity"),
    ("quantity zero", put(P, "C9", 0), P, 9, "Menge", "quantity"),
    ("broken quantity", put(P, "C9", 1.5), P, 9, "Menge", "quantity"),
    ("quantity in words", put(P, "C9", "drei"), P, 9, "Menge", "quantity"),
    ("quantity without end", put(P, "C9", 999999999), P, 9, "Menge", "quantity-too-large"),
    ("workplace number empty", put(W, "A25", None), W, 25, "Nr", "empty"),
    ("workplace number twice", put(W, "A25", " ap-01 "), W, 25, "Nr", "workplace-number-twice"),
    ("extension empty", put(W, "G5", None), W, 5, "Durchwahl", "empty"),
    ("extension twice", put(W, "G5", "201"), W, 5, "Durchwahl", "extension-twice"),
    ("extension twice, once as number", put(W, "G5", 201), W, 5, "Durchwahl", "extension-twice"),
    ("extension 110", put(W, "G5", "110"), W, 5, "Durchwahl", "extension-emergency"),
    ("extension 1125", put(W, "G5", 1125), W, 5, "Durchwahl", "extension-emergency"),
    ("extension with zero", put(W, "G5", "012"), W, 5, "Durchwahl", "extension"),
    ("number twice", put(W, "H5", "030 23125201"), W, 5, "Rufnummer", "phone-twice"),
    ("number of a desk at a group", put(G, "D4", "+493023125201"), G, 4, "Rufnummer", "phone-twice"),
    ("desk number eaten", put(W, "H5", "4,93023E+11"), W, 5, "Rufnummer", "eaten"),
    ("desk number too short", put(W, "H5", "+4930"), W, 5, "Rufnummer", "phone"),
    ("model empty", put(W, "I5", None), W, 5, "Modell", "empty"),
    ("MAC twice", put(W, "J3", "02-93-C1-3D-A5-8A"), W, 3, "MAC", "mac-twice"),
    ("MAC too short", put(W, "J3", "02:F6:E5:C1:5B"), W, 3, "MAC", "mac"),
    ("MAC with letter G", put(W, "J3", "02:F6:E5:C1:5B:6G"), W, 3, "MAC", "mac"),
    ("MAC a group address", put(W, "J3", "01:00:5E:00:00:01"), W, 3, "MAC", "mac-group"),
    ("MAC all zero", put(W, "J3", "00:00:00:00:00:00"), W, 3, "MAC", "mac-empty"),
    ("MAC all F", put(W, "J3", "ffffffffffff"), W, 3, "MAC", "mac-empty"),
    ("MAC eaten as number", put(W, "J3", 123456789012), W, 3, "MAC", "eaten"),
    ("desk mail broken", put(W, "F3", "j.weiss@@musterbau.example"), W, 3, "E-Mail", "mail"),
    ("3.1.2 without 3.1.1 at the desk", put(W, "L3", "3.1.2"), W, 3, "Pakete", "desk-basic-missing"),
    ("unknown package at the desk", put(W, "L3", "3.1.1;3.1.7"), W, 3, "Pakete", "package-unknown"),
    ("remote package at the desk", put(W, "L3", "3.1.1;2.4"), W, 3, "Pakete", "desk-package"),
    ("3.1.4 at the desk without feature", put(W, "L3", "3.1.1;3.1.4"), W, 3, "Pakete", "desk-feature-missing"),
    ("unknown feature at the desk", put(W, "M2", "receptionistin"), W, 2, "Merkmale", "feature-unknown"),
    ("order's feature at the desk", put(W, "M2", "ecsta"), W, 2, "Merkmale", "feature-not-desk"),
    ("feature at desks not ordered", drop_row(P, 7), W, 8, "Merkmale", "feature-not-ordered"),
    ("desk formula without value", put(W, "G7", "=G6+1"), W, 7, "Durchwahl", "formula-without-value"),
    ("unknown group kind", put(G, "A3", "picknick"), G, 3, "Art", "group-kind"),
    ("group kind empty", put(G, "A3", None), G, 3, "Art", "empty"),
    ("group name empty", put(G, "B3", None), G, 3, "Name", "empty"),
    ("group twice", add_row(G, "park", "parken erdgeschoss"), G, 8, "Name", "group-twice"),
    ("member that does not exist", put(G, "C3", "AP-09;AP-99;AP-11"), G, 3, "Mitglieder", "member-unknown"),
    ("auto attendant not ordered", drop_row(P, 4), G, 6, "Art", "group-feature-not-ordered"),
    ("queue not ordered", drop_row(P, 6), G, 7, "Art", "group-feature-not-ordered"),
    ("3.1.3 not ordered", drop_row(P, 5), G, 2, "Art", "group-not-ordered"),
    ("queue ordered without a row", drop_row(G, 7), G, 1, "Art", "group-row-missing"),
]

KANZLEI: list[tuple[str, Change, str, int | None, str, str]] = [
    ("user column missing", drop_column(U, 12), U, 1, "Benutzeranmeldename", "column-missing"),
    ("fn4: number missing with porting", put(U, "D4", None), U, 4, "Rufnummer", "empty"),
    ("user number national", put(U, "D4", "0221 4710202"), U, 4, "Rufnummer", "phone-e164"),
    ("user number eaten", put(U, "D4", "4,92E+11"), U, 4, "Rufnummer", "eaten"),
    ("user number twice", put(U, "D4", "+492214710201"), U, 4, "Rufnummer", "twice"),
    ("user mail twice", put(U, "E4", "K.Strasse@kanzlei.example"), U, 4, "E-Mail", "twice"),
    ("user logon broken", put(U, "L4", "kein upn"), U, 4, "Benutzeranmeldename", "upn"),
    ("user name misread", put(U, "C4", "BÃ¶hm"), U, 4, "Nachname", "misread"),
    ("user post code lost its zero", put(U, "J4", 1067), U, 4, "PLZ", "post-code"),
    ("user's manager unknown", put(U, "R4", "Niemand"), U, 4, "Vorgesetzter Name", "manager-unknown"),
    ("user leads himself", put(U, "R2", "Łukasik, Mehmet"), U, 2, "Vorgesetzter Name", "manager-self"),
    ("managers in a circle", put(U, "R2", "b.boehm@kanzlei.example"), U, 2, "Vorgesetzter Name", "manager-cycle"),
    ("mailbox twice", put(M, "A4", "K.STRASSE@kanzlei.example"), M, 4, "E-Mail", "mailbox-twice"),
    ("mailbox mail empty", put(M, "A4", None), M, 4, "E-Mail", "empty"),
    ("quota of nothing", put(M, "B4", 0), M, 4, "Kontingent GB", "quota"),
    ("quota in words", put(M, "B4", "viel"), M, 4, "Kontingent GB", "quota"),
]

CASES: list[Case] = [("musterbau", *case) for case in MUSTERBAU] + [("kanzlei", *case) for case in KANZLEI]


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_a_broken_workbook_brings_one_clear_complaint(case: Case) -> None:
    order, _, change, sheet, row, column, code = case
    read = read_order(changed(order, change))

    assert [(c.sheet, c.row, c.column, c.code) for c in read.complaints] == [(sheet, row, column, code)]
    assert read.draft is None
    (complaint,) = read.complaints
    for message in (complaint.message_de, complaint.message_en):
        assert sheet in message
        assert row is None or re.search(rf"\b{row}\b", message)
        assert column in message
        assert "…" not in message, "a value of the sentence is missing"
        assert "{" not in message and message.endswith(".")
        assert len(message.split(". ")) > 1 or "Erlaubt" in message or "Allowed" in message or "Erwartet" in message
    assert complaint.message_de != complaint.message_en


def test_the_example_has_forty_kinds_of_fault() -> None:
    assert len({case[6] for case in CASES}) >= 40


def test_all_complaints_come_at_once() -> None:
    book = changed(
        "musterbau",
        put(A, "B5", "1067"),
        put(P, "C2", -1),
        put(W, "G3", "110"),
        put(W, "J4", "000000000000"),
        put(G, "C2", "AP-77"),
    )
    codes = {(c.sheet, c.row, c.code) for c in read_order(book).complaints}
    assert codes == {
        (A, 5, "post-code"),
        (P, 2, "quantity"),
        (W, 3, "extension-emergency"),
        (W, 4, "mac-empty"),
        (G, 2, "member-unknown"),
    }


def test_a_cause_shared_by_many_rows_is_named_once_with_all_rows() -> None:
    (complaint,) = read_order(changed("musterbau", drop_row(P, 2))).complaints
    assert complaint.message_de.endswith("Ebenso die Zeilen 3, 4, 5, 6, 7.")
    assert complaint.message_en.endswith("Likewise rows 3, 4, 5, 6, 7.")
