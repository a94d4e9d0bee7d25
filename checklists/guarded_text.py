"""Cells of an exported text that a spreadsheet must not take for a formula: a mark before them, and off again when read.

Whatever is guarded and read back is the same text: a text that looks guarded already gets one mark more.
"""

import re

# = + - @ and their full-width forms, tab and line ends: where a spreadsheet begins to compute.
_LEADS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_RISKY = re.compile(f"'*[{_LEADS}]")
_GUARDED = re.compile(f"'+[{_LEADS}]")


def with_guard(text: str) -> str:
    """The text as it may stand in a CSV cell."""
    return f"'{text}" if _RISKY.match(text) else text


def without_guard(text: str) -> str:
    """The text behind a guarded cell; any other as it is ("'t Hooft")."""
    return text[1:] if _GUARDED.match(text) else text
