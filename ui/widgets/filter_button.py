"""Filter and mode buttons above a list: word, count, on or off; with a chevron it opens a choice."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, MEDIUM, SEMIBOLD, TypeStyle


class FilterButton(QPushButton):
    """`count` stands after the word in the second ink, `value` in bold ("Etage alle"). Signals: clicked, toggled."""

    focus_ring = True

    def __init__(
        self,
        text: str,
        *,
        count: str = "",
        value: str = "",
        icon: str = "",
        picker: bool = False,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count, self._value, self._icon, self._picker = count, value, icon, picker
        self.setText(text)
        self.setCheckable(checkable and not picker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)
        self._name_it()

    def set_face(self, text: str | None = None, *, count: str | None = None, value: str | None = None) -> None:
        if text is not None:
            self.setText(text)
        self._count = self._count if count is None else count
        self._value = self._value if value is None else value
        self._name_it()
        self.updateGeometry()
        self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(" ".join(part for part in (self.text(), self._value, self._count) if part))

    def _parts(self) -> list[tuple[str, TypeStyle, str]]:
        """Text, style and token of what stands side by side."""
        on = self.isChecked()
        ink = "accent" if on else "ink"
        weight = SEMIBOLD if on else MEDIUM
        parts = [(self.text(), BODY.with_weight(weight), ink)] if self.text() else []
        if self._value:
            parts.append((self._value, BODY.with_weight(SEMIBOLD), ink))
        if self._count:
            parts.append((self._count, BODY, "accent" if on else "ink2"))
        return parts

    @property
    def _icon_size(self) -> int:
        return 16 if self._icon in ("neq", "bang", "cross", "half", "dash") else 20

    def sizeHint(self) -> QSize:
        widths = [text_width(text, style) for text, style, _ in self._parts()]
        widths += [float(self._icon_size)] * bool(self._icon) + [16.0] * self._picker
        return QSize(max(48, round(sum(widths) + 8 * (len(widths) - 1) + 26)), 48)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        on = self.isChecked()
        ground = "accent_tint" if on or self.isDown() else "sunk" if self.underMouse() else "sheet"
        edge = "accent" if on else "ctrl" if self.isEnabled() else "line2"
        width = (3.0 if theme.high_contrast else 2.0) if on else 1.0
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour(edge), width=width)
        sum_width = self.sizeHint().width() - 26
        x = (self.width() - sum_width) / 2
        ink = "accent" if on else "ink" if self.isEnabled() else "ink3"
        if self._icon:
            size = self._icon_size
            draw_icon(painter, self._icon, x, 24 - size / 2, size, theme.colour(ink))
            x += size + 8
        for text, style, token in self._parts():
            colour = theme.colour(token if self.isEnabled() else "ink3")
            x += draw_text(painter, QRectF(x, 0, 2000, 48), text, style, colour, elide=False) + 8
        if self._picker:
            draw_icon(painter, "chevron-down", x, 16, 16, theme.colour(ink))
        painter.end()
