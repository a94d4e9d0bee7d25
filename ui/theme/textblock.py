"""Text of several lines and weights with the line height of the type scale (which Qt's label cannot keep).

Everything is plain text: a name from an order workbook can never become markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.theme.painting import TURNS, baseline
from ui.theme.theme import Theme
from ui.theme.type import TypeStyle, font


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one weight and colour; `ink` names a token, `weight` None keeps the style's."""

    text: str
    weight: int | None = None
    ink: str | None = None
    struck: bool = False


def plain(text: str) -> str:
    """Text without control characters that would break or turn a line; line breaks stay."""
    text = text.translate(TURNS)
    return "".join(sign if sign == "\n" or ord(sign) >= 32 else " " for sign in text).replace("\n", "\u2028")


class TextBlock:
    """Runs set into lines of one width. `max_lines` 0 means as many as it takes."""

    def __init__(self, runs: Sequence[Run], style: TypeStyle, width: float, *, max_lines: int = 0) -> None:
        self._style = style
        self._runs = tuple(runs)
        self._text = "".join(plain(run.text) for run in self._runs)
        self._layout = QTextLayout(self._text, font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats(None, ""))  # fonts only: these decide where lines break
        self.lines = 0
        self.natural_width = 0.0
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width))
            top = baseline(style, self.lines * style.line) - line.ascent()
            line.setPosition(QPointF(0, top))
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            self.lines += 1
            if max_lines and self.lines == max_lines:
                break
        self._layout.endLayout()

    @property
    def height(self) -> int:
        return max(1, self.lines) * self._style.line

    def _formats(self, theme: Theme | None, ink: str) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for run in self._runs:
            shape = QTextCharFormat()
            style = self._style if run.weight is None else self._style.with_weight(run.weight)
            if theme is None:
                shape.setFont(font(style))
                shape.setFontStrikeOut(run.struck)
            else:
                shape.setForeground(theme.colour(run.ink or ink))
            part = QTextLayout.FormatRange()
            length = len(plain(run.text).encode("utf-16-le")) // 2  # Qt counts as UTF-16 does, an emoji is two
            part.start, part.length, part.format = start, length, shape
            start += length
            found.append(part)
        return found

    def paint(self, painter: QPainter, x: float, y: float, theme: Theme, ink: str) -> None:
        """Paints with the upper left corner of the first line box at (x, y); `ink` where a run names no token."""
        painter.setPen(theme.colour(ink))
        self._layout.draw(painter, QPointF(x, y), self._formats(theme, ink))
