"""The side sheet that asks why: side, code, note."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.note_field import NoteField
from ui.widgets.segments import Segments
from ui.widgets.side_sheet import SideSheet
from ui.wording import Words


class Reason(Protocol):
    """`side`: provider | customer | third | not-applicable."""

    @property
    def code(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def side(self) -> str: ...


class ReasonSheet(SideSheet):
    """Signal: given(code, note). `proposed` is chosen beforehand; nothing is entered before the button is pressed.

    `kinds` are two or three ways of differing to choose from (key, word), asked above the reasons; `kind()` tells which.
    """

    given = Signal(str, str)

    def __init__(
        self,
        host: QWidget,
        words: Words,
        *,
        title: str,
        second: str,
        reasons: Sequence[Reason],
        proposed: str = "",
        note: str = "",
        note_label: str = "",
        act: str = "",
        kinds: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(host, title=title, second=second, close_name=words("Close"))
        self._words, self._reasons = words, tuple(reasons)
        sides = [one.side for one in self._reasons]
        order = [side for side in ("provider", "customer", "third", "not-applicable") if side in sides]
        names = {
            "provider": words("Provider"),
            "customer": words("Customer"),
            "third": words("Third party"),
            "not-applicable": words("Not applicable"),
        }
        chosen = next((one for one in self._reasons if one.code == proposed), None)
        self._kinds = Segments(kinds, name=words("What is it?"), current=kinds[0][0], wide=True) if kinds else None
        if self._kinds is not None:
            above = QVBoxLayout()
            above.setContentsMargins(20, 14, 20, 0)
            above.addWidget(self._kinds)
            self.body.addLayout(above)
        self._rows: dict[str, RadioRow] = {}
        self._group = QButtonGroup(self)
        if len(order) > 1:
            start = chosen.side if chosen else order[0]
            sides_choice = Segments([(s, names[s]) for s in order], name=words("Side"), current=start, wide=True)
            sides_choice.chosen.connect(self._show_side)
            holder = QVBoxLayout()
            holder.setContentsMargins(20, 14, 20, 12)
            holder.addWidget(sides_choice)
            self.body.addLayout(holder)
        for one in self._reasons:
            row = RadioRow(one.text, code=one.code, rule=True)
            self._group.addButton(row)
            self._rows[one.code] = row
            row.toggled.connect(self._ready)
            self.body.addWidget(row)
        self._note = NoteField(note_label or words("What did you see?"), text=note)
        below = QVBoxLayout()
        below.setContentsMargins(20, 12, 20, 12)
        below.addWidget(self._note)
        self.body.addLayout(below)
        self.extra = QVBoxLayout()
        self.extra.setContentsMargins(20, 0, 20, 12)
        self.body.addLayout(self.extra)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self._enter = Button(act or words("Enter reason"), kind=ButtonKind.PRIMARY)
        self._enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._enter, 1)
        self.closed.connect(self.deleteLater)
        if chosen is not None:
            self._rows[chosen.code].setChecked(True)
        self._show_side(chosen.side if chosen else order[0] if order else "")
        self._ready()

    def kind(self) -> str:
        return self._kinds.current() if self._kinds is not None else ""

    def chosen(self) -> str:
        return next((code for code, row in self._rows.items() if row.isChecked()), "")

    def _show_side(self, side: str) -> None:
        for one in self._reasons:
            self._rows[one.code].setVisible(one.side == side)

    def _ready(self) -> None:
        if self.chosen():
            self._enter.set_on()
        else:
            self._enter.set_off(self._words("Please choose a reason"))

    def _give(self) -> None:
        code = self.chosen()
        if code:
            note = self._note.text().strip()
            self.dismiss()
            self.given.emit(code, note)
