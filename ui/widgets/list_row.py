"""A row of the field book: number or sign, margin line, sentence and second line, value or sign at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, RIGHT, draw_box, draw_text, fill, prepare, text_width
from ui.theme.textblock import Run, TextBlock
from ui.theme.theme import current_theme
from ui.theme.type import BODY, MEDIUM, SECOND, SEMIBOLD, TypeStyle

_TITLE = TypeStyle(size=16, line=22, weight=MEDIUM)


class ListRow(QAbstractButton):
    """`number` or `icon` stands in the margin, `value` and `trailing` (an icon) at the right end.

    `chosen` marks the row with violet; `tone` is "", "dev" or "block". A row with `target` False is a fact, no button.
    Signal: clicked.
    """

    focus_ring = True
    focus_radius = 2

    def __init__(
        self,
        title: str,
        *,
        second: str = "",
        number: str = "",
        icon: str = "",
        icon_ink: str = "ink2",
        value: str = "",
        value_ink: str = "ink2",
        value_weight: int = 400,
        trailing: str = "",
        trailing_ink: str = "ink3",
        margin: int = 48,
        margin_line: bool = True,
        height: int = 56,
        weight: int = MEDIUM,
        tone: str = "",
        rule: bool = True,
        target: bool = True,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self._second, self._number, self._icon, self._icon_ink = second, number, icon, icon_ink
        self._value, self._value_ink, self._value_weight = value, value_ink, value_weight
        self._trailing, self._trailing_ink = trailing, trailing_ink
        self._margin, self._line, self._height, self._weight = margin, margin_line, height, weight
        self._tone, self._rule, self._chosen = tone, rule, False
        self._target = target
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if target else Qt.FocusPolicy.NoFocus)
        if target:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name_it(spoken)

    def set_face(self, title: str | None = None, *, spoken: str = "", **face: str) -> None:
        """Changes any of second, number, icon, icon_ink, value, value_ink, trailing, trailing_ink, tone."""
        if title is not None:
            self.setText(title)
        for key, value in face.items():
            if not hasattr(self, f"_{key}"):
                raise TypeError(f"a row has no {key!r}")
            setattr(self, f"_{key}", value)
        self._name_it(spoken)
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def _name_it(self, spoken: str) -> None:
        parts = (self._number, self.text(), self._second, self._value)
        self.setAccessibleName(spoken or ", ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        words = max(text_width(self.text(), _TITLE), text_width(self._second, SECOND))
        side = text_width(self._value, BODY) + 16 if self._value else 0
        return QSize(round(self._margin + 14 + words + side + (44 if self._trailing else 16)), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        ground = f"{self._tone}_tint" if self._tone else ""
        if self._chosen:
            ground = "accent_tint"
        elif self._target and (self.isDown() or self.underMouse()) and not ground:
            ground = "accent_tint" if self.isDown() else "sunk"
        if ground:
            fill(painter, 0, 0, wide, tall, theme.colour(ground))
        if self._rule:
            fill(painter, 0, tall - 1, wide, 1, theme.colour("line"))
        if self._margin and self._line:
            fill(painter, self._margin, 0, 1, tall, theme.colour("margin"))
        if self._chosen:
            fill(painter, 0, 0, 4, tall, theme.colour("accent"))
            if theme.high_contrast:
                draw_box(painter, QRectF(0, 0, wide, tall - 1), None, theme.colour("accent"), width=3, radius=0)
        self._paint_margin(painter, tall)
        right = self._paint_right(painter, wide, tall)
        self._paint_words(painter, right, tall)
        painter.end()

    def _paint_margin(self, painter: QPainter, tall: float) -> None:
        theme = current_theme()
        if self._icon:
            icon = self._icon
            draw_icon(painter, icon, (self._margin - 20) / 2, tall / 2 - 10, 20, theme.colour(self._icon_ink))
        elif self._number:
            ink = "ink2" if self._chosen or self._tone else "ink3"
            style = SECOND.with_weight(SEMIBOLD if self._chosen else 400)
            draw_text(
                painter, QRectF(0, 0, self._margin, tall), self._number, style, theme.colour(ink), CENTRE, elide=False
            )

    def _paint_right(self, painter: QPainter, wide: float, tall: float) -> float:
        theme = current_theme()
        right = wide - 16
        if self._trailing:
            right = wide - 32 if not self._value else wide - 36
            draw_icon(painter, self._trailing, right, tall / 2 - 10, 20, theme.colour(self._trailing_ink))
            right -= 8
        if self._value:
            style = BODY.with_weight(self._value_weight)
            took = text_width(self._value, style)
            area = QRectF(right - took, 0, took + 1, tall)
            draw_text(painter, area, self._value, style, theme.colour(self._value_ink), RIGHT, elide=False)
            right -= took + 12
        return right

    def _paint_words(self, painter: QPainter, right: float, tall: float) -> None:
        theme = current_theme()
        x = self._margin + 14.0 if self._margin else 16.0
        style = _TITLE.with_weight(SEMIBOLD if self._chosen else self._weight)
        ink = theme.colour("ink" if self.isEnabled() else "ink3")
        if not self._second and text_width(self.text(), style) > right - x and self._height >= 48:
            narrow = TypeStyle(size=16, line=20, weight=style.weight)
            words = TextBlock([Run(text=self.text())], narrow, right - x, max_lines=2)
            words.paint(painter, x, (tall - words.height) / 2, theme, "ink" if self.isEnabled() else "ink3")
        elif not self._second:
            draw_text(painter, QRectF(x, 0, right - x, tall), self.text(), style, ink)
        else:
            top = (tall - 42) / 2
            draw_text(painter, QRectF(x, top, right - x, 22), self.text(), style, ink)
            draw_text(painter, QRectF(x, top + 22, right - x, 19), self._second, SECOND, theme.colour("ink2"))
