"""The report's letters: Inter, DejaVu Sans where Inter lacks one, and `[U+5F20]` where both do.

Text reaches the page only as glyphs of these fonts. There is no markup language on the way, so what somebody typed prints as typed.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.report.figure_glyphs import tabular

FOLDER = Path(__file__).parent / "fonts"


class Weight(StrEnum):
    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    FIGURES = "Figures"
    """Regular with figures of one width and a struck zero: MAC addresses, serial numbers, digests."""


_FILES = {
    Weight.REGULAR: ("Inter-Regular.ttf", "DejaVuSans.ttf"),
    Weight.MEDIUM: ("Inter-Medium.ttf", "DejaVuSans.ttf"),
    Weight.SEMIBOLD: ("Inter-SemiBold.ttf", "DejaVuSans-Bold.ttf"),
    Weight.FIGURES: ("Inter-Regular.ttf", "DejaVuSans.ttf"),
}
BASE_FONT = "Feldbuch-Inter-Regular"
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_RIGHT_TO_LEFT = {"R", "AL"}
_NEUTRAL = {"WS", "ON", "CS", "NSM"}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one font; `width` is at size 1."""

    font: str
    text: str
    width: float


def load() -> None:
    """Register all fonts once, and see to it that ReportLab names no font of its own that is not embedded."""
    rl_config.canvas_basefontname = BASE_FONT
    rl_config.useA85 = 0
    with _lock:
        if BASE_FONT in pdfmetrics.getRegisteredFontNames():
            return
        for weight, files in reversed(_FILES.items()):
            for file in files:
                name = _font_name(weight, file)
                if name not in pdfmetrics.getRegisteredFontNames():
                    font = TTFont(name, str(FOLDER / file))
                    if weight is Weight.FIGURES and file.startswith("Inter"):
                        tabular(font)
                        # ReportLab keeps one font per face name and would hand out Regular again.
                        font.face.name += b"-Figures"
                    pdfmetrics.registerFont(font)


def _font_name(weight: Weight, file: str) -> str:
    stem = file.removesuffix(".ttf")
    return f"Feldbuch-{stem}-Figures" if weight is Weight.FIGURES and stem.startswith("Inter") else f"Feldbuch-{stem}"


@lru_cache(maxsize=8)
def _faces(weight: Weight) -> tuple[tuple[str, frozenset[int]], ...]:
    load()
    names = [_font_name(weight, file) for file in _FILES[weight]]
    return tuple((name, frozenset(pdfmetrics.getFont(name).face.charToGlyph)) for name in names)


@lru_cache(maxsize=20_000)
def pieces(text: str, weight: Weight) -> tuple[Piece, ...]:
    """One line of text as runs of one font each. Nothing is dropped: what no font shows, and what would steer the text, shows its code."""
    faces = _faces(weight)
    runs: list[tuple[str, list[str]]] = []
    for letter in unicodedata.normalize("NFC", text):
        code = ord(letter)
        hidden = unicodedata.category(letter) in _HIDDEN
        font = None if hidden else next((name for name, known in faces if code in known), None)
        shown = letter if font else f"[U+{code:04X}]"
        font = font or faces[0][0]
        if runs and runs[-1][0] == font:
            runs[-1][1].append(shown)
        else:
            runs.append((font, [shown]))
    found = []
    for font, letters in runs:
        run = _visual("".join(letters))
        found.append(Piece(font, run, pdfmetrics.stringWidth(run, font, 1)))
    return tuple(found)


def width(text: str, weight: Weight, size: float) -> float:
    """Points."""
    return sum(piece.width for piece in pieces(text, weight)) * size


def _visual(run: str) -> str:
    """Hebrew and Arabic stand in the order they are read in; Arabic letters stay unjoined."""
    kinds = [unicodedata.bidirectional(letter) for letter in run]
    if not _RIGHT_TO_LEFT.intersection(kinds):
        return run
    shown: list[str] = []
    start = 0
    while start < len(run):
        end = start + 1
        if kinds[start] in _RIGHT_TO_LEFT:
            # What has no direction of its own belongs to them only between two of them.
            for place in range(start, len(run)):
                if kinds[place] in _RIGHT_TO_LEFT or kinds[place] == "NSM":
                    end = place + 1
                elif kinds[place] not in _NEUTRAL:
                    break
            shown.append(run[start:end][::-1])
        else:
            shown.append(run[start])
        start = end
    return "".join(shown)
