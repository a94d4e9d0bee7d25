"""Order workbooks of a few rows, so that a journey takes seconds."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Row = Sequence[str | int | None]

DESK: Row = ("AP-01", "EG", "106", "Maren", "Böhm", "201", "Poly VVX 450", "64:16:7F:3D:A5:8A", "3.1.1")
_DESK_HEAD = ("Nr", "Etage", "Raum", "Vorname", "Nachname", "Durchwahl", "Modell", "MAC", "Pakete", "Merkmale")
_GROUP_HEAD = ("Art", "Name", "Mitglieder", "Rufnummer", "Einstellung")


def write_order(
    path: Path,
    packages: Sequence[Row],
    *,
    desks: Sequence[Row] = (),
    groups: Sequence[Row] = (),
    mailboxes: Sequence[Row] = (),
    technician: str | None = "t.becker",
    language: str = "de",
    depth: str = "kurz",
    number: str = "KL-2026-00001",
) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Auftrag"
    fields = {
        "Feld": "Wert",
        "Auftragsnummer": number,
        "Kunde": "Kleine Werkstatt Őri & Söhne",
        "Straße": "Salzstraße 12",
        "PLZ": "48143",
        "Ort": "Münster",
        "Ansprechpartner": "Renée Núñez",
        "Funktion": "Büroleitung",
        "Telefon": "+49 221 4710 220",
        "E-Mail": "r.nunez@werkstatt.example",
        "Termin": "03.12.2026 09:00",
        "Techniker": technician,
        "Sprache": language,
        "Prüftiefe": depth,
    }
    for field in fields.items():
        sheet.append(field)
    _sheet(book, "Pakete", ("Paket", "Merkmal", "Menge"), packages)
    if desks:
        _sheet(book, "Arbeitsplätze", _DESK_HEAD, desks)
    if groups:
        _sheet(book, "Gruppen", _GROUP_HEAD, groups)
    if mailboxes:
        _sheet(book, "Postfächer", ("E-Mail", "Kontingent GB", "Quelle"), mailboxes)
    book.save(path)
    return path


def one_desk(path: Path) -> Path:
    return write_order(path, [("3.1.1", None, 1)], desks=[DESK])


def _sheet(book: Workbook, title: str, head: Row, rows: Sequence[Row]) -> None:
    sheet = book.create_sheet(title)
    for row in (head, *rows):
        sheet.append(list(row))
