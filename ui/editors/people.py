"""People: who, in which function, met or not. Whoever may be meant is proposed, never entered unasked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import People, Person
from ui.editors.editor import Editor
from ui.editors.model import Row
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import Flow
from ui.widgets.input_box import InputBox
from ui.widgets.segments import Segments
from ui.wording import Words

WIDE_FROM = 600
"""From this width on a person stands on one line."""


class PersonLine(QWidget):
    """One person. Signals: changed() when a field is left or met is chosen, dropped()."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self.words = words
        self.phone: str | None = None
        self.lines = QGridLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(8)
        self.lines.setVerticalSpacing(8)
        self.who = InputBox(name="", placeholder=words("Name"))
        self.role = InputBox(name="", placeholder=words("Function"))
        self.met = Segments([("yes", words("met")), ("no", words("not met"))], name="")
        self.drop = Button(icon="trash", kind=ButtonKind.QUIET, name=words("remove"))
        self.drop.setFixedSize(48, 48)
        self._wide: bool | None = None
        self._place(wide=True)
        self.call(name)
        self.who.edit.editingFinished.connect(self.changed)
        self.role.edit.editingFinished.connect(self.changed)
        self.met.chosen.connect(lambda _key: self.changed.emit())
        self.drop.clicked.connect(self.dropped)

    def _place(self, *, wide: bool) -> None:
        """On one line, or name and function above and the rest below."""
        if wide == self._wide:
            return
        self._wide = wide
        below = 0 if wide else 1
        start = 2 if wide else 0
        for part in (self.who, self.role, self.met, self.drop):
            self.lines.removeWidget(part)
        self.lines.addWidget(self.who, 0, 0)
        self.lines.addWidget(self.role, 0, 1)
        self.lines.addWidget(self.met, below, start, 1, 1 if wide else 2, Qt.AlignmentFlag.AlignLeft)
        self.lines.addWidget(self.drop, below, start + (1 if wide else 2))
        self.lines.setColumnStretch(0, 3)
        self.lines.setColumnStretch(1, 2)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(wide=self.width() >= WIDE_FROM)

    def minimumSizeHint(self) -> QSize:
        # Narrow first: a line that insists on its width would never learn that there is less.
        return QSize(260, super().minimumSizeHint().height())

    def call(self, name: str) -> None:
        """Spoken names begin with `name`."""
        words = self.words
        self.who.edit.setAccessibleName(f"{name}, {words('name')}")
        self.role.edit.setAccessibleName(f"{name}, {words('function')}")
        self.met.part("yes").setAccessibleName(f"{name}, {words('met')}")
        self.met.part("no").setAccessibleName(f"{name}, {words('not met')}")
        self.drop.setAccessibleName(f"{name}, {words('remove')}")

    def show_person(self, person: Person | None) -> None:
        for box, text in ((self.who, person.name if person else ""), (self.role, person.function if person else "")):
            if not (box.edit.hasFocus() and box.edit.isModified()) and box.edit.text() != text:
                box.edit.setText(text)
                box.edit.setCursorPosition(0)
        self.met.set_current("" if person is None else "yes" if person.met else "no")
        self.phone = person.phone if person else None
        self.drop.setVisible(person is not None)

    def person(self) -> Person | None:
        """None while there is no name. Without a choice the person counts as met: naming somebody says so."""
        name = self.who.edit.text().strip()
        if not name:
            return None
        met = self.met.current() != "no"
        return Person(name=name, function=self.role.edit.text().strip(), met=met, phone=self.phone)


class PeopleEditor(Editor):
    def build_body(self) -> None:
        self.proposals = Flow(spacing=8)
        self.body.addWidget(self.proposals)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.body.addLayout(self.column)
        self.lines: list[PersonLine] = []
        self.add = Button(self.words("Another person"), icon="plus", kind=ButtonKind.QUIET)
        self.add.clicked.connect(self._another)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._offered: tuple[object, ...] = ()
        self._blank = False
        self._subject = self.row.subject

    def name_all(self) -> None:
        super().name_all()
        self.add.setAccessibleName(self.spoken(self.words("another person")))
        for nth, line in enumerate(self.lines, start=1):
            line.call(self.row.name if nth == 1 else self.spoken(self.words("person {n}", n=nth)))

    def show_row(self, row: Row) -> None:
        if row.subject != self._subject:
            self._subject, self._blank = row.subject, False
        super().show_row(row)

    def fill(self) -> None:
        people = self._people()
        wanted = max(1, len(people) + (1 if self._blank and people else 0))
        while len(self.lines) < wanted:
            self._add_line()
        for nth, line in enumerate(self.lines):
            line.setVisible(nth < wanted)
            line.show_person(people[nth] if nth < len(people) else None)
        self.add.setVisible(bool(people) and not self._blank)
        self._propose({person.name for person in people})

    def first_field(self) -> QWidget:
        return self.lines[0].who.edit

    def _people(self) -> tuple[Person, ...]:
        return self.row.value.people if isinstance(self.row.value, People) else ()

    def _propose(self, known: set[str]) -> None:
        row = self.row
        fitting = tuple(one for one in row.proposals if one.name not in known)
        shown = () if known and not self._blank else fitting
        if self._offered == (row.name, shown):
            return
        self._offered = (row.name, shown)
        self.proposals.clear()
        for one in shown:
            button = Button(one.name, icon="person", name=self.spoken(self.words("take {name}", name=one.name)))
            button.setToolTip(one.function)
            button.clicked.connect(lambda _on=False, p=one: self._take(p.name, p.function, p.phone))
            self.proposals.add(button)
        self.proposals.setVisible(bool(shown))

    def _take(self, name: str, function: str, phone: str) -> None:
        person = Person(name=name, function=function, met=True, phone=phone or None)
        self._blank = False
        self._give((*self._people(), person))

    def _another(self) -> None:
        self._blank = True
        self.fill()
        self.lines[len(self._people())].who.edit.setFocus()

    def _add_line(self) -> None:
        nth = len(self.lines) + 1
        name = self.row.name if nth == 1 else self.spoken(self.words("person {n}", n=nth))
        line = PersonLine(self.words, name)
        line.changed.connect(self._changed)
        line.dropped.connect(lambda place=nth - 1: self._drop(place))
        self.lines.append(line)
        self.column.addWidget(line)

    def _changed(self) -> None:
        found = tuple(person for line in self.lines if line.isVisibleTo(self) and (person := line.person()))
        if len(found) > len(self._people()):
            self._blank = False
        self._give(found)

    def _drop(self, place: int) -> None:
        people = self._people()
        self._give(people[:place] + people[place + 1 :])

    def _give(self, people: tuple[Person, ...]) -> None:
        if people != self._people():
            self.give(people)

    def give(self, people: tuple[Person, ...]) -> None:
        """What a changed list of people means for this kind."""
        self.offer(People(people=people) if people else None)
