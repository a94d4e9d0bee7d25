"""The frame around a line of typing: icon, text, unit; its edge tells focus, right and wrong."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, prepare
from ui.theme.theme import current_theme
from ui.theme.type import BODY, Figures, TypeStyle, font
from ui.widgets.text import Text


class InputBox(QWidget):
    """`edit` is the QLineEdit inside; connect to its signals. `identity` sets digits apart (0 with a slash)."""

    def __init__(
        self,
        *,
        name: str,
        placeholder: str = "",
        icon: str = "",
        unit: str = "",
        identity: bool = False,
        style: TypeStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._wrong = False
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setFont(font(style.with_figures(Figures.IDENTITY) if identity else style))
        self.edit.setFrame(False)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.edit.installEventFilter(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(42 if icon else 12, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        if unit:
            line.addWidget(Text(unit, BODY, "ink2"))
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def wrong(self) -> bool:
        return self._wrong

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 48)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        focused = self.edit.hasFocus()
        edge = "block" if self._wrong else "accent" if focused else "ctrl" if self.isEnabled() else "line2"
        ground = "sheet" if self.isEnabled() else "sunk"
        width = 2.0 if focused or self._wrong else 1.0
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour(edge), width=width)
        if self._wrong and focused:
            # Both truths stay visible: the red edge says wrong, the violet inside says here.
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            draw_box(painter, inner, None, theme.colour("accent"), width=1.0, radius=4)
        if self._icon:
            draw_icon(painter, self._icon, 12, 14, 20, theme.colour("ink3"))
        painter.end()
