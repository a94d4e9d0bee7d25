"""The side sheets editors open: why, a photo, a note, a signature, a photo in full."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain import Person
from ui.editors.acts import Why
from ui.editors.file_line import FileLine
from ui.editors.model import Ask
from ui.reason_sheet import ReasonSheet
from ui.theme.type import BODY, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.note_field import NoteField
from ui.widgets.side_sheet import SideSheet
from ui.widgets.signature import SignaturePad
from ui.widgets.text import Text
from ui.wording import Words

PICTURES = "*.jpg *.jpeg *.png"


class WhySheet(ReasonSheet):
    """The reason sheet with a photo beside. Signal: photo_wanted(path)."""

    photo_wanted = Signal(str)

    def __init__(self, host: QWidget, words: Words, ask: Ask, why: Why) -> None:
        super().__init__(
            host,
            words,
            title=ask.title,
            second=ask.second,
            reasons=why.reasons,
            proposed=why.proposed,
            note=why.note,
            note_label=words("What did you see?") if ask.what == "failed" else words("Note"),
            act=words("Enter problem") if ask.what == "failed" else words("Enter reason"),
        )
        self._w = words
        self.add = Button(words("Add photo …"), icon="camera", name=words("Add a photo to this answer"))
        self.add.clicked.connect(self._open_line)
        self.line = FileLine(words, act=words("Insert photo"), pattern=PICTURES, below=True)
        self.line.chosen.connect(self.photo_wanted)
        self.line.hide()
        self.taken = Text("", SECOND, "ink2", wrap=True)
        self.taken.hide()
        self.extra.addWidget(self.add)
        self.extra.addWidget(self.line)
        self.extra.addWidget(self.taken)

    def _open_line(self) -> None:
        self.add.hide()
        self.line.show()
        self.line.path.edit.setFocus()

    def show_taken(self, count: int) -> None:
        """The photo is kept; another one may follow."""
        self.line.hide()
        self.line.clear()
        self.add.show()
        self.taken.set_words(self._w.count("{n} photo added.", "{n} photos added.", count))
        self.taken.show()

    def show_refused(self, sentence: str) -> None:
        self.line.refuse()
        self.taken.set_words(sentence, ink="block")
        self.taken.show()


class PhotoSheet(SideSheet):
    """A photo from a file. Signal: chosen(path, caption)."""

    chosen = Signal(str, str)

    def __init__(self, host: QWidget, words: Words, *, second: str) -> None:
        super().__init__(host, title=words("Add photo"), second=second, close_name=words("Close"))
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.caption = Field(words("Caption"), placeholder=words("What does it show?"))
        self.line = FileLine(words, act=words("Insert photo"), pattern=PICTURES)
        self.line.go.hide()
        self.line.chosen.connect(self._give)
        self.problem = Text("", SECOND, "block", wrap=True)
        self.problem.hide()
        inner.addWidget(self.line)
        inner.addWidget(self.caption)
        # R7: what a photo is for, and what must not be on it. Where it was taken is stripped anyhow (rule S5).
        inner.addWidget(
            Text(
                words("Labels, sockets, cables, keys: no faces, no screens with personal data."),
                SECOND,
                "ink2",
                wrap=True,
            )
        )
        inner.addWidget(self.problem)
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Insert photo"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self.line.go.click)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self, path: str) -> None:
        self.problem.hide()
        self.chosen.emit(path, self.caption.text().strip())

    def show_refused(self, sentence: str) -> None:
        self.line.refuse()
        self.problem.set_words(sentence)
        self.problem.show()


class NoteSheet(SideSheet):
    """Words beside an answer. Signal: given(note)."""

    given = Signal(str)

    def __init__(self, host: QWidget, words: Words, *, second: str, note: str) -> None:
        super().__init__(host, title=words("Note"), second=second, close_name=words("Close"))
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        self.note = NoteField(words("Note"), text=note, lines=5)
        inner.addWidget(self.note)
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Enter note"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        text = self.note.text().strip()
        self.dismiss()
        self.given.emit(text)


class SignSheet(SideSheet):
    """The pad for a confirmed step; `about` says what is signed, where the title does not. Signal: signed(strokes)."""

    signed = Signal(object)

    def __init__(self, host: QWidget, words: Words, *, title: str, people: Sequence[Person], about: str = "") -> None:
        names = ", ".join(person.name for person in people)
        super().__init__(host, title=title, second=names, close_name=words("Close"))
        self._words = words
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        for person in people:
            said = (person.name, person.function or about)
            inner.addWidget(Text(", ".join(part for part in said if part), BODY, wrap=True))
        self.pad = SignaturePad(name=words("Signature"), caption=names, clear_word=words("Clear"))
        self.pad.setMinimumHeight(200)
        self.pad.changed.connect(self._ready)
        inner.addWidget(self.pad)
        inner.addWidget(Text(words("Kept as a drawing: no pressure, no speed."), SECOND, "ink3", wrap=True))
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        self.enter = Button(words("Enter signature"), kind=ButtonKind.PRIMARY)
        self.enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.enter, 1)
        self.closed.connect(self.deleteLater)
        self._ready()

    def _ready(self) -> None:
        if self.pad.is_empty():
            self.enter.set_off(self._words("Please sign in the field."))
        else:
            self.enter.set_on()

    def _give(self) -> None:
        drawn = self.pad.drawn()
        self.dismiss()
        self.signed.emit(drawn)


class PictureSheet(SideSheet):
    """A photo, as large as the sheet is wide, and the way to take it out. Signal: withdrawn(why)."""

    withdrawn = Signal(str)

    def __init__(self, host: QWidget, words: Words, *, caption: str) -> None:
        super().__init__(host, title=caption, close_name=words("Close"))
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.picture = QLabel()
        self.picture.setAccessibleName(caption)
        inner.addWidget(self.picture)
        self.why = Field(words("Why does it not belong here?"))
        inner.addWidget(self.why)
        self.body.addLayout(inner)
        self.body.addStretch(1)
        close = Button(words("Close"), kind=ButtonKind.QUIET)
        close.clicked.connect(self.dismiss)
        take = Button(words("Take photo out"), kind=ButtonKind.DANGER, icon="trash")
        take.clicked.connect(self._take)
        self.foot.addWidget(close)
        self.foot.addWidget(take, 1)
        self.closed.connect(self.deleteLater)
        self._words = words

    def show_picture(self, data: bytes) -> None:
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            ratio = self.devicePixelRatioF()
            wide = round(346 * ratio)
            shown = pixmap.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            shown.setDevicePixelRatio(ratio)
            self.picture.setPixmap(shown)

    def _take(self) -> None:
        why = self.why.text().strip()
        if not why:
            self.why.set_wrong(self._words("Please say why"))
            return
        self.dismiss()
        self.withdrawn.emit(why)
