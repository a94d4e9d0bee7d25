"""Side sheets of the user table: a file to read, a user typed by hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editors.file_line import FileLine
from ui.screens.users.presenter import Column, Line
from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text
from ui.wording import Words


class FileSheet(SideSheet):
    """Signal: chosen(path, replace)."""

    chosen = Signal(str, bool)

    def __init__(self, host: QWidget, words: Words, *, has_users: bool) -> None:
        super().__init__(
            host, title=words("Read a file"), second=words("Excel (XLSX) or CSV"), close_name=words("Close")
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.line = FileLine(words, act=words("Read"), pattern="*.xlsx *.csv *.txt")
        self.line.go.hide()
        self.line.chosen.connect(self._give)
        inner.addWidget(self.line)
        self.behind = RadioRow(words("Add to the users here"))
        self.instead = RadioRow(words("Replace the users here"))
        self.behind.setChecked(True)
        for row in (self.behind, self.instead):
            row.setVisible(has_users)
            inner.addWidget(row)
        self.problem = Text("", SECOND, "block", wrap=True)
        self.problem.hide()
        inner.addWidget(self.problem)
        inner.addWidget(Text(words("Nothing is entered while the list holds an error."), SECOND, "ink2", wrap=True))
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        read = Button(words("Read file"), kind=ButtonKind.PRIMARY)
        read.clicked.connect(self.line.go.click)
        self.foot.addWidget(cancel)
        self.foot.addWidget(read, 1)
        self.closed.connect(self.deleteLater)

    def _give(self, path: str) -> None:
        self.problem.hide()
        self.chosen.emit(path, self.instead.isChecked())

    def show_refused(self, sentence: str) -> None:
        self.line.refuse()
        self.problem.set_words(sentence)
        self.problem.show()


class UserSheet(SideSheet):
    """All 18 attributes. Signal: given(line)."""

    given = Signal(object)

    def __init__(self, host: QWidget, words: Words, columns: tuple[Column, ...]) -> None:
        super().__init__(host, title=words("Add user"), close_name=words("Close"))
        self._words, self._columns = words, columns
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.fields: list[Field] = []
        for column in columns:
            example = words("e.g. {example}", example=column.example) if column.example else ""
            field = Field(column.title, aside=column.second, placeholder=example)
            self.fields.append(field)
            inner.addWidget(field)
        self.body.addLayout(inner)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Enter user"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        line: Line = tuple(field.text().strip() for field in self.fields)
        for field, column in zip(self.fields, self._columns, strict=True):
            if column.must and not field.text().strip():
                field.set_wrong(self._words("is missing."))
                field.edit.setFocus()
                self.area.ensureWidgetVisible(field)
                return
        self.dismiss()
        self.given.emit(line)
