"""The times of a visit as a margin of the field book, and the buttons that write them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.job.presenter import TimeButton, TimeLine
from ui.theme.painting import fill
from ui.theme.textblock import Run
from ui.theme.theme import current_theme
from ui.theme.type import BODY, BODY_STRONG, SECOND
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text
from ui.wording import Words

_MARGIN, _WIDTH = 68, 232
_UNFOLDED = 200
_WIDEST = 16_777_215
"""Qt's word for no limit."""


class TimeColumn(Sheet):
    """Signal: asked(TimeButton)."""

    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(margin=_MARGIN, name=words("Times"))
        self._words = words
        self._row = False
        self._told: tuple[Sequence[TimeLine], Sequence[TimeButton]] = ((), ())
        self._log = QWidget()
        log = QVBoxLayout(self._log)
        log.setContentsMargins(0, 0, 0, 0)
        log.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN + 12, 14, 12, 6)
        head.addWidget(Text(words("Times"), BODY_STRONG))
        log.addLayout(head)
        self._scroll = Scroll()
        log.addWidget(self._scroll, 1)
        log.addWidget(Rule(strong=True))
        self.column.addWidget(self._log, 1)
        self._foot = _Foot()
        self._acts = QVBoxLayout(self._foot)
        self._acts.setContentsMargins(12, 12, 12, 12)
        self._acts.setSpacing(8)
        self.column.addWidget(self._foot)
        self._shape()

    def set_row(self, row: bool) -> None:
        """One row with the time that runs and the buttons; a button unfolds the others."""
        if row != self._row:
            self._row = row
            self._shape()
            self.show_times(*self._told)

    def _shape(self) -> None:
        self.setMinimumWidth(0 if self._row else _WIDTH)
        self.setMaximumWidth(_WIDEST if self._row else _WIDTH)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if self._row else QSizePolicy.Policy.Fixed,
            QSizePolicy.Policy.Maximum if self._row else QSizePolicy.Policy.Expanding,
        )
        self._log.setVisible(not self._row)
        self._scroll.setMinimumHeight(_UNFOLDED if self._row else 0)

    def _unfold(self) -> None:
        self._log.setVisible(self._log.isHidden())

    def show_times(self, lines: Sequence[TimeLine], buttons: Sequence[TimeButton]) -> None:
        self._told = (lines, buttons)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in lines:
            column.addWidget(_Line(one, self._words))
        column.addStretch(1)
        self._scroll.set_content(holder)
        while self._acts.count():
            item = self._acts.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()
        made = [self._button(button) for button in buttons]
        if not self._row:
            for act in made:
                self._acts.addWidget(act)
            return
        flow = Flow(spacing=8)
        log = Button(self._words("Times"), icon="list", name=self._words("All times"))
        log.clicked.connect(self._unfold)
        for act in (*made, log):
            flow.add(act)
        now = next((one for one in lines if one.running), None)
        if now is not None:
            said = " · ".join(part for part in (f"{now.clock} {now.title}", now.second) if part)
            self._acts.addWidget(Text(said, BODY_STRONG, "accent"))
        self._acts.addWidget(flow)

    def _button(self, button: TimeButton) -> Button:
        made = Button(button.word, icon=button.icon)
        made.clicked.connect(lambda: self.asked.emit(button))
        return made


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
