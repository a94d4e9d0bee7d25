"""The side sheet: one question at the right edge, 388 wide, with head, body that scrolls, and foot.

In portrait it comes from below and covers at most 70 % of the height; below 1200 px it covers what it lies on.
"""

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.painting import fill, prepare
from ui.theme.theme import current_theme
from ui.theme.type import CARD, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.sheet import Rule
from ui.widgets.text import Text

WIDTH = 388
_SHADE = 20


class SideSheet(QWidget):
    """`host` is the page it covers, `top` how much of the host stays free above (the top bar).

    Put content into `body` (a vertical layout without margins) and buttons into `foot`. Signals: closed().
    Escape and the close button close it; the caller decides whether that throws anything away.
    """

    closed = Signal()

    def __init__(self, host: QWidget, *, title: str, second: str = "", close_name: str, top: int = 0) -> None:
        super().__init__(host)
        self._top = top
        self._before: QWidget | None = None
        self.setAccessibleName(f"{title}, {second}".strip(", "))
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        self._outer = outer
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 8, 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Text(title, CARD, wrap=True)
        self._second = Text(second, SECOND, "ink2", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._second)
        words.addStretch(1)
        self._second.setVisible(bool(second))
        head.addLayout(words, 1)
        self.close_button = Button(icon="close", kind=ButtonKind.QUIET, name=close_name)
        self.close_button.setFixedSize(48, 48)
        self.close_button.clicked.connect(self.dismiss)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        outer.addWidget(Rule())
        inside = QWidget()
        inside.setProperty("plain", True)
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        outer.addWidget(self.area, 1)
        self._foot_rule = Rule(strong=True)
        outer.addWidget(self._foot_rule)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(20, 12, 20, 12)
        self.foot.setSpacing(12)
        outer.addLayout(self.foot)
        self._slide = QPropertyAnimation(self, b"geometry", self)
        self.hide()
        host.installEventFilter(self)

    def set_words(self, title: str, second: str = "") -> None:
        self._title.set_words(title)
        self._second.set_words(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(f"{title}, {second}".strip(", "))

    @property
    def from_below(self) -> bool:
        host = self.parentWidget() or self
        return host.height() > host.width()

    def open(self) -> None:
        """Slides in and takes the focus; what had it gets it back on closing."""
        self._before = self.window().focusWidget()
        end = self._place()
        start = end.translated(0, end.height() // 4) if self.from_below else end.translated(WIDTH // 4, 0)
        self.setGeometry(end)
        self.show()
        self.raise_()
        length = current_theme().millis(140)
        if length:
            self._slide.setDuration(length)
            self._slide.setStartValue(start)
            self._slide.setEndValue(end)
            self._slide.start()
        self._first_target().setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        if self.isVisible():
            self._slide.stop()
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def _first_target(self) -> QWidget:
        inside = self.area.widget() or self
        for child in inside.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled():
                return child
        return self.close_button

    def _place(self) -> QRect:
        host = self.parentWidget() or self
        if self.from_below:
            tall = min(round(host.height() * 0.7), host.height() - self._top)
            self._outer.setContentsMargins(0, _SHADE + 1, 0, 0)
            return QRect(0, host.height() - tall, host.width(), tall)
        self._outer.setContentsMargins(_SHADE + 1, 0, 0, 0)
        wide = min(WIDTH + _SHADE, host.width())
        return QRect(host.width() - wide, self._top, wide, host.height() - self._top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._slide.stop()
            self.setGeometry(self._place())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        below = self.from_below
        shade = QLinearGradient(0, 0, 0 if below else _SHADE, _SHADE if below else 0)
        dark = QColor(theme.tokens.ink_shadow)
        for place, share in ((0.0, 0.0), (0.5, 0.25), (1.0, 0.8)):
            dark.setAlphaF(theme.tokens.shadow_strength * share)
            shade.setColorAt(place, dark)
        if below:
            painter.fillRect(QRectF(0, 0, wide, _SHADE), shade)
            fill(painter, 0, _SHADE, wide, tall, theme.colour("sheet"))
            fill(painter, 0, _SHADE, wide, 1, theme.colour("line2"))
        else:
            painter.fillRect(QRectF(0, 0, _SHADE, tall), shade)
            fill(painter, _SHADE, 0, wide, tall, theme.colour("sheet"))
            fill(painter, _SHADE, 0, 1, tall, theme.colour("line2"))
        painter.end()
