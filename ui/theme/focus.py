"""The focus ring: 3 px of accent, 2 px outside the control, drawn above whatever lies around it.

Shown while keys are in use and hidden by the next touch or click (a text field keeps its own violet edge throughout).
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.theme.painting import RADIUS, draw_ring_edge, prepare
from ui.theme.theme import current_theme

REACH = 5  # 3 px ring and 2 px gap
_TOUCHED = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.radius = RADIUS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = prepare(QPainter(self))
        draw_ring_edge(painter, QRectF(self.rect()), current_theme().colour("accent"), self.radius + REACH)
        painter.end()


class FocusRing(QObject):
    """One per application. A control opts in by `focus_ring = True`; `focus_radius` gives its corner.

    It listens to the control in focus and to what that lies in, never to the whole application: a filter in Python
    over every event would cost more than all the painting.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if not self._by_keys:
                self._by_keys = True
                self._place()
        elif kind in _TOUCHED:
            self._by_keys = False
            self._hide()
        elif kind in _MOVES:
            self._place()
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        step = new
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._target = new if new is not None and getattr(new, "focus_ring", False) else None
        self._place()

    def _hide(self) -> None:
        if self._ring is not None and not shiboken6.isValid(self._ring):
            self._ring = None  # its window was closed and took the ring along
        if self._ring is not None:
            self._ring.hide()

    def _place(self) -> None:
        self._hide()
        target = self._target
        if target is None or not shiboken6.isValid(target) or not self._by_keys or not target.isVisible():
            return
        window = target.window()
        if self._ring is None or self._ring.parent() is not window:
            if self._ring is not None:
                self._ring.deleteLater()
            self._ring = _Ring(window)
        ring = self._ring
        area = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        around = area.adjusted(-REACH, -REACH, REACH, REACH)
        ring.radius = float(getattr(target, "focus_radius", RADIUS))
        ring.setGeometry(around)
        seen = around & self._clip(target, window)
        ring.setMask(QRegion(seen.translated(-around.topLeft())))
        ring.setVisible(not seen.isEmpty())
        ring.raise_()

    def _clip(self, target: QWidget, window: QWidget) -> QRect:
        """What scroll areas around the control leave visible of it, in the window's coordinates."""
        clip = window.rect()
        step = target.parentWidget()
        while step is not None and step is not window:
            holder = step.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is step:
                clip &= QRect(step.mapTo(window, QPoint(0, 0)), step.size())
            step = holder
        return clip
