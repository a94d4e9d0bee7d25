"""The type scale of the tablet: Inter in four weights, sizes and line heights in pixels."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QFont

from ui.theme.fonts import FAMILIES, register_fonts

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


class Figures(StrEnum):
    """How digits are set: as text, under each other, or as identity (slashed zero)."""

    TEXT = "text"
    COLUMN = "column"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    size: int
    line: int
    weight: int = REGULAR
    figures: Figures = Figures.TEXT
    tight: bool = False

    def with_weight(self, weight: int) -> "TypeStyle":
        return replace(self, weight=weight)

    def with_figures(self, figures: Figures) -> "TypeStyle":
        return replace(self, figures=figures)

    @property
    def spacing(self) -> float:
        """Letter spacing in per cent of the advance: large letters stand closer."""
        return 98.2 if self.size >= 28 else 99.0 if self.size >= 18 or self.tight else 100.0


MEASURED = TypeStyle(size=40, line=44, weight=SEMIBOLD)
FIGURE = TypeStyle(size=28, line=36, weight=SEMIBOLD)
TITLE = TypeStyle(size=22, line=30, weight=SEMIBOLD)
CARD = TypeStyle(size=18, line=24, weight=SEMIBOLD)
HANDOVER = TypeStyle(size=18, line=26)
BODY = TypeStyle(size=16, line=24)
BODY_STRONG = TypeStyle(size=16, line=24, weight=SEMIBOLD)
ROW = TypeStyle(size=16, line=22, weight=MEDIUM)
BUTTON = TypeStyle(size=16, line=24, weight=SEMIBOLD)
SECOND = TypeStyle(size=14, line=20)
LABEL = TypeStyle(size=14, line=20, weight=SEMIBOLD)
SMALL = TypeStyle(size=13, line=16)


@cache
def font(style: TypeStyle) -> QFont:
    """The Qt font of a style; callers must not change the returned object."""
    register_fonts()
    result = QFont(list(FAMILIES))
    result.setPixelSize(style.size)
    result.setWeight(QFont.Weight(style.weight))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setFeature(QFont.Tag("cv05"), 1)  # l with a tail: "l" and "I" differ in serial numbers and names
    if style.figures is not Figures.TEXT:
        result.setFeature(QFont.Tag("tnum"), 1)
    if style.figures is Figures.IDENTITY:
        result.setFeature(QFont.Tag("zero"), 1)
    if style.spacing != 100.0:
        result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing)
    return result
