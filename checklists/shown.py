"""The text a spreadsheet shows for a stored value and its number format.

Only what order and user lists need: digits with leading zeros, decimals, percent, exponent, literals, dates. Thousands
separators are left out, because a person reads them by the language of the screen and the file does not know it.
"""

import re
from datetime import date, datetime, time, timedelta
from math import isfinite

GENERAL_DIGITS = 11
"""Excel's General format turns longer whole numbers into 4.92E+11; what is shown so is lost for the reader."""

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|E[+-]0+|AM/PM|A/P|[yYdDhHsS]+|[mM]+|.', re.DOTALL)
_DATE_TOKEN = {
    "yyyy": "%Y",
    "yyy": "%Y",
    "yy": "%y",
    "y": "%y",
    "dddd": "%A",
    "ddd": "%a",
    "dd": "%d",
    "hh": "%H",
    "ss": "%S",
    "mm": "%m",
    "mmm": "%b",
    "mmmm": "%B",
}


def shown_number(value: float, number_format: str) -> str:
    """The number as the format shows it."""
    if isinstance(value, float) and not isfinite(value) or abs(value) >= 10**300:
        return "#NUM!"
    section, signed = _section(value, number_format)
    tokens = _TOKEN.findall(section)
    if not any(token in "0#?" for token in tokens) or "/" in tokens:
        return _literals_around(tokens, shown_general(value))
    exponent = next((token for token in tokens if token.startswith(("E+", "E-"))), None)
    size = abs(value) * 100 ** tokens.count("%")
    point = tokens.index(".") if "." in tokens else len(tokens)
    decimals = sum(1 for token in tokens[point:] if token in ("0", "#", "?"))
    if exponent is not None:
        return f"{'-' if value < 0 else ''}{size:.{decimals}E}"
    must = sum(1 for token in tokens[point:] if token == "0")
    digits, _, rest = f"{size:.{decimals}f}".partition(".")
    while len(rest) > must and rest.endswith("0"):
        rest = rest[:-1]
    sign = "-" if value < 0 and not signed else ""
    return sign + _fill(tokens[:point], digits) + ("." + rest if rest else "") + _tail(tokens[point:])


def shown_general(value: float) -> str:
    """The number as the General format shows it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**GENERAL_DIGITS:
        value = int(value)
    if isinstance(value, int) and abs(value) < 10**GENERAL_DIGITS:
        return str(value)
    if abs(value) >= 10**GENERAL_DIGITS or (value and abs(value) < 1e-9):
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return f"{value:.9f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.10g}"


def shown_date(value: datetime | date | time | timedelta, number_format: str) -> str:
    """The date as the format shows it; month and day names in English."""
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    tokens = _TOKEN.findall(_first(number_format))
    if not any(token[0] in "yYdDhHsSmM" for token in tokens):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return "".join(_date_part(value, tokens, index) for index in range(len(tokens))).strip()


def _first(number_format: str) -> str:
    return _split(number_format)[0]


def _split(number_format: str) -> list[str]:
    sections = [""]
    for token in _TOKEN.findall(number_format):
        if token == ";":
            sections.append("")
        else:
            sections[-1] += token
    return sections


def _section(value: float, number_format: str) -> tuple[str, bool]:
    """The part of the format that counts, and whether it shows the minus sign itself."""
    sections = _split(number_format)
    if value < 0 and len(sections) > 1 and sections[1]:
        return sections[1], True
    if value == 0 and len(sections) > 2 and sections[2]:
        return sections[2], False
    return sections[0], False


def _literal(token: str) -> str | None:
    """The text a token puts down by itself, None where it stands for digits."""
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if token[0] in "_*[":
        return ""
    return None


def _literals_around(tokens: list[str], inner: str) -> str:
    before = after = ""
    seen = False
    words = re.split(r"(general|standard|@)", "".join(tokens), maxsplit=1, flags=re.IGNORECASE)
    if len(words) == 3:
        before = "".join(_literal(token) or "" for token in _TOKEN.findall(words[0]))
        after = "".join(_literal(token) or "" for token in _TOKEN.findall(words[2]))
        seen = True
    return before + inner + after if seen else inner


def _fill(tokens: list[str], digits: str) -> str:
    """Put the digits into the placeholders from the right; what is left over goes to the first one."""
    places = [index for index, token in enumerate(tokens) if token in ("0", "#", "?")]
    shown: list[str] = []
    left = digits.lstrip("0")
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if index in places:
            if index == places[0]:
                shown.append(left or ("0" if token == "0" else ""))
                left = ""
            elif left:
                shown.append(left[-1])
                left = left[:-1]
            elif token == "0":
                shown.append("0")
        elif token != ",":
            literal = _literal(token)
            shown.append(token if literal is None else literal)
    return "".join(reversed(shown))


def _tail(tokens: list[str]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token not in ("0", "#", "?", ".", ","):
            literal = _literal(token)
            parts.append(token if literal is None else literal)
    return "".join(parts)


def _date_part(value: datetime | date | time, tokens: list[str], index: int) -> str:
    token = tokens[index]
    literal = _literal(token)
    if literal is not None:
        return literal
    lower = token.lower()
    if lower[0] not in "ydhsm" or token in ("AM/PM", "A/P"):
        return token if token not in ("AM/PM", "A/P") else value.strftime("%p")
    if lower in ("m", "mm") and _minutes(tokens, index):
        return f"{getattr(value, 'minute', 0):0{len(lower)}d}"
    if lower in ("d", "h", "s", "m"):
        name = {"d": "day", "h": "hour", "s": "second", "m": "month"}[lower]
        return str(getattr(value, name, 0))
    return value.strftime(_DATE_TOKEN.get(lower, ""))


def _minutes(tokens: list[str], index: int) -> bool:
    """`m` means minutes right after hours or right before seconds."""
    letters = [(at, token.lower()[0]) for at, token in enumerate(tokens) if token[0] in "yYdDhHsSmM"]
    here = next(place for place, (at, _) in enumerate(letters) if at == index)
    before = letters[here - 1][1] if here else ""
    after = letters[here + 1][1] if here + 1 < len(letters) else ""
    return before == "h" or after == "s"
