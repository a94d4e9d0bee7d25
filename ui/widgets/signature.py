"""The signature pad: keeps geometry only, never pressure, speed or time (these would be biometric data).

Mouse, finger and pen draw alike. Whoever cannot draw uses `instead`, an action the screen hands in (a typed name, say).
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import Strokes
from ui.theme.painting import draw_box, draw_text, elided, fill, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, SECOND
from ui.widgets.button import Button, ButtonKind

Stroke = tuple[tuple[float, float], ...]
_LEAST_STEP = 1.2  # pixels: nearer points add bytes and no shape


class SignaturePad(QWidget):
    """`name` is spoken, `caption` (who) and `when` (place, time) stand under the line, `clear_word` on the button ("Neu").

    Where both do not fit, the name is cut, never the time.

    Signals: changed() after each finished stroke and after clearing; instead() when the alternative is asked for.
    """

    changed = Signal()
    instead = Signal()
    focus_ring = True

    def __init__(
        self,
        *,
        name: str,
        caption: str,
        clear_word: str,
        when: str = "",
        instead_word: str = "",
        on_paper: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption, self._when, self._on_paper = caption, when, on_paper
        self._strokes: list[list[tuple[float, float]]] = []
        self._drawing = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.said())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._clear = Button(clear_word, kind=ButtonKind.QUIET, icon="undo", parent=self)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._other = Button(instead_word, kind=ButtonKind.QUIET, icon="keyboard", parent=self)
        self._other.clicked.connect(self.instead)
        self._other.setVisible(bool(instead_word))
        for button in (self._clear, self._other):
            button.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(440, 168)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 120)

    def strokes(self) -> tuple[Stroke, ...]:
        """Each stroke as points (x, y), both 0 to 1 from the upper left corner of the pad."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def drawn(self) -> Strokes:
        """The same in whole thousandths, as the record keeps them."""
        return Strokes(
            strokes=tuple(tuple((round(x * 1000), round(y * 1000)) for x, y in stroke) for stroke in self._strokes)
        )

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        self._strokes = [list(stroke) for stroke in strokes]
        self._after_change()

    def is_empty(self) -> bool:
        return not any(len(stroke) > 1 for stroke in self._strokes)

    def clear(self) -> None:
        self._strokes.clear()
        self._drawing = False
        self._after_change()

    def set_caption(self, caption: str) -> None:
        self._caption = caption
        self.setAccessibleDescription(self.said())
        self.update()

    def said(self) -> str:
        """What stands under the line, in full."""
        return " · ".join(part for part in (self._caption, self._when) if part)

    def under_line(self, room: float) -> str:
        """The same in `room` pixels."""
        if not self._when or text_width(self.said(), SECOND) <= room:
            return elided(self.said(), SECOND, room)
        when = f" · {self._when}"
        return elided(self._caption, SECOND, max(room / 4, room - text_width(when, SECOND))) + when

    def _after_change(self) -> None:
        self._clear.setVisible(bool(self._strokes) and self.isEnabled())
        self.update()
        self.changed.emit()

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([])
        self._add(at)

    def _add(self, at: QPointF) -> None:
        wide, tall = max(1, self.width()), max(1, self.height())
        point = (min(1.0, max(0.0, at.x() / wide)), min(1.0, max(0.0, at.y() / tall)))
        stroke = self._strokes[-1]
        if stroke:
            dx, dy = (point[0] - stroke[-1][0]) * wide, (point[1] - stroke[-1][1]) * tall
            if dx * dx + dy * dy < _LEAST_STEP * _LEAST_STEP:
                return
        stroke.append(point)
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._after_change()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._drawing:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing and event.buttons() & Qt.MouseButton.LeftButton:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind == QEvent.Type.TabletMove and self._drawing:
            self._add(event.position())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._touch(event)  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(points[0].position())
        elif event.type() == QEvent.Type.TouchUpdate and points and self._drawing:
            self._add(points[0].position())
        else:
            self._end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self._clear.sizeHint()
        self._clear.setGeometry(self.width() - size.width() - 6, 6, size.width(), 48)
        other = self._other.sizeHint()
        self._other.setGeometry(6, 6, other.width(), 48)

    def path(self) -> QPainterPath:
        """The drawing in pixels of the pad."""
        result = QPainterPath()
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            if not points:
                continue
            result.moveTo(points[0])
            for index in range(1, len(points) - 1):
                result.quadTo(points[index], (points[index] + points[index + 1]) / 2)
            result.lineTo(points[-1] if len(points) > 1 else points[0] + QPointF(0.1, 0.1))
        return result

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        draw_box(
            painter, QRectF(self.rect()), theme.colour("sheet" if self.isEnabled() else "sunk"), theme.colour("ctrl")
        )
        fill(painter, 20, tall - 41, wide - 40, 1, theme.colour("ink3"))
        draw_text(painter, QRectF(22, tall - 70, 20, 24), "×", BODY, theme.colour("ink3"), elide=False)
        caption = self.under_line(wide - 40)
        draw_text(painter, QRectF(20, tall - 31, wide - 40, 22), caption, SECOND, theme.colour("ink2"))
        pen = QPen(theme.colour("ink" if self._on_paper else "accent"), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(self.path(), pen)
        painter.end()
