"""Buttons: 48 px high, the one next act of a page 56; violet only for that one."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, prepare, text_width
from ui.theme.theme import Theme, current_theme
from ui.theme.type import BUTTON, MEDIUM, SMALL, TypeStyle


class ButtonKind(StrEnum):
    STANDARD = "standard"
    PRIMARY = "primary"
    NEXT_ACT = "next_act"
    QUIET = "quiet"
    DANGER = "danger"
    SQUARE = "square"


_BIG = TypeStyle(size=18, line=24, weight=600)
_KEY = SMALL.with_weight(MEDIUM)


class Button(QPushButton):
    """`icon` stands before the words, `trailing` after them, `key` names a keyboard key in a small frame.

    A square button shows only its icon, so it needs `name` (spoken, and shown as tool tip).
    """

    focus_ring = True

    def __init__(
        self,
        text: str = "",
        *,
        kind: ButtonKind = ButtonKind.STANDARD,
        icon: str = "",
        trailing: str = "",
        key: str = "",
        name: str = "",
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._kind = kind
        self._icon = icon
        self._trailing = trailing
        self._key = key
        self._height = height or (56 if kind is ButtonKind.NEXT_ACT else 48)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name or text)
        if name and not text:
            self.setToolTip(name)

    def set_face(self, text: str | None = None, *, icon: str | None = None, name: str | None = None) -> None:
        """Other words or another icon on the same button."""
        if text is not None:
            self.setText(text)
            self.setAccessibleName(name or text)
        elif name is not None:
            self.setAccessibleName(name)
        self._icon = self._icon if icon is None else icon
        self.updateGeometry()
        self.update()

    def set_height(self, height: int) -> None:
        """For a bar that is lower in a narrow window; below 56 the words are of the usual size."""
        self._height = height
        self.updateGeometry()
        self.update()

    def set_off(self, reason: str) -> None:
        """Switches the button off; the reason is spoken and shown as tool tip (the screen prints it too)."""
        self.setEnabled(False)
        self.setAccessibleDescription(reason)
        self.setToolTip(reason)

    def set_on(self) -> None:
        self.setEnabled(True)
        self.setAccessibleDescription("")
        self.setToolTip("" if self.text() else self.accessibleName())

    @property
    def _style(self) -> TypeStyle:
        return _BIG if self._kind is ButtonKind.NEXT_ACT and self._height >= 56 else BUTTON

    @property
    def _padding(self) -> int:
        if self._kind is ButtonKind.QUIET:
            return 12
        return 24 if self._kind is ButtonKind.NEXT_ACT and self._height >= 56 else 18

    def _content_width(self) -> float:
        parts = [20.0] * (bool(self._icon) + bool(self._trailing))
        if self.text():
            parts.append(text_width(self.text(), self._style))
        if self._key:
            parts.append(text_width(self._key, _KEY) + 14)
        return sum(parts) + 8.0 * max(0, len(parts) - 1)

    def sizeHint(self) -> QSize:
        if self._kind is ButtonKind.SQUARE:
            return QSize(self._height, self._height)
        return QSize(max(48, round(self._content_width() + 2 * self._padding + 1)), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), self._height)

    def _colours(self, theme: Theme) -> tuple[str | None, str | None, str]:
        """Tokens of ground, edge and ink for the state the button is in."""
        filled = self._kind in (ButtonKind.PRIMARY, ButtonKind.NEXT_ACT)
        if not self.isEnabled():
            return ("sunk", "line2", "ink3") if self._kind is not ButtonKind.QUIET else (None, None, "ink3")
        if self.isDown() and (filled or self._kind is not ButtonKind.QUIET):
            return "accent_press", "accent_press", "on_accent"
        if filled:
            return "accent", "accent", "on_accent"
        if self._kind is ButtonKind.QUIET:
            return ("accent_tint" if self.isDown() or self.underMouse() else None), None, "accent"
        if self._kind is ButtonKind.DANGER:
            return "sheet", "block", "block"
        return ("sunk" if self.underMouse() else "sheet"), "ctrl", "ink"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ground, edge, ink = self._colours(theme)
        area = QRectF(self.rect())
        if ground or edge:
            draw_box(painter, area, theme.colour(ground) if ground else None, theme.colour(edge) if edge else None)
        colour = theme.colour(ink)
        if self._kind is ButtonKind.SQUARE:
            size = 24
            draw_icon(painter, self._icon, (self.width() - size) / 2, (self.height() - size) / 2, size, colour)
        else:
            self._paint_content(painter, colour)
        painter.end()

    def _paint_content(self, painter: QPainter, colour: QColor) -> None:
        room = self.width() - 2.0 * min(self._padding, 12 if self.width() < self.sizeHint().width() else self._padding)
        wide = min(self._content_width(), room)
        x = (self.width() - wide) / 2
        middle = self.height() / 2
        end = x + wide
        if self._icon:
            draw_icon(painter, self._icon, x, middle - 10, 20, colour)
            x += 28
        if self._trailing:
            end -= 20
            draw_icon(painter, self._trailing, end, middle - 10, 20, colour)
            end -= 8
        if self._key:
            frame = text_width(self._key, _KEY) + 14
            end -= frame
            draw_box(painter, QRectF(end, middle - 11, frame, 22), None, colour, radius=4)
            draw_text(painter, QRectF(end + 7, middle - 11, frame - 14, 22), self._key, _KEY, colour, elide=False)
            end -= 8
        draw_text(painter, QRectF(x, 0, max(0.0, end - x + 0.5), self.height()), self.text(), self._style, colour)
