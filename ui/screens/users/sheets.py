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
        read = Button(words("Read list"), kind=ButtonKind.PRIMARY)
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
    """All 18 attributes, of a new user or of one who is there. Signals: given(line), removed()."""

    given = Signal(object)
    removed = Signal()

    def __init__(
        self, host: QWidget, words: Words, columns: tuple[Column, ...], *, line: Line = (), second: str = ""
    ) -> None:
        super().__init__(
            host, title=words("Change user") if line else words("Add user"), second=second, close_name=words("Close")
        )
        self._words, self._columns = words, columns
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.fields: list[Field] = []
        for nth, column in enumerate(columns):
            example = words("e.g. {example}", example=column.example) if column.example else ""
            text = line[nth] if line else ""
            field = Field(column.title, text=text, aside=column.second, placeholder=example)
            field.edit.returnPressed.connect(self._give)
            self.fields.append(field)
            inner.addWidget(field)
        if line:
            remove = Button(words("Remove user"), kind=ButtonKind.DANGER, icon="trash")
            remove.clicked.connect(self._remove)
            inner.addWidget(remove)
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

    def _remove(self) -> None:
        self.dismiss()
        self.removed.emit()
