"""The banner: what is, that the work is safe, what to do. One at a time, full width."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, prepare
from ui.theme.textblock import Run
from ui.theme.theme import current_theme
from ui.theme.type import BODY, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.text import Text


class Tone(StrEnum):
    NOTE = "note"
    DEV = "dev"
    BLOCK = "block"


_WEAR = {
    Tone.NOTE: ("sunk", "line2", "ink2", "info"),
    Tone.DEV: ("dev_tint", "dev_mark", "dev", "warning"),
    Tone.BLOCK: ("block_tint", "block", "block", "bang-disc"),
}


class Banner(QFrame):
    """`fact` is set in bold, `rest` says that the work is safe and what to do; `icon` replaces the tone's sign."""

    def __init__(
        self,
        *,
        tone: Tone,
        fact: str = "",
        rest: str = "",
        icon: str = "",
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon = tone, icon
        line = QHBoxLayout(self)
        line.setContentsMargins(52, 12, 16, 12)
        line.setSpacing(12)
        self._text = Text("", BODY, wrap=True)
        line.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_words(fact, rest)

    def show_words(self, fact: str, rest: str = "", *, tone: Tone | None = None, icon: str | None = None) -> None:
        self._tone = tone or self._tone
        self._icon = self._icon if icon is None else icon
        runs = [Run(text=fact, weight=SEMIBOLD)]
        if rest:
            runs.append(Run(text=" " + rest))
        self._text.set_words(runs)
        self.setAccessibleName(f"{fact} {rest}".strip())
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ground, edge, ink, icon = _WEAR[self._tone]
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour(edge))
        draw_icon(painter, self._icon or icon, 17, self.height() / 2 - 12, 24, theme.colour(ink))
        painter.end()
