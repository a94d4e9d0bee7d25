"""The side sheet that checks a PST file beside its mailbox: choose, judge, read with progress, enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mailbox_check import PstReading
from app.pst_files import PstReport
from ui.editors.file_line import FileLine
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import presenter
from ui.screens.mailboxes.presenter import MailboxLine
from ui.screens.mailboxes.reading_bar import ReadingBar
from ui.screens.mailboxes.reading_run import ReadingRun
from ui.screens.mailboxes.result_view import ResultView
from ui.screens.mailboxes.result_words import FAILED, digest_line, lines_before
from ui.screens.mailboxes.stage_choice import StageChoice
from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text


class PstCheckSheet(SideSheet):
    """Signal: accepted(PstReport, items, stage). A mailbox that is `held` is checked, but nothing may be entered."""

    accepted = Signal(object, str, str)

    def __init__(self, host: QWidget, ctx: ScreenContext, job: str, line: MailboxLine) -> None:
        words = ctx.words
        super().__init__(host, title=words("Check PST file"), second=line.mail, close_name=words("Close"))
        self._ctx, self._words, self._job, self._line = ctx, words, job, line
        self._held = words("The allowance is used up. Please enter the customer's consent first.") if line.held else ""
        self._ready: PstReading | None = None
        self._run: ReadingRun | None = None
        self._report: PstReport | None = None
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(14)
        self._stage = StageChoice(words, line.stages, line.stage)
        self._stage.changed.connect(self._anew)
        column.addWidget(self._stage)
        self._file = FileLine(words, act=words("Check file"), pattern="Outlook (*.pst)", below=True)
        self._file.chosen.connect(self._start)
        column.addWidget(self._file)
        self._problem_text = Text("", SECOND, "block", wrap=True)
        column.addWidget(self._problem_text)
        self._problem_text.hide()
        self._bar = ReadingBar(words)
        self._bar.pause_wanted.connect(self._pause)
        self._bar.on_wanted.connect(self._go_on)
        self._bar.stop_wanted.connect(self._stop)
        column.addWidget(self._bar)
        self._bar.hide()
        self._results = ResultView(words)
        column.addWidget(self._results)
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
        self.closed.connect(self._stop)
        self.closed.connect(self.deleteLater)

    # -- reading -------------------------------------------------------------------------------------------------------

    def _start(self, path: str) -> None:
        if self._run is not None:
            return
        app, job, subject = self._ctx.app, self._job, self._line.row.subject
        self._anew()
        self._ctx.work(lambda: presenter.begin(app, job, subject, path), self._judged, self, self._refused)

    def _anew(self) -> None:
        """Nothing is checked yet, or something else is asked of the file."""
        self._stop()
        self._report = None
        self._results.show_lines(())
        self._problem_text.hide()
        self._items.hide()
        self._enter.set_off(self._words("Please check a file first."))

    def _judged(self, ready: PstReading) -> None:
        """What name, first bytes and size tell is told at once; a file that is refused by them need not be read."""
        self._ready = ready
        self._results.show_lines(lines_before(self._words, ready))
        if not ready.check.ok:
            why = self._words("This file would not be imported. What has to change stands below.")
            self._enter.set_off(why)
            self._say(why)
            return
        self._run = run = ReadingRun(self._ctx, [ready], self)
        run.went_on.connect(lambda: self._bar.show_amount(run))
        run.read.connect(lambda _nth, report: self._read(report))
        run.refused.connect(lambda _nth, error: self._refused(error))
        run.halted.connect(lambda _nth, error: self._halted(error))
        self._file.go.set_off(self._words("A file is being read."))
        self._go_on()

    def _go_on(self) -> None:
        if self._run is not None:
            self._problem_text.hide()
            self._bar.show_paused(False)
            self._bar.show_amount(self._run)
            self._bar.show()
            self._run.go_on()

    def _pause(self) -> None:
        if self._run is not None:
            self._run.pause()
            self._bar.show_paused(True)

    def _halted(self, error: BaseException) -> None:
        self._bar.show_paused(True)
        self._say(sentence(self._words, error))

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._ended()

    def _ended(self) -> None:
        self._run = None
        self._bar.hide()
        self._file.go.set_on()

    def _read(self, report: PstReport) -> None:
        self._ended()
        self._report = report
        assert self._ready is not None
        before = lines_before(self._words, self._ready)
        digest = digest_line(self._words, report, entered=self._line.sha256, stage=self._stage.current)
        self._results.show_lines((*before, digest))
        why = self._held or (digest.text if digest.verdict == FAILED else "")
        if why:
            self._enter.set_off(why)
            self._say(why)
            return
        self._enter.set_on()
        self._items.setVisible(self._counts)
        (self._items.edit if self._counts else self._enter).setFocus()

    @property
    def _counts(self) -> bool:
        """Whether Outlook's count is asked: once, with the original."""
        return self._line.counts_items and self._stage.current == "original"

    def _refused(self, error: BaseException) -> None:
        self._ended()
        self._file.refuse()
        self._say(sentence(self._words, error))

    def _say(self, text: str) -> None:
        self._problem_text.set_words(text)
        self._problem_text.show()

    def _give(self) -> None:
        items = self._items.text().strip()
        if self._report is None or not self._enter.isEnabled():
            return
        if self._counts and not items.isdecimal():
            self._items.set_wrong(self._words("Please enter the number of items."))
            self._items.edit.setFocus()
            return
        report, stage = self._report, self._stage.current
        self.dismiss()
        self.accepted.emit(report, items, stage)
