"""What the protocols carry, as a table: one line each, a sign per part, and in one sentence what stays behind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.screens.mailboxes.card import Card
from ui.screens.mailboxes.coverage import Cell, CoverageTable
from ui.theme.signs import sign, state_ink
from ui.theme.type import BODY_STRONG, LABEL, SECOND
from ui.widgets.button import Button
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words


class CoverageCard(Card):
    """Signal: opened() to choose the protocol, or to have the coverage accepted."""

    opened = Signal()

    def __init__(self, words: Words, table: CoverageTable) -> None:
        super().__init__(words("What the protocols carry"))
        if not table.agreed:
            text = words("Have it accepted") if table.chosen else words("Choose a protocol")
            act = Button(text, trailing="arrow-right", name=text)
            act.clicked.connect(self.opened)
            self.add_act(act)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 156)
        for place, head in enumerate(table.heads, start=1):
            grid.addWidget(Text(head, LABEL, "ink2"), 0, place)
            grid.setColumnStretch(place, 1)
        for row, line in enumerate(table.lines, start=1):
            grid.addWidget(Text(line.name, BODY_STRONG), row, 0)
            for place, cell in enumerate(line.cells, start=1):
                grid.addWidget(_cell(cell), row, place)
        self.body.addWidget(holder)
        icon, ink = ("neq", "dev") if table.short else ("tick", "done") if table.chosen else ("info", "ink2")
        fact = QWidget()
        words_beside = QGridLayout(fact)
        words_beside.setContentsMargins(0, 4, 0, 0)
        words_beside.setHorizontalSpacing(8)
        words_beside.setColumnStretch(1, 1)
        words_beside.addWidget(SignWord("", icon=icon, ink=ink), 0, 0)
        words_beside.addWidget(Text(table.fact, BODY_STRONG if table.short else LABEL, ink, wrap=True), 0, 1)
        self.body.addWidget(fact)
        if table.short:
            promised = words("Promised are mails with folders, contacts, calendar, tasks and notes.")
            self.body.addWidget(Text(promised, SECOND, "ink2", wrap=True))
        if table.agreed:
            self.body.addWidget(SignWord(words("Accepted by {who}", who=table.agreed), icon="pen", style=SECOND))


def _cell(cell: Cell) -> SignWord:
    widget = SignWord(cell.word, icon=sign(cell.look).icon, ink=state_ink(cell.look), style=SECOND)
    widget.setAccessibleName(cell.spoken)
    return widget
