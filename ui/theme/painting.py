"""Flat fills, one-pixel lines, rounded boxes and set lines of text: the only shapes the looks know."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.theme.type import TypeStyle, font

RADIUS = 6.0
LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of what follows (Unicode TR9): the screen must not read otherwise than the printed page."""


def prepare(painter: QPainter) -> QPainter:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def draw_box(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None = None,
    edge: QColor | None = None,
    *,
    width: float = 1.0,
    radius: float = RADIUS,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose edge lies wholly inside `rect`."""
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2) if edge else rect
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(edge, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    turn = max(0.0, radius - (width / 2 if edge else 0))
    painter.drawRoundedRect(inner, turn, turn)


def fill(painter: QPainter, x: float, y: float, width: float, height: float, colour: QColor) -> None:
    """A sharp rectangle: lines, tints, cell grounds."""
    painter.fillRect(QRectF(x, y, width, height), colour)


@lru_cache(maxsize=64)
def metrics(style: TypeStyle) -> QFontMetricsF:
    return QFontMetricsF(font(style))


@lru_cache(maxsize=4096)
def text_width(text: str, style: TypeStyle) -> float:
    return metrics(style).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def elided(text: str, style: TypeStyle, width: int) -> str:
    """The text, shortened at its end with an ellipsis if it is wider than `width` pixels."""
    if text_width(text, style) <= width + 0.5:
        return text
    return metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, width)


def baseline(style: TypeStyle, top: float) -> float:
    """y of the base line of a text line whose line box starts at `top`."""
    measure = metrics(style)
    return top + (style.line - measure.height()) / 2 + measure.ascent()


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    style: TypeStyle,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
    *,
    struck: bool = False,
    elide: bool = True,
) -> float:
    """One line, vertically centred in `rect`, elided at its end; returns the width it took."""
    text = text.translate(TURNS)
    shown = elided(text, style, int(rect.width())) if elide else text
    wide = text_width(shown, style)
    x = rect.x() if align == LEFT else rect.right() - wide if align == RIGHT else rect.center().x() - wide / 2
    y = baseline(style, rect.y() + (rect.height() - style.line) / 2)
    painter.setFont(font(style))
    painter.setPen(colour)
    painter.drawText(QPointF(x, y), shown)
    if struck:
        level = y - metrics(style).xHeight() / 2
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(x, level), QPointF(x + wide, level))
    return wide


def draw_segments(
    painter: QPainter, rect: QRectF, parts: list[tuple[float, QColor]], track: QColor, gap: float = 1.0
) -> None:
    """A bar of coloured parts (share of the whole, colour), 1 px apart, on a rounded track."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setClipPath(shape)
    painter.fillRect(rect, track)
    x = rect.x()
    for share, colour in parts:
        wide = share * rect.width()
        if wide <= 0:
            continue
        painter.fillRect(QRectF(x, rect.y(), max(1.0, wide - gap), rect.height()), colour)
        x += wide
    painter.restore()


def draw_ring_edge(painter: QPainter, rect: QRectF, colour: QColor, radius: float) -> None:
    """The focus ring: 3 px wide, its outside on `rect`."""
    draw_box(painter, rect, None, colour, width=3.0, radius=radius)
