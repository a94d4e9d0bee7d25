"""Photo: what was taken for this step, and the way to the next one."""

from PySide6.QtWidgets import QWidget

from ui.editors.editor import Editor
from ui.theme.type import SECOND
from ui.widgets.button import Button
from ui.widgets.text import Text


class PhotoEditor(Editor):
    """The pictures themselves stand in the strip below the sheet."""

    def build_body(self) -> None:
        self.count = Text("", SECOND, "ink2")
        self.add = Button(self.words("Add photo …"), icon="camera")
        self.add.clicked.connect(lambda: self.act("photo"))
        self.body.addWidget(self.count)
        self.body.addWidget(self.add)

    def name_all(self) -> None:
        super().name_all()
        self.add.setAccessibleName(self.spoken(self.words("add photo")))

    def fill(self) -> None:
        taken, least = len(self.row.photos), max(1, self.row.at_least)
        text = self.words.count("{n} photo", "{n} photos", taken)
        if taken < least:
            text += ", " + self.words("at least {least} needed", least=least)
        self.count.set_words(text)

    def first_field(self) -> QWidget:
        return self.add
