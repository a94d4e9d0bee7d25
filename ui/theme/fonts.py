"""Registers the fonts shipped with the report, so the window reads the same on a machine without any font.

DejaVu Sans stands in for letters Inter lacks; after these the system's own fonts may help out.
"""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Inter", "DejaVu Sans")
_FOLDER = Path(__file__).resolve().parents[2] / "app" / "report" / "fonts"
_FILES = (
    "Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf",
    "DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
)  # fmt: skip


class FontMissing(Exception):
    """A font file is not where the installation put it."""


@cache
def register_fonts() -> tuple[str, ...]:
    """Makes the shipped fonts known to Qt (once per process) and returns their families; needs a QGuiApplication.

    Raises FontMissing naming the file when one cannot be read.
    """
    found: list[str] = []
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(_FOLDER / name))
        if number < 0:
            raise FontMissing(name)
        found.extend(QFontDatabase.applicationFontFamilies(number))
    # A name in a script neither font has must still not become a row of empty boxes.
    QFont.insertSubstitutions("Inter", ["DejaVu Sans"])
    return tuple(dict.fromkeys(found))
