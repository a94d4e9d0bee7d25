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
_EATEN = re.compile(r"[+-]?\d+([.,]\d+)?E[+]?\d+", re.IGNORECASE)
_INVISIBLE = {"Cc", "Cs"}
_DIRECTION = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def looks_misread(text: str) -> bool:
    """Whether the text holds letters as they appear when UTF-8 is read as Windows-1252 ("MÃ¼ller")."""
    return _MOJIBAKE.search(text) is not None


def looks_eaten(text: str) -> bool:
    """Whether a spreadsheet made an exponent of a long number ("4,92E+11")."""
    return _EATEN.fullmatch(text.strip()) is not None


def has_control_characters(text: str, *, lines: bool = False) -> bool:
    """Control characters, halves of a surrogate pair, direction-turning marks; line breaks and tabs count unless `lines`."""
    allowed = "\n\r\t" if lines else ""
    return any(
        (unicodedata.category(letter) in _INVISIBLE or letter in _DIRECTION) and letter not in allowed
        for letter in text
    )


def trimmed(text: str) -> str:
    """Without outer blanks of any kind, invisible marks included, composed (NFC)."""
    return unicodedata.normalize("NFC", text).strip().strip("\u200b\ufeff\u200e\u200f\u00ad").strip()
