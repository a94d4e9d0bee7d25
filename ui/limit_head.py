"""Head of a list whose length the contract limits: title, meter with its figure in words, the act; below it the banner."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.limits import Limit
from ui.theme.painting import text_width
from ui.theme.type import LABEL, SECOND, TITLE
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.meter import Meter
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words


class LimitHead(QWidget):
    """Signals: add_wanted(), consent_wanted()."""

    add_wanted = Signal()
    consent_wanted = Signal()

    def __init__(self, words: Words, *, add: str, kind: ButtonKind = ButtonKind.NEXT_ACT) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(24)
        self._title = Text("", TITLE)
        line.addWidget(self._title)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        self._figure = Text("", LABEL)
        self._meter = Meter(words("Included"))
        figures.addStretch(1)
        figures.addWidget(self._figure)
        figures.addWidget(self._meter)
        figures.addStretch(1)
        self._figures = QWidget()
        self._figures.setLayout(figures)
        line.addWidget(self._figures)
        self._agreed = SignWord("", icon="pen", ink="ink2", style=SECOND)
        line.addWidget(self._agreed)
        line.addStretch(1)
        self._acts = line
        self.add = Button(add, icon="plus", kind=kind, height=48)
        self.add.clicked.connect(self.add_wanted)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        agree = Button(words("Enter consent"), name=words("Enter consent"))
        agree.clicked.connect(self.consent_wanted)
        self._banner = Banner(tone=Tone.DEV, icon="warning", action=agree)
        column.addWidget(self._banner)
        self._banner.hide()

    def add_act(self, button: Button) -> None:
        """One more act, left of the one that adds."""
        self._acts.insertWidget(self._acts.indexOf(self.add), button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_limit(
        self,
        title: str,
        limit: Limit | None,
        *,
        counted: str = "",
        fact: str = "",
        rest: str = "",
        hold: bool = True,
    ) -> None:
        """`counted` says what is, where the title does not. `fact` and `rest` are the banner's words once the limit is
        reached; `hold` then keeps the act off until somebody has agreed.
        """
        words = self._words
        self._title.set_words(title)
        self._figures.setVisible(limit is not None)
        full = limit is not None and limit.full
        self._agreed.setVisible(limit is not None and bool(limit.agreed))
        if limit is not None:
            over = limit.used > limit.top
            figure = words("{figure} included", figure=limit.figure)
            if over:
                figure = words("{figure}, extra cost", figure=limit.figure)
            figure = f"{counted}: {figure}" if counted else figure
            self._figure.set_words(figure, "dev" if over else "ink2")
            self._figure.setMinimumWidth(ceil(text_width(figure, LABEL)))
            self._meter.show_used(used=limit.used, limit=limit.top, spoken=figure)
            self._agreed.set_face(words("Agreed by {who}", who=limit.agreed))
        if full:
            self._banner.show_words(fact, rest)
        self._banner.setVisible(full)
        if full and hold:
            self.add.set_off(fact)
        else:
            self.add.set_on()
