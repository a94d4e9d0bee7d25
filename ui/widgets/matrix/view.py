"""The matrix as a control: shows a page, keeps current cell, selection and folding, and says what the hand asks for."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.models.matrix import Act, Look, MatrixPage
from ui.theme.theme import Theme
from ui.widgets.matrix.canvas import Canvas, knob_point
from ui.widgets.matrix.commands import obey
from ui.widgets.matrix.geometry import Density, Grid
from ui.widgets.matrix.hand import Hand
from ui.widgets.matrix.keys import read
from ui.widgets.matrix.lines import name_is_cut
from ui.widgets.matrix.selection import Place, Selection, would_change


class MatrixView(QAbstractScrollArea):
    """Rows are named by subject or printed number, columns by key; signals always carry subjects and keys.

    paint_requested carries the cells as a tuple of (subject, column key) and the act; the view changes no answer itself.
    """

    cell_activated = Signal(str, str)
    row_activated = Signal(str)
    current_changed = Signal(str, str)
    selection_changed = Signal()
    paint_requested = Signal(object, object)
    edit_requested = Signal(str, str)
    undo_requested = Signal()
    redo_requested = Signal()
    painting_toggled = Signal(bool)
    search_requested = Signal()
    fold_changed = Signal(str, bool)
    left = Signal()
    viewed = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.page = MatrixPage()
        self.density = Density.TOUCH
        self.preview = Act.DONE
        self.painting = False
        self.scroll_marks = True
        self.selection = Selection()
        self._current: Place | None = None
        self._folded: frozenset[str] = frozenset()
        self._rows: dict[str, int] = {}
        self._columns: dict[str, int] = {}
        self.grid = Grid(self.page, self.density, 0, self._folded)
        self.hand = Hand(self)

    # what is shown

    def show_page(self, page: MatrixPage) -> None:
        """Shows a page; current cell, selection, folding and scroll place stay where they still exist."""
        here, chosen = self.current(), self.selected()
        self.page = page
        self._rows = {row.number: index for index, row in enumerate(page.rows)}
        self._rows.update({row.subject: index for index, row in enumerate(page.rows)})
        self._columns = {column.key: index for index, column in enumerate(page.columns)}
        self._current = self._place(*here) if here else None
        self.selection.choose(frozenset(place for cell in chosen if (place := self._place(*cell)) is not None))
        self._lay_out()
        if len(self.selection.cells) != len(chosen):
            self.selection_changed.emit()

    def set_density(self, density: Density) -> None:
        self.density = density
        self._lay_out()
        self.reveal()

    def set_painting(self, painting: bool) -> None:
        """In painting mode a drag chooses cells even with a finger; otherwise a finger scrolls."""
        self.painting = painting
        self.hand.follow_mode()

    def set_preview(self, act: Act) -> None:
        """The act whose result chosen cells show beforehand."""
        self.preview = act
        self.viewport().update()

    def fold(self, floor: str, folded: bool) -> None:
        """Folds or unfolds a floor and tells it; the selection loses what is no longer seen."""
        if (floor in self._folded) == folded:
            return
        self._folded = self._folded | {floor} if folded else self._folded - {floor}
        self._lay_out()
        seen = frozenset(place for place in self.selection.cells if place[0] in self.grid.line_of_row)
        if seen != self.selection.cells:
            self.selection.choose(seen)
            self.selection_changed.emit()
        self.fold_changed.emit(floor, folded)

    def folded(self) -> frozenset[str]:
        return self._folded

    # current cell and selection

    def current(self) -> tuple[str, str] | None:
        """(subject, column key) of the cell the keys act on."""
        return self.key_of(self._current) if self._current is not None else None

    def current_place(self) -> Place | None:
        return self._current

    def set_current(self, row: str, column: str) -> bool:
        """Moves to a cell and shows it; False when the page has no such cell."""
        place = self._place(row, column)
        if place is None:
            return False
        if place[0] not in self.grid.line_of_row:
            self.fold(self.page.rows[place[0]].floor, False)
        self.move_to(place)
        return True

    def move_to(self, place: Place) -> None:
        self._current = place
        self.reveal()
        spoken = self.page.spoken(*place)
        self.setAccessibleDescription(spoken)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.viewport().update()
        self.current_changed.emit(*self.key_of(place))

    def selected(self) -> tuple[tuple[str, str], ...]:
        """Chosen cells as (subject, column key) in reading order."""
        return tuple(self.key_of(place) for place in sorted(self.selection.cells))

    def changing(self, act: Act = Act.DONE) -> tuple[tuple[str, str], ...]:
        """The chosen cells, or else the current one, that an act would change."""
        return tuple(self.key_of(place) for place in self.aimed() if would_change(self.page, place, act))

    def aimed(self) -> list[Place]:
        """What an act aims at: the selection, or the current cell where nothing is chosen."""
        if self.selection:
            return sorted(self.selection.cells)
        return [self._current] if self._current is not None else []

    def select(self, cells: Iterable[tuple[str, str]]) -> None:
        """Chooses cells by (row, column key); unknown ones are left out."""
        self.selection.choose(frozenset(place for cell in cells if (place := self._place(*cell)) is not None))
        self.after_selection()

    def clear_selection(self) -> None:
        if self.selection:
            self.selection.clear()
            self.after_selection()

    def after_selection(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    def ask(self, act: Act) -> None:
        """Asks for an act on the chosen cells, as a key or a button of the screen does; nothing to change, no signal."""
        cells = self.changing(act)
        if cells:
            self.paint_requested.emit(cells, act)

    def is_absent(self, place: Place) -> bool:
        return self.page.cell(*place).look is Look.ABSENT

    def activate(self, place: Place) -> None:
        """Opens a cell; where the item does not stand on the row there is nothing to open."""
        if not self.is_absent(place):
            self.cell_activated.emit(*self.key_of(place))

    # where things lie, for scrolling and for those who point

    def cells_area(self) -> QRect:
        """The part of the viewport in which cells show."""
        sizes, room = self.grid.measures, self.viewport().rect()
        width = min(self.grid.width, max(0, room.width() - sizes.names - sizes.sums - 1))
        return QRect(sizes.names, sizes.head, width, max(0, room.height() - sizes.head))

    def origin(self) -> QPoint:
        sizes = self.grid.measures
        return QPoint(sizes.names - self.horizontalScrollBar().value(), sizes.head - self.verticalScrollBar().value())

    def cell_rect(self, row: str, column: str) -> QRect:
        """The visible part of a cell in coordinates of the viewport; a null rectangle when it is scrolled or folded away."""
        place = self._place(row, column)
        if place is None:
            return QRect()
        whole = self.grid.cell(*place)
        return QRect() if whole.isNull() else whole.translated(self.origin()) & self.cells_area()

    def head_rect(self, column: str) -> QRect:
        number = self._columns.get(column)
        if number is None:
            return QRect()
        x, wide = self.grid.column_span(number)
        area = self.cells_area()
        shown = QRect(x + self.origin().x(), 0, wide, self.grid.measures.head)
        return shown & QRect(area.left(), 0, area.width(), self.grid.measures.head)

    def row_head_rect(self, row: str) -> QRect:
        index = self._rows.get(row)
        line = self.grid.line_of_row.get(index) if index is not None else None
        return QRect() if line is None else self._line_rect(line, self.grid.measures.names)

    def floor_rect(self, floor: str) -> QRect:
        for index, line in enumerate(self.grid.lines):
            if line.row is None and self.page.floors[line.floor].key == floor:
                return self._line_rect(index, self.cells_area().right() + 1)
        return QRect()

    def _line_rect(self, index: int, width: int) -> QRect:
        line, area = self.grid.lines[index], self.cells_area()
        return QRect(0, line.top + self.origin().y(), width, line.height) & QRect(0, area.top(), width, area.height())

    def knob(self) -> QPoint | None:
        """Middle of the selection's handle in the viewport."""
        end = self.selection.end
        if not self.selection or end is None or self.selection.anchor is None:
            return None
        place = max(end[0], self.selection.anchor[0]), max(end[1], self.selection.anchor[1])
        rect = self.grid.cell(*place)
        return None if rect.isNull() else knob_point(rect.translated(self.origin()))

    def scroll_to(self, row: str, column: str) -> None:
        place = self._place(row, column)
        if place is not None:
            self.reveal(place)

    def reveal(self, place: Place | None = None) -> None:
        """Scrolls until a cell (the current one) is wholly visible, with a line of its neighbours where there is room."""
        target = place or self._current
        rect = self.grid.cell(*target) if target is not None else QRect()
        if rect.isNull():
            return
        area = self.cells_area()
        for bar, low, high, room in (
            (self.verticalScrollBar(), rect.top(), rect.bottom() + 1, area.height()),
            (self.horizontalScrollBar(), rect.left(), rect.right() + 1, area.width()),
        ):
            if low < bar.value():
                bar.setValue(low - (self.grid.measures.group if bar is self.verticalScrollBar() else 0))
            elif high > bar.value() + room:
                bar.setValue(high - room + 4)

    def _place(self, row: str, column: str) -> Place | None:
        down, across = self._rows.get(row), self._columns.get(column)
        return None if down is None or across is None else (down, across)

    def key_of(self, place: Place) -> tuple[str, str]:
        return self.page.rows[place[0]].subject, self.page.columns[place[1]].key

    def _lay_out(self) -> None:
        self.grid = Grid(self.page, self.density, self.viewport().width(), self._folded)
        area = self.cells_area()
        for bar, whole, room, step in (
            (self.verticalScrollBar(), self.grid.height, area.height(), self.grid.measures.row),
            (self.horizontalScrollBar(), self.grid.width, area.width(), self.grid.measures.cell),
        ):
            bar.setPageStep(max(1, room))
            bar.setSingleStep(step)
            bar.setRange(0, max(0, whole - room))
        self.viewport().update()
        self.viewed.emit()

    # Qt's side

    def sizeHint(self) -> QSize:
        return QSize(1092, 600)

    def theme_changed(self, theme: Theme) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self.viewed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        Canvas(self, painter).paint()
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current is None and self.grid.open_rows and self.page.columns:
            self.move_to((self.grid.open_rows[0], 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press = read(event)
        if press is None or not obey(self, press):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)  # the second press of a quick pair arrives here

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.hand.tip(event)
            return True
        return super().viewportEvent(event)

    def full_name(self, row: int) -> str:
        """Name and second line where the cell cannot show them whole, else nothing."""
        at = self.page.rows[row]
        cut = name_is_cut(at, self.density, self.grid.measures)
        return f"{at.name}\n{at.second}".strip() if cut else ""
