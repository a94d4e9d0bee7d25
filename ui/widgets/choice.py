"""Box and radio rows: the whole row is the target, at least 48 px high."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, fill, prepare, text_width
from ui.theme.theme import Theme, current_theme
from ui.theme.type import BODY, MEDIUM, SECOND, SEMIBOLD, TypeStyle


def paint_box(painter: QPainter, x: float, y: float, theme: Theme, *, on: bool, enabled: bool, partly: bool) -> None:
    edge = theme.colour("ctrl" if enabled else "line2")
    if on or partly:
        ground = theme.colour("accent" if enabled else "ink3")
        draw_box(painter, QRectF(x, y, 24, 24), ground, ground, width=2, radius=4)
        draw_icon(painter, "dash" if partly else "tick", x + 3, y + 3, 18, theme.colour("on_accent"))
    else:
        draw_box(painter, QRectF(x, y, 24, 24), theme.colour("sheet"), edge, width=2, radius=4)


def paint_radio(painter: QPainter, x: float, y: float, theme: Theme, *, on: bool, enabled: bool) -> None:
    edge = theme.colour("accent" if on and enabled else "ctrl" if enabled else "line2")
    draw_box(painter, QRectF(x, y, 24, 24), theme.colour("sheet"), edge, width=2, radius=12)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if enabled else "ink3"))
        painter.drawEllipse(QRectF(x + 6, y + 6, 12, 12))


class _Face:
    """What both rows share: words, second line, code column, card edge, lock."""

    def __init__(
        self, second: str, code: str, *, card: bool, locked: bool, rule: bool, height: int, style: TypeStyle, inset: int
    ) -> None:
        self.second, self.code, self.card, self.locked, self.rule = second, code, card, locked, rule
        self.height, self.style, self.inset = height, style, inset

    def size(self, text: str) -> QSize:
        words = max(text_width(text, self.style.with_weight(SEMIBOLD)), text_width(self.second, SECOND))
        return QSize(round(words + 40 + 2 * self.inset + (52 if self.code else 0)), self.height)

    def paint(self, widget: QAbstractButton, painter: QPainter) -> float:
        """Ground, edge and words; returns the x of the mark."""
        theme = current_theme()
        on, enabled = widget.isChecked(), widget.isEnabled()
        area = QRectF(widget.rect())
        tint = on and (self.card or bool(self.code) or self.rule)
        if self.card:
            edge = "accent" if on else "ctrl" if enabled else "line2"
            ground = theme.colour("accent_tint" if on else "sheet") if enabled else None
            wide = (3.0 if theme.high_contrast else 2.0) if on else 1.0
            draw_box(painter, area, ground, theme.colour(edge), width=wide)
        elif tint:
            fill(painter, 0, 0, area.width(), area.height(), theme.colour("accent_tint"))
        if self.rule:
            fill(painter, 0, area.height() - 1, area.width(), 1, theme.colour("line"))
        if tint and theme.high_contrast and not self.card:
            draw_box(painter, area, None, theme.colour("accent"), width=3, radius=0)
        x = self.inset + 24 + 12.0 + (2 if self.card else 0)
        ink = theme.colour("ink" if enabled else "ink2")
        if self.code:
            code = theme.colour("accent" if on else "ink2")
            draw_text(
                painter, QRectF(x, 0, 44, area.height()), self.code, BODY.with_weight(SEMIBOLD), code, elide=False
            )
            x += 52
        self._words(widget, painter, x, ink, theme.colour("ink2"))
        return float(self.inset)

    def _words(self, widget: QAbstractButton, painter: QPainter, x: float, ink: QColor, second: QColor) -> None:
        style = self.style.with_weight(SEMIBOLD) if widget.isChecked() and self.code else self.style
        if not widget.isEnabled():
            style = style.with_weight(MEDIUM)
        room, tall = widget.width() - x - self.inset, float(widget.height())
        if not self.second:
            draw_text(painter, QRectF(x, 0, room, tall), widget.text(), style, ink)
            return
        top = (tall - style.line - 18) / 2
        draw_text(painter, QRectF(x, top, room, style.line), widget.text(), style, ink)
        draw_text(painter, QRectF(x, top + style.line - 1, room, 19), self.second, SECOND, second)


class BoxRow(QCheckBox):
    """A check box whose whole row is the target. Signals: toggled(bool), clicked."""

    focus_ring = True

    def __init__(
        self,
        text: str,
        *,
        second: str = "",
        rule: bool = False,
        inset: int = 0,
        style: TypeStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        high = 60 if second else 48
        self._face = _Face(second, "", card=False, locked=False, rule=rule, height=high, style=style, inset=inset)
        self.setAccessibleDescription(second)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return self._face.size(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self._face.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = prepare(QPainter(self))
        x = self._face.paint(self, painter)
        partly = self.checkState() == Qt.CheckState.PartiallyChecked
        y = self.height() / 2 - 12
        paint_box(painter, x, y, current_theme(), on=self.isChecked(), enabled=self.isEnabled(), partly=partly)
        painter.end()


class RadioRow(QRadioButton):
    """One of several: `code` is a reason code, `card` draws an edge of its own, `locked` shows a lock and is off.

    Rows with one parent exclude each other; put rows of different parents into a QButtonGroup.
    """

    focus_ring = True

    def __init__(
        self,
        text: str,
        *,
        second: str = "",
        code: str = "",
        card: bool = False,
        locked: bool = False,
        rule: bool = False,
        inset: int | None = None,
        style: TypeStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        high = 60 if second or card else 52
        given = inset if inset is not None else 16 if card else 20 if rule or code else 0
        self._face = _Face(second, code, card=card, locked=locked, rule=rule, height=high, style=style, inset=given)
        self.setEnabled(not locked)
        self.setAccessibleName(f"{code} {text}".strip())
        self.setAccessibleDescription(second)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return self._face.size(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self._face.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = prepare(QPainter(self))
        theme = current_theme()
        x, y = self._face.paint(self, painter), self.height() / 2 - 12
        if self._face.locked:
            draw_icon(painter, "lock", x + 2, y + 2, 20, theme.colour("ink3"))
        else:
            paint_radio(painter, x, y, theme, on=self.isChecked(), enabled=self.isEnabled())
        painter.end()
