"""Which of its lives a PST file is checked in: original, copy on the medium, arrived at HQ."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.mailboxes.result_words import stage_words
from ui.theme.type import LABEL
from ui.widgets.segments import Segments
from ui.widgets.text import Text
from ui.wording import Words


class StageChoice(QWidget):
    """Shown only where there is something to choose. Signal: changed()."""

    changed = Signal()

    def __init__(self, words: Words, stages: Sequence[str], chosen: str) -> None:
        super().__init__()
        self._alone = chosen
        self._parts: Segments | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if len(stages) > 1:
            title, said = words("What is checked?"), stage_words(words)
            column.addWidget(Text(title, LABEL))
            self._parts = Segments([(stage, said[stage]) for stage in stages], name=title, wide=True)
            self._parts.set_current(chosen)
            self._parts.chosen.connect(lambda _stage: self.changed.emit())
            column.addWidget(self._parts)
        self.setVisible(self._parts is not None)

    @property
    def current(self) -> str:
        return self._parts.current() if self._parts is not None else self._alone
