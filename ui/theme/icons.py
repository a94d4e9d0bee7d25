"""Signs and icons: our own drawings on a 24 grid, tinted by token, thicker when small."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_RESOURCES = Path(__file__).resolve().parents[1] / "resources"


class UnknownIcon(Exception):
    """No drawing of that name is shipped."""


@cache
def _drawing(name: str) -> str:
    path = _RESOURCES / "icons" / f"{name}.svg"
    if not path.is_file():
        raise UnknownIcon(name)
    return path.read_text(encoding="utf-8")


def icon_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (_RESOURCES / "icons").glob("*.svg")))


def stroke_for(size: float) -> float:
    """Stroke width in units of the 24 grid: small drawings need a thicker line to weigh the same."""
    return 2.5 if size <= 14 else 2.25 if size <= 18 else 2.0 if size <= 20 else 1.4 if size >= 40 else 1.75


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = _drawing(name).replace("currentColor", colour).replace('stroke-width="1.75"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=1024)
def _pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    drawing = _renderer(name, colour, stroke_for(size))
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def icon_pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """A picture of `size` logical pixels; raises UnknownIcon. The result is shared: do not paint into it."""
    return _pixmap(name, size, colour.name(), ratio)


def draw_icon(painter: QPainter, name: str, x: float, y: float, size: int, colour: QColor) -> None:
    """Paints an icon with its upper left corner at (x, y), sharp at the device's pixel ratio."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QRectF(x, y, size, size), icon_pixmap(name, size, colour, ratio),
                       QRectF(0, 0, size * ratio, size * ratio))  # fmt: skip


def qicon(name: str, colour: QColor, size: int = 24) -> QIcon:
    """For native controls that want a QIcon."""
    return QIcon(icon_pixmap(name, size, colour, 2.0))


@cache
def _logo(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(_RESOURCES / "logo" / f"{name}.svg"))


def draw_logo(painter: QPainter, rect: QRectF, *, on_spine: bool = False, dark: bool = False) -> None:
    """The sign of the product: never tilted, never recoloured; 20 px and less have a drawing of their own."""
    name = "logo-paper" if on_spine else "logo-16" if rect.width() <= 20 else "logo-dark" if dark else "logo"
    _logo(name).render(painter, rect)


def logo_icon() -> QIcon:
    result = QIcon()
    for size in (16, 32, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_logo(painter, QRectF(0, 0, size, size))
        painter.end()
        result.addPixmap(picture)
    return result
