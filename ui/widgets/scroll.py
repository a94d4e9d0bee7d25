"""A page that scrolls: one content widget as wide as the view, moved by wheel, finger and keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget


class Scroll(QScrollArea):
    """`set_content` keeps the place one had scrolled to."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        at = self.verticalScrollBar().value()
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        content.setProperty("plain", True)
        self.setWidget(content)
        content.adjustSize()
        self.verticalScrollBar().setValue(at)
