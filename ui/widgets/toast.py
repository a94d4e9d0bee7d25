"""The toast: what was just done, and a way back. Eight seconds; never for errors."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, prepare, text_width
from ui.theme.theme import Theme, current_theme
from ui.theme.type import BODY, MEDIUM, SEMIBOLD
from ui.widgets.lifted import lift

STAYS_MS = 8000
_WORDS = BODY.with_weight(MEDIUM)
_UNDO = BODY.with_weight(SEMIBOLD)


class _Undo(QPushButton):
    focus_ring = True

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), _UNDO) + 24), 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = prepare(QPainter(self))
        colour = current_theme().colour("spine_accent")
        draw_text(painter, QRectF(12, 0, self.width() - 20, 48), self.text(), _UNDO, colour, elide=False)
        painter.end()


class Toast(QWidget):
    """Lies over `host`, 24 px above its lower edge (or `lift_by`). Signals: undo(), closed()."""

    undo = Signal()
    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._text, self._raise = "", 24
        self._button = _Undo(self)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._undone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._slide = QPropertyAnimation(self, b"pos", self)
        host.installEventFilter(self)
        lift(self, current_theme())
        self.hide()

    def theme_changed(self, theme: Theme) -> None:
        lift(self, theme)

    def show_words(self, text: str, *, undo_word: str = "", lift_by: int = 24, millis: int = STAYS_MS) -> None:
        """Shows or replaces the message; without `undo_word` there is no way back to offer."""
        self._text, self._raise = text, lift_by
        self._button.setText(undo_word)
        self._button.setAccessibleName(undo_word)
        self._button.setVisible(bool(undo_word))
        self.setAccessibleName(text)
        # A word that offers nothing must not keep a finger from what lies below it.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not undo_word)
        self.resize(self.sizeHint())
        size = self._button.sizeHint()
        self._button.setGeometry(self.width() - size.width() - 8, 4, size.width(), 48)
        end = self._place()
        self.show()
        self.raise_()
        self._slide.stop()
        self._slide.setDuration(current_theme().millis(120))
        self._slide.setStartValue(end + QPoint(0, 16))
        self._slide.setEndValue(end)
        self._slide.start()
        self._timer.start(millis)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever has read it wipes it away; only its button takes back."""
        self.dismiss()

    def dismiss(self) -> None:
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.closed.emit()

    def _undone(self) -> None:
        self.dismiss()
        self.undo.emit()

    def _place(self) -> QPoint:
        host = self.parentWidget() or self
        return QPoint((host.width() - self.width()) // 2, host.height() - self.height() - self._raise)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self.move(self._place())
        return False

    def sizeHint(self) -> QSize:
        words = 16 + 20 + 14 + text_width(self._text, _WORDS)
        undo = 14 + self._button.sizeHint().width() + 8 if self._button.text() else 20
        return QSize(round(words + undo), 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        edge = theme.colour("line2") if theme.dark else None
        draw_box(painter, QRectF(self.rect()), theme.colour("spine"), edge)
        white = QColor("#FFFFFF")
        draw_icon(painter, "tick", 16, 18, 20, white)
        draw_text(painter, QRectF(50, 0, self.width() - 50, 56), self._text, _WORDS, white, elide=False)
        painter.end()
