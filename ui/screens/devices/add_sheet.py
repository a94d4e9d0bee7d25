"""The side sheet for one more pilot device: its name and who it belongs to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.wording import Words


class AddDeviceSheet(SideSheet):
    """Signal: given(name, owner); the owner may be empty."""

    given = Signal(str, str)

    def __init__(self, host: QWidget, words: Words) -> None:
        super().__init__(host, title=words("Add device"), second=words("Pilot installation"), close_name=words("Close"))
        self._words = words
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._name = Field(words("Device name"), placeholder=words("e.g. {example}", example="NB-014"))
        self._owner = Field(words("Owner"), placeholder=words("e.g. {example}", example="Mehmet Łukasik"))
        self._name.edit.returnPressed.connect(self._owner.edit.setFocus)
        self._owner.edit.returnPressed.connect(self._give)
        column.addWidget(self._name)
        column.addWidget(self._owner)
        self.body.addLayout(column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Enter device"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        name, owner = self._name.text().strip(), self._owner.text().strip()
        if not name:
            self._name.set_wrong(self._words("Please enter the name on the device."))
            self._name.edit.setFocus()
            return
        self.dismiss()
        self.given.emit(name, owner)
