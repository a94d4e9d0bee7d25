"""One cell of a table: a line of typing; where the catalogue knows the choices, they come up in a list as soon as it is tapped."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCompleter, QListView

from ui.editors.model import ColumnHead
from ui.widgets.input_box import InputBox


class CellBox(InputBox):
    """Shows and hands back the cell's own text: of a choice its key, whatever language it was typed or picked in."""

    _list: QCompleter | None = None
    """Of the class as well: the field's first events come while the frame is still being made."""

    def __init__(self, column: ColumnHead) -> None:
        super().__init__(name="", unit=column.unit)
        self._choices = {choice.key: choice.text for choice in column.options}
        if self._choices:
            found = QCompleter(list(self._choices.values()), self)
            found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            found.setFilterMode(Qt.MatchFlag.MatchContains)
            found.setMaxVisibleItems(8)
            popup = QListView()
            popup.setAccessibleName(column.text)
            found.setPopup(popup)
            found.activated.connect(lambda _text: self.edit.editingFinished.emit())
            self.edit.setCompleter(found)
            self._list = found

    @property
    def text(self) -> str:
        typed = self.edit.text().strip()
        for key, words in self._choices.items():
            if typed.casefold() == words.casefold():
                return key
        return typed

    def show_text(self, text: str) -> None:
        self.edit.setText(self._choices.get(text, text))
        # Where it does not fit, its beginning is seen.
        self.edit.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._list is not None and watched is self.edit and event.type() == QEvent.Type.MouseButtonRelease:
            # All choices, not only those that begin with what stands there: a tap is asking what there is.
            self._list.setCompletionPrefix("")
            self._list.complete()
        return super().eventFilter(watched, event)
