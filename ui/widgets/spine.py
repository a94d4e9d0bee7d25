"""The spine: the book's back with its register tabs, the way through the whole program."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon, draw_logo
from ui.theme.painting import CENTRE, draw_box, draw_text, fill, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BOLD, MEDIUM, SEMIBOLD, SMALL


class SpineTab(QAbstractButton):
    """One register tab: icon, word below (not when narrow), a count in the corner."""

    focus_ring = True
    focus_radius = 8

    def __init__(self, icon: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(word)
        self.setAccessibleName(word)
        self._icon, self._count, self._narrow = icon, 0, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()

    def set_count(self, count: int, spoken: str) -> None:
        self._count = count
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(52 if self._narrow else 66, 52 if self._narrow else 68)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        on = self.isChecked()
        wide, tall = float(self.width()), float(self.height())
        if on:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(0, 0, wide + 10, tall), 8, 8)
            painter.fillPath(shape, theme.colour("accent_tint" if theme.dark else "canvas"))
            if theme.dark:
                painter.setClipPath(shape)
                fill(painter, 0, 0, 3, tall, theme.colour("accent"))
                painter.setClipping(False)
        elif self.isDown() or self.underMouse():
            draw_box(painter, QRectF(0, 0, wide - 6, tall), theme.colour("spine_line"), None, radius=8)
        ink = theme.colour(
            "on_accent" if theme.high_contrast and self.isDown() and not on else "accent" if on else "spine_ink"
        )
        if self._narrow:
            draw_icon(painter, self._icon, (wide - 24) / 2, (tall - 24) / 2, 24, ink)
        else:
            draw_icon(painter, self._icon, (wide - 24) / 2, 12, 24, ink)
            style = SMALL.with_weight(SEMIBOLD if on else MEDIUM)
            draw_text(painter, QRectF(0, 40, wide, 16), self.text(), style, ink, CENTRE)
        if self._count:
            self._paint_count(painter, wide)
        painter.end()

    def _paint_count(self, painter: QPainter, wide: float) -> None:
        theme = current_theme()
        words = str(self._count) if self._count < 100 else "99+"
        style = SMALL.with_weight(BOLD)
        broad = max(18.0, text_width(words, style) + 8)
        area = QRectF(wide - 13 - broad + (2 if self._narrow else 0), 7, broad, 18)
        draw_box(painter, area, theme.colour("dev_mark"), None, radius=9)
        draw_text(painter, area, words, style, theme.colour("on_dev_mark"), CENTRE, elide=False)


class _Mark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = False
        self.setFixedHeight(56)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedHeight(40 if narrow else 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = 32 if self._narrow else 40
        painter = prepare(QPainter(self))
        draw_logo(painter, QRectF(8 if self._narrow else 10, 0, size, size), on_spine=True)
        painter.end()


class Spine(QWidget):
    """Signal: picked(key). Tabs added with `below` stand at the foot; such a tab may be a plain act (`stays` False)."""

    picked = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tabs: dict[str, SpineTab] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        column = QVBoxLayout(self)
        column.setSpacing(4)
        self._column = column
        self._mark = _Mark(self)
        column.addWidget(self._mark)
        self._upper = QVBoxLayout()
        self._lower = QVBoxLayout()
        for part in (self._upper, self._lower):
            part.setSpacing(4)
        column.addLayout(self._upper)
        column.addStretch(1)
        column.addLayout(self._lower)
        self.set_narrow(False)

    def add_tab(self, key: str, icon: str, word: str, *, below: bool = False, stays: bool = True) -> SpineTab:
        tab = SpineTab(icon, word)
        tab.setCheckable(stays)
        tab.set_narrow(self._narrow)
        if stays:
            self._group.addButton(tab)
        self._tabs[key] = tab
        (self._lower if below else self._upper).addWidget(tab)
        tab.clicked.connect(lambda _on=False, chosen=key: self.picked.emit(chosen))
        return tab

    def tab(self, key: str) -> SpineTab:
        return self._tabs[key]

    def set_current(self, key: str) -> None:
        """Shows where we are; unknown keys leave no tab chosen. No signal."""
        self._group.setExclusive(False)
        for name, tab in self._tabs.items():
            tab.setChecked(name == key)
        self._group.setExclusive(True)

    def set_narrow(self, narrow: bool) -> None:
        """Below 1200 px: 56 wide, icons only."""
        self._narrow = narrow
        self.setFixedWidth(56 if narrow else 72)
        self._column.setContentsMargins(4 if narrow else 6, 8 if narrow else 12, 0, 12 if narrow else 16)
        self._mark.set_narrow(narrow)
        for tab in self._tabs.values():
            tab.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(event.key())
        tabs = list(self._tabs.values())
        here = next((index for index, tab in enumerate(tabs) if tab.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        tabs[(here + step) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("spine"))
        if theme.dark:
            fill(painter, self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.end()
