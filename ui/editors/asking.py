"""A host asked over the network for a step: on a lane of its own, until it has answered or nobody wants to know any more."""

from dataclasses import dataclass
from threading import Event

import shiboken6
from PySide6.QtWidgets import QWidget

from app.checking import LineCheck
from app.checks.outcome import CheckOutcome
from app.problems import Code, FieldProblem
from ui.editors import acts
from ui.editors.auto import AutoEditor
from ui.editors.editor import Editor
from ui.editors.model import Act
from ui.problem_words import sentence
from ui.screen_context import ScreenContext

Key = tuple[str, str, str]
"""Job, subject, step."""
_MISTYPED = (Code.CHECK_TARGET_BAD, Code.CHECK_PORT_BAD, Code.CHECK_BRACKETS_MISSING)


@dataclass(slots=True, kw_only=True)
class _Question:
    """`stop` ends it between two connections; what it finds afterwards is not entered. `editor` shows that it runs."""

    host: str
    stop: Event
    editor: Editor | None = None

    def show(self, host: str) -> None:
        if isinstance(self.editor, AutoEditor) and shiboken6.isValid(self.editor):
            self.editor.show_asking(host)


class Asking:
    """One per page; of each step one question at a time."""

    def __init__(self, ctx: ScreenContext, page: QWidget) -> None:
        self._ctx, self._page = ctx, page
        self._open: dict[Key, _Question] = {}

    def adopt(self, job: str, editor: Editor) -> None:
        """A new editor of a step that is being asked shows so."""
        question = self._open.get((job, editor.row.subject, editor.row.step))
        if question is not None:
            question.editor = editor
            question.show(question.host)

    def begin(self, job: str, act: Act, editor: Editor | None) -> None:
        key, app, words = (job, act.subject, act.step), self._ctx.app, self._ctx.words
        if key in self._open:
            return
        question = self._open[key] = _Question(host=act.text, stop=Event(), editor=editor)
        question.show(question.host)

        def refused(error: BaseException) -> None:
            if not self._ended(key, question):
                return
            bad = isinstance(error, FieldProblem) and error.code in _MISTYPED
            if bad and editor is not None and shiboken6.isValid(editor):
                editor.refuse(sentence(words, error))
            else:
                self._ctx.frame.failed(error)

        self._ctx.store(
            lambda: acts.line_check(app, job, act.subject, act.step, act.text),
            lambda check: self._go(key, question, check),
            self._page,
            refused,
        )

    def enough(self, job: str, act: Act) -> None:
        """The window is free at once; the lane needs until its present connection ends."""
        question = self._open.pop((job, act.subject, act.step), None)
        if question is not None:
            question.stop.set()
            question.show("")

    def _go(self, key: Key, question: _Question, check: LineCheck) -> None:
        if question.stop.is_set():
            return
        lanes = self._ctx.lanes
        self._ctx.probe(
            lambda: check(lambda: question.stop.is_set() or lanes.stopped),
            lambda outcome: self._came(key, question, outcome),
            self._page,
            lambda error: self._broke(key, question, error),
        )

    def _came(self, key: Key, question: _Question, outcome: CheckOutcome) -> None:
        if not self._ended(key, question):
            return
        job, subject, step = key
        app = self._ctx.app
        self._ctx.write(lambda: acts.enter_check(app, job, subject, step, outcome), self._page)

    def _broke(self, key: Key, question: _Question, error: BaseException) -> None:
        if self._ended(key, question):
            self._ctx.frame.failed(error)

    def _ended(self, key: Key, question: _Question) -> bool:
        """False for a question that was called off."""
        if question.stop.is_set():
            return False
        self._open.pop(key, None)
        question.show("")
        return True
