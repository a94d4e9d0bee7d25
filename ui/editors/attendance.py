"""Attendance and hand-overs: everybody on the list, or on both sides of each hand-over, signs alone; one row each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import Person, Sign, without_signature
from ui.editors.editor import Editor
from ui.editors.model import Act, Attendee
from ui.editors.signer_line import SignerLine
from ui.theme.type import BODY
from ui.widgets.text import Text


class AttendanceEditor(Editor):
    """The list itself is kept by the editor of the people or of the table; rows are made anew when it changes."""

    def build_body(self) -> None:
        self.empty = Text("", BODY, "ink2", wrap=True)
        self.body.addWidget(self.empty)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.body.addLayout(self.column)
        self._shown: tuple[object, ...] = ()
        self._lines: list[SignerLine] = []

    def first_field(self) -> QWidget:
        """The row of the next one to sign."""
        waiting = (line for line, one in zip(self._lines, self.row.attendees, strict=False) if one.state == "waiting")
        line = next(waiting, None)
        return line.row if line is not None else self.more

    def fill(self) -> None:
        people = self.row.attendees
        if self._shown != (self.row.name, people):
            self._shown = (self.row.name, people)
            self._rebuild(people)
        chain = self.row.of_chain
        self.empty.set_words(self.words("Enter the hand-overs first." if chain else "Enter the people first."))
        self.empty.setVisible(not people)
        there = [one for one in people if one.state in ("signed", "waiting")]
        signed = sum(1 for one in there if one.state == "signed")
        if there:
            text = self.words("{n} of {total} signed", n=signed, total=len(there))
            self.message(text, "right" if signed == len(there) else "notice")

    def _rebuild(self, people: tuple[Attendee, ...]) -> None:
        for line in self._lines:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for one in people:
            line = SignerLine(self.words, one, spoken=self.spoken(one.spoken))
            line.sign_wanted.connect(lambda one=one: self._sign(one))
            line.dropped.connect(lambda one=one: self._drop(one))
            self._lines.append(line)
            self.column.addWidget(line)

    def _sign(self, one: Attendee) -> None:
        self.acted.emit(sign_act(self.row.subject, self.row.step, self.row.name, one))

    def _drop(self, one: Attendee) -> None:
        if isinstance(self.row.value, Sign):
            self.offer(without_signature(self.row.value, one.name, one.hand))


def sign_act(subject: str, step: str, title: str, one: Attendee) -> Act:
    """What opens the pad for one of them. Which side of a hand-over it is, is said and kept beside the name, not as a function."""
    person = Person(name=one.name, function="" if one.hand else one.function, met=True)
    about = one.function if one.hand else ""
    return Act(subject=subject, step=step, what="sign", title=title, text=about, people=(person,), hand=one.hand)
