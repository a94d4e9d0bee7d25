"""The orders of the demo, and the one thing the stage must know of a workbook before HQ reads it: who goes there."""

from pathlib import Path

DEFAULT_TECHNICIAN = "t.becker"
ORDERS = Path(__file__).parent / "orders"
FIRST = ORDERS / "order-musterbau.xlsx"
OWN_ORDERS = (FIRST, ORDERS / "order-kanzlei.xlsx", ORDERS / "order-example-en.xlsx")

_SHEETS = {"auftrag", "order"}
_NUMBER = {"auftragsnummer", "order number"}
_TECHNICIAN = {"techniker", "technician"}


def technician_of(workbook: Path) -> str:
    """The technician's logon name, empty where the order names none or is no workbook (HQ then says what is wrong)."""
    return _field(workbook, _TECHNICIAN)


def with_technician(workbook: Path, folder: Path) -> Path:
    """The order itself where it names a technician, else a copy that does: somebody has to go there."""
    if technician_of(workbook) or not number_of(workbook):
        return workbook
    from openpyxl import load_workbook

    book = load_workbook(workbook)
    for sheet in book.worksheets:
        if sheet.title.strip().casefold() in _SHEETS:
            firsts = [row[0].value for row in sheet.iter_rows()]
            row = next((nth for nth, cell in enumerate(firsts, start=1) if _is(cell, _TECHNICIAN)), len(firsts) + 1)
            sheet.cell(row, 1, "Techniker")
            sheet.cell(row, 2, DEFAULT_TECHNICIAN)
    copy = folder / workbook.name
    book.save(copy)
    return copy


def number_of(workbook: Path) -> str:
    return _field(workbook, _NUMBER)


def _field(workbook: Path, names: set[str]) -> str:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(workbook, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError):
        return ""
    try:
        for sheet in book.worksheets:
            if sheet.title.strip().casefold() not in _SHEETS:
                continue
            for row in sheet.iter_rows(values_only=True):
                cells = [str(cell).strip() for cell in row if cell is not None]
                if len(cells) >= 2 and _is(cells[0], names):
                    return cells[1]
    finally:
        book.close()
    return ""


def _is(cell: object, names: set[str]) -> bool:
    return isinstance(cell, str) and cell.strip().casefold() in names
