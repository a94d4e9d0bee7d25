"""Text damaged on its way: UTF-8 read as Windows-1252, control characters, numbers a spreadsheet turned into 4.92E+11."""

import re
import unicodedata


def _read_as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# Letters of European names take two bytes beginning with C2 … C5. A quotation mark or dots after such a letter may be honest text.
_LEAD = "ÂÃÄÅ"
_HONEST = set("’“”…–— \u00a0")
_FOLLOW = "".join(re.escape(letter) for letter in map(_read_as_windows, range(0x80, 0xC0)) if letter not in _HONEST)
_MOJIBAKE = re.compile(f"[{_LEAD}][{_FOLLOW}]|Ã[\u00a0“”…–—’]|â€.|\ufffd|ï»¿")
# A console's code page 850 read as Windows-1252: ä and ö become quotation marks inside a word.
_CONSOLE = re.compile(r"(?<=[^\W\d_])[„”](?=[a-zß-ÿ])")
_EATEN = re.compile(r"[+-]?\d+([.,]\d+)?E[+]?\d+", re.IGNORECASE)
_SPREADSHEET_ERROR = re.compile(
    r"#(REF|BEZUG|VALUE|WERT|DIV/0|NUM|ZAHL|NULL|SPILL|ÜBERLAUF|CALC|KALK)!|#(NAME|FELD|FIELD)[?!]|#N/A|#NV|#{4,}"
)
# Control characters, halves of a surrogate pair, marks that turn the direction of reading.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_CONTROL_BUT_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def looks_misread(text: str) -> bool:
    """Whether the text holds letters as they appear when UTF-8 is read as Windows-1252 ("MÃ¼ller")."""
    return not text.isascii() and (_MOJIBAKE.search(text) is not None or _CONSOLE.search(text) is not None)


def mended(text: str) -> str:
    """What a misread text said, where that can be worked out; else the text itself."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def looks_eaten(text: str) -> bool:
    """Whether a spreadsheet made an exponent of a long number ("4,92E+11")."""
    return _EATEN.fullmatch(text.strip()) is not None


def is_spreadsheet_error(text: str) -> bool:
    """Whether a spreadsheet's error stands there as text: #REF!, #NV, ####."""
    return text.startswith("#") and _SPREADSHEET_ERROR.fullmatch(text) is not None


def has_control_characters(text: str, *, lines: bool = False) -> bool:
    """Control characters, halves of a surrogate pair, direction-turning marks; line breaks and tabs count unless `lines`."""
    return (_CONTROL_BUT_LINES if lines else _CONTROL).search(text) is not None


def trimmed(text: str) -> str:
    """Without outer blanks of any kind, invisible marks included, composed (NFC)."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text).strip().strip("\u200b\ufeff\u200e\u200f\u00ad").strip()
