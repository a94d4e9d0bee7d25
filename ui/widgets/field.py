"""A field: label above, typing, and below it what the device answers, with a sign."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.type import BODY, LABEL, SECOND, TypeStyle
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text


class Field(QWidget):
    """`label` stands above, `aside` at its right end, `button` beside the typing (a scan button, say).

    `committed` carries the text when the field is left or Return is pressed and the text has changed since.
    """

    committed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        text: str = "",
        aside: str = "",
        placeholder: str = "",
        unit: str = "",
        icon: str = "",
        identity: bool = False,
        button: Button | None = None,
        style: TypeStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.box = InputBox(name=label, placeholder=placeholder, icon=icon, unit=unit, identity=identity, style=style)
        head = QHBoxLayout()
        self._label = Text(label, LABEL)
        self._label.setBuddy(self.box.edit)
        head.addWidget(self._label, 1)
        self._aside = Text(aside, SECOND, "ink2")
        self._aside.setVisible(bool(aside))
        head.addWidget(self._aside)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.box, 1)
        if button is not None:
            line.addWidget(button)
        column.addLayout(line)
        self._answer = QWidget()
        answer = QHBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(6)
        self._sign = SignWord("", icon="tick", ink="done", style=LABEL)
        self._said = Text("", LABEL, "done", wrap=True)
        answer.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self._said, 1)
        self._hint = Text("", SECOND, "ink2", wrap=True)
        column.addWidget(self._answer)
        column.addWidget(self._hint)
        self._answer.hide()
        self._hint.hide()
        self._last = text
        self.edit.setText(text)
        self.edit.editingFinished.connect(self._commit)

    @property
    def edit(self) -> QLineEdit:
        return self.box.edit

    @property
    def label(self) -> QLabel:
        return self._label

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Shows a stored value; this is no commit."""
        self._last = text
        self.edit.setText(text)

    def set_right(self, words: str) -> None:
        """A tick and what was compared."""
        self._answer_with(words, "tick", "done", wrong=False)

    def set_wrong(self, words: str) -> None:
        """Red edge and what is allowed."""
        self._answer_with(words, "bang", "block", wrong=True)

    def set_notice(self, words: str) -> None:
        """Amber: accepted, but unlike the order."""
        self._answer_with(words, "neq", "dev", wrong=False)

    def set_plain(self, hint: str = "") -> None:
        """Neither right nor wrong; an optional quiet sentence."""
        self._answer.hide()
        self._hint.set_words(hint)
        self._hint.setVisible(bool(hint))
        self.box.set_wrong(False)
        self.edit.setAccessibleDescription(hint)

    def _answer_with(self, words: str, icon: str, ink: str, *, wrong: bool) -> None:
        self._hint.hide()
        self._sign.set_face("", icon=icon, ink=ink)
        self._said.set_words(words, ink)
        self._answer.show()
        self.box.set_wrong(wrong)
        self.edit.setAccessibleDescription(words)

    def _commit(self) -> None:
        if self.edit.text() != self._last:
            self._last = self.edit.text()
            self.committed.emit(self._last)
