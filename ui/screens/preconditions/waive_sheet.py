"""Nobody there: who at HQ agreed by telephone to go on, and when."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.note_field import NoteField
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text
from ui.wording import Words


class WaiveSheet(SideSheet):
    """Signal: given(person, time, note)."""

    given = Signal(str, str, str)

    def __init__(self, host: QWidget, words: Words) -> None:
        super().__init__(
            host,
            title=words("Contact not here"),
            second=words("HQ agrees by telephone that the work goes on."),
            close_name=words("Close"),
        )
        self._words = words
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        self.who = Field(words("Who at HQ agreed?"))
        self.at = Field(words("At what time?"), text=f"{datetime.now():%H:%M}")
        self.note = NoteField(words("Note"), lines=3)
        for part in (self.who, self.at, self.note):
            inner.addWidget(part)
        inner.addWidget(Text(words("The report is then signed by the technician alone."), SECOND, "ink2", wrap=True))
        self.body.addLayout(inner)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Enter agreement"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        who = self.who.text().strip()
        if not who:
            self.who.set_wrong(self._words("Please enter a name"))
            self.who.edit.setFocus()
            return
        at, note = self.at.text().strip(), self.note.text().strip()
        self.dismiss()
        self.given.emit(who, at, note)
