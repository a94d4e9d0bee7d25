"""Pages of a PDF as they are, one at a time: painted by PDFium, turned by two buttons, keys or the wheel."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.type import BODY
from ui.widgets.button import Button, ButtonKind
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text

_REST_MS = 60
"""A window that is being pulled wider draws its page once, not at every pixel."""


class PdfDocument:
    """A PDF whose pages can be painted; `picture` is slow enough for the work lane. Nothing stays open between pictures."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with closing(self._open()) as document:
            self.pages = len(document)

    def _open(self) -> Any:
        import pypdfium2

        return pypdfium2.PdfDocument(self._pdf)

    def picture(self, page: int, width: int) -> QImage:
        """Page (from 0) as an image of that width in device pixels."""
        with closing(self._open()) as document:
            sheet = document[page]
            bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=False)
            three = bitmap.n_channels == 3
            form = QImage.Format.Format_RGB888 if three else QImage.Format.Format_RGB32
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form)
            return image.rgbSwapped() if three else image.copy()


class PdfPages(QWidget):
    """Words: `name`, `back`, `on`, and `counted(page, pages)` for "Seite 2 von 6". Signals: turned(page from 1, pages), at_end()."""

    turned = Signal(int, int)
    at_end = Signal()

    def __init__(
        self,
        *,
        name: str,
        back: str,
        on: str,
        counted: Callable[[int, int], str],
        draw: Callable[[Callable[[], QImage], Callable[[QImage], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        """`draw(work, done)` runs `work` away from the window and brings its image to `done`."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._counted, self._draw = counted, draw
        self._document: PdfDocument | None = None
        self._page = self._drawn = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_REST_MS)
        self._again.timeout.connect(self._picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = Scroll(self._label)
        self._scroll.viewport().installEventFilter(self)
        column.addWidget(self._scroll, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._back = Button(back, icon="chevron-left", kind=ButtonKind.STANDARD)
        self._on = Button(on, trailing="chevron-right", kind=ButtonKind.STANDARD)
        self._where = Text("", BODY, "ink2")
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        line.addWidget(self._back)
        line.addStretch(1)
        line.addWidget(self._where)
        line.addStretch(1)
        line.addWidget(self._on)
        column.addLayout(line)

    def show_document(self, document: PdfDocument, page: int = 0) -> None:
        self._document = document
        self._page = page
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is drawn anew for another width, once the window has come to rest."""
        super().resizeEvent(event)
        if self._document is not None and self._width() != self._drawn:
            self._again.start()

    def _width(self) -> int:
        return max(320, min(900, self._scroll.viewport().width() - 8))

    def turn(self, by: int) -> None:
        if self._document is None:
            return
        page = min(max(0, self._page + by), self._document.pages - 1)
        if page != self._page:
            self._page = page
            self._scroll.verticalScrollBar().setValue(0)
            self._show()

    def _show(self) -> None:
        document, page = self._document, self._page
        if document is None:
            return
        self._picture()
        where = self._counted(page + 1, document.pages)
        self._where.set_words(where)
        self._label.setAccessibleName(where)
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < document.pages - 1)
        self.turned.emit(page + 1, document.pages)
        if page == document.pages - 1:
            self.at_end.emit()

    def _picture(self) -> None:
        """Has the page drawn; it appears when it is ready."""
        document, page = self._document, self._page
        if document is None:
            return
        width = self._drawn = self._width()
        ratio = self.devicePixelRatioF()

        def done(image: QImage) -> None:
            # The page may have been left, or the whole view, or the window may be of another width meanwhile.
            if shiboken6.isValid(self) and page == self._page and width == self._drawn:
                image.setDevicePixelRatio(ratio)
                self._label.setPixmap(QPixmap.fromImage(image))
                self._label.adjustSize()

        self._draw(lambda: document.picture(page, round(width * ratio)), done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel turns on at the foot of a page and back at its head."""
        if isinstance(event, QWheelEvent):
            bar, down = self._scroll.verticalScrollBar(), event.angleDelta().y() < 0
            if down and bar.value() >= bar.maximum():
                self.turn(1)
                return True
            if not down and bar.value() <= bar.minimum() and event.angleDelta().y() > 0:
                self.turn(-1)
                return True
        return False
