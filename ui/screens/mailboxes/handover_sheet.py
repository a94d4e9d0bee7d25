"""The side sheet for one hand-over of the encrypted device; a further one begins with the device and whoever has it now."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.mailboxes.custody import Chain, Column
from ui.theme.type import LABEL
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text
from ui.wording import Words

_FIRST = ("handed_by", "taken_by", "when", "place", "condition")
"""What differs from one hand-over to the next stands above the device."""


class HandoverSheet(SideSheet):
    """`nth` of the chain's rows, or one below the last for a new one. Signals: given(cells), dropped()."""

    given = Signal(object)
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
        for one in sorted(chain.columns, key=lambda one: _FIRST.index(one.key) if one.key in _FIRST else len(_FIRST)):
            cell = _Choice(one, cells.get(one.key, "")) if one.options else _Typed(words, one, cells.get(one.key, ""))
            self._cells[one.key] = cell
            column.addWidget(cell)
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

    def _give(self) -> None:
        """Gaps are kept and told below the line: work on site is never thrown away."""
        cells = {key: cell.text() for key, cell in self._cells.items()}
        self.dismiss()
        self.given.emit(cells)

    def _drop(self) -> None:
        self.dismiss()
        self.dropped.emit()


class _Typed(QWidget):
    def __init__(self, words: Words, one: Column, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        placeholder = words("e.g. {example}", example=one.example) if one.example else ""
        self._field = Field(one.label, text=text, placeholder=placeholder)
        column.addWidget(self._field)

    def text(self) -> str:
        return self._field.text().strip()


class _Choice(QWidget):
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
            self._rows[key] = row
            column.addWidget(row)

    def text(self) -> str:
        return next((key for key, row in self._rows.items() if row.isChecked()), "")
