"""Tri: done, not done, not applicable."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import Tri, Verdict
from ui.editors.editor import Editor
from ui.editors.run_line import RunLine
from ui.widgets.run_row import Answer

_SAID = {"done": Answer.PASSED, "na": Answer.NA, "failed": Answer.FAILED}


def answer_of(value: object, reason: str) -> Answer:
    if not isinstance(value, Tri):
        return Answer.NONE
    said = _SAID[str(value.verdict)]
    return Answer.EXCUSED if said is Answer.FAILED and reason else said


class TriEditor(Editor):
    """One run row; its second line holds the hint, later the reason."""

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.line = RunLine(number="", title=self.row.label, second="", names=self._names())
        self.line.answered.connect(self._answered)
        column.addWidget(self.line)

    def _names(self) -> tuple[str, str, str]:
        words = self.words
        return (
            self.spoken(words("done")),
            self.spoken(words("not done")),
            self.spoken(words("not applicable")),
        )

    def name_all(self) -> None:
        self.line.set_names(self._names())

    def _show_words(self) -> None:
        row = self.row
        parts = (row.reason, row.reason_text, row.note)
        why = " · ".join(part for part in parts if part)
        self.line.set_second(why or row.hint)
        self.setAccessibleName(f"{row.name}: {row.spoken}")
        self.setAccessibleDescription(row.spoken)

    def fill(self) -> None:
        self.line.set_answer(answer_of(self.row.value, self.row.reason), self.row.spoken)

    def refuse(self, sentence: str) -> None:
        self.line.set_second(sentence)

    def first_field(self) -> QWidget:
        return self.line.yes

    def _answered(self, answer: Answer) -> None:
        row = self.row
        if answer is Answer.PASSED:
            done = isinstance(row.value, Tri) and row.value.verdict is Verdict.DONE
            self.offer(None if done else Tri(verdict=Verdict.DONE))
        elif answer is Answer.NA:
            self.ask("na")
        else:
            if answer_of(row.value, row.reason) not in (Answer.FAILED, Answer.EXCUSED):
                self.offer(Tri(verdict=Verdict.FAILED))
            self.ask("failed")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The row paints itself."""
