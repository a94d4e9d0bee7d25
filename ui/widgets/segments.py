"""Segmented choice: two to four answers side by side, one of them on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme.painting import CENTRE, draw_text, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, MEDIUM, SEMIBOLD


class _Part(QRadioButton):
    focus_ring = True

    def __init__(self, text: str, *, first: bool, last: bool) -> None:
        super().__init__(text)
        self._first, self._last = first, last
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(48, round(text_width(self.text(), BODY.with_weight(SEMIBOLD)) + 30)), 48)

    minimumSizeHint = sizeHint

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # Parts share one outline: each draws a rounded box that runs on under its neighbour.
        reach = area.adjusted(0 if self._first else -12, 0, 0 if self._last else 12, 0)
        shape = QPainterPath()
        shape.addRoundedRect(reach, 6, 6)
        on = self.isChecked()
        ground = "accent" if on else "accent_tint" if self.isDown() else "sheet" if self.isEnabled() else "sunk"
        edge = "accent" if on else "ctrl" if self.isEnabled() else "line2"
        painter.fillPath(shape, theme.colour(ground))
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.drawPath(shape)
        if not self._first and not on:
            painter.fillRect(QRectF(0, 1, 1, self.height() - 2), theme.colour("line2"))
        ink = "on_accent" if on else "ink" if self.isEnabled() else "ink3"
        style = BODY.with_weight(SEMIBOLD if on else MEDIUM)
        draw_text(painter, QRectF(self.rect()).adjusted(6, 0, -6, 0), self.text(), style, theme.colour(ink), CENTRE)
        painter.end()


class Segments(QWidget):
    """`options` are (key, word). `wide` gives all parts the same width and fills the panel. Signal: chosen(key)."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        name: str,
        current: str = "",
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Part] = {}
        for index, (key, word) in enumerate(options):
            part = _Part(word, first=index == 0, last=index == len(options) - 1)
            part.setAccessibleName(word)
            self._group.addButton(part)
            self._parts[key] = part
            line.addWidget(part, 1 if wide else 0)
            part.clicked.connect(lambda _on, chosen=key: self.chosen.emit(chosen))
        policy = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    def current(self) -> str:
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Shows a choice without telling it as a click; an unknown key leaves all parts off."""
        self._group.setExclusive(False)
        for name, part in self._parts.items():
            part.setChecked(name == key)
        self._group.setExclusive(True)

    def part(self, key: str) -> QRadioButton:
        return self._parts[key]
