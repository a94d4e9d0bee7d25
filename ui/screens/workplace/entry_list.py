"""The list at the left: what is owed and what is to be done on this subject."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.screens.workplace.entry_row import EntryRow
from ui.screens.workplace.presenter import Entry
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet

WIDTH = 272


class EntryList(Sheet):
    """Rows are kept and filled anew. Signal: picked(key)."""

    picked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        self._rows_column = QVBoxLayout(inside)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self._rows_column.addStretch(1)
        self._scroll = Scroll(inside)
        self.column.addWidget(self._scroll)
        self._rows: list[EntryRow] = []
        self._shown = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def show_entries(self, entries: tuple[Entry, ...], chosen: str) -> None:
        while len(self._rows) < len(entries):
            row = EntryRow()
            row.clicked.connect(lambda _on=False, row=row: self._picked(row))
            self._rows.append(row)
            self._rows_column.insertWidget(len(self._rows) - 1, row)
        for row, entry in zip(self._rows, entries, strict=False):
            row.show_entry(entry, chosen=entry.key == chosen)
        if len(entries) != self._shown:
            self._shown = len(entries)
            for nth, row in enumerate(self._rows):
                row.setVisible(nth < len(entries))
            self.updateGeometry()
        current = next((row for row in self._rows if row.entry is not None and row.entry.key == chosen), None)
        if current is not None:
            self._scroll.ensureWidgetVisible(current, 0, 28)

    def sizeHint(self):  # type: ignore[no-untyped-def]
        hint = super().sizeHint()
        hint.setHeight(56 * self._shown + 2)
        return hint

    def _picked(self, row: EntryRow) -> None:
        if row.entry is not None:
            self.picked.emit(row.entry.key)
