"""Multi: tick what is there, in columns, saved at every tick."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import Multi
from ui.editors.editor import Editor
from ui.theme.type import SECOND
from ui.widgets.choice import BoxRow
from ui.widgets.text import Text


class MultiEditor(Editor):
    def build_body(self) -> None:
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(0)
        self.boxes: dict[str, BoxRow] = {}
        for option in self.row.options:
            box = BoxRow(option.text)
            box.clicked.connect(self._ticked)
            self.boxes[option.key] = box
        self._columns = 0
        self._place(3)
        self.body.addLayout(self.grid)
        self.count = Text("", SECOND, "ink2")
        self.body.addWidget(self.count)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for nth, box in enumerate(self.boxes.values()):
            self.grid.removeWidget(box)
            self.grid.addWidget(box, nth // columns, nth % columns)
        for column in range(3):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(3 if self.width() >= 640 else 2 if self.width() >= 360 else 1)

    def name_all(self) -> None:
        super().name_all()
        for option in self.row.options:
            self.boxes[option.key].setAccessibleName(self.spoken(option.text))

    def fill(self) -> None:
        on = self.row.value.keys if isinstance(self.row.value, Multi) else ()
        for key, box in self.boxes.items():
            box.setChecked(key in on)
        least = self.row.at_least
        self.count.set_words(self.words("{n} ticked, at least {least} needed", n=len(on), least=least))
        self.count.setVisible(least > 1 and len(on) < least)

    def first_field(self) -> QWidget:
        return next(iter(self.boxes.values()))

    def _ticked(self) -> None:
        keys = tuple(key for key, box in self.boxes.items() if box.isChecked())
        self.offer(Multi(keys=keys) if keys else None)
