"""Which of its lives a PST file is checked in: original, copy on the medium, arrived at HQ."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.mailboxes.result_words import stage_words
from ui.theme.type import LABEL
from ui.widgets.choice import RadioRow
from ui.widgets.text import Text
from ui.wording import Words


class StageChoice(QWidget):
    """Shown only where there is something to choose. Signal: changed()."""

    changed = Signal()

    def __init__(self, words: Words, stages: Sequence[str], chosen: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(words("What is checked?"), LABEL))
        self._rows: dict[str, RadioRow] = {}
        said = stage_words(words)
        for stage in stages:
            row = RadioRow(said[stage])
            row.setChecked(stage == chosen)
            row.toggled.connect(lambda on: self.changed.emit() if on else None)
            self._rows[stage] = row
            column.addWidget(row)
        self.setVisible(len(self._rows) > 1)

    @property
    def current(self) -> str:
        return next((stage for stage, row in self._rows.items() if row.isChecked()), "original")
