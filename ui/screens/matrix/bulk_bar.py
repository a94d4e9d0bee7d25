"""The bar below the matrix: what is chosen, and the acts on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.matrix import Act
from ui.theme.painting import fill
from ui.theme.theme import current_theme
from ui.theme.type import BODY_STRONG, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text import Text
from ui.wording import Words


class BulkBar(QWidget):
    """Signals: cancelled(), asked(Act)."""

    cancelled = Signal()
    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(72)
        self.setAccessibleName(words("Selection"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(12)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        self._first = Text("", BODY_STRONG)
        self._second = Text("", SECOND, "ink2")
        text.addWidget(self._first)
        text.addWidget(self._second)
        text.addStretch(1)
        line.addLayout(text, 1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.cancelled)
        line.addWidget(cancel)
        for act, icon, word in (
            (Act.NA, "dash", words("Not applicable …")),
            (Act.DEVIATES, "neq", words("Deviates …")),
        ):
            button = Button(word, icon=icon)
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(act))
            line.addWidget(button)
        self._enter = Button("", icon="tick", kind=ButtonKind.NEXT_ACT)
        self._enter.clicked.connect(lambda: self.asked.emit(Act.DONE))
        line.addWidget(self._enter)

    def show_choice(
        self,
        count: int,
        titles: Sequence[str],
        ends: tuple[str, str],
        changing: int,
        cells: Sequence[tuple[str, str]],
    ) -> None:
        """`changing` of the chosen cells would become done; the others stay."""
        words = self._words
        parts = [words.count("{n} cell", "{n} cells", count)]
        parts.append(titles[0] if len(titles) == 1 else words.count("{n} item", "{n} items", len(titles)))
        parts.append(ends[0] if ends[0] == ends[1] else words("{first} to {last}", first=ends[0], last=ends[1]))
        self._first.set_words(" · ".join(parts))
        kept = count - changing
        second = words("Not entered yet.")
        if kept:
            second += " " + words.count("{n} is already done and stays.", "{n} are already done and stay.", kept)
        self._second.set_words(second)
        if changing:
            self._enter.set_on()
            self._enter.set_face(words.count("Enter {n} as done", "Enter {n} as done", changing))
        else:
            self._enter.set_face(words("Nothing to enter"))
            self._enter.set_off(second)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, 0, 0, self.width(), 2, current_theme().colour("accent"))
        painter.end()
