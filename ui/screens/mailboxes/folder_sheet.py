"""The side sheet that checks all PST files of a folder at once: each finds its mailbox by its name, the good ones are entered together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.mailbox_check import Found
from app.pst_files import PstReport
from ui.editors.file_line import FileLine
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import presenter
from ui.screens.mailboxes.presenter import FoundLine, MailboxLine
from ui.screens.mailboxes.reading_sheet import ReadingSheet
from ui.screens.mailboxes.result_words import FAILED, PASSED, ResultLine, digest_line
from ui.theme.type import BODY, SECOND
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

_SIGNS = {
    "waiting": ("open", "ink3"),
    "read": ("tick", "done"),
    "notice": ("neq", "dev"),
    "failed": ("cross", "block"),
}


class PstFolderSheet(ReadingSheet):
    """Signal: accepted(list of (subject, PstReport), stage). What was read before a stop may be entered."""

    accepted = Signal(object, str)

    def __init__(self, host: QWidget, ctx: ScreenContext, job: str, lines: Sequence[MailboxLine]) -> None:
        words = ctx.words
        super().__init__(
            host,
            ctx,
            title=words("Check PST files"),
            second=words("Each file finds its mailbox by its name."),
            take=words("Take over results"),
            choose_first=words("Please check a folder first."),
        )
        self._job = job
        self._found: tuple[Found, ...] = ()
        self._reports: list[tuple[str, PstReport]] = []
        self._entered = {line.row.subject: line.sha256 for line in lines}
        asked = dict.fromkeys(stage for line in lines for stage in line.stages)
        proposed = next((line.stage for line in lines if line.stages), "original")
        folder = FileLine(words, act=words("Check folder"), below=True, folder=True)
        folder.chosen.connect(self._start)
        self._enter.clicked.connect(self._give)
        self._list = self._lay(tuple(asked), proposed, folder)
        self._lines: list[_FileLine] = []

    def _anew(self) -> None:
        super()._anew()
        self._reports.clear()
        self._show_lines(())

    def _start(self, path: str) -> None:
        if self._run is not None:
            return
        app, job = self._ctx.app, self._job
        self._anew()
        self._ctx.work(lambda: presenter.find(app, job, path), self._judged, self, self._refused)

    def _judged(self, found: tuple[Found, ...]) -> None:
        self._found = found
        self._show_lines([presenter.found_line(self._words, one) for one in found])
        good = [(nth, one.ready) for nth, one in enumerate(found) if one.ready is not None and one.ready.wanted]
        places = [nth for nth, _ in good]
        run = self._run_over([ready for _, ready in good])
        run.read.connect(lambda nth, report: self._read(places[nth], report))
        run.refused.connect(lambda nth, error: self._lines[places[nth]].show_refused(sentence(self._words, error)))
        run.ended.connect(self._ended)
        self._go_on()

    def _read(self, nth: int, report: PstReport) -> None:
        ready = self._found[nth].ready
        assert ready is not None
        entered = self._entered.get(ready.subject, "")
        digest = digest_line(self._words, report, entered=entered, stage=self._stage.current)
        if digest.verdict != FAILED:
            self._reports.append((ready.subject, report))
        self._lines[nth].show_read(digest)

    def _ended(self) -> None:
        super()._ended()
        words, count = self._words, len(self._reports)
        if not count:
            self._enter.set_off(words("None of these files would be imported."))
        else:
            self._enter.set_face(words.count("Take over {n} result", "Take over {n} results", count))
            self._enter.set_on()
            self._enter.setFocus()

    def _show_lines(self, lines: Sequence[FoundLine]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [_FileLine(self._words, line) for line in lines]
        for widget in self._lines:
            self._list.addWidget(widget)

    def _give(self) -> None:
        if self._reports and self._enter.isEnabled():
            reports, stage = list(self._reports), self._stage.current
            self.dismiss()
            self.accepted.emit(reports, stage)


class _FileLine(QWidget):
    """One file: sign and name, what was found, the mailbox it belongs to."""

    def __init__(self, words: Words, line: FoundLine) -> None:
        super().__init__()
        self._words, self._line = words, line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        icon, ink = _SIGNS[line.look]
        self._name = SignWord(line.title, icon=icon, ink="ink", icon_ink=ink, style=BODY)
        column.addWidget(self._name)
        below = QVBoxLayout()
        below.setContentsMargins(28, 0, 0, 0)
        self._text = Text(line.text, SECOND, "ink2", wrap=True)
        below.addWidget(self._text)
        column.addLayout(below)
        self._say(line.state, line.text)

    def show_read(self, digest: ResultLine) -> None:
        text = "\n".join(part for part in (self._line.text, f"{digest.title}: {digest.text}") if part)
        look = "read" if digest.verdict == PASSED and not self._line.noticed else digest.verdict
        if look == PASSED:
            look = "notice"
        self._show(look, text, self._words("failed") if digest.verdict == FAILED else self._words("read"))

    def show_refused(self, text: str) -> None:
        self._show("failed", text, self._words("not read"))

    def _show(self, look: str, text: str, state: str) -> None:
        icon, ink = _SIGNS[look]
        self._name.set_face(self._line.title, icon=icon, icon_ink=ink)
        self._text.set_words(text)
        self._say(state, text)

    def _say(self, state: str, text: str) -> None:
        self.setAccessibleName(f"{self._line.title}, {state}: {text}")
