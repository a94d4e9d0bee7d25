"""Words, numbers, times and telephone numbers as people type them into an order."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from checklists.catalogue import Language
from checklists.job import Depth
from checklists.table import Cell, CellKind

ZONE = ZoneInfo("Europe/Berlin")
_YES = {"ja", "j", "yes", "y", "true", "wahr", "x", "1"}
_NO = {"nein", "n", "no", "false", "falsch", "0", "-"}
_LANGUAGES = {
    "de": Language.DE,
    "deutsch": Language.DE,
    "german": Language.DE,
    "en": Language.EN,
    "englisch": Language.EN,
    "english": Language.EN,
}
_DEPTHS = {"voll": Depth.FULL, "full": Depth.FULL, "kurz": Depth.SHORT, "short": Depth.SHORT}
_GERMAN = re.compile(
    r"(?:[A-Za-z]{2,10}\.?,? +)?(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})"
    r"(?:(?:,| um|T)? +(?P<h>\d{1,2})(?:[:.](?P<min>\d{2})(?::\d{2})?(?: ?(?:Uhr|h))?| ?Uhr))?"
)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]+(?P<h>\d{1,2}):(?P<min>\d{2})(?::\d{2})?)?")
_DECIMAL = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")


class NoTime(ValueError):
    """`code` is "date", "date-without-time" or "date-nonexistent"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def yes_or_no(text: str) -> bool | None:
    """True or False, None where the word is neither."""
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def language(text: str) -> Language | None:
    return _LANGUAGES.get(text.casefold())


def depth(text: str) -> Depth | None:
    return _DEPTHS.get(text.casefold())


def decimal(text: str, *, top: Decimal) -> str | None:
    """A number above 0 and up to `top` as decimal string without trailing zeros; comma or point. None where it is none."""
    if _DECIMAL.fullmatch(text) is None:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    if not 0 < number <= top:
        return None
    return f"{number.normalize():f}"


def whole(text: str) -> int | None:
    """A whole number from 1 up ("3", "3.0", "3,00"), None where it is none."""
    match = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?", text)
    return int(match[1]) or None if match else None


def planned(cell: Cell, text: str) -> str:
    """Local time "2026-12-01T08:30" of a date cell or of text like "23.11.2026 08:30". Raises NoTime.

    An hour that does not exist in Europe/Berlin is refused; of a doubled one the first is meant, and the text is the same.
    """
    moment = _from_cell(cell) if cell.kind is CellKind.DATE else _from_text(text)
    local = moment.replace(tzinfo=ZONE, fold=0)
    if local.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != moment:
        raise NoTime("date-nonexistent")
    return moment.strftime("%Y-%m-%dT%H:%M")


def _from_cell(cell: Cell) -> datetime:
    if cell.moment is None:
        raise NoTime("date")
    moment = (cell.moment + timedelta(seconds=30)).replace(second=0, microsecond=0, tzinfo=None)
    _check_year(moment.year)
    if (moment.hour, moment.minute) == (0, 0) and ":" not in cell.text:
        raise NoTime("date-without-time")
    return moment


def _from_text(text: str) -> datetime:
    match = _GERMAN.fullmatch(text) or _ISO.fullmatch(text)
    if match is None:
        raise NoTime("date")
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    hour, minute = int(match["h"] or 0), int(match["min"] or 0)
    try:
        moment = datetime(year, int(match["m"]), int(match["d"]), hour, minute)
    except ValueError as error:
        raise NoTime("date") from error
    _check_year(year)
    if match["h"] is None:
        raise NoTime("date-without-time")
    return moment


def _check_year(year: int) -> None:
    # 1900 is what a spreadsheet makes of a small number, 9999 of a slip.
    if not 2000 <= year <= 2199:
        raise NoTime("date")
