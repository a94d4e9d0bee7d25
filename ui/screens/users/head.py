"""The line above the table: how many users, what is wrong with them, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.screens.users.page import Page, Standing
from ui.theme.type import LABEL, TITLE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.filter_button import FilterButton
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words


class Head(QWidget):
    """`columns` filters, the others are acts: `read` a file, `write` the list, `add` a user, `take` those of the order."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._heading = Text("", TITLE)
        self._errors = SignWord("", icon="bang", ink="block", style=LABEL)
        self._notices = SignWord("", icon="neq", ink="dev", style=LABEL)
        self.columns = FilterButton(words("Columns with questions"), icon="filter", checkable=True)
        self.columns.setChecked(True)
        self.write = Button(icon="up", kind=ButtonKind.SQUARE, name=words("Write out the list"))
        self.read = Button(words("Read file"), icon="download")
        self.add = Button(words("User"), icon="plus", name=words("Add user"))
        self.take = Button("", kind=ButtonKind.NEXT_ACT, icon="tick", height=48)
        line.addWidget(self._heading)
        line.addSpacing(12)
        line.addWidget(self._errors)
        line.addSpacing(4)
        line.addWidget(self._notices)
        line.addStretch(1)
        for button in (self.columns, self.write, self.read, self.add, self.take):
            line.addWidget(button)

    def show_page(self, page: Page, columns: int, *, narrow: bool) -> None:
        """`columns` of the 18 are in sight. Below 1200 px the filter's figure says enough."""
        words = self._words
        self._heading.set_words(page.heading)
        self._errors.set_face(words.count("{n} error", "{n} errors", page.errors))
        self._errors.setVisible(page.errors > 0)
        self._notices.set_face(words.count("{n} notice", "{n} notices", page.notices))
        self._notices.setVisible(page.notices > 0)
        title = words("Columns with questions") if page.complaints else words("Filled columns")
        count = words("{a} of {b}", a=columns, b=len(page.columns))
        self.columns.set_face("" if narrow else title, count=count)
        self.columns.setAccessibleName(f"{title} {count}")
        self.columns.setVisible(bool(page.lines))
        self.write.setVisible(page.editable and bool(page.lines) and page.standing is not Standing.PREVIEW)
        self.read.setVisible(page.editable)
        self.add.setVisible(page.editable)
        self.take.set_face(page.take_word)
        self.take.setVisible(bool(page.ordered))
