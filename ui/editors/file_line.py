"""A file or folder by its path, typed or pasted, or chosen in the system's own dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.type import LABEL
from ui.widgets.button import Button, ButtonKind
from ui.widgets.input_box import InputBox
from ui.widgets.text import Text
from ui.wording import Words


class FileLine(QWidget):
    """Signal: chosen(path) when the button is pressed or Return ends the path."""

    chosen = Signal(str)

    def __init__(self, words: Words, *, act: str, pattern: str = "", below: bool = False, folder: bool = False) -> None:
        super().__init__()
        self._words, self._act, self._pattern = words, act, pattern
        self._what = words("Folder") if folder else words("File")
        self._choose_word = words("Choose a folder") if folder else words("Choose a file")
        self._is_folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(self._what, LABEL))
        line = QHBoxLayout()
        line.setSpacing(8)
        self.path = InputBox(
            name=self._what, placeholder=words("Path of the folder") if folder else words("Path of the file")
        )
        self.path.edit.returnPressed.connect(self._go)
        self.folder = Button(icon="folder", kind=ButtonKind.SQUARE, name=self._choose_word)
        self.folder.clicked.connect(self._choose)
        self.go = Button(act)
        self.go.clicked.connect(self._go)
        line.addWidget(self.path, 1)
        line.addWidget(self.folder)
        column.addLayout(line)
        if below:
            column.addSpacing(4)
            column.addWidget(self.go)
        else:
            line.addWidget(self.go)

    def call(self, name: str) -> None:
        """Spoken names begin with `name`."""
        self.path.edit.setAccessibleName(f"{name}, {self._what}")
        self.folder.setAccessibleName(f"{name}, {self._choose_word}")
        self.go.setAccessibleName(f"{name}, {self._act}")

    def clear(self) -> None:
        self.path.edit.clear()
        self.path.set_wrong(False)

    def refuse(self) -> None:
        self.path.set_wrong(True)

    def _choose(self) -> None:
        if self._is_folder:
            path = QFileDialog.getExistingDirectory(self, self._choose_word)
        else:
            path, _ = QFileDialog.getOpenFileName(self, self._choose_word, "", self._pattern)
        if path:
            self.path.edit.setText(path)
            self._go()

    def _go(self) -> None:
        path = self.path.edit.text().strip().strip('"')
        if path:
            self.path.set_wrong(False)
            self.chosen.emit(path)
        else:
            self.path.set_wrong(True)
            self.path.edit.setFocus()
