"""A chip: sign and word. It states a fact and is never a target."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.models.matrix import Look
from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, prepare, text_width
from ui.theme.signs import sign
from ui.theme.theme import current_theme
from ui.theme.type import MEDIUM, SECOND

_STYLE = SECOND.with_weight(MEDIUM)


class Chip(QLabel):
    """`look` gives sign and colours; without one the chip is plain. `icon` replaces the look's sign."""

    def __init__(self, text: str, *, look: Look | None = None, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._look, self._icon = look, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_face(self, text: str, *, look: Look | None = None, icon: str = "") -> None:
        self._look, self._icon = look, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def _sign(self) -> str:
        return self._icon or (sign(self._look).icon if self._look else "")

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), _STYLE) + (38 if self._sign else 22)), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        plain = self._look in (None, Look.OPEN, Look.SINGLE)
        if plain or self._look is None:
            ground, edge, ink = "sunk", "line", "ink2"
        else:
            wear = sign(self._look)
            ground, edge, ink = wear.ground, wear.ground, wear.ink
        if theme.high_contrast and self._look is not Look.BLOCKS:
            edge = ink
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour(edge), radius=4)
        x = 9.0
        if self._sign:
            draw_icon(painter, self._sign, x, 7, 14, theme.colour(ink))
            x += 20
        draw_text(painter, QRectF(x, 0, self.width(), 28), self.text(), _STYLE, theme.colour(ink), elide=False)
        painter.end()
