"""The side sheet that asks who agreed to pass a limit, and to what: an allowance is passed only with a name (facts sec 2.2)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.side_sheet import SideSheet
from ui.wording import Words


class ConsentSheet(SideSheet):
    """Signal: given(who, function, what), all three filled."""

    given = Signal(str, str, str)

    def __init__(self, host: QWidget, words: Words, *, second: str, what: str) -> None:
        super().__init__(host, title=words("Consent to extra cost"), second=second, close_name=words("Close"))
        self._words = words
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self._fields = (
            Field(words("Who agrees?"), placeholder=words("e.g. {example}", example="Renée Núñez")),
            Field(words("Function"), placeholder=words("e.g. {example}", example=words("Head of office"))),
            Field(words("To what?"), text=what),
        )
        for nth, field in enumerate(self._fields):
            column.addWidget(field)
            if field is not self._fields[-1]:
                field.edit.returnPressed.connect(self._fields[nth + 1].edit.setFocus)
        self._fields[-1].edit.returnPressed.connect(self._give)
        self.body.addLayout(column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Record consent"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)

    def _give(self) -> None:
        for field in self._fields:
            field.set_plain()
        empty = [field for field in self._fields if not field.text().strip()]
        for field in reversed(empty):
            field.set_wrong(self._words("Please fill this in."))
            field.edit.setFocus()
        if not empty:
            who, function, what = (field.text().strip() for field in self._fields)
            self.dismiss()
            self.given.emit(who, function, what)
