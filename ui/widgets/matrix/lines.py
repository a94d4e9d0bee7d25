"""What stands beside the cells: the head of a floor, number and name of a workplace, and its sum."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.models.matrix import Counts, MatrixFloor, MatrixRow
from ui.theme.icons import draw_icon
from ui.theme.painting import draw_segments, draw_text, fill, text_width
from ui.theme.signs import sign, state_ink
from ui.theme.theme import Theme
from ui.theme.type import BODY, MEDIUM, REGULAR, SECOND, SEMIBOLD, SMALL, TypeStyle
from ui.widgets.bar import segments
from ui.widgets.matrix.geometry import Density, Measures

_NAME = TypeStyle(size=16, line=20, weight=MEDIUM)
_DENSE_NAME = TypeStyle(size=14, line=18, weight=MEDIUM)
_UNDER = TypeStyle(size=13, line=17)


def paint_names(
    painter: QPainter, y: int, row: MatrixRow, density: Density, sizes: Measures, theme: Theme, *, here: bool
) -> None:
    """Number, margin line, name and second line; `here` marks the row of the current cell."""
    tall = sizes.row - 1
    fill(painter, 0, y, sizes.names, tall, theme.colour("sheet"))
    fill(painter, 0, y + tall, sizes.names, 1, theme.colour("line"))
    fill(painter, sizes.margin, y, 1, tall, theme.colour("margin"))
    dense = density is Density.DENSE
    number = (SMALL if dense else SECOND).with_weight(SEMIBOLD)
    tint = theme.colour("accent" if here else "ink2")
    draw_text(painter, QRectF(13, y, sizes.margin - 13, tall), row.number, number, tint, elide=False)
    x = sizes.margin + 9
    weight = REGULAR if row.finished else MEDIUM
    ink = theme.colour("ink2" if row.finished else "ink")
    if dense:
        draw_text(painter, QRectF(x, y, 143, tall), row.name, _DENSE_NAME.with_weight(weight), ink)
        room = sizes.names - x - 151
        draw_text(painter, QRectF(x + 151, y, room, tall), row.brief, SMALL, theme.colour("ink3"))
        return
    room = sizes.names - x - 8
    top = y + (5 if row.second else 14)
    draw_text(painter, QRectF(x, top, room, 20), row.name, _NAME.with_weight(weight), ink)
    draw_text(painter, QRectF(x, top + 20, room, 17), row.second, _UNDER, theme.colour("ink3"))


def paint_sum(
    painter: QPainter, x: int, y: int, counts: Counts, density: Density, sizes: Measures, theme: Theme
) -> None:
    """The figure of a workplace and, where there is room, its bar."""
    tall = sizes.row - 1
    fill(painter, x, y, sizes.sums, tall, theme.colour("sheet"))
    fill(painter, x, y, 1, sizes.row, theme.colour("line2"))
    fill(painter, x + 1, y + tall, sizes.sums, 1, theme.colour("line"))
    if density is Density.DENSE:
        _figure(painter, x + 11, y, tall, counts, SMALL, theme)
        return
    _figure(painter, x + 11, y + 11, 18, counts, SECOND, theme)
    wide = sizes.sums - 20
    bar = QRectF(x + 11, y + 32, wide, 4)
    draw_segments(painter, bar, segments(counts, theme), theme.colour("track"))


def _figure(painter: QPainter, x: float, y: float, tall: float, counts: Counts, style: TypeStyle, theme: Theme) -> None:
    first = str(counts.settled)
    strong = style.with_weight(SEMIBOLD)
    took = draw_text(painter, QRectF(x, y, 60, tall), first, strong, theme.colour("ink"), elide=False)
    rest = QRectF(x + took, y, 60, tall)
    draw_text(painter, rest, f"/{counts.total}", style, theme.colour("ink2"), elide=False)


def paint_floor(
    painter: QPainter, y: int, right: int, floor: MatrixFloor, density: Density, sizes: Measures, theme: Theme, *,
    folded: bool,
) -> None:  # fmt: skip
    """The line above the rows of a floor, up to the sums at `right`."""
    tall = sizes.group - 1
    fill(painter, 0, y, right + sizes.sums, tall, theme.colour("sunk"))
    fill(painter, 0, y + tall, right + sizes.sums, 1, theme.colour("line2"))
    fill(painter, sizes.margin, y, 1, tall, theme.colour("margin"))
    dense = density is Density.DENSE
    icon = "chevron-right" if folded else "chevron-down"
    draw_icon(painter, icon, 19, y + tall / 2 - 10, 20, theme.colour("ink2"))
    title = (SECOND if dense else BODY).with_weight(SEMIBOLD)
    small = SMALL if dense else SECOND
    x = sizes.margin + 9.0
    end = float(right - 8)
    x += draw_text(painter, QRectF(x, y, end - x, tall), floor.title, title, theme.colour("ink")) + 18
    x += draw_text(painter, QRectF(x, y, max(0.0, end - x), tall), floor.second, small, theme.colour("ink2")) + 16
    if floor.flag and floor.flag_look is not None and x < end - 40:
        ink = theme.colour(state_ink(floor.flag_look))
        draw_icon(painter, sign(floor.flag_look).icon, x, y + tall / 2 - 8, 16, ink)
        draw_text(painter, QRectF(x + 22, y, end - x - 22, tall), floor.flag, small.with_weight(SEMIBOLD), ink)
    fill(painter, right, y, 1, tall, theme.colour("line2"))
    _figure(painter, right + 11, y, tall, floor.counts, SECOND, theme)


def name_is_cut(row: MatrixRow, density: Density, sizes: Measures) -> bool:
    """Whether the name does not fit and must be readable on hover or tap."""
    if density is Density.DENSE:
        return text_width(row.name, _DENSE_NAME) > 143
    room = sizes.names - sizes.margin - 17
    return text_width(row.name, _NAME) > room or text_width(row.second, _UNDER) > room
