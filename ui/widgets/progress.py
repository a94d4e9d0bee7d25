"""A long work that can be cancelled: what, how much of how much, a bar. No per cent without amounts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.type import BODY, BODY_STRONG, Figures
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.text import Text


class Progress(QWidget):
    """Signal: cancelled(). Without `cancel_word` the work cannot be cancelled and shows no button."""

    cancelled = Signal()

    def __init__(self, title: str, *, cancel_word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(title, BODY_STRONG)
        self._amount = Text("", BODY.with_figures(Figures.COLUMN), "ink2")
        self._bar = Bar(title, height=8)
        words = QHBoxLayout()
        words.addWidget(self._title, 1)
        words.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignRight)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(words)
        left.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addLayout(left, 1)
        self._cancel = Button(cancel_word)
        self._cancel.setVisible(bool(cancel_word))
        self._cancel.clicked.connect(self.cancelled)
        line.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_title(self, title: str) -> None:
        self._title.set_words(title)

    def show_amount(self, amount: str, share: float, *, title: str | None = None) -> None:
        """`amount` such as "3,1 von 4,8 GB"; `share` 0 to 1."""
        if title is not None:
            self.show_title(title)
        self._amount.set_words(amount)
        self._bar.show_share(share)
        self._bar.setAccessibleDescription(amount)
