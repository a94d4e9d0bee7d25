"""Facts one after the other, broken into lines where the width ends."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Children keep their own size; the height follows the width."""

    def __init__(self, *, spacing: int = 12, line_spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing, self._line_spacing = spacing, line_spacing
        self._children: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, child: QWidget) -> None:
        child.setParent(self)
        self._children.append(child)
        self.updateGeometry()

    def clear(self) -> None:
        for child in self._children:
            child.hide()
            child.deleteLater()
        self._children.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        width = sum(child.sizeHint().width() + self._spacing for child in self._children)
        return QSize(min(width, 640), self._place(min(width, 640), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((child.minimumSizeHint().width() for child in self._children), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        x = y = tall = 0
        for child in self._children:
            size = child.sizeHint()
            if x and x + size.width() > width:
                x, y, tall = 0, y + tall + self._line_spacing, 0
            if move:
                child.move(QPoint(x, y))
                child.resize(min(size.width(), max(1, width - x)), size.height())
                child.show()
            x += size.width() + self._spacing
            tall = max(tall, size.height())
        return y + tall
