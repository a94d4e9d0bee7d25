"""What changes in an order, named as its workbook names it: sheet, row and column in one language."""

from sync.hq.differences import Difference
from sync.hq.orders.sheets import COLUMNS, FIELDS, SHEETS, Name, SheetKey

_FIELDS = {
    ("customer", "name"): "customer",
    ("contact", "name"): "contact",
    ("tengo_communication", ""): "tengo",
}
"""Where a field of the job is not called as its field of the sheet Auftrag."""
_COLUMNS = {"quota_gb": "quota"}
_SESSIONS = {"de": "Schulung", "en": "Training"}


def name_of(difference: Difference, language: str) -> str:
    """ "Kunde", "Arbeitsplätze AP-02, Raum"; what the workbook has no name for keeps its own."""
    part, row, field = difference.part, difference.row, difference.field
    if part == "sessions":
        return f"{_SESSIONS[language]} {row}"
    sheet = next((name for name in SHEETS if name.key == part), None)
    if sheet is None:
        key = _FIELDS.get((part, field), field or part)
        return _named(FIELDS, key, language)
    shown = f"{_text(sheet, language)} {row}".strip()
    columns = COLUMNS.get(SheetKey(part), ())
    return f"{shown}, {_named(columns, _COLUMNS.get(field, field), language)}" if field else shown


def _named(names: tuple[Name, ...], key: str, language: str) -> str:
    return next((_text(name, language) for name in names if name.key == key), key)


def _text(name: Name, language: str) -> str:
    return name.de if language == "de" else name.en
