"""The focus ring: 3 px of accent, 2 px outside the control, drawn above whatever lies around it.

Shown while keys are in use and hidden by the next touch or click (a text field keeps its own violet edge throughout).
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.theme.painting import RADIUS, draw_ring_edge, prepare
from ui.theme.theme import current_theme

REACH = 5  # 3 px ring and 2 px gap
_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
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
    """One per application. A control opts in by `focus_ring = True`; `focus_radius` gives its corner."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        app.focusChanged.connect(self._follow)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and not self._by_keys:
            if event.key() in _KEYS:  # type: ignore[attr-defined]
                self._by_keys = True
                self._place()
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._by_keys = False
            self._hide()
        elif kind in _MOVES and watched in self._watched:
            self._place()
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self._target = new if new is not None and getattr(new, "focus_ring", False) else None
        self._watched = []
        step = self._target
        while step is not None:
            self._watched.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._place()

    def _hide(self) -> None:
        if self._ring is not None:
            try:
                self._ring.hide()
            except RuntimeError:  # its window was closed and took the ring along
                self._ring = None

    def _place(self) -> None:
        self._hide()
        target = self._target
        if target is None or not self._by_keys or not target.isVisible():
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
