"""The times of a visit as a margin of the field book, and the buttons that write them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.job.presenter import TimeButton, TimeLine
from ui.theme.painting import fill
from ui.theme.textblock import Run
from ui.theme.theme import current_theme
from ui.theme.type import BODY, BODY_STRONG, SECOND
from ui.widgets.button import Button
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text
from ui.wording import Words

_MARGIN = 68


class TimeColumn(Sheet):
    """Signal: asked(TimeButton)."""

    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(margin=_MARGIN, name=words("Times"))
        self.setFixedWidth(232)
        self._words = words
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN + 12, 14, 12, 6)
        head.addWidget(Text(words("Times"), BODY_STRONG))
        self.column.addLayout(head)
        self._scroll = Scroll()
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(Rule(strong=True))
        foot = _Foot()
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(12, 12, 12, 12)
        self._foot.setSpacing(8)
        self.column.addWidget(foot)

    def show_times(self, lines: Sequence[TimeLine], buttons: Sequence[TimeButton]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in lines:
            column.addWidget(_Line(one, self._words))
        column.addStretch(1)
        self._scroll.set_content(holder)
        while self._foot.count():
            item = self._foot.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            made = Button(button.word, icon=button.icon)
            made.clicked.connect(lambda _on=False, button=button: self.asked.emit(button))
            self._foot.addWidget(made)


class _Foot(QWidget):
    """Where the buttons stand; the margin line ends above it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("sheet"))
        painter.end()


class _Line(QWidget):
    """The line of now is drawn in violet, with a stroke above."""

    def __init__(self, one: TimeLine, words: Words) -> None:
        super().__init__()
        self._running = one.running
        ink = "accent" if one.running else "ink3" if one.planned else "ink"
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 8, 6)
        line.setSpacing(0)
        clock = Text(one.clock, BODY_STRONG if not one.planned else BODY, ink)
        clock.setFixedWidth(_MARGIN - 16)
        line.addSpacing(16)
        text = QVBoxLayout()
        text.setContentsMargins(12, 0, 0, 0)
        text.setSpacing(0)
        text.addWidget(Text(one.title, BODY, "ink3" if one.planned else "ink", wrap=True))
        if one.former:
            runs = [Run(text=one.former, struck=True, ink="ink2"), Run(text=" " + words("corrected"))]
            text.addWidget(Text(runs, SECOND, "ink2", wrap=True))
        if one.second:
            text.addWidget(Text(one.second, SECOND, "ink2", wrap=True))
        left = QVBoxLayout()
        left.addWidget(clock)
        left.addStretch(1)
        line.addLayout(left)
        line.addLayout(text, 1)
        self.setAccessibleName(", ".join(part for part in (one.clock, one.title, one.second) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._running:
            painter = QPainter(self)
            fill(painter, 0, 0, self.width(), 2, current_theme().colour("accent"))
            painter.end()
