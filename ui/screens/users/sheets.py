"""Side sheets of the user table: a file to read, a user typed by hand, the list written out."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.editors.file_line import FileLine
from ui.screens.users.page import Column, Line
from ui.theme.type import SECOND
from ui.watched import Watched
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.field import Field
from ui.widgets.progress import Progress
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text
from ui.wording import Words

_LOOK_MS = 100
_PATIENCE = 3
"""Looks before anything is shown: what is over at once needs no bar."""


class WatchedProgress(Progress):
    """Shows how far a watched work is, from a moment after it began until it ends; the button `stop` asks it to end."""

    def __init__(self, words: Words, title: str, stop: str = "") -> None:
        super().__init__(title, cancel_word=stop)
        self._words = words
        self._work: Watched | None = None
        self._looks = 0
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show)
        self.cancelled.connect(self.stop)
        self.hide()

    @property
    def running(self) -> bool:
        return self._work is not None

    def begin(self, work: Watched) -> Watched:
        self._work, self._looks = work, 0
        self._look.start()
        return work

    def end(self) -> None:
        self._work = None
        self._look.stop()
        self.hide()

    def stop(self) -> None:
        if self._work is not None:
            self._work.stop()

    def _show(self) -> None:
        work = self._work
        self._looks += 1
        if work is None or not work.total or self._looks < _PATIENCE:
            return
        done, total = self._words.whole(work.done), self._words.whole(work.total)
        self.show_amount(self._words("{done} of {total} rows", done=done, total=total), work.share)
        self.show()


class FileSheet(SideSheet):
    """Signals: chosen(path, replace, Watched); dropped() when the list here shall be kept no longer."""

    chosen = Signal(str, bool, object)
    dropped = Signal()

    def __init__(self, host: QWidget, words: Words, *, has_users: bool) -> None:
        super().__init__(
            host, title=words("Read a file"), second=words("Excel (XLSX) or CSV"), close_name=words("Close")
        )
        self._words = words
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
        self.progress = WatchedProgress(words, words("Reading"), words("Stop reading"))
        inner.addWidget(self.progress)
        inner.addWidget(
            Text(words("You see what the file holds before anything is entered."), SECOND, "ink2", wrap=True)
        )
        if has_users:
            remove = Button(words("Remove all users"), kind=ButtonKind.DANGER, icon="trash")
            remove.clicked.connect(self._drop)
            inner.addSpacing(12)
            inner.addWidget(remove)
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self.read = Button(words("Read list"), kind=ButtonKind.PRIMARY)
        self.read.clicked.connect(self.line.go.click)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.read, 1)
        self.closed.connect(self.progress.stop)
        self.closed.connect(self.deleteLater)

    def _give(self, path: str) -> None:
        if self.progress.running:
            return
        self.problem.hide()
        self.read.set_off(self._words("A file is being read."))
        self.chosen.emit(path, self.instead.isChecked(), self.progress.begin(Watched()))

    def _drop(self) -> None:
        self.dismiss()
        self.dropped.emit()

    def show_stopped(self) -> None:
        self.progress.end()
        self.read.set_on()

    def show_refused(self, sentence: str) -> None:
        self.show_stopped()
        self.line.refuse()
        self.problem.set_words(sentence)
        self.problem.show()


class ExportSheet(SideSheet):
    """Signal: chosen(path, Watched); the path names a file that ends in .xlsx or .csv."""

    chosen = Signal(str, object)

    def __init__(self, host: QWidget, words: Words, *, name: str, held: str) -> None:
        """`name` is the file's without ending; `held` why nothing can be written now, empty where it can."""
        super().__init__(
            host,
            title=words("Write out the list"),
            second=words("In the provider's template"),
            close_name=words("Close"),
        )
        self._words, self._name = words, name
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.folder = Field(words("Folder or stick"), text=str(Path.home()))
        self.folder.edit.returnPressed.connect(self._give)
        inner.addWidget(self.folder)
        choose = Button(words("Choose …"), icon="folder")
        choose.clicked.connect(self._choose)
        inner.addWidget(choose)
        self.xlsx = RadioRow(words("Excel (XLSX), every cell as text"))
        self.csv = RadioRow(words("CSV with semicolons"))
        self.xlsx.setChecked(True)
        inner.addWidget(self.xlsx)
        inner.addWidget(self.csv)
        self.progress = WatchedProgress(words, words("Writing"), words("Stop writing"))
        inner.addWidget(self.progress)
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self.write = Button(words("Write file"), kind=ButtonKind.PRIMARY)
        self.write.clicked.connect(self._give)
        if held:
            self.write.set_off(held)
            inner.addWidget(Text(held, SECOND, "block", wrap=True))
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.write, 1)
        self.closed.connect(self.progress.stop)
        self.closed.connect(self.deleteLater)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words("Folder or stick"))
        if folder:
            self.folder.set_text(folder)

    def _give(self) -> None:
        folder = self.folder.text().strip().strip('"')
        if not folder or not self.write.isEnabled() or self.progress.running:
            return
        ending = ".csv" if self.csv.isChecked() else ".xlsx"
        self.folder.set_plain()
        self.chosen.emit(str(Path(folder) / f"{self._name}{ending}"), self.progress.begin(Watched()))

    def show_written(self, name: str) -> None:
        self.progress.end()
        self.folder.set_right(self._words("Written: {name}", name=name))

    def show_refused(self, sentence: str) -> None:
        self.progress.end()
        if sentence:
            self.folder.set_wrong(sentence)


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
            field.edit.setMaxLength(LONGEST)
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


LONGEST = 2_000
"""Letters that can be typed into a cell; no attribute may be longer."""
