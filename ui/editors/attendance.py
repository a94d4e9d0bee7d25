"""Attendance: everybody on the list of people signs alone; one row each, a tap opens the pad."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import Person, Sign, without_signature
from ui.editors.editor import Editor
from ui.editors.model import Act, Attendee
from ui.theme.type import BODY
from ui.widgets.button import Button, ButtonKind
from ui.widgets.list_row import ListRow
from ui.widgets.text import Text

_FACES = {
    "signed": ("tick", "done"),
    "waiting": ("open", "ink3"),
    "absent": ("dash", "ink3"),
    "besides": ("neq", "dev"),
}


class AttendanceEditor(Editor):
    """The list itself is kept by the editor of the people; rows are made anew when it changes."""

    def build_body(self) -> None:
        self.empty = Text(self.words("Enter the participants first."), BODY, "ink2", wrap=True)
        self.body.addWidget(self.empty)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.body.addLayout(self.column)
        self._shown: tuple[object, ...] = ()
        self._lines: list[QWidget] = []

    def first_field(self) -> QWidget:
        """The row of the next one to sign."""
        waiting = (line for line, one in zip(self._lines, self.row.attendees, strict=False) if one.state == "waiting")
        line = next(waiting, None)
        row = line.findChild(ListRow) if line is not None else None
        return row or self.more

    def fill(self) -> None:
        people = self.row.attendees
        if self._shown != (self.row.name, people):
            self._shown = (self.row.name, people)
            self._rebuild(people)
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
            line = self._line(one)
            self._lines.append(line)
            self.column.addWidget(line)

    def _line(self, one: Attendee) -> QWidget:
        words = self.words
        icon, ink = _FACES[one.state]
        acts = {"signed": words("sign anew"), "waiting": words("sign")}
        row = ListRow(
            one.name,
            second=one.function,
            icon=icon,
            icon_ink=ink,
            value={
                "signed": words("signed"),
                "waiting": words("Sign …"),
                "absent": words("not present"),
                "besides": words("no longer on the list"),
            }[one.state],
            value_ink="accent" if one.state == "waiting" else "ink2",
            trailing="pen" if one.state in acts else "",
            margin=44,
            target=one.state in acts,
            spoken=f"{self.spoken(one.name)}, {acts[one.state]}" if one.state in acts else "",
        )
        row.clicked.connect(lambda _on=False, n=one.name, f=one.function: self._sign(n, f))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(row, 1)
        if one.state == "besides":
            drop = Button(icon="trash", kind=ButtonKind.QUIET, name=f"{self.spoken(one.name)}, {words('remove')}")
            drop.setFixedSize(48, 48)
            drop.clicked.connect(lambda _on=False, n=one.name: self._drop(n))
            across.addWidget(drop)
        return line

    def _sign(self, name: str, function: str) -> None:
        row = self.row
        person = Person(name=name, function=function, met=True)
        self.acted.emit(
            Act(subject=row.subject, step=row.step, what="sign", title=row.name, people=(person,), show=row)
        )

    def _drop(self, name: str) -> None:
        if isinstance(self.row.value, Sign):
            self.offer(without_signature(self.row.value, name))
