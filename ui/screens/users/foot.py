"""Below the list of complaints: with whom corrections are agreed, and the next act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.screens.users.page import Page, Standing
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.wording import Words


class Foot(QWidget):
    """`next` leads to the next complaint, `keep` enters the file that is shown, `discard` shows again what is stored."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._contact = ""
        self._agreed = Field(words("Corrections agreed with"))
        self._agreed.edit.editingFinished.connect(self._name_somebody)
        self.next = Button(words("Next error"), kind=ButtonKind.PRIMARY, trailing="chevron-down")
        self.keep = Button("", kind=ButtonKind.PRIMARY, icon="tick")
        self.discard = Button(words("Discard"), kind=ButtonKind.QUIET, name=words("Discard the file"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setSpacing(8)
        self._line.addWidget(self._agreed, 1)
        for button in (self.next, self.keep, self.discard):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, all stands in one line."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if narrow else down)
        self._line.setContentsMargins(16, 8 if narrow else 12, 16, 8 if narrow else 12)

    @property
    def agreed_with(self) -> str:
        """Whoever is named, else the contact."""
        return self._agreed.text().strip() or self._contact

    def forget(self) -> None:
        """Another job has another contact."""
        self._agreed.set_text("")

    def show_page(self, page: Page) -> None:
        words = self._words
        self._contact = page.contact
        by_agreement = page.noted and page.editable
        self._agreed.setVisible(by_agreement)
        self._name_somebody()
        self.next.setVisible(bool(page.complaints) and not page.ready)
        self.next.set_face(words("Next error") if page.errors else words("Next notice"))
        self.keep.setVisible(page.ready)
        self.keep.set_face(words.count("Enter {n} user", "Enter {n} users", len(page.lines)))
        self.discard.setVisible(page.standing is Standing.PREVIEW)

    def _name_somebody(self) -> None:
        if not self._agreed.text().strip():
            self._agreed.set_text(self._contact)
