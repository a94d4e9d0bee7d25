"""Rows: a small table typed in place, every cell saved when it is left. Few columns stand in one line, more of them as a sheet each."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain import Rows
from ui.editors.cell_box import CellBox
from ui.editors.editor import Editor
from ui.editors.model import ColumnHead, Row
from ui.theme.type import LABEL, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text import Text

ONE_LINE = 4
"""Up to so many columns a row is one line; more would be too narrow to read what was typed."""
_ABREAST = 2
"""Fields side by side where a row is a sheet of its own."""

Cells = tuple[tuple[str, str], ...]


class RowsEditor(Editor):
    """An empty line stands below the last one as long as more are allowed."""

    def build_body(self) -> None:
        self._in_line = len(self.row.columns) <= ONE_LINE
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(6)
        for nth in range(0 if self._in_line else _ABREAST):
            self.grid.setColumnStretch(nth, 1)
        for nth, column in enumerate(self.row.columns if self._in_line else ()):
            self.grid.setColumnStretch(nth, _share(column))
            self.grid.addWidget(Text(column.text, LABEL, "ink2"), 0, nth)
        self.body.addLayout(self.grid)
        self.boxes: list[dict[str, CellBox]] = []
        self.drops: list[Button] = []
        self._beside: list[list[QWidget]] = []
        foot = QHBoxLayout()
        take = self.words("Take the defaults") if self.row.preset else self.words("From the order")
        self.take = Button(take, icon="document", kind=ButtonKind.STANDARD)
        self.take.clicked.connect(self._take)
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
        take = self.words("take the defaults") if self.row.preset else self.words("from the order")
        self.take.setAccessibleName(self.spoken(take))
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
            for part in self._beside[nth]:
                part.setVisible(nth < wanted)
            for key, box in line.items():
                box.setVisible(nth < wanted)
                if not (box.edit.hasFocus() and box.edit.isModified()):
                    box.show_text(cells.get(key, ""))
                box.set_wrong((nth, key) in self.row.wrong_cells)
            self.drops[nth].setVisible(nth < len(rows))
        most = self.row.at_most
        room = not most or len(rows) < most
        self.add.setVisible(bool(rows) and not self._blank and room)
        self.take.setVisible(bool(self.row.filled) and not rows)

    def first_field(self) -> QWidget:
        return self.boxes[0][self.row.columns[0].key].edit

    def _rows(self) -> tuple[Cells, ...]:
        return self.row.value.rows if isinstance(self.row.value, Rows) else ()

    def _add_line(self) -> None:
        nth = len(self.boxes)
        line = {column.key: CellBox(column) for column in self.row.columns}
        for box in line.values():
            box.edit.editingFinished.connect(self._changed)
        drop = Button(icon="trash", kind=ButtonKind.QUIET, name=self.words("remove"))
        drop.setFixedSize(48, 48)
        drop.clicked.connect(lambda _on=False, place=nth: self._drop(place))
        if self._in_line:
            for place, box in enumerate(line.values()):
                self.grid.addWidget(box, nth + 1, place)
            self.grid.addWidget(drop, nth + 1, len(line))
            self._beside.append([])
        else:
            self._beside.append(self._lay_sheet(nth, list(line.values()), drop))
        self.boxes.append(line)
        self.drops.append(drop)
        self._name_line(nth)

    def _lay_sheet(self, nth: int, boxes: list[CellBox], drop: Button) -> list[QWidget]:
        """Labels above fields, two abreast; the number of the row above them."""
        top = self.grid.rowCount()
        number = Text(self.words("Line {n}", n=nth + 1), LABEL, "ink2")
        self.grid.addWidget(number, top, 0, 1, _ABREAST)
        self.grid.addWidget(drop, top, _ABREAST)
        beside: list[QWidget] = [number]
        for place, (box, column) in enumerate(zip(boxes, self.row.columns, strict=True)):
            down, across = divmod(place, _ABREAST)
            label = Text(column.text, SECOND, "ink2")
            self.grid.addWidget(label, top + 1 + 2 * down, across)
            self.grid.addWidget(box, top + 2 + 2 * down, across)
            beside.append(label)
        return beside

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
            cells = tuple(sorted((key, box.text) for key, box in line.items() if box.text))
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

    def _take(self) -> None:
        self.offer(Rows(rows=tuple(tuple(sorted(cells)) for cells in self.row.filled)))


def _share(column: ColumnHead) -> int:
    """How much of a line a column gets: long choices are to be read whole beside short codes."""
    longest = max((len(text) for text in (*(one.text for one in column.options), *column.examples)), default=0)
    return 1 + min(longest, 30) // 10
