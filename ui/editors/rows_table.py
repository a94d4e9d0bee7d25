"""Rows: a small table typed in place, one line each, every cell saved when it is left."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain import Rows
from ui.editors.editor import Editor
from ui.editors.model import Row
from ui.theme.type import LABEL
from ui.widgets.button import Button, ButtonKind
from ui.widgets.input_box import InputBox
from ui.widgets.text import Text

WIDE_TABLE = 8
"""From so many columns on the table has a screen of its own (the 18 attributes of a user)."""

Cells = tuple[tuple[str, str], ...]


class RowsEditor(Editor):
    """An empty line stands below the last one as long as more are allowed."""

    def build_body(self) -> None:
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(6)
        for nth, column in enumerate(self.row.columns):
            self.grid.addWidget(Text(column.text, LABEL, "ink2"), 0, nth)
            self.grid.setColumnStretch(nth, 1)
        self.body.addLayout(self.grid)
        self.boxes: list[dict[str, InputBox]] = []
        self.drops: list[Button] = []
        foot = QHBoxLayout()
        self.take = Button(self.words("From the order"), icon="document", kind=ButtonKind.STANDARD)
        self.take.clicked.connect(self._from_order)
        self.add = Button(self.words("Another line"), icon="plus", kind=ButtonKind.QUIET)
        self.add.clicked.connect(self._another)
        foot.addWidget(self.take)
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._blank = False
        self._subject = self.row.subject

    def name_all(self) -> None:
        super().name_all()
        self.take.setAccessibleName(self.spoken(self.words("from the order")))
        self.add.setAccessibleName(self.spoken(self.words("another line")))
        for nth in range(len(self.boxes)):
            self._name_line(nth)

    def show_row(self, row: Row) -> None:
        if row.subject != self._subject:
            self._subject, self._blank = row.subject, False
        super().show_row(row)

    def fill(self) -> None:
        rows = self._rows()
        wanted = max(1, len(rows) + (1 if self._blank else 0))
        while len(self.boxes) < wanted:
            self._add_line()
        for nth, line in enumerate(self.boxes):
            cells = dict(rows[nth]) if nth < len(rows) else {}
            for key, box in line.items():
                box.setVisible(nth < wanted)
                if not (box.edit.hasFocus() and box.edit.isModified()):
                    box.edit.setText(cells.get(key, ""))
                box.set_wrong(False)
            self.drops[nth].setVisible(nth < len(rows))
        most = self.row.at_most
        room = not most or len(rows) < most
        self.add.setVisible(bool(rows) and not self._blank and room)
        self.take.setVisible(bool(self.row.filled) and not rows)

    def refuse(self, sentence: str) -> None:
        super().refuse(sentence)

    def first_field(self) -> QWidget:
        return self.boxes[0][self.row.columns[0].key].edit

    def _rows(self) -> tuple[Cells, ...]:
        return self.row.value.rows if isinstance(self.row.value, Rows) else ()

    def _add_line(self) -> None:
        nth = len(self.boxes)
        line: dict[str, InputBox] = {}
        for place, column in enumerate(self.row.columns):
            box = InputBox(name="")
            box.edit.editingFinished.connect(self._changed)
            line[column.key] = box
            self.grid.addWidget(box, nth + 1, place)
        drop = Button(icon="trash", kind=ButtonKind.QUIET, name=self.words("remove"))
        drop.setFixedSize(48, 48)
        drop.clicked.connect(lambda _on=False, place=nth: self._drop(place))
        self.grid.addWidget(drop, nth + 1, len(self.row.columns))
        self.boxes.append(line)
        self.drops.append(drop)
        self._name_line(nth)

    def _name_line(self, nth: int) -> None:
        words = self.words
        name = self.spoken(words("line {n}", n=nth + 1))
        for column in self.row.columns:
            box = self.boxes[nth][column.key]
            box.edit.setAccessibleName(f"{name}, {column.text}")
            example = column.examples[nth] if nth < len(column.examples) else ""
            box.edit.setPlaceholderText(words("e.g. {example}", example=example) if example else "")
        self.drops[nth].setAccessibleName(f"{name}, {words('remove')}")

    def _typed(self) -> tuple[Cells, ...]:
        found = []
        for line in self.boxes:
            cells = tuple(
                sorted((key, box.edit.text().strip()) for key, box in line.items() if box.edit.text().strip())
            )
            if cells and any(box.isVisibleTo(self) for box in line.values()):
                found.append(cells)
        return tuple(found)

    def _changed(self) -> None:
        rows = self._typed()
        if rows == self._rows():
            return
        if len(rows) > len(self._rows()):
            self._blank = False
        self.offer(Rows(rows=rows) if rows else None)

    def _another(self) -> None:
        self._blank = True
        self.fill()
        self.boxes[len(self._rows())][self.row.columns[0].key].edit.setFocus()

    def _drop(self, place: int) -> None:
        rows = self._rows()
        left = rows[:place] + rows[place + 1 :]
        self.offer(Rows(rows=left) if left else None)

    def _from_order(self) -> None:
        self.offer(Rows(rows=tuple(tuple(sorted(cells)) for cells in self.row.filled)))
