"""The workbook's sheets and columns by their German and English names, and how a row's cell is found by its column."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklists.broken_text import trimmed
from checklists.table import Cell, Row, Table


class SheetKey(StrEnum):
    ORDER = "order"
    PACKAGES = "packages"
    WORKPLACES = "workplaces"
    GROUPS = "groups"
    USERS = "users"
    MAILBOXES = "mailboxes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A sheet's or column's name; `others` are further spellings people use. `must`: the column has to exist and be filled."""

    key: str
    de: str
    en: str
    must: bool = False
    others: tuple[str, ...] = ()

    def spellings(self) -> Iterator[str]:
        for name in (self.de, self.en, *self.others):
            yield plain(name)


SHEETS: tuple[Name, ...] = (
    Name(key=SheetKey.ORDER, de="Auftrag", en="Order"),
    Name(key=SheetKey.PACKAGES, de="Pakete", en="Packages"),
    Name(key=SheetKey.WORKPLACES, de="Arbeitsplätze", en="Workplaces"),
    Name(key=SheetKey.GROUPS, de="Gruppen", en="Groups"),
    Name(key=SheetKey.USERS, de="Nutzer", en="Users"),
    Name(key=SheetKey.MAILBOXES, de="Postfächer", en="Mailboxes"),
)

FIELDS: tuple[Name, ...] = (
    Name(
        key="order_number",
        de="Auftragsnummer",
        en="Order number",
        must=True,
        others=("Auftrag Nr", "Order no", "Order"),
    ),
    Name(key="customer", de="Kunde", en="Customer", must=True),
    Name(key="street", de="Straße", en="Street", must=True),
    Name(
        key="post_code",
        de="PLZ",
        en="Post code",
        must=True,
        others=("Postleitzahl", "Postal code", "ZIP", "ZIP code", "Zip/Postal Code"),
    ),
    Name(key="city", de="Ort", en="City", must=True, others=("Stadt", "Town", "Place")),
    Name(key="country", de="Land", en="Country", others=("Land/Region", "Country/region")),
    Name(
        key="contact",
        de="Ansprechpartner",
        en="Contact",
        must=True,
        others=("Ansprechpartnerin", "Technischer Ansprechpartner", "Contact person", "Technical contact"),
    ),
    Name(key="function", de="Funktion", en="Function", others=("Position", "Role")),
    Name(
        key="phone",
        de="Telefon",
        en="Telephone",
        must=True,
        others=("Rufnummer", "Telefonnummer", "Phone", "Phone number", "Telephone number"),
    ),
    Name(key="mail", de="E-Mail", en="E-Mail", must=True, others=("Mail", "E-Mail-Adresse", "E-mail address")),
    Name(
        key="planned",
        de="Termin",
        en="Appointment",
        must=True,
        others=("Date", "Date and time", "Planned", "Visit", "Start", "Scheduled", "Schedule", "Planned time"),
    ),
    Name(
        key="hours",
        de="Dauer h",
        en="Duration h",
        others=("Dauer", "Dauer in h", "Stunden", "Duration", "Hours", "Hours h"),
    ),
    Name(key="technician", de="Techniker", en="Technician", others=("Technikerin", "Servicetechniker")),
    Name(key="language", de="Sprache", en="Language"),
    Name(key="depth", de="Prüftiefe", en="Depth", others=("Check depth", "Test depth", "Depth of checks")),
    Name(key="tengo", de="tengo communication", en="tengo communication"),
    Name(key="porting", de="Portierung", en="Porting", others=("Rufnummernportierung", "Number porting")),
    Name(key="notes", de="Hinweise", en="Notes", others=("Hinweis", "Note", "Remarks", "Hints")),
)

COLUMNS: dict[SheetKey, tuple[Name, ...]] = {
    SheetKey.ORDER: (
        Name(key="field", de="Feld", en="Field", must=True),
        Name(key="value", de="Wert", en="Value", must=True),
    ),
    SheetKey.PACKAGES: (
        Name(key="chapter", de="Paket", en="Package", must=True, others=("Chapter", "Kapitel")),
        Name(key="feature", de="Merkmal", en="Feature"),
        Name(key="quantity", de="Menge", en="Quantity", others=("Anzahl", "Amount")),
    ),
    SheetKey.WORKPLACES: (
        Name(key="number", de="Nr", en="No", must=True, others=("Nummer", "Number", "Arbeitsplatz", "Workplace")),
        Name(key="floor", de="Etage", en="Floor"),
        Name(key="room", de="Raum", en="Room"),
        Name(key="first_name", de="Vorname", en="First name"),
        Name(key="last_name", de="Nachname", en="Last name", others=("Surname",)),
        Name(key="mail", de="E-Mail", en="E-Mail", others=("Mail",)),
        Name(key="extension", de="Durchwahl", en="Extension", must=True),
        Name(
            key="phone",
            de="Rufnummer",
            en="Telephone number",
            others=("Telefon", "Telephone", "Phone", "Phone number", "Number E.164"),
        ),
        Name(key="model", de="Modell", en="Model", must=True),
        Name(key="mac", de="MAC", en="MAC", others=("MAC-Adresse", "MAC address")),
        Name(key="serial", de="Seriennummer", en="Serial number", others=("Serial", "Serial no", "S/N")),
        Name(key="packages", de="Pakete", en="Packages"),
        Name(key="features", de="Merkmale", en="Features"),
    ),
    SheetKey.GROUPS: (
        Name(key="kind", de="Art", en="Kind", must=True, others=("Type",)),
        Name(key="name", de="Name", en="Name", must=True),
        Name(key="members", de="Mitglieder", en="Members"),
        Name(
            key="phone",
            de="Rufnummer",
            en="Telephone number",
            others=("Telefon", "Telephone", "Phone", "Phone number", "Number"),
        ),
        Name(key="setting", de="Einstellung", en="Setting", others=("Einstellungen", "Settings")),
    ),
    SheetKey.MAILBOXES: (
        Name(key="mail", de="E-Mail", en="E-Mail", must=True, others=("Mail",)),
        Name(key="quota", de="Kontingent GB", en="Quota GB", must=True, others=("Kontingent", "Quota")),
        Name(key="source", de="Quelle", en="Source"),
    ),
}


def plain(name: str) -> str:
    """A name without case, blanks, signs and umlaut spelling, for comparing."""
    folded = unicodedata.normalize("NFC", name).casefold()
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(letter, pair)
    return "".join(letter for letter in folded if letter.isalnum())


def find(names: Sequence[Name], text: str) -> Name | None:
    """The sheet, field or column a text names."""
    wanted = plain(text)
    return next((name for name in names if wanted and wanted in name.spellings()), None)


def sheet_name(key: SheetKey) -> Name:
    return next(name for name in SHEETS if name.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet whose header was understood: `columns` maps keys to places, `headers` keys to the names in the file."""

    key: SheetKey
    title: str
    header_row: int
    columns: dict[str, int]
    headers: dict[str, str]
    rows: tuple[Row, ...]

    def cell(self, row: Row, key: str) -> Cell:
        place = self.columns.get(key)
        return Cell() if place is None else row.cell(place)

    def shown(self, row: Row, key: str) -> str:
        return trimmed(self.cell(row, key).text)


def header_place(table: Table, names: Sequence[Name]) -> int:
    """The place in `table.rows` of the row with the most known names, among the first ten; titles may stand above it."""
    best, most = 0, 0
    for place, row in enumerate(table.rows[:10]):
        known = sum(find(names, cell.text) is not None for cell in row.cells)
        if known > most:
            best, most = place, known
    return best


def label(text: str) -> str:
    """A header or field name as complaints show it: without the template's star for a must."""
    return trimmed(text).rstrip("* ")
