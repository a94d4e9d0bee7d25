"""One precondition of the visit: how it stands, its editors, and the waiting clock where the customer lets us wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editors.editor import Editor
from ui.editors.kinds import editor_for
from ui.screens.preconditions.presenter import Owed
from ui.theme.signs import sign, state_ink
from ui.theme.type import CARD, LABEL
from ui.widgets.button import Button, ButtonKind
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words


class OwedCard(Sheet):
    """Signals: made(editor), wait_wanted(code), absent()."""

    made = Signal(object)
    wait_wanted = Signal(str)
    absent = Signal()

    def __init__(self, owed: Owed, words: Words) -> None:
        super().__init__(name=owed.title)
        self._words, self.owed = words, owed
        self.editors: list[Editor] = []
        self._shape: tuple[object, ...] = ()
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(12)
        self._title = Text(owed.title, CARD)
        self._state = SignWord("", icon="tick", style=LABEL)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        self.column.addLayout(head)
        self.column.addWidget(Rule())
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self.column.addLayout(self._body)
        self._foot = QWidget()
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(8, 4, 12, 4)
        self._wait = Button(words("Start waiting time"), icon="clock", name=f"{owed.title}, {words('waiting time')}")
        self._wait.clicked.connect(lambda: self.wait_wanted.emit(self.owed.waits))
        self._absent = Button(words("Nobody here: HQ agrees …"), kind=ButtonKind.QUIET, icon="phone")
        self._absent.clicked.connect(self.absent)
        line.addWidget(self._absent)
        line.addStretch(1)
        line.addWidget(self._wait)
        self.column.addWidget(self._foot)

    def show_owed(self, owed: Owed, *, waiting: bool, waived: bool) -> None:
        self.owed = owed
        shape = tuple(row.shape for row in owed.rows)
        if shape != self._shape:
            self._rebuild(owed)
            self._shape = shape
        else:
            for editor, row in zip(self.editors, owed.rows, strict=True):
                if editor.row != row:
                    editor.show_row(row)
        odd = owed.look in ("deviates", "not_done", "blocks", "na")
        self._state.set_face(owed.why if odd else owed.value, icon=sign(owed.look).icon, ink=state_ink(owed.look))
        self._state.setVisible(owed.look != "open")
        can_wait = bool(owed.waits) and not waiting
        can_be_absent = owed.contact and owed.look != "done" and not waived
        self._wait.setVisible(can_wait)
        self._absent.setVisible(can_be_absent)
        self._foot.setVisible(can_wait or can_be_absent)

    def _rebuild(self, owed: Owed) -> None:
        for editor in self.editors:
            self._body.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.editors = []
        for row in owed.rows:
            editor = editor_for(row, self._words)
            self.editors.append(editor)
            self._body.addWidget(editor)
            editor.show()
            self.made.emit(editor)
