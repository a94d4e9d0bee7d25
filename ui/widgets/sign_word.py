"""A state in words: sign, then word, in the colour of the state ("≠ 1 weicht ab")."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_text, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, TypeStyle


class SignWord(QLabel):
    """`icon` and `ink` (a token) are chosen by the caller; `sign_last` puts the sign behind the word."""

    def __init__(
        self,
        text: str,
        *,
        icon: str,
        ink: str = "ink2",
        style: TypeStyle = BODY,
        sign_last: bool = False,
        icon_ink: str = "",
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon, self._ink, self._style, self._last = icon, ink, style, sign_last
        self._icon_ink, self._gap = icon_ink, gap
        self._size = 20 if style.size >= 16 else 16
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_face(
        self, text: str, *, icon: str | None = None, ink: str | None = None, icon_ink: str | None = None
    ) -> None:
        self._icon, self._ink = icon or self._icon, ink or self._ink
        self._icon_ink = icon_ink or self._icon_ink
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = text_width(self.text(), self._style) + self._size + (self._gap if self.text() else 0)
        return QSize(round(wide + 1), max(self._style.line, self._size))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide = min(self.width(), self.sizeHint().width())
        y = (self.height() - self._size) / 2
        sign_x = wide - self._size if self._last else 0
        word_x = 0 if self._last else self._size + self._gap
        draw_icon(painter, self._icon, sign_x, y, self._size, theme.colour(self._icon_ink or self._ink))
        room = QRectF(word_x, 0, wide - self._size - self._gap + 1, self.height())
        draw_text(painter, room, self.text(), self._style, theme.colour(self._ink))
        painter.end()
