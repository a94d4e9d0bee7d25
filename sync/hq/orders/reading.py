"""From the tables of a workbook to understood sheets: which sheet is which, where the columns are, what a cell says."""

from collections.abc import Mapping, Sequence

from checklists.broken_text import has_control_characters, looks_eaten, looks_misread, trimmed
from checklists.table import CellKind, Notice, Oddity, Row, Table, column_letters
from sync.hq.orders.complaint import Findings, Place
from sync.hq.orders.notes import NOTES
from sync.hq.orders.sheets import COLUMNS, SHEETS, Name, Sheet, SheetKey, find, header_place, label

LONGEST = 200
LONGEST_NOTE = 4_000


def sort_tables(tables: Sequence[Table], findings: Findings) -> dict[SheetKey, Table]:
    """Which table is which sheet; complains of doubled ones, warns of unknown ones."""
    sorted_tables: dict[SheetKey, Table] = {}
    for table in tables:
        name = find(SHEETS, table.name)
        if name is None:
            if table.rows:
                findings.warn(Place(sheet=table.name), "sheet-unknown")
            continue
        key = SheetKey(name.key)
        if key in sorted_tables:
            findings.complain(Place(sheet=table.name, value=sorted_tables[key].name), "sheet-twice")
            continue
        sorted_tables[key] = table
    return sorted_tables


def understand(key: SheetKey, table: Table, findings: Findings) -> Sheet | None:
    """The sheet with its columns found; None where a must column is missing, so that no row is judged without it."""
    names = COLUMNS[key]
    place = header_place(table, names)
    if not table.rows or not any(find(names, cell.text) for cell in table.rows[place].cells):
        first_row = table.rows[0].number if table.rows else None
        must = [name for name in names if name.must]
        german, english = ", ".join(name.de for name in must), ", ".join(name.en for name in must)
        findings.complain(
            Place(sheet=table.name, row=first_row), "header-missing", columns_de=german, columns_en=english
        )
        return None
    header = table.rows[place]
    for row in table.rows[:place]:
        value = next(trimmed(cell.text) for cell in row.cells if not cell.blank)
        if value not in NOTES.values():
            findings.warn(Place(sheet=table.name, row=row.number, value=value), "rows-above-header")
    columns, complete = _columns(header, table.name, names, findings)
    _name_oddities(table, header, findings)
    sheet = Sheet(
        key=key,
        title=table.name,
        header_row=header.number,
        columns=columns,
        headers={key: label(header.cell(at).text) for key, at in columns.items()},
        rows=tuple(_with_known_values(table.rows[place + 1 :], columns, header, table.name, findings)),
    )
    return sheet if complete else None


def _columns(header: Row, title: str, names: Sequence[Name], findings: Findings) -> tuple[dict[str, int], bool]:
    columns: dict[str, int] = {}
    complete = True
    for at, cell in enumerate(header.cells):
        shown = label(cell.text)
        if not shown:
            continue
        name = find(names, shown)
        if name is None:
            findings.warn(Place(sheet=title, row=header.number, column=shown), "column-unknown")
        elif name.key in columns:
            findings.complain(Place(sheet=title, row=header.number, column=shown), "column-twice")
            complete = False
        else:
            columns[name.key] = at
    for name in names:
        if name.must and name.key not in columns:
            findings.complain(
                Place(sheet=title, row=header.number, column=name.de), "column-missing", de=name.de, en=name.en
            )
            complete = False
    return columns, complete


def _with_known_values(
    rows: Sequence[Row], columns: Mapping[str, int], header: Row, title: str, findings: Findings
) -> list[Row]:
    kept: list[Row] = []
    named = {at for at, cell in enumerate(header.cells) if trimmed(cell.text)}
    unnamed: set[int] = set()
    for row in rows:
        if any(not row.cell(at).blank for at in columns.values()):
            kept.append(row)
        else:
            findings.warn(Place(sheet=title, row=row.number), "row-without-known-values")
        for at, cell in enumerate(row.cells):
            if at not in named and at not in unnamed and not cell.blank:
                # One warning per column is enough: a note beside the table usually goes on below.
                unnamed.add(at)
                place = Place(sheet=title, row=row.number, column=column_letters(at), value=trimmed(cell.text))
                findings.warn(place, "value-without-column")
    return kept


def _name_oddities(table: Table, header: Row, findings: Findings) -> None:
    for notice in table.notices:
        findings.warn(oddity_place(table.name, header, notice), str(notice.oddity), last_row=str(notice.last_row or ""))


def oddity_place(title: str, header: Row, notice: Notice) -> Place:
    """Where a notice belongs; the column by its header, or by its letter where it has none."""
    column = ""
    if notice.column is not None and notice.oddity is not Oddity.FORMULA:
        column = label(header.cell(notice.column).text) or column_letters(notice.column)
    return Place(sheet=title, row=notice.row, column=column, value=trimmed(notice.value))


def place_of(sheet: Sheet, row: Row, key: str) -> Place:
    """The cell of a row by its column key."""
    return Place(sheet=sheet.title, row=row.number, column=sheet.headers.get(key, ""), value=sheet.shown(row, key))


def read_cell(
    sheet: Sheet, row: Row, key: str, findings: Findings, *, must: bool = False, longest: int = LONGEST
) -> str | None:
    """The text of a cell in one line; "" where it is empty, None where a complaint already says why it cannot be used."""
    return read_text(sheet, row, key, place_of(sheet, row, key), findings, must=must, longest=longest)


def read_text(
    sheet: Sheet, row: Row, key: str, place: Place, findings: Findings, *, must: bool = False, longest: int = LONGEST
) -> str | None:
    """As `read_cell`, with complaints made at `place`. Texts longer than `LONGEST` may keep their line breaks."""
    cell = sheet.cell(row, key)
    text = trimmed(cell.text)
    lines = longest > LONGEST
    if not lines:
        text = " ".join(text.split()) if not has_control_characters(text, lines=True) else text
    if cell.kind is CellKind.UNCOMPUTED:
        findings.complain(place, "formula-without-value")
    elif cell.kind is CellKind.ERROR:
        findings.complain(place, "spreadsheet-error")
    elif not text:
        if not must:
            return ""
        findings.complain(place, "empty")
    elif cell.kind is CellKind.NUMBER and looks_eaten(text):
        findings.complain(place, "eaten")
    elif has_control_characters(text, lines=lines):
        findings.complain(place, "control-characters")
    elif len(text) > longest:
        findings.complain(place, "too-long", limit=str(longest))
    else:
        if looks_misread(text):
            findings.warn(place, "misread")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def parts(text: str) -> list[str]:
    """What semicolons, commas or line breaks part, without blanks and empty pieces."""
    return [piece.strip() for piece in text.replace(",", ";").replace("\n", ";").split(";") if piece.strip()]
