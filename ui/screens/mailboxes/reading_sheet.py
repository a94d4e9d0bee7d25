"""A side sheet that reads PST files: what the files are for, which they are, progress with pause and stop, then taking over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mailbox_check import PstReading
from ui.editors.file_line import FileLine
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.mailboxes.reading_bar import ReadingBar
from ui.screens.mailboxes.reading_run import ReadingRun
from ui.screens.mailboxes.stage_choice import StageChoice
from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text


class ReadingSheet(SideSheet):
    """A sheet lays its results where `_lay` says and connects what its files and `_enter` do. One run at a time; closing stops it."""

    def __init__(
        self, host: QWidget, ctx: ScreenContext, *, title: str, second: str, take: str, choose_first: str
    ) -> None:
        words = ctx.words
        super().__init__(host, title=title, second=second, close_name=words("Close"))
        self._ctx, self._words, self._choose_first = ctx, words, choose_first
        self._run: ReadingRun | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 14, 20, 14)
        self._column.setSpacing(14)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self._enter = Button(take, kind=ButtonKind.PRIMARY)
        self._enter.set_off(choose_first)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self._enter, 1)
        self.closed.connect(self._stop)
        self.closed.connect(self.deleteLater)

    def _lay(self, stages: Sequence[str], proposed: str, files: FileLine) -> QVBoxLayout:
        """From the top: stage, files, what is wrong, progress; returns where the results go."""
        self._stage = StageChoice(self._words, tuple(stages), proposed)
        self._stage.changed.connect(self._anew)
        self._column.addWidget(self._stage)
        self._files = files
        self._column.addWidget(self._files)
        self._problem_text = Text("", SECOND, "block", wrap=True)
        self._column.addWidget(self._problem_text)
        self._problem_text.hide()
        self._bar = ReadingBar(self._words)
        self._bar.pause_wanted.connect(self._pause)
        self._bar.on_wanted.connect(self._go_on)
        self._bar.stop_wanted.connect(self._stop)
        self._column.addWidget(self._bar)
        self._bar.hide()
        content = QVBoxLayout()
        content.setSpacing(12)
        self._column.addLayout(content)
        return content

    def _ended(self) -> None:
        """The run is over, read to its end or stopped."""
        self._run = None
        self._bar.hide()
        self._files.go.set_on()

    def _anew(self) -> None:
        """Nothing is read yet, or something else is asked of the files: what was read counts no more."""
        self._stop()
        self._problem_text.hide()
        self._enter.set_off(self._choose_first)

    def _run_over(self, readings: Sequence[PstReading]) -> ReadingRun:
        """A run that shows its progress; the sheet connects what was read and calls `_go_on`."""
        self._run = run = ReadingRun(self._ctx, list(readings), self)
        run.went_on.connect(lambda: self._bar.show_amount(run))
        run.halted.connect(lambda _nth, error: self._halted(error))
        self._files.go.set_off(self._words("A file is being read."))
        return run

    def _go_on(self) -> None:
        if self._run is not None:
            self._problem_text.hide()
            self._bar.show_paused(False)
            self._bar.show_amount(self._run)
            self._bar.setVisible(self._run.size > 0)
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

    def _refused(self, error: BaseException) -> None:
        self._files.refuse()
        self._say(sentence(self._words, error))

    def _say(self, text: str) -> None:
        self._problem_text.set_words(text)
        self._problem_text.show()
