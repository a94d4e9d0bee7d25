"""The side sheet that checks a PST file beside its mailbox: choose, read with progress, judge, enter."""

import threading

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mailbox_check import PstReport
from ui.editors.file_line import FileLine
from ui.screens.mailboxes.presenter import amount
from ui.screens.mailboxes.result_words import ResultLine, result_lines
from ui.theme.type import SECOND, Figures
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.progress import Progress
from ui.widgets.side_sheet import SideSheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

_LOOK_MS = 100
_SIGNS = {"passed": ("tick", "done"), "notice": ("neq", "dev"), "failed": ("cross", "block")}


class Reading:
    """How far a file is read, and whether to stop: written by the lane that reads, looked at by the window."""

    def __init__(self) -> None:
        self.done, self.size = 0, 0
        self._stop = threading.Event()

    def progress(self, done: int, size: int) -> None:
        self.done, self.size = done, size

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()


class PstCheckSheet(SideSheet):
    """Signals: wanted(path, Reading) to read a file; accepted(PstReport, items). `held` is why nothing may be entered."""

    wanted = Signal(str, object)
    accepted = Signal(object, str)

    def __init__(self, host: QWidget, words: Words, *, mail: str, held: str) -> None:
        super().__init__(host, title=words("Check PST file"), second=mail, close_name=words("Close"))
        self._words, self._held = words, held
        self._reading: Reading | None = None
        self._report: PstReport | None = None
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(14)
        self._file = FileLine(words, act=words("Check file"), pattern="Outlook (*.pst)", below=True)
        self._file.chosen.connect(self._start)
        column.addWidget(self._file)
        self._problem_text = Text("", SECOND, "block", wrap=True)
        column.addWidget(self._problem_text)
        self._problem_text.hide()
        self._progress = Progress(words("Reading"), cancel_word=words("Stop check"))
        self._progress.cancelled.connect(self._stop_reading)
        column.addWidget(self._progress)
        self._progress.hide()
        self._results = QVBoxLayout()
        self._results.setSpacing(12)
        column.addLayout(self._results)
        self._items = Field(words("Items"), placeholder=words("e.g. {example}", example="4210"))
        self._items.set_plain(words("As Outlook counts them in the folder's properties."))
        self._items.edit.returnPressed.connect(self._give)
        column.addWidget(self._items)
        self._items.hide()
        self.body.addLayout(column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self._enter = Button(words("Take over result"), kind=ButtonKind.PRIMARY)
        self._enter.clicked.connect(self._give)
        self._enter.set_off(words("Please check a file first."))
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._enter, 1)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_progress)
        self.closed.connect(self._stop_reading)
        self.closed.connect(self.deleteLater)

    # -- reading -------------------------------------------------------------------------------------------------------

    def _start(self, path: str) -> None:
        if self._reading is not None:
            return
        self._show_lines(())
        self._problem_text.hide()
        self._items.hide()
        self._enter.set_off(self._words("Please check a file first."))
        self._report = None
        self._reading = Reading()
        self._file.go.set_off(self._words("A file is being read."))
        self._progress.show_amount("", 0.0)
        self._look.start()
        self.wanted.emit(path, self._reading)

    def _show_progress(self) -> None:
        if self._reading is None:
            return
        done, size = self._reading.done, self._reading.size
        self._progress.show()
        of = self._words("{size} of {quota}", size=amount(self._words, done), quota=amount(self._words, size))
        self._progress.show_amount(of if size else "", done / size if size else 0.0)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.stop()

    def _ended(self) -> None:
        self._look.stop()
        self._reading = None
        self._progress.hide()
        self._file.go.set_on()

    def show_report(self, report: PstReport | None) -> None:
        """What came of it; None where it was stopped."""
        self._ended()
        self._report = report
        if report is None:
            return
        self._show_lines(result_lines(self._words, report))
        good = report.check.ok and not self._held
        self._items.setVisible(good)
        if good:
            self._enter.set_on()
            self._items.edit.setFocus()
        else:
            why = self._held or self._words("This file would not be imported. What has to change stands below.")
            self._enter.set_off(why)
            self._say(why)

    def show_refused(self, sentence: str) -> None:
        self._ended()
        self._file.refuse()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._problem_text.set_words(sentence)
        self._problem_text.show()

    # -- lines ---------------------------------------------------------------------------------------------------------

    def _show_lines(self, lines: tuple[ResultLine, ...]) -> None:
        while (taken := self._results.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._results.addWidget(_result(self._words, line))

    def _give(self) -> None:
        items = self._items.text().strip()
        if self._report is None or not self._enter.isEnabled():
            return
        if not items.isdecimal():
            self._items.set_wrong(self._words("Please enter the number of items."))
            self._items.edit.setFocus()
            return
        report = self._report
        self.dismiss()
        self.accepted.emit(report, items)


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
