"""The PIN, asked at every start and after locking; works without a network."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.changed import Changed
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.unlock import presenter
from ui.theme.type import BODY, FIGURE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.logo import Logo
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class UnlockScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        words = ctx.words
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        sheet = Sheet(margin=64, name=words("Unlock"))
        sheet.setFixedWidth(520)
        body = QVBoxLayout()
        body.setContentsMargins(88, 40, 40, 40)
        body.setSpacing(16)
        body.addWidget(Logo(56), 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Text(words("Unlock"), FIGURE))
        body.addWidget(Text(words("Everything is saved on this device, encrypted."), BODY, "ink2", wrap=True))
        self._pin = Field(words("PIN"))
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._pin.edit.returnPressed.connect(self._unlock)
        body.addWidget(self._pin)
        self._button = Button(words("Unlock"), kind=ButtonKind.NEXT_ACT)
        self._button.clicked.connect(self._unlock)
        line = QHBoxLayout()
        line.addWidget(self._button)
        line.addStretch(1)
        body.addLayout(line)
        sheet.column.addLayout(body)
        outer.addWidget(sheet, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)

    def enter(self, place: Place) -> None:
        self._ctx.frame.set_title(self._ctx.words("Feldbuch"), "")
        self._pin.set_text("")
        self._pin.set_plain()
        self._pin.edit.setFocus()

    def refresh(self, changed: Changed) -> None:
        """Nothing here changes by itself."""

    def _unlock(self) -> None:
        pin = self._pin.text()
        if not pin:
            return  # nothing typed is no try
        self._button.set_off(self._ctx.words("The PIN is being checked"))
        self._ctx.store(lambda: presenter.unlock(self._ctx.app, pin), self._done, self, self._failed)

    def _done(self, _: object) -> None:
        self._button.set_on()
        self._pin.set_text("")
        self._ctx.frame.unlocked()

    def _failed(self, error: BaseException) -> None:
        self._button.set_on()
        self._pin.set_text("")
        self._pin.set_wrong(sentence(self._ctx.words, error))
        self._pin.edit.setFocus()
