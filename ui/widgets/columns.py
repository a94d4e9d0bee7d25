"""A wide part and a narrow one beside it; in a narrow window one page, one below the other (looks, layout rules)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll


class Columns(QWidget):
    """`side` is the width of the narrow part where there is room; `side_first` puts it on top where there is none."""

    def __init__(self, *, side: int, spacing: int, side_first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_first, self._spacing = side_first, spacing
        self._narrow = False
        self._parts: tuple[QWidget, QWidget] | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(spacing)
        self._left, self._right = Scroll(), Scroll()
        self._right.setFixedWidth(side)
        line.addWidget(self._left, 1)
        line.addWidget(self._right)

    @property
    def narrow(self) -> bool:
        return self._narrow

    def show_parts(self, main: QWidget, side: QWidget) -> None:
        """Takes the place of what was shown; whoever had scrolled stays where he was."""
        old, self._parts = self._parts, (main, side)
        self._place()
        for part in old or ():
            part.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = is_narrow(self)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        if self._parts is None:
            return
        main, side = self._parts
        at = [scroll.verticalScrollBar().value() for scroll in (self._left, self._right)]
        for scroll in (self._left, self._right):
            held = scroll.takeWidget()
            if held is not None and held.property("page"):
                for part in held.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                    part.setParent(None)
                held.deleteLater()
        if self._narrow:
            self._left.set_content(_page((side, main) if self._side_first else (main, side), self._spacing))
        else:
            self._left.set_content(main)
            self._right.set_content(side)
        self._right.setVisible(not self._narrow)
        for scroll, value in zip((self._left, self._right), at, strict=True):
            scroll.verticalScrollBar().setValue(value)


def _page(parts: tuple[QWidget, QWidget], spacing: int) -> QWidget:
    page = QWidget()
    page.setProperty("page", True)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
        part.show()
    column.addStretch(1)
    return page
