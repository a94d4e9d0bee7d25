"""Measures of the A4 page in points, counted from the top left corner, as drawn in looks 13 to 15 (there in px, 0.75 pt each)."""

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
EDGE = 36.0
"""Left end of foot and logo."""
MARGIN_LINE = 81.375
"""Left of it number, time or sign; right of it the sentence."""
TEXT = 93.0
RIGHT = 556.5
WIDTH = RIGHT - TEXT
TOP = 33.0
CONTENT_TOP = 87.0
CONTENT_BOTTOM = 758.25
FOOT_LINE = 768.75
FOOT_BOTTOM = 816.75
QR = 40.5

HAIR, RULE, THICK = 0.75, 0.75, 1.125
LINE_GRAY, TINT = 0.71, 0.937

_ASCENT, _CONTENT = 0.96875, 1.21


def baseline(top: float, size: float, leading: float) -> float:
    """Baseline of a line box as a browser places Inter in it."""
    return top + (leading - _CONTENT * size) / 2 + _ASCENT * size
