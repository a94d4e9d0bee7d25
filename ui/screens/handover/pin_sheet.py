"""The PIN, asked where only the technician may go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.wording import Words


class PinSheet(SideSheet):
    """Signal: given(pin). The caller checks it and closes the sheet, or refuses with a sentence."""

    given = Signal(str)

    def __init__(self, host: QWidget, words: Words, *, title: str) -> None:
        super().__init__(host, title=title, second=words("Technician only"), close_name=words("Close"))
        self._pin = Field(words("PIN of the technician"))
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._pin.edit.returnPressed.connect(self._give)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 16)
        body.addWidget(self._pin)
        self.body.addLayout(body)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        on = Button(words("Go on"), kind=ButtonKind.PRIMARY)
        on.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(on, 1)
        self.closed.connect(self.deleteLater)

    def refuse(self, text: str) -> None:
        self._pin.set_text("")
        self._pin.set_wrong(text)

    def _give(self) -> None:
        if self._pin.text():
            self.given.emit(self._pin.text())
