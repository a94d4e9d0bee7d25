"""The face of a cell: ground, sign and code, drawn once per look and kept as a picture."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from ui.models.matrix import Look, MatrixCell
from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, draw_box, draw_text, prepare, text_width
from ui.theme.signs import sign
from ui.theme.theme import Theme
from ui.theme.type import SEMIBOLD, SMALL, TypeStyle
from ui.widgets.matrix.geometry import Density

_CODE = TypeStyle(size=SMALL.size, line=15, weight=SEMIBOLD)
_PREVIEW = {"done": Look.DONE, "deviates": Look.DEVIATES, "na": Look.NA, "not_done": Look.NOT_DONE, "open": Look.OPEN}


def face(
    cell: MatrixCell, width: int, height: int, density: Density, theme: Theme, ratio: float, preview: str = ""
) -> QPixmap:
    """The picture of a cell without its grid lines. `preview` is the act it is chosen for: then it wears violet."""
    look = _PREVIEW[preview] if preview else cell.look
    caption = "" if preview else cell.caption
    return _face(look, caption, cell.remark, bool(preview), width, height, density, theme, ratio)


@lru_cache(maxsize=2000)
def _face(
    look: Look, caption: str, remark: bool, chosen: bool, width: int, height: int, density: Density, theme: Theme,
    ratio: float,
) -> QPixmap:  # fmt: skip
    picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    wear = sign(look)
    ink, ground = ("accent", "accent_tint") if chosen else (wear.ink, wear.ground)
    picture.fill(theme.colour(ground))
    painter = prepare(QPainter(picture))
    area = QRectF(0, 0, width, height)
    edge = wear.edge
    if theme.high_contrast and look not in (Look.OPEN, Look.SINGLE, Look.ABSENT):
        edge = edge or wear.mark
    if edge and not chosen:
        draw_box(painter, area, None, theme.colour(edge), radius=0)
    colour = theme.colour(ink)
    if look is Look.ABSENT:
        pass  # the sunk ground says it: this item was not ordered here
    elif look is Look.OPEN:
        _open_box(painter, area, density, theme.colour("accent" if chosen else "open_mark"))
    else:
        _sign(painter, area, wear.icon, caption, density, colour)
    if remark:
        corner = QPolygonF([QPointF(width - 14, 0), QPointF(width, 0), QPointF(width, 14)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("dev_mark"))
        painter.drawPolygon(corner)
    painter.end()
    return picture


def _open_box(painter: QPainter, area: QRectF, density: Density, colour: QColor) -> None:
    size, turn = (9.0, 2.0) if density is Density.DENSE else (12.0, 3.0)
    x, y = round(area.center().x() - size / 2), round(area.center().y() - size / 2)
    draw_box(painter, QRectF(x, y, size, size), None, colour, width=1.5, radius=turn)


def _sign(painter: QPainter, area: QRectF, icon: str, caption: str, density: Density, colour: QColor) -> None:
    size = 16 if density is Density.DENSE else 18
    middle = area.center()
    if not caption:
        draw_icon(painter, icon, round(middle.x() - size / 2), round(middle.y() - size / 2), size, colour)
    elif density is Density.DENSE:
        wide = size + 5 + text_width(caption, _CODE)
        x = round(middle.x() - wide / 2)
        draw_icon(painter, icon, x, round(middle.y() - size / 2), size, colour)
        words = QRectF(x + size + 5, 0, area.right() - x - size - 5, area.height())
        draw_text(painter, words, caption, _CODE, colour, elide=False)
    else:
        top = round((area.height() - size - 16) / 2)
        draw_icon(painter, icon, round(middle.x() - size / 2), top, size, colour)
        draw_text(painter, QRectF(1, top + size + 1, area.width() - 2, 15), caption, _CODE, colour, CENTRE)
