"""Good order workbooks become drafts; what is odd but allowed becomes a warning; what is no workbook is refused at once."""

import io
import re
import time
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from checklists.catalogue import GroupKind, Language
from checklists.job import Depth
from sync.hq.order_workbook import ReadOrder, empty_template, format_complaints, read_order
from tests.sync.hq.order_books import add_row, changed, drop_row, example, put

A, P, W, G, U, M = "Auftrag", "Pakete", "Arbeitsplätze", "Gruppen", "Nutzer", "Postfächer"


def warnings(read: ReadOrder) -> list[tuple[str, int | None, str, str]]:
    assert read.complaints == ()
    return [(w.sheet, w.row, w.column, w.code) for w in read.warnings if w.code != "mac-local"]


def test_the_order_of_24_desks_is_read_whole() -> None:
    read = read_order(example("musterbau"), people=["t.becker"])
    assert read.complaints == ()
    (warning,) = read.warnings
    assert (warning.code, warning.row) == ("mac-local", 2)
    assert "Ebenso die Zeilen 3, 4, 5" in warning.message_de and warning.message_de.endswith("21, 22 (+3).")
    draft = read.draft
    assert draft is not None
    assert (draft.order_number, draft.customer.name) == ("CF-2026-04711", "Musterbau Weiß & Söhne GmbH")
    assert (draft.site.post_code, draft.site.country) == ("01067", "DE")
    assert draft.contact.phone == "+493023125110"
    assert (draft.planned, draft.hours, draft.technician_logon) == ("2026-12-01T08:30", "8", "t.becker")
    assert (draft.language, draft.depth) == (Language.DE, Depth.SHORT)
    assert [desk.number for desk in draft.workplaces] == [f"AP-{n:02d}" for n in range(1, 25)]
    assert draft.workplaces[0].mac == "0293C13DA58A"
    assert draft.workplaces[0].features == ("receptionist",)
    assert draft.workplaces[19].user == ""
    assert [(p.chapter, p.feature, p.quantity) for p in draft.packages][:3] == [
        ("3.1.1", None, 24),
        ("3.1.2", None, 6),
        ("3.1.2", "auto-attendant", 1),
    ]
    assert [(s.chapter, s.number) for s in draft.sessions] == [("3.2.2", 1)]


def test_each_service_of_313_without_a_row_gets_one_stand_in_for_the_site() -> None:
    draft = read_order(example("musterbau")).draft
    assert draft is not None
    named = [group.kind for group in draft.groups if group.name]
    stand_ins = [group.kind for group in draft.groups if not group.name]
    assert named == ["park", "pickup", "hunt", "moh", "auto-attendant", "queue"]
    assert stand_ins == [GroupKind.CLID, GroupKind.PAGING, GroupKind.PLAN]


def test_the_visit_with_users_and_mailboxes_is_read_whole() -> None:
    read = read_order(example("kanzlei"), people=["t.becker"])
    assert (read.complaints, read.warnings) == ((), ())
    draft = read.draft
    assert draft is not None
    assert draft.planned == "2026-12-03T09:00"
    assert draft.depth is Depth.SHORT, "empty means short"
    assert (draft.tengo_communication, draft.porting) == (True, True)
    assert len(draft.users) == 12
    assert draft.users[5].attribute("givenName") == "İpek"
    assert draft.users[5].attribute("postalCode") == "48143"
    assert [(box.mail, box.quota_gb) for box in draft.mailboxes][:3] == [
        ("m.lukasik@kanzlei.example", "5"),
        ("k.strasse@kanzlei.example", "5"),
        ("b.boehm@kanzlei.example", "50"),
    ]


def test_an_english_workbook_in_another_order_is_the_same_format() -> None:
    read = read_order(example("example-en"), people=["t.becker"])
    assert (read.complaints, read.warnings) == ((), ())
    draft = read.draft
    assert draft is not None
    assert (draft.site.post_code, draft.site.country, draft.planned) == ("60311", "DE", "2027-01-18T09:00")
    assert (draft.language, draft.depth, draft.hours) == (Language.EN, Depth.FULL, "3.5")
    assert [desk.phone for desk in draft.workplaces] == [f"+4969900090{n}" for n in range(41, 45)]
    assert [desk.extension for desk in draft.workplaces] == ["41", "42", "43", "44"]
    assert draft.workplaces[2].packages == ("3.1.1",), "empty packages mean 3.1.1"
    assert draft.workplaces[0].features == ("receptionist", "communicator-desktop")
    assert [(s.chapter, s.number) for s in draft.sessions] == [("3.2.1", 1), ("3.2.2", 1), ("3.2.2", 2)]


@pytest.mark.parametrize(
    ("value", "number_format", "planned"),
    [
        ("1.12.2026 8:30", None, "2026-12-01T08:30"),
        ("01.12.26, 08.30 Uhr", None, "2026-12-01T08:30"),
        ("Di, 01.12.2026 um 8:30 Uhr", None, "2026-12-01T08:30"),
        ("2026-12-01 08:30", None, "2026-12-01T08:30"),
        ("2026-12-01T08:30:00", None, "2026-12-01T08:30"),
        (datetime(2026, 12, 1, 8, 29, 59, 900_000), "dd.mm.yy hh:mm", "2026-12-01T08:30"),
        (46357.354166666664, "yyyy-mm-dd h:mm", "2026-12-01T08:30"),
        ("25.10.2026 02:30", None, "2026-10-25T02:30"),  # the doubled hour: the first is meant
    ],
)
def test_appointments_are_read_as_people_write_them(value: Any, number_format: str | None, planned: str) -> None:
    draft = read_order(changed("musterbau", put(A, "B12", value, number_format))).draft
    assert draft is not None
    assert draft.planned == planned


def test_numbers_typed_as_text_and_text_typed_as_numbers_are_read_as_shown() -> None:
    read = read_order(
        changed(
            "musterbau",
            put(A, "B5", 1067, "00000"),
            put(P, "C2", "24"),
            put(W, "G2", 201),
            put(W, "C2", 1.5, "0.00"),
            put(W, "A2", 7, '"AP-"00" A"'),
            put(G, "C2", "AP-07 A;AP-02"),
        )
    )
    assert warnings(read) == []
    assert read.draft is not None
    assert read.draft.site.post_code == "01067"
    desk = read.draft.workplaces[0]
    assert (desk.number, desk.extension, desk.room) == ("AP-07 A", "201", "1.50")
    assert read.draft.groups[0].members == ("AP-07 A", "AP-02")


def test_a_formula_counts_by_its_stored_value() -> None:
    raw = changed("musterbau", put(W, "G2", "=200+1"))
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    sheet = "xl/worksheets/sheet3.xml"
    parts[sheet], count = re.subn(rb"<f>200\+1</f><v ?(/>|></v>)", b"<f>200+1</f><v>201</v>", parts[sheet])
    assert count == 1
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    read = read_order(stored.getvalue())
    assert warnings(read) == [(W, 2, "", "formula")]
    assert read.draft is not None and read.draft.workplaces[0].extension == "201"


def hide(book: Any) -> None:
    book[W].row_dimensions[4].hidden = True
    book[W].column_dimensions["C"].hidden = True
    book[G].sheet_state = "hidden"


def merge(book: Any) -> None:
    book[W]["B11"] = "1. OG links"
    book[W].merge_cells("B11:B13")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (hide, [(W, 4, "", "hidden-row"), (W, None, "Raum", "hidden-column"), (G, None, "", "hidden-sheet")]),
        (merge, [(W, 11, "Etage", "merged-rows")]),
        (lambda book: book[W].insert_rows(5, 2), [(W, 5, "", "empty-rows")]),
        (lambda book: book[W].insert_rows(1) or put(W, "A1", "Etagenplan")(book), [(W, 1, "", "rows-above-header")]),
        (put(W, "N1", "Kostenstelle"), [(W, 1, "Kostenstelle", "column-unknown")]),
        (put(W, "P7", "Kunde fragen"), [(W, 7, "P", "value-without-column")]),
        (lambda book: book.create_sheet("Notizen").append(["frei"]), [("Notizen", None, "", "sheet-unknown")]),
        (add_row(A, "Parkplatz", "Hof"), [(A, 20, "Parkplatz", "field-unknown")]),
        (put(W, "D3", "Maximiliane-Friederike-Antonia-V"), [(W, 3, "Vorname", "long")]),
        (put(P, "C2", 25), [(P, 2, "Menge", "quantity-differs")]),
        (drop_row(W, 25), [(P, 2, "Menge", "quantity-differs")]),
        (put(P, "C7", 5), [(P, 7, "Menge", "quantity-differs")]),
        (put(W, "J3", "3C5282010203"), [(W, 3, "MAC", "mac-maker")]),
        (put(W, "L2", "3.1.1;3.1.2"), [(W, 2, "Merkmale", "desk-chapter-added")]),
        (put(G, "C2", "AP-01;AP-02;ap-01"), [(G, 2, "Mitglieder", "member-twice")]),
        (put(A, "B14", "n.iemand"), [(A, 14, "Techniker", "technician-unknown")]),
    ],
)
def test_what_is_odd_but_allowed_is_named_and_read(
    change: Any, expected: list[tuple[str, int | None, str, str]]
) -> None:
    read = read_order(changed("musterbau", change), people=["t.becker"])
    assert warnings(read) == expected
    assert read.draft is not None
    for warning in read.warnings:
        assert warning.message_de and warning.message_en and "…" not in warning.message_de


def test_hidden_rows_empty_rows_and_merged_cells_lose_nothing() -> None:
    read = read_order(changed("musterbau", hide, merge, lambda book: book[W].insert_rows(20, 3)))
    assert read.draft is not None
    assert len(read.draft.workplaces) == 24
    assert [desk.floor for desk in read.draft.workplaces[9:13]] == ["1. OG links"] * 3 + ["1. OG"]


def test_a_user_list_for_packages_that_are_not_ordered_is_named() -> None:
    read = read_order(changed("kanzlei", drop_row(P, 4), drop_row(P, 2)))
    assert (U, None, "", "sheet-unused") in warnings(read)


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO(example("musterbau"))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/media/image1.xml", "w") as part:
            for _ in range(101):
                part.write(b"\0" * (1 << 20))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file-empty"),
        (b"Auftragsnummer;Kunde\n1;2\n", "not-a-workbook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "not-a-workbook"),
        (zipped(notes=b"no workbook"), "zip-without-workbook"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (example("musterbau")[:5000], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-excel"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "open-document"),
        (zipped(**{"xl/workbook.bin": b"", "[Content_Types].xml": b""}), "binary-excel"),
        (b"PK" + bytes(10 * 1024 * 1024), "file-too-large"),
    ],
)
def test_what_is_no_workbook_is_refused_with_one_plain_sentence(raw: bytes, code: str) -> None:
    read = read_order(raw)
    assert read.draft is None
    (complaint,) = read.complaints
    assert (complaint.code, complaint.sheet, complaint.row) == (code, "", None)
    assert complaint.message_de.endswith(".") and complaint.message_en.endswith(".")
    assert "Bitte" in complaint.message_de and "lease" in complaint.message_en


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    raw = bomb()
    assert len(raw) < 1024 * 1024
    began = time.monotonic()
    (complaint,) = read_order(raw).complaints
    assert complaint.code == "unpacked-too-large"
    assert time.monotonic() - began < 1


def test_the_template_holds_every_sheet_and_asks_only_for_what_must_be_filled() -> None:
    read = read_order(empty_template())
    assert read.warnings == ()
    assert {(c.sheet, c.code) for c in read.complaints} == {(A, "empty"), (P, "sheet-without-rows")}
    book = openpyxl.load_workbook(io.BytesIO(empty_template()))
    assert book.sheetnames == [A, P, W, G, U, M]
    book[P]["A3"] = "2.3"
    given = {row[0].value: row[1].value for row in openpyxl.load_workbook(io.BytesIO(example("musterbau")))[A].rows}
    for field, value, *_ in book[A].iter_rows(min_row=3):
        if field.value:
            value.value = given[field.value.rstrip(" *")]
    stream = io.BytesIO()
    book.save(stream)
    filled = read_order(stream.getvalue())
    assert (filled.complaints, filled.warnings) == ((), ())


def test_complaints_are_printed_one_per_line_in_the_language_asked_for() -> None:
    complaints = read_order(changed("musterbau", put(A, "B5", "1067"), put(W, "G3", "110"))).complaints
    assert format_complaints(complaints, Language.DE).splitlines() == [
        "Blatt „Auftrag“, Zeile 5, Feld „PLZ“: „1067“ ist keine Postleitzahl für DE. Erwartet: 5 Ziffern, "
        "mit führenden Nullen.",
        "Blatt „Arbeitsplätze“, Zeile 3, Spalte „Durchwahl“: Die Durchwahl „110“ beginnt mit einem Notruf (110 oder 112). "
        "Bitte eine andere vergeben.",
    ]
    english = format_complaints(complaints, Language.EN)
    assert "row 3, column “Durchwahl”" in english and "emergency" in english
    assert format_complaints((), Language.DE) == ""
    assert list(complaints[0].to_json()) == ["sheet", "row", "column", "value", "code", "message_de", "message_en"]


def test_equal_content_gives_equal_drafts_whatever_the_file_looks_like() -> None:
    plain, reordered = (
        read_order(example("musterbau")).draft,
        read_order(changed("musterbau", lambda book: book.move_sheet(W, -2))).draft,
    )
    assert plain is not None and reordered is not None
    assert plain.to_json() == reordered.to_json()
    other = read_order(changed("musterbau", put(W, "C2", "2"))).draft
    assert other is not None and other.to_json() != plain.to_json()


def test_more_than_two_thousand_desks_are_refused() -> None:
    def many(book: Any) -> None:
        for n in range(1977):
            book[W].append([f"X{n}", None, None, None, None, None, str(20_000 + n), None, "Yealink T54W"])

    codes = [(c.row, c.code) for c in read_order(changed("musterbau", many)).complaints]
    assert codes == [(2002, "too-many-workplaces")]
