"""The top bar: where we are, the tabs of a job, and at its end what is saved and what is on its way."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.painting import fill
from ui.theme.theme import current_theme
from ui.theme.type import CARD, SECOND, SMALL, TypeStyle
from ui.widgets.status_field import StatusField
from ui.widgets.tabs import TabBar
from ui.widgets.text import Text

_NARROW_TITLE = TypeStyle(size=16, line=20, weight=600)
_NARROW_SECOND = TypeStyle(size=SMALL.size, line=18)


class TopBar(QWidget):
    """`title` and `second` at the left, `tabs`, anything added to `extra`, and `status` at the right end."""

    def __init__(self, *, tabs_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("", CARD)
        self._second = Text("", SECOND, "ink2")
        self.tabs = TabBar(name=tabs_name)
        self.status = StatusField()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._second)
        words.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addLayout(words, 1)
        self._gap = QWidget()
        self._gap.setFixedWidth(28)
        self._line.addWidget(self._gap)
        self._line.addWidget(self.tabs)
        self._line.addStretch(1000)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(12)
        self._line.addLayout(self.extra)
        self._line.addSpacing(16)
        self._line.addWidget(self.status)
        self.set_narrow(False)

    def show_title(self, title: str, second: str = "") -> None:
        self._title.set_words(title)
        self._second.set_words(second)
        self._second.setVisible(bool(second))
        self._keep_title()

    def _keep_title(self) -> None:
        """A long name is cut before a tab is; the whole of it stands in its tool tip."""
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), 180))

    def show_tabs(self, shown: bool) -> None:
        """Without tabs the title has the whole width."""
        self.tabs.setVisible(shown)
        self._gap.setVisible(shown)
        # A stretch takes an item for as small as it may get: beside tabs the title must count with its whole length.
        self._line.setStretch(0, 0 if shown else 1)
        self._line.setStretch(3, 1000 if shown else 0)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedHeight(56 if narrow else 64)
        side = 16 if narrow else 24
        self._line.setContentsMargins(side, 1, side, 1)
        self._gap.setFixedWidth(18 if narrow else 26)
        self._title.set_style(_NARROW_TITLE if narrow else CARD)
        self._second.set_style(_NARROW_SECOND if narrow else SECOND)
        self.tabs.set_narrow(narrow)
        self._keep_title()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        fill(painter, 0, self.height() - 1, self.width(), 1, theme.colour("line2"))
        painter.end()
