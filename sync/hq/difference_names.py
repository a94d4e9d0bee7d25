"""What changes in an order, named as its workbook names it: sheet, row and column in one language."""

from checklists.attributes import ATTRIBUTES
from checklists.catalogue import Language, Words
from sync.hq.differences import Difference
from sync.hq.orders.sheets import COLUMNS, FIELDS, SHEETS, Name, SheetKey

_FIELDS = {
    ("customer", "name"): "customer",
    ("contact", "name"): "contact",
    ("tengo_communication", ""): "tengo",
    ("technician_name", ""): "technician",
}
"""Where a field of the job is not called as its field of the sheet Auftrag."""
_ATTRIBUTES = tuple(Name(key=one.key, de=one.de, en=one.en) for one in ATTRIBUTES)
_COLUMNS = {"quota_gb": "quota"}
_SESSIONS = {"de": "Schulung", "en": "Training"}


_YES, _NO = Words(de="ja", en="yes"), Words(de="nein", en="no")
_VALUES = {
    "language": {"de": Words(de="Deutsch", en="German"), "en": Words(de="Englisch", en="English")},
    "depth": {"voll": Words(de="voll", en="full"), "kurz": Words(de="kurz", en="short")},
    "porting": {"True": _YES, "False": _NO},
    "tengo_communication": {"True": _YES, "False": _NO},
}
"""What the job keeps as a code, as the workbook has it."""


def shown(difference: Difference, language: str) -> tuple[str, str, str]:
    """(what changes, old, new) for people."""
    name = name_of(difference, language)
    return name, _value(difference, difference.old, language), _value(difference, difference.new, language)


def _value(difference: Difference, text: str, language: str) -> str:
    code = _VALUES.get(difference.part, {}).get(text)
    return text if code is None else code.to(Language(language))


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
    columns = COLUMNS.get(SheetKey(part), _ATTRIBUTES)
    return f"{shown}, {_named(columns, _COLUMNS.get(field, field), language)}" if field else shown


def _named(names: tuple[Name, ...], key: str, language: str) -> str:
    return next((_text(name, language) for name in names if name.key == key), key)


def _text(name: Name, language: str) -> str:
    return name.de if language == "de" else name.en
