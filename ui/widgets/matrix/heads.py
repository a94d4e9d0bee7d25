"""The head of the matrix: corner, column heads with number, name, figures and bar, and the head of the sums."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.models.matrix import Counts, MatrixColumn, MatrixPage
from ui.theme.painting import CENTRE, draw_segments, draw_text, fill, text_width
from ui.theme.theme import Theme
from ui.theme.type import BODY, SEMIBOLD, SMALL, TypeStyle
from ui.widgets.bar import segments
from ui.widgets.matrix.geometry import Density, Measures

_WORDS = TypeStyle(size=13, line=18)
_STRONG = SMALL.with_weight(SEMIBOLD)
_NAME = TypeStyle(size=13, line=16, weight=SEMIBOLD, tight=True)
_FIGURE = BODY.with_weight(SEMIBOLD)


def paint_head(
    painter: QPainter, x: int, width: int, column: MatrixColumn, density: Density, sizes: Measures, theme: Theme, *,
    chosen: bool,
) -> None:  # fmt: skip
    """One column head at `x`, from the top of the view."""
    tall = sizes.head - 1
    fill(painter, x, 0, width, tall, theme.colour("accent_tint" if chosen else "sheet"))
    fill(painter, x, 0, 1, tall, theme.colour("line"))
    number = theme.colour("accent" if chosen else "ink3")
    ink = theme.colour("accent" if chosen else "ink")
    small = density is Density.SMALL
    top = 7 if small else 8
    inner = QRectF(x + 2, top, width - 3, 16)
    draw_text(painter, inner, column.number, SMALL, number, CENTRE, elide=False)
    lines = (column.short,) if small or column.narrow else column.head
    for index, words in enumerate(lines):
        place = QRectF(x + 1, top + (15 if small else 16) + 16 * index, width, 16)
        draw_text(painter, place, words, _NAME, ink, CENTRE)
    y = 38 if small else 56
    paint_figure(painter, x + width / 2, y, column.counts, theme, "accent" if chosen else "ink", "ink3")
    wide = min(width - 12, 44 if small else 52)
    bar = QRectF(round(x + (width - wide) / 2 + 0.5), 56 if small else 75, wide, 4)
    draw_segments(painter, bar, segments(column.counts, theme), theme.colour("track"))


def paint_figure(
    painter: QPainter, middle: float, y: float, counts: Counts, theme: Theme, ink: str, rest_ink: str
) -> None:
    """ "17/24" around a middle, the first number strong."""
    first, rest = str(counts.settled), f"/{counts.total}"
    wide = text_width(first, _STRONG)
    x = middle - (wide + text_width(rest, SMALL)) / 2
    draw_text(painter, QRectF(x, y, wide + 4, 16), first, _STRONG, theme.colour(ink), elide=False)
    draw_text(painter, QRectF(x + wide, y, 80, 16), rest, SMALL, theme.colour(rest_ink), elide=False)


def paint_corner(painter: QPainter, page: MatrixPage, density: Density, sizes: Measures, theme: Theme) -> None:
    """What stands above the names: how many, how far."""
    tall = sizes.head - 1
    fill(painter, 0, 0, sizes.names, tall, theme.colour("sheet"))
    fill(painter, sizes.margin, 0, 1, tall, theme.colour("margin"))
    corner = page.corner
    ink2, x, room = theme.colour("ink2"), sizes.margin + 9, sizes.names - sizes.margin - 12
    bottom = tall - 12 + (3 if density is Density.SMALL else 0)
    draw_text(painter, QRectF(x, bottom - 18, room, 18), corner.below, _WORDS, ink2)
    draw_text(painter, QRectF(x, bottom - 40, room, 22), corner.figure, _FIGURE, theme.colour("ink"))
    if density is not Density.SMALL:
        draw_text(painter, QRectF(x, bottom - 58, room, 18), corner.above, _WORDS, ink2)


def paint_sum_head(painter: QPainter, x: int, page: MatrixPage, sizes: Measures, theme: Theme) -> None:
    tall = sizes.head - 1
    fill(painter, x, 0, sizes.sums, tall, theme.colour("sheet"))
    fill(painter, x, 0, 1, tall, theme.colour("line2"))
    room = QRectF(x + 11, tall - 28, sizes.sums - 13, 16)
    draw_text(painter, room, page.corner.sums, SMALL, theme.colour("ink2"))
