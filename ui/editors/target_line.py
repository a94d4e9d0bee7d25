"""A host to be asked over the network: typed or proposed, with the button that asks it and, while it is asked, stops."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.type import LABEL, SECOND
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox
from ui.widgets.text import Text
from ui.wording import Words


class TargetLine(QWidget):
    """Signals: asked(host) when the button is pressed or Return ends the line, empty() where no host stands there; enough() when the
    button is pressed again.
    """

    asked = Signal(str)
    empty = Signal()
    enough = Signal()

    def __init__(self, words: Words, *, placeholder: str) -> None:
        super().__init__()
        self._words, self._name = words, ""
        self._asking = False
        self._ours = {""}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(words("Host"), LABEL))
        line = QHBoxLayout()
        line.setSpacing(8)
        self.host = InputBox(name=words("Host"), placeholder=placeholder)
        self.host.edit.returnPressed.connect(self._go)
        self.go = Button(words("Check"), icon="tick")
        self.go.clicked.connect(self._pressed)
        line.addWidget(self.host, 1)
        line.addWidget(self.go)
        column.addLayout(line)
        self.now = Text("", SECOND, "ink2", wrap=True)
        self.now.hide()
        column.addWidget(self.now)

    def call(self, name: str) -> None:
        """Spoken names begin with `name`."""
        self._name = name
        self.host.edit.setAccessibleName(f"{name}, {self._words('Host')}")
        self._name_button()

    def propose(self, host: str) -> None:
        """Only where nothing else was typed since the last proposal or question."""
        if self.host.edit.text().strip() in self._ours:
            self.host.edit.setText(host)
        self._ours = {"", host}

    def show_asking(self, host: str) -> None:
        """`host` is being asked; empty: nobody is."""
        self._asking = bool(host)
        self.host.setEnabled(not host)
        self.host.set_wrong(False)
        self.now.set_words(self._words("{host} is being asked. That takes some seconds.", host=host) if host else "")
        self.now.setVisible(bool(host))
        self._name_button()

    def refuse(self) -> None:
        self.host.set_wrong(True)

    def _name_button(self) -> None:
        text = self._words("Cancel") if self._asking else self._words("Check")
        self.go.set_face(text, icon="cross" if self._asking else "tick", name=f"{self._name}, {text}")

    def _pressed(self) -> None:
        if self._asking:
            self.enough.emit()
        else:
            self._go()

    def _go(self) -> None:
        host = self.host.edit.text().strip()
        if host and not self._asking:
            self.host.set_wrong(False)
            self._ours.add(host)
            self.asked.emit(host)
        elif not host:
            self.host.edit.setFocus()
            self.empty.emit()
