"""The technician's hand and eye: finds what is visible and enabled by its accessible name, and moves mouse, keys and wheel.

A click goes where a finger would put it: to whatever lies on top at that place of the window. What lies outside the
visible part of a page is brought there by the wheel first. Waiting is always for something to be seen.
"""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QWidget

from ui.demo.not_seen import NotSeen
from ui.widgets.toast import Toast

T = TypeVar("T")
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
_LOOK_MS = 5
PATIENCE_S = 20.0


class Hand:
    """`working` tells whether the window is still busy with what it was asked: a person would see the figures move."""

    def __init__(self, window: QWidget, working: Callable[[], bool] = lambda: False) -> None:
        self.window = window
        self.working = working

    # -- the eye -------------------------------------------------------------------------------------------------------

    def all(self, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
        """Everything a person could use now: visible, enabled, with a name."""
        for top in (self.window, *_others(self.window)):
            for widget in _shown(top):
                if isinstance(widget, kind) and widget.isEnabled() and name_of(widget):
                    yield widget

    def sees(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """The widget of that name; where several bear it, the one that can be pressed or typed into."""
        found = [widget for widget in self.all(kind) if name_of(widget) == name]
        return next((one for one in found if isinstance(one, QAbstractButton | QLineEdit)), found[0] if found else None)

    def names(self, kind: type[QWidget] = QWidget) -> dict[str, QWidget]:
        return {name_of(widget): widget for widget in self.all(kind)}

    def wait(self, ready: Callable[[], T | None], what: str, patience: float = PATIENCE_S) -> T:
        """Until `ready` gives something true, and gives that. Raises NotSeen."""
        end = time.monotonic() + patience
        while True:
            found = ready()
            if found:
                return found
            if time.monotonic() > end:
                there = ", ".join(sorted(self.names())[:400])
                raise NotSeen(f"{what} did not come within {patience:.0f} s. There were: {there}")
            breathe()

    def find(self, name: str, kind: type[QWidget] = QWidget, patience: float = PATIENCE_S) -> QWidget:
        return self.wait(lambda: self.sees(name, kind), f'"{name}"', patience)

    def count(self, kind: type[QWidget]) -> int:
        return sum(1 for _ in self.all(kind))

    def rest(self, patience: float = PATIENCE_S) -> None:
        """Wait until the window has come to rest."""
        breathe()
        self.wait(lambda: not self.working(), "the window at rest", patience)

    def gone(self, name: str, patience: float = PATIENCE_S) -> None:
        self.wait(lambda: self.sees(name) is None, f'the end of "{name}"', patience)

    # -- the hand ------------------------------------------------------------------------------------------------------

    def click(self, what: str | QWidget, patience: float = PATIENCE_S) -> QWidget:
        """Once it is there and can be reached."""
        widget = what if isinstance(what, QWidget) else self.find(what, patience=patience)
        at = self.reach(widget)
        QTest.mouseClick(self._on_top(widget, at), LEFT, NO_KEY, self._local(widget, at))
        return widget

    def type(self, what: str | QWidget, text: str, *, end: bool = True) -> QWidget:
        """Click into a field, replace what stands there, end with Return as a scanner does."""
        field = self.click(what)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.keys(field, text)
        if end:
            listed = QApplication.activePopupWidget()
            QTest.keyClick(listed or field, Qt.Key.Key_Return)
            if listed is not None:
                # That Return was the list's: it closed. The next one ends the field.
                QTest.keyClick(field, Qt.Key.Key_Return)
        return field

    def keys(self, widget: QWidget, text: str) -> None:
        """Key strokes, letter by letter; a letter no plain key has comes as an input method would send it.

        While a list is open below the field it has the keyboard, and hands on what is typed.
        """
        for letter in text:
            widget = QApplication.activePopupWidget() or widget
            if letter.isascii():
                QTest.keyClicks(widget, letter)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, NO_KEY, letter))

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(widget, key, modifier)

    def draw(self, pad: QWidget, strokes: list[list[tuple[float, float]]]) -> None:
        """Strokes in shares of the pad's width and height."""
        self.reach(pad)
        for stroke in strokes:
            points = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
            QTest.mousePress(pad, LEFT, NO_KEY, points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
                breathe(0)
            QTest.mouseRelease(pad, LEFT, NO_KEY, points[-1])

    def press_at(self, widget: QWidget, at: QPoint) -> None:
        """A click at a place of a painted control, in its own coordinates."""
        QTest.mouseClick(widget, LEFT, NO_KEY, at)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move, let go; both points in the widget's own coordinates."""
        QTest.mousePress(widget, LEFT, NO_KEY, start)
        QTest.mouseMove(widget, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
        QTest.mouseMove(widget, end)
        QTest.mouseRelease(widget, LEFT, NO_KEY, end)

    def wheel(self, widget: QWidget, down: int) -> None:
        """Turn the wheel over the middle of a widget; `down` in pixels of a page that moves 60 per click, negative up."""
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(),
            QPoint(0, -down * 2),
            Qt.MouseButton.NoButton,
            NO_KEY,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def reach(self, widget: QWidget) -> QPoint:
        """Wheel the pages around it until its middle can be seen; gives that point in the window's coordinates."""
        for _ in range(60):
            area = _scroller(widget)
            if area is None:
                break
            view = area.viewport()
            place = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
            middle = place.center().y()
            if 0 <= middle - min(place.height() // 2, 20) and middle + min(place.height() // 2, 20) <= view.height():
                break
            before = area.verticalScrollBar().value()
            self.wheel(view, middle - view.height() // 2)
            if area.verticalScrollBar().value() == before:
                break
        return widget.mapTo(widget.window(), widget.rect().center())

    def _on_top(self, widget: QWidget, at: QPoint) -> QWidget:
        """What a finger at that place touches: the widget or a part of it, else something covers it."""
        touched = widget.window().childAt(at)
        if (toast := _toast_of(touched)) is not None and not toast.isAncestorOf(widget):
            # What was just done is told over the page: read, and wiped away.
            QTest.mouseClick(toast, LEFT, NO_KEY, QPoint(12, 12))
            touched = widget.window().childAt(at)
        if touched is None or not (touched is widget or widget.isAncestorOf(touched) or touched.isAncestorOf(widget)):
            # A label lies over its row without taking the mouse: the event goes to the row all the same.
            covers = (name_of(touched) or type(touched).__name__) if touched is not None else "nothing"
            raise NotSeen(f'"{name_of(widget)}" cannot be touched, there lies: {covers}')
        return widget

    def _local(self, widget: QWidget, at: QPoint) -> QPoint:
        return widget.mapFrom(widget.window(), at)


def breathe(ms: int = _LOOK_MS) -> None:
    """Let the window live for a moment; unlike QTest.qWait this lets the other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def name_of(widget: QWidget) -> str:
    """What a screen reader would say: the accessible name, for a button without one its words."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def _shown(top: QWidget) -> Iterator[QWidget]:
    """A visible window and everything visible in it, in the order of the parts; screens that lie hidden are not gone through."""
    if not top.isVisible():
        return
    waiting = [top]
    while waiting:
        widget = waiting.pop()
        yield widget
        parts = (part for part in reversed(widget.children()) if isinstance(part, QWidget) and not part.isHidden())
        waiting.extend(parts)


def _others(window: QWidget) -> list[QWidget]:
    """Menus and dialogs, which are windows of their own."""
    return [top for top in QApplication.topLevelWidgets() if top is not window and top.isVisible()]


def _toast_of(widget: QWidget | None) -> Toast | None:
    while widget is not None and not isinstance(widget, Toast):
        widget = widget.parentWidget()
    return widget


def _scroller(widget: QWidget) -> QAbstractScrollArea | None:
    """The nearest page around it that can be scrolled."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.verticalScrollBar().maximum() > 0:
            if not parent.viewport().isAncestorOf(widget):
                return None
            return parent
        parent = parent.parentWidget()
    return None
