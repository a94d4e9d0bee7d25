"""The side sheet for one more mailbox: its address and what it may hold."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.wording import Words

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_AMOUNT = re.compile(r"\d{1,6}([.,]\d{1,3})?")


class AddMailboxSheet(SideSheet):
    """Signal: given(mail, quota in GB as decimal string or empty)."""

    given = Signal(str, str)

    def __init__(self, host: QWidget, words: Words) -> None:
        super().__init__(host, title=words("Add mailbox"), close_name=words("Close"))
        self._words = words
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._mail = Field(words("E-mail address"), placeholder=words("e.g. {example}", example="m.lukasik@kanzlei.de"))
        self._quota = Field(words("Quota in GB"), placeholder=words("e.g. {example}", example="50"), unit="GB")
        self._mail.edit.returnPressed.connect(self._quota.edit.setFocus)
        self._quota.edit.returnPressed.connect(self._give)
        column.addWidget(self._mail)
        column.addWidget(self._quota)
        self.body.addLayout(column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Enter mailbox"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        words = self._words
        mail, quota = self._mail.text().strip(), self._quota.text().strip()
        self._mail.set_plain()
        self._quota.set_plain()
        if not _ADDRESS.fullmatch(mail):
            self._mail.set_wrong(words("Please enter an address with @ and a domain."))
            self._mail.edit.setFocus()
        elif quota and not _AMOUNT.fullmatch(quota):
            self._quota.set_wrong(words("Please enter a number of gigabytes."))
            self._quota.edit.setFocus()
        else:
            self.dismiss()
            self.given.emit(mail, quota.replace(",", "."))
