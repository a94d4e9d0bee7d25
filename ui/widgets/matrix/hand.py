"""Mouse, pen and finger on the matrix: pointing, opening, folding, and drawing a selection ("painting").

A mouse drag always chooses. A finger scrolls, unless painting is on or it pulls the handle of the selection.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QInputDevice, QMouseEvent
from PySide6.QtWidgets import QScroller, QToolTip

from ui.widgets.matrix.commands import choose_column
from ui.widgets.matrix.selection import Place

if TYPE_CHECKING:
    from ui.widgets.matrix.view import MatrixView

_KNOB_REACH = 24
_STILL = 10  # a tap may tremble this far
_EDGE = 28  # nearer than this to the edge of the cells a drag scrolls on


class Hand(QObject):
    def __init__(self, view: "MatrixView") -> None:
        super().__init__(view)
        self._view = view
        self._drawing = False
        self._pressed: Place | None = None
        self._was_current = False
        self._moved = False
        self._finger = False
        self._beside = False
        self._start = self._point = QPoint()
        self._scroll_on = QTimer(self)
        self._scroll_on.setInterval(40)
        self._scroll_on.timeout.connect(self._creep)
        self.follow_mode()

    def follow_mode(self) -> None:
        """A finger scrolls by flicking unless painting is on."""
        viewport = self._view.viewport()
        if self._view.painting:
            QScroller.ungrabGesture(viewport)
        else:
            QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)

    def place_at(self, point: QPoint) -> Place | None:
        """The cell under a point of the viewport."""
        view = self._view
        if not view.cells_area().contains(point):
            return None
        at = point - view.origin()
        line, column = view.grid.line_at(at.y()), view.grid.column_at(at.x())
        row = view.grid.lines[line].row if line is not None else None
        return None if row is None or column is None else (row, column)

    def _nearest(self, point: QPoint) -> Place | None:
        """The cell nearest to a point, for drags that leave the cells."""
        view, area = self._view, self._view.cells_area()
        if area.isEmpty() or not view.grid.open_rows:
            return None
        inside = (
            QPoint(max(area.left(), min(area.right(), point.x())), max(area.top(), min(area.bottom(), point.y())))
            - view.origin()
        )
        column = view.grid.column_at(max(0, min(view.grid.width - 1, inside.x())))
        line = view.grid.line_at(max(0, min(view.grid.height - 1, inside.y())))
        if column is None or line is None:
            return None
        row = view.grid.lines[line].row
        if row is None:  # on the head of a floor: the first row below it that is open
            row = next((step.row for step in view.grid.lines[line:] if step.row is not None), view.grid.open_rows[-1])
        return row, column

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        view, point = self._view, event.position().toPoint()
        self._moved, self._pressed, self._start, self._point = False, self.place_at(point), point, point
        self._finger = event.pointingDevice().type() == QInputDevice.DeviceType.TouchScreen
        held = event.modifiers()
        knob = view.knob()
        if knob is not None and (knob - point).manhattanLength() <= _KNOB_REACH:
            self._drawing = self._beside = True
            QScroller.ungrabGesture(view.viewport())
            return
        if self._pressed is None:
            self._beside = True
            self._press_beside(point)
            return
        self._was_current = view.current_place() == self._pressed and not view.selection
        if held & Qt.KeyboardModifier.ShiftModifier:
            view.selection.anchor = view.selection.anchor or view.current_place() or self._pressed
            view.selection.stretch(self._pressed, view.grid)
            view.after_selection()
            self._drawing = True
        elif view.painting or held & Qt.KeyboardModifier.ControlModifier:
            view.selection.begin(self._pressed, add=bool(held & Qt.KeyboardModifier.ControlModifier))
            view.after_selection()
            self._drawing = True
        elif self._finger:
            return  # a tap or the start of a scroll: known only at the end
        else:
            view.clear_selection()
            self._drawing = True
        view.move_to(self._pressed)

    def _press_beside(self, point: QPoint) -> None:
        """Heads and names: a column head chooses its column, a floor folds, a name opens its place."""
        view, sizes = self._view, self._view.grid.measures
        if point.y() < sizes.head:
            column = view.grid.column_at(point.x() - view.origin().x())
            area = view.cells_area()
            if column is not None and area.left() <= point.x() <= area.right():
                choose_column(view, column)
            return
        index = view.grid.line_at(point.y() - view.origin().y())
        if index is None:
            view.clear_selection()
            return
        line = view.grid.lines[index]
        if line.row is None:
            key = view.page.floors[line.floor].key
            view.fold(key, key not in view.folded())
        elif point.x() < sizes.names:
            view.row_activated.emit(view.page.rows[line.row].subject)

    def move(self, event: QMouseEvent) -> None:
        self._point = event.position().toPoint()
        if self._finger and (self._point - self._start).manhattanLength() > _STILL:
            self._moved = True
        if not self._drawing or not event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor()
            return
        to = self._nearest(self._point)
        if to is None or (not self._moved and to == self._pressed):
            return
        self._moved = True
        self._draw_to(to)
        area = self._view.cells_area().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if area.contains(self._point):
            self._scroll_on.stop()
        elif not self._scroll_on.isActive():
            self._scroll_on.start()

    def _draw_to(self, to: Place) -> None:
        view = self._view
        if view.selection.anchor is None:
            view.selection.begin(self._pressed or to)
        if view.selection.end != to or not view.selection:
            view.selection.stretch(to, view.grid)
            view.after_selection()
            view.move_to(to)

    def _creep(self) -> None:
        """Scrolls on while a drag rests at the edge, and takes what comes into view."""
        view, area = self._view, self._view.cells_area()
        for bar, at, low, high in (
            (view.verticalScrollBar(), self._point.y(), area.top(), area.bottom()),
            (view.horizontalScrollBar(), self._point.x(), area.left(), area.right()),
        ):
            step = -1 if at < low + _EDGE else 1 if at > high - _EDGE else 0
            bar.setValue(bar.value() + step * 12)
        to = self._nearest(self._point)
        if to is not None:
            self._draw_to(to)

    def release(self, event: QMouseEvent) -> None:
        view, place = self._view, self._pressed
        self._scroll_on.stop()
        if self._drawing and not view.painting:
            self.follow_mode()
        self._drawing = False
        point = event.position().toPoint()
        if place is None and self._finger and not self._beside:
            # Of a quick second tap Qt delivers only the release: it counts as a tap on where we are.
            place = view.current_place()
            self._was_current, self._moved = place is not None, False
        tapped = not self._moved and not self._beside and self.place_at(point) == place
        if place is not None and tapped and not view.painting and not event.modifiers():
            if self._finger:
                view.clear_selection()
                view.move_to(place)
            if self._was_current:
                view.activate(place)
        self._was_current = self._beside = False
        self._pressed = None

    def _cursor(self) -> None:
        view, knob = self._view, self._view.knob()
        near = knob is not None and (knob - self._point).manhattanLength() <= 14
        cell = self.place_at(self._point) is not None
        shape = Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.CrossCursor if cell and view.painting else None
        view.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)

    def tip(self, event: QEvent) -> None:
        """The whole name where it was cut, the spoken state over a cell."""
        if not isinstance(event, QHelpEvent):
            return
        view, point = self._view, event.pos()
        words = ""
        place = self.place_at(point)
        if place is not None:
            words = view.page.spoken(*place)
        elif point.x() < view.grid.measures.names and point.y() > view.grid.measures.head:
            index = view.grid.line_at(point.y() - view.origin().y())
            row = view.grid.lines[index].row if index is not None else None
            words = view.full_name(row) if row is not None else ""
        # A tool tip guesses markup; a name from an order must stay what it is.
        QToolTip.showText(event.globalPos(), words.replace("<", "\u2039"), view)
