"""Results of a check one below the other: sign and verdict, what was found below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.mailboxes.result_words import ResultLine
from ui.theme.type import SECOND, Figures
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

_SIGNS = {"passed": ("tick", "done"), "notice": ("neq", "dev"), "failed": ("cross", "block")}


class ResultView(QWidget):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_lines(self, lines: Sequence[ResultLine]) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(_result(self._words, line))


def _result(words: Words, line: ResultLine) -> QWidget:
    icon, ink = _SIGNS[line.verdict]
    verdict = {"passed": words("passed"), "notice": words("notice"), "failed": words("failed")}[line.verdict]
    holder = QWidget()
    holder.setAccessibleName(f"{line.title}, {verdict}: {line.text}")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(SignWord(words("{what}: {verdict}", what=line.title, verdict=verdict), icon=icon, ink=ink))
    style = SECOND.with_figures(Figures.IDENTITY) if line.digest else SECOND
    text = QVBoxLayout()
    text.setContentsMargins(28, 0, 0, 0)
    text.addWidget(Text(line.text, style, "ink2", wrap=True))
    column.addLayout(text)
    return holder
