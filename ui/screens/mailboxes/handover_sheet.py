"""The side sheet for one hand-over of the encrypted device: write it, sign, sign. A further one begins with the device and whoever has
it now.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mail_domain import SIDES, hands
from ui.screens.mailboxes.custody import Chain, Column
from ui.theme.type import LABEL, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.widgets.sign_word import SignWord
from ui.widgets.signature import SignaturePad
from ui.widgets.text import Text
from ui.wording import Words

_FIRST = ("handed_by", "taken_by", "when", "place", "condition")
"""What differs from one hand-over to the next stands above the device."""


class HandoverSheet(SideSheet):
    """`nth` of the chain's rows, or one below the last for a new one. Signals: given(cells, strokes by side), dropped()."""

    given = Signal(object, object)
    dropped = Signal()

    def __init__(self, host: QWidget, words: Words, chain: Chain, nth: int) -> None:
        known = nth < len(chain.rows)
        title = words("Hand-over {number}", number=nth + 1) if known else words("Enter hand-over")
        super().__init__(host, title=title, second=chain.device, close_name=words("Close"))
        self._words = words
        cells: Mapping[str, str] = chain.rows[nth].cells if known else chain.following
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._cells: dict[str, _Typed | _Choice] = {}
        self._signed = chain.alone.signed if chain.alone is not None else frozenset[str]()
        for one in sorted(chain.columns, key=lambda one: _FIRST.index(one.key) if one.key in _FIRST else len(_FIRST)):
            cell = _Choice(one, cells.get(one.key, "")) if one.options else _Typed(words, one, cells.get(one.key, ""))
            self._cells[one.key] = cell
            column.addWidget(cell)
        labels = {one.key: one.label for one in chain.columns}
        self._pens = {side: _Pen(words, labels[side]) for side in SIDES} if chain.alone is not None else {}
        for pen in self._pens.values():
            column.addWidget(pen)
        for cell in self._cells.values():
            cell.changed.connect(self._show_pens)
        self._show_pens()
        self.body.addLayout(column)
        self.body.addStretch(1)
        if known:
            drop = Button(words("Remove"), kind=ButtonKind.QUIET, icon="trash", name=words("Remove this hand-over"))
            drop.clicked.connect(self._drop)
            self.foot.addWidget(drop)
        else:
            cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
            cancel.clicked.connect(self.dismiss)
            self.foot.addWidget(cancel)
        enter = Button(words("Record hand-over"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _show_pens(self) -> None:
        """Who signed just this hand-over need not again; with anything else above the signature it is another one."""
        named = {hand.side: hand for hand in hands(({key: cell.text() for key, cell in self._cells.items()},))}
        for side, pen in self._pens.items():
            hand = named.get(side)
            pen.show_for(hand.name if hand else "", signed=hand is not None and hand.key in self._signed)

    def _give(self) -> None:
        """Gaps are kept and told below the line: work on site is never thrown away. Only strokes without a name would be."""
        cells = {key: cell.text() for key, cell in self._cells.items()}
        drawn = {side: pen.pad.drawn() for side, pen in self._pens.items() if not pen.pad.is_empty()}
        nameless = next((side for side in drawn if not cells[side]), None)
        if nameless is not None:
            cell = self._cells[nameless]
            assert isinstance(cell, _Typed)
            cell.field.set_wrong(self._words("Please enter who signs"))
            self.area.ensureWidgetVisible(cell)
            return
        self.dismiss()
        self.given.emit(cells, drawn)

    def _drop(self) -> None:
        self.dismiss()
        self.dropped.emit()


class _Typed(QWidget):
    changed = Signal()

    def __init__(self, words: Words, one: Column, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        placeholder = words("e.g. {example}", example=one.example) if one.example else ""
        self.field = Field(one.label, text=text, placeholder=placeholder)
        column.addWidget(self.field)
        self.field.edit.textChanged.connect(lambda _text: self.changed.emit())

    def text(self) -> str:
        return self.field.text().strip()


class _Pen(QWidget):
    """The pad of one side; a line instead where this side has signed."""

    def __init__(self, words: Words, label: str) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(words("Signature, {side}", side=label), LABEL))
        self._done = SignWord("", icon="tick", ink="done", style=SECOND)
        self.pad = SignaturePad(name=words("Signature, {side}", side=label), caption="", clear_word=words("Clear"))
        self.pad.setFixedHeight(132)
        column.addWidget(self._done)
        column.addWidget(self.pad)

    def show_for(self, name: str, *, signed: bool) -> None:
        self._done.set_face(self._words("Signed by {who}", who=name))
        self._done.setVisible(signed)
        self.pad.setVisible(not signed)
        self.pad.set_caption(name)
        if signed:
            self.pad.clear()


class _Choice(QWidget):
    changed = Signal()

    def __init__(self, one: Column, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(one.label, LABEL))
        self._rows: dict[str, RadioRow] = {}
        for key, word in one.options:
            row = RadioRow(word)
            row.setAccessibleName(f"{one.label}, {word}")
            row.setChecked(key == text)
            row.toggled.connect(lambda _on: self.changed.emit())
            self._rows[key] = row
            column.addWidget(row)

    def text(self) -> str:
        return next((key for key, row in self._rows.items() if row.isChecked()), "")
