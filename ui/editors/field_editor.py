"""Editors whose body is one line of typing: what was typed stays until it is taken or replaced."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editors.editor import FIELD_WIDTH, Editor
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox


class FieldEditor(Editor):
    """`shown_text` is the stored value as typed; `commit` gets what was typed."""

    def build_body(self) -> None:
        row = self.row
        self.box = InputBox(name=row.name, placeholder=row.placeholder, unit=row.unit, identity=row.identity)
        self.box.setMaximumWidth(FIELD_WIDTH)
        self.box.edit.editingFinished.connect(self._finished)
        self.line = QHBoxLayout()
        self.line.setSpacing(12)
        self.line.addWidget(self.box, 1)
        for button in self.buttons():
            self.line.addWidget(button)
        self.line.addStretch(1)
        self.body.addLayout(self.line)
        self._last = ""
        self._refused = ""
        self._subject = row.subject

    def buttons(self) -> tuple[Button, ...]:
        return ()

    def shown_text(self) -> str:
        return self.row.shown

    def commit(self, text: str) -> None:
        raise TypeError(f"{type(self).__name__} takes no text")

    def name_all(self) -> None:
        super().name_all()
        self.box.edit.setAccessibleName(self.row.name)
        self.box.edit.setAccessibleDescription(self.row.hint)
        self.box.edit.setPlaceholderText(self.row.placeholder)

    def fill(self) -> None:
        moved = self._subject != self.row.subject
        typing = self.box.edit.hasFocus() and self.box.edit.text() != self._last
        if not moved and typing:
            return
        if not moved and self._refused and self._refused == self.box.edit.text():
            self.answer.show()
            return
        self._subject, self._refused = self.row.subject, ""
        self._last = self.shown_text()
        if self.box.edit.text() != self._last:
            self.box.edit.setText(self._last)
            self.box.edit.setCursorPosition(0)
        wrong = self.row.message is not None and self.row.message.tone == "wrong"
        self.box.set_wrong(wrong)

    def refuse(self, sentence: str) -> None:
        self._refused = self.box.edit.text()
        self.box.set_wrong(True)
        self.hint.hide()
        self.message(sentence, "wrong")

    def first_field(self) -> QWidget:
        return self.box.edit

    def _finished(self) -> None:
        text = self.box.edit.text().strip()
        if text == self._last.strip() or (self._refused and text == self._refused):
            return
        self._last = text
        if not text:
            self.offer(None)
        else:
            self._refused = ""
            self.commit(text)
