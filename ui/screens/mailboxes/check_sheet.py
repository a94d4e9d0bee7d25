"""The side sheet that checks a PST file beside its mailbox: choose, judge, read with progress, enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.mailbox_check import PstReading
from app.pst_files import PstReport
from ui.editors.file_line import FileLine
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import presenter
from ui.screens.mailboxes.presenter import MailboxLine
from ui.screens.mailboxes.reading_sheet import ReadingSheet
from ui.screens.mailboxes.result_view import ResultView
from ui.screens.mailboxes.result_words import FAILED, digest_line, lines_before
from ui.widgets.field import Field


class PstCheckSheet(ReadingSheet):
    """Signal: accepted(PstReport, items, stage). A mailbox that is `held` is checked, but nothing may be entered."""

    accepted = Signal(object, str, str)

    def __init__(self, host: QWidget, ctx: ScreenContext, job: str, line: MailboxLine) -> None:
        words = ctx.words
        super().__init__(
            host,
            ctx,
            title=words("Check PST file"),
            second=line.mail,
            take=words("Take over result"),
            choose_first=words("Please check a file first."),
        )
        self._job, self._line = job, line
        self._held = words("The allowance is used up. Please enter the customer's consent first.") if line.held else ""
        self._ready: PstReading | None = None
        self._report: PstReport | None = None
        file = FileLine(words, act=words("Check file"), pattern="Outlook (*.pst)", below=True)
        file.chosen.connect(self._start)
        self._enter.clicked.connect(self._give)
        content = self._lay(line.stages, line.stage, file)
        self._results = ResultView(words)
        content.addWidget(self._results)
        self._items = Field(words("Items"), placeholder=words("e.g. {example}", example="4210"))
        self._items.set_plain(words("As Outlook counts them in the folder's properties."))
        self._items.edit.returnPressed.connect(self._give)
        content.addWidget(self._items)
        self._items.hide()

    def _start(self, path: str) -> None:
        if self._run is not None:
            return
        app, job, subject = self._ctx.app, self._job, self._line.row.subject
        self._anew()
        self._ctx.work(lambda: presenter.begin(app, job, subject, path), self._judged, self, self._refused)

    def _anew(self) -> None:
        super()._anew()
        self._report = None
        self._results.show_lines(())
        self._items.hide()

    def _judged(self, ready: PstReading) -> None:
        """What name, first bytes and size tell is told at once; a file that is refused by them need not be read."""
        self._ready = ready
        self._results.show_lines(lines_before(self._words, ready))
        if not ready.check.ok:
            why = self._words("This file would not be imported. What has to change stands below.")
            self._enter.set_off(why)
            self._say(why)
            return
        run = self._run_over([ready])
        run.read.connect(lambda _nth, report: self._read(report))
        run.refused.connect(lambda _nth, error: self._refused(error))
        self._go_on()

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
        super()._refused(error)

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
