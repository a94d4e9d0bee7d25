"""The letter: what was done, in the contact's language, large enough to read standing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.handover.presenter import HandoverPage, LetterPart
from ui.theme.painting import fill
from ui.theme.textblock import Run
from ui.theme.theme import current_theme
from ui.theme.type import FIGURE, HANDOVER, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

_MARGIN = 64


class Letter(QWidget):
    """Signal: all_pages()."""

    all_pages = Signal()

    def __init__(self, page: HandoverPage, words: Words) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet(margin=_MARGIN, name=page.title)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN + 20, 16, 16, 16)
        line = QHBoxLayout()
        line.addWidget(Text(page.title, FIGURE, wrap=True), 1)
        pages = Button(words.count("The page", "All {n} pages", page.pages), icon="document")
        pages.clicked.connect(self.all_pages)
        line.addWidget(pages, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(line)
        head.addWidget(Text(page.greeting, HANDOVER, wrap=True))
        sheet.column.addLayout(head)
        for part in page.letter:
            sheet.column.addWidget(Rule())
            sheet.column.addWidget(_Part(part))
        sheet.column.addStretch(1)
        outer.addWidget(sheet)
        outer.addStretch(1)


class _Part(QWidget):
    """One paragraph beside the margin line; the contact's own words lie on violet tint."""

    def __init__(self, part: LetterPart) -> None:
        super().__init__()
        self._hand = part.hand
        self.setAccessibleName(part.title)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 14, 16, 16)
        line.setSpacing(0)
        sign = SignWord("", icon=part.icon, ink=part.ink)
        sign.setFixedWidth(20)
        line.addSpacing((_MARGIN - 20) // 2)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing((_MARGIN - 20) // 2 + 20)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Text(part.title, HANDOVER.with_weight(SEMIBOLD), wrap=True))
        for one in part.paragraphs:
            runs = [Run(text=f"{one.lead} ", weight=SEMIBOLD, ink="ink"), Run(text=one.text)]
            text.addWidget(Text(runs if one.lead else one.text, HANDOVER, "ink2", wrap=True))
        line.addLayout(text, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hand:
            theme = current_theme()
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("accent_tint"))
            fill(painter, _MARGIN - 1, 0, 1, self.height(), theme.colour("margin"))
            painter.end()
