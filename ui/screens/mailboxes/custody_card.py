"""The custody chain as a list: a line per hand-over, right below it what is wrong and who signs it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editors.model import Attendee
from ui.editors.signer_line import SignerLine
from ui.screens.mailboxes.card import Card
from ui.screens.mailboxes.custody import Chain, Handover, Signatures
from ui.theme.signs import sign, state_ink
from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.list_row import ListRow
from ui.widgets.sheet import Rule
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

_MARGIN = 48


class CustodyCard(Card):
    """Signals: row_wanted(nth) to enter or correct a hand-over, sign_wanted() where one signature stands for all; where each signs
    alone signer_wanted(Attendee), dropped(Attendee), why_wanted().
    """

    row_wanted = Signal(int)
    sign_wanted = Signal()
    signer_wanted = Signal(object)
    dropped = Signal(object)
    why_wanted = Signal()

    def __init__(self, words: Words, chain: Chain) -> None:
        super().__init__(chain.title)
        self._words, self._title = words, chain.title
        self.show_second(chain.device)
        if chain.alone is None and chain.sign and not chain.signed:
            signing = Button(words("Have it signed"), icon="pen", name=f"{chain.title}, {words('have it signed')}")
            signing.clicked.connect(self.sign_wanted)
            self.add_act(signing)
        more = Button(words("Enter hand-over"), icon="plus", name=f"{chain.title}, {words('enter hand-over')}")
        more.clicked.connect(lambda: self.row_wanted.emit(len(chain.rows)))
        self.add_act(more)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        for nth, row in enumerate(chain.rows):
            if nth:
                self.body.addWidget(Rule())
            self.body.addWidget(self._row(nth, row))
            for one in row.signers:
                self.body.addWidget(self._signer(one))
        if not chain.rows:
            self.body.addWidget(
                _inset(
                    Text(
                        words("No hand-over yet. Each one gets a line, from the first to the last."),
                        SECOND,
                        "ink2",
                        wrap=True,
                    )
                )
            )
        if chain.alone is not None and (chain.alone.total or chain.alone.besides):
            for one in chain.alone.besides:
                self.body.addWidget(self._signer(one))
            self.body.addWidget(Rule())
            self.body.addLayout(self._counted(chain.alone))
        if chain.signed:
            self.body.addWidget(Rule())
            self.body.addWidget(_inset(SignWord(words("Signed by {who}", who=chain.signed), icon="pen", style=SECOND)))

    def _signer(self, one: Attendee) -> QWidget:
        line = SignerLine(self._words, one, spoken=f"{self._title}, {one.spoken}", margin=_MARGIN)
        line.sign_wanted.connect(lambda: self.signer_wanted.emit(one))
        line.dropped.connect(lambda: self.dropped.emit(one))
        return line

    def _counted(self, alone: Signatures) -> QHBoxLayout:
        """Who has not signed is a gap until it is said why."""
        words, whole = self._words, alone.done == alone.total
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(12)
        text = words("{n} of {total} signed", n=alone.done, total=alone.total)
        ink = "done" if whole else "dev"
        line.addWidget(SignWord(text, icon="tick" if whole else "neq", ink=ink, style=SECOND))
        line.addWidget(Text(alone.why, SECOND, "ink2", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        if not whole:
            why = words("Why does somebody not sign?")
            act = words("Change reason") if alone.why else words("Enter reason")
            ask = Button(act, kind=ButtonKind.QUIET, name=f"{self._title}, {why}")
            ask.clicked.connect(self.why_wanted)
            line.addWidget(ask)
        return line

    def _row(self, nth: int, row: Handover) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        spoken = ", ".join((row.number, row.title, row.second, *row.problems))
        line = ListRow(
            row.title,
            second=row.second,
            number=row.number,
            trailing="chevron-right",
            rule=False,
            spoken=spoken,
        )
        line.clicked.connect(lambda _on=False: self.row_wanted.emit(nth))
        column.addWidget(line)
        for text in row.problems:
            said = QHBoxLayout()
            said.setContentsMargins(64, 0, 16, 8)
            said.setSpacing(8)
            ink = state_ink(row.look)
            said.addWidget(SignWord("", icon=sign(row.look).icon, ink=ink, style=SECOND))
            said.addWidget(Text(text, SECOND, ink, wrap=True), 1)
            column.addLayout(said)
        return holder


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(widget)
    return holder
