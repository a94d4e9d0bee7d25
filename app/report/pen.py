"""Draws the steps of one page on a ReportLab canvas, top left based, saying font, grey and width only where they change."""

from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics

from app.report import qr, signs
from app.report.measures import PAGE_HEIGHT
from checklists import seal_ink
from checklists.sign_off import Strokes


class _Print(ImageReader):
    """A JPEG that is embedded as it is. ReportLab would decode every dot only to name the picture; its digest names it as well."""

    def __init__(self, key: str, jpeg: bytes) -> None:
        super().__init__(BytesIO(jpeg))
        self._key = key.encode("ascii")
        self._dataA = None

    def getRGBData(self) -> bytes:  # noqa: N802
        return self._key


class Pen:
    """`y` counts from the top of the page; text stands on its baseline."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self._images: dict[str, _Print] = {}
        self.begin()

    def begin(self) -> None:
        """A fresh page: what was said before no longer holds."""
        self._font: tuple[str, float] | None = None
        self._fill: float | None = None
        self._stroke: float | None = None
        self._width: float | None = None
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)

    def text(self, x: float, y: float, font: str, size: float, gray: float, text: str) -> None:
        if self._font != (font, size):
            self.canvas.setFont(font, size)
            self._font = (font, size)
        self._fill_gray(gray)
        self.canvas.drawString(x, PAGE_HEIGHT - y, text)

    def struck(self, x: float, y: float, font: str, size: float, gray: float, text: str) -> None:
        self.text(x, y, font, size, gray, text)
        middle = y - size * 0.33
        self.line(x, middle, x + pdfmetrics.stringWidth(text, font, size), middle, size * 0.08, gray)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float, gray: float) -> None:
        self._stroke_gray(gray)
        self._line_width(width)
        self.canvas.line(x1, PAGE_HEIGHT - y1, x2, PAGE_HEIGHT - y2)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: float | None,
        stroke: float | None,
        line: float = 0.75,
        radius: float = 0,
        dashed: bool = False,
    ) -> None:
        if fill is not None:
            self._fill_gray(fill)
        if stroke is not None:
            self._stroke_gray(stroke)
            self._line_width(line)
        if dashed:
            self.canvas.setDash(2.25, 2.25)
        draw = (x, PAGE_HEIGHT - y - height, width, height)
        kinds = {"stroke": int(stroke is not None), "fill": int(fill is not None)}
        if radius:
            self.canvas.roundRect(*draw, radius, **kinds)
        else:
            self.canvas.rect(*draw, **kinds)
        if dashed:
            self.canvas.setDash()

    def sign(self, name: str, x: float, y: float, size: float, stroke: float = 2.4) -> None:
        """(x, y) is the top left of the sign's square."""
        self._stroke_gray(0.0)
        self._fill_gray(0.0)
        self._width = None
        signs.draw(self.canvas, name, x, PAGE_HEIGHT - y - size, size, stroke)

    def strokes(self, strokes: Strokes, x: float, y: float, width: float, height: float, line: float) -> None:
        """A drawn signature in the box whose top left is (x, y); a tap is a dot. It is marked, so that HQ can read it back."""
        self._stroke_gray(0.0)
        self._line_width(line)
        pad = (x, PAGE_HEIGHT - y - height, width, height)
        self.canvas._code.append(seal_ink.mark(pad))
        for stroke in strokes.strokes:
            path = self.canvas.beginPath()
            points = [(x + at * width / 1000, PAGE_HEIGHT - y - down * height / 1000) for at, down in stroke]
            for nth, point in enumerate([*points, *points[:1]] if len(points) == 1 else points):
                (path.lineTo if nth else path.moveTo)(*point)
            self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas._code.append(seal_ink.END)

    def logo(self, x: float, y: float, size: float) -> None:
        self._stroke_gray(0.0)
        self._fill_gray(0.0)
        self._width = None
        signs.logo(self.canvas, x, PAGE_HEIGHT - y - size, size)

    def qr(self, modules: list[list[bool]], x: float, y: float, size: float) -> None:
        self._fill_gray(0.0)
        qr.draw(self.canvas, modules, x, PAGE_HEIGHT - y - size, size)

    def image(self, key: str, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """The JPEG's own bytes go into the file; the same picture twice is one object."""
        reader = self._images.get(key) or self._images.setdefault(key, _Print(key, jpeg))
        self.canvas.drawImage(reader, x, PAGE_HEIGHT - y - height, width, height)

    def _fill_gray(self, gray: float) -> None:
        if self._fill != gray:
            self.canvas.setFillGray(gray)
            self._fill = gray

    def _stroke_gray(self, gray: float) -> None:
        if self._stroke != gray:
            self.canvas.setStrokeGray(gray)
            self._stroke = gray

    def _line_width(self, width: float) -> None:
        if self._width != width:
            self.canvas.setLineWidth(width)
            self._width = width
