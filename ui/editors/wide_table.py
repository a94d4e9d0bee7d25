"""A table too wide for a card (18 attributes per user): how much is there, and the way to its own screen."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import Rows
from ui.editors.editor import Editor
from ui.theme.type import BODY
from ui.widgets.button import Button
from ui.widgets.text import Text


class WideTableEditor(Editor):
    def build_body(self) -> None:
        line = QHBoxLayout()
        self.count = Text("", BODY)
        self.open = Button(self.words("Open the table"), trailing="arrow-right")
        self.open.clicked.connect(lambda: self.act("table"))
        line.addWidget(self.count, 1)
        line.addWidget(self.open)
        self.body.addLayout(line)

    def name_all(self) -> None:
        super().name_all()
        self.open.setAccessibleName(self.spoken(self.words("open the table")))

    def fill(self) -> None:
        n = len(self.row.value.rows) if isinstance(self.row.value, Rows) else 0
        listed = self.row.shown if self.row.value is None else ""
        self.count.set_words(listed or self.words.count("{n} row", "{n} rows", n))

    def first_field(self) -> QWidget:
        return self.open
