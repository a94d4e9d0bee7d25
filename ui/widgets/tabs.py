"""The tabs of a job; below 1200 px they become one picker. A red badge says that something blocks there."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, draw_text, fill, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, MEDIUM, SEMIBOLD, SMALL
from ui.widgets.button import Button

_BADGE = SMALL.with_weight(SEMIBOLD)


class JobTab(QAbstractButton):
    focus_ring = True

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(word)
        self.setAccessibleName(word)
        self._blocking = 0
        self._padding = 13
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_blocking(self, count: int, spoken: str) -> None:
        self._blocking = count
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def set_padding(self, padding: int) -> None:
        self._padding = padding
        self.updateGeometry()

    def _badge_width(self) -> float:
        return text_width(str(self._blocking), _BADGE) + 25 if self._blocking else 0.0

    def sizeHint(self) -> QSize:
        badge = self._badge_width()
        word = text_width(self.text(), BODY.with_weight(SEMIBOLD))
        return QSize(round(word + 2 * self._padding + (badge + 6 if badge else 0)), 48)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        on, tall = self.isChecked(), float(self.height())
        style = BODY.with_weight(SEMIBOLD if on else MEDIUM)
        ink = "ink" if on or self.underMouse() else "ink2"
        if self.isDown():
            ink = "accent"
        x = float(self._padding)
        room = self.width() - 2 * x
        if not self._blocking:
            x += max(0.0, (room - text_width(self.text(), style)) / 2)
        took = draw_text(painter, QRectF(x, 0, room, tall), self.text(), style, theme.colour(ink), elide=False)
        if self._blocking:
            area = QRectF(x + took + 6, tall / 2 - 11, self._badge_width(), 22)
            draw_box(painter, area, theme.colour("block_mark"), None, radius=4)
            white = theme.colour("on_block")
            draw_icon(painter, "bang", area.x() + 4, area.y() + 4, 14, white)
            words = QRectF(area.x() + 19, area.y(), area.width(), 22)
            draw_text(painter, words, str(self._blocking), _BADGE, white, elide=False)
        if on:
            fill(painter, self._padding, tall - 3, room, 3, theme.colour("accent"))
        painter.end()


class TabBar(QWidget):
    """Signal: picked(key). `set_narrow` turns the row of tabs into one button with a menu."""

    picked = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tabs: dict[str, JobTab] = {}
        self._group = QButtonGroup(self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.picker = Button("", trailing="chevron-down")
        self.picker.clicked.connect(self._open_menu)
        self.picker.hide()
        self._line.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignVCenter)
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add_tab(self, key: str, word: str) -> JobTab:
        tab = JobTab(word)
        self._tabs[key] = tab
        self._group.addButton(tab)
        self._line.addWidget(tab)
        padding = 13 if len(self._tabs) <= 6 else 10
        for other in self._tabs.values():
            other.set_padding(padding)
            other.setVisible(not self._narrow)
        tab.clicked.connect(lambda _on=False, chosen=key: self.picked.emit(chosen))
        return tab

    def clear(self) -> None:
        for tab in self._tabs.values():
            self._group.removeButton(tab)
            tab.setParent(None)
            tab.deleteLater()
        self._tabs.clear()

    def tab(self, key: str) -> JobTab:
        return self._tabs[key]

    def keys(self) -> tuple[str, ...]:
        return tuple(self._tabs)

    def current(self) -> str:
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def set_current(self, key: str) -> None:
        self._group.setExclusive(False)
        for name, tab in self._tabs.items():
            tab.setChecked(name == key)
        self._group.setExclusive(True)
        if key in self._tabs:
            self.picker.set_face(self._tabs[key].text())

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.picker.setVisible(narrow and bool(self._tabs))
        for tab in self._tabs.values():
            tab.setVisible(not narrow)

    def menu(self) -> QMenu:
        """The choice behind the picker: one action a tab."""
        menu = QMenu(self)
        for key, tab in self._tabs.items():
            action = menu.addAction(tab.text())
            action.triggered.connect(lambda _on=False, chosen=key: self.picked.emit(chosen))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.picker.mapToGlobal(self.picker.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(event.key())
        tabs = list(self._tabs.values())
        here = next((index for index, tab in enumerate(tabs) if tab.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        tabs[(here + step) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)
