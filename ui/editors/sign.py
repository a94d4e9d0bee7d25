"""Sign: the people who confirm a step and their signature on the glass, drawn in a side sheet."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import Person, Sign
from ui.editors.model import Act
from ui.editors.people import PeopleEditor
from ui.widgets.button import Button


class SignEditor(PeopleEditor):
    """The people stay in the editor until they signed: without strokes there is no answer of this kind."""

    def build_body(self) -> None:
        self._named: tuple[Person, ...] = ()
        super().build_body()
        line = QHBoxLayout()
        self.pen = Button(self.words("Sign …"), icon="pen")
        self.pen.clicked.connect(self._sign)
        line.addWidget(self.pen)
        line.addStretch(1)
        self.body.addLayout(line)

    def name_all(self) -> None:
        super().name_all()
        self.pen.setAccessibleName(self.spoken(self.words("sign")))

    def fill(self) -> None:
        if self._subject_changed():
            self._named = ()
        if isinstance(self.row.value, Sign):
            self._named = self.row.value.people
        super().fill()
        signed = isinstance(self.row.value, Sign)
        self.pen.set_face(
            self.words("Sign anew …") if signed else self.words("Sign …"), name=self.spoken(self.words("sign"))
        )
        if self._named:
            self.pen.set_on()
        else:
            self.pen.set_off(self.words("Please enter who signs"))
        if signed:
            self.message(self.words("Signed"), "right")

    def first_field(self) -> QWidget:
        return self.lines[0].who.edit

    def give(self, people: tuple[Person, ...]) -> None:
        self._named = people
        if not people and self.row.value is not None:
            self.offer(None)
        self.fill()

    def _subject_changed(self) -> bool:
        changed = getattr(self, "_signed_for", self.row.subject) != self.row.subject
        self._signed_for = self.row.subject
        return changed

    def _people(self) -> tuple[Person, ...]:
        return self._named

    def _sign(self) -> None:
        row = self.row
        self.acted.emit(Act(subject=row.subject, step=row.step, what="sign", title=row.name, people=self._named))
