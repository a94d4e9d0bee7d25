"""A field for a few sentences: label above, native text box below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme.type import BODY, LABEL, font
from ui.widgets.text import Text


class _Note(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteField(QWidget):
    """`committed` carries the text when the box is left after a change. `lines` is the visible height."""

    committed = Signal(str)

    def __init__(
        self, label: str, *, text: str = "", placeholder: str = "", lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._edit = _Note()
        self._edit.setAccessibleName(label)
        self._edit.setFont(font(BODY))
        self._edit.setPlaceholderText(placeholder)
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(max(48, 22 * lines + 24))
        if label:
            head = Text(label, LABEL)
            head.setBuddy(self._edit)
            column.addWidget(head)
        column.addWidget(self._edit)
        self._last = text
        self._edit.setPlainText(text)
        self._edit.left.connect(self._commit)
        self.setFocusProxy(self._edit)

    @property
    def edit(self) -> QPlainTextEdit:
        return self._edit

    def text(self) -> str:
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        self._last = text
        self._edit.setPlainText(text)

    def _commit(self) -> None:
        if self.text() != self._last:
            self._last = self.text()
            self.committed.emit(self._last)
