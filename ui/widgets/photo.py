"""Photo thumbs of 76 × 64 and the button that adds one. The caption is spoken, the photo opens in full."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import draw_box, prepare
from ui.theme.theme import current_theme

_SIZE = QSize(76, 64)


class PhotoThumb(QAbstractButton):
    """Signal: clicked. `pixmap` may be larger than the thumb; it is cropped to fill it."""

    focus_ring = True
    focus_radius = 4

    def __init__(self, pixmap: QPixmap, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pixmap = QPixmap()
        self.show_photo(pixmap, caption)

    def show_photo(self, pixmap: QPixmap, caption: str) -> None:
        ratio = self.devicePixelRatioF()
        expand, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        self._pixmap = pixmap if pixmap.isNull() else pixmap.scaled(_SIZE * ratio, expand, smooth)
        self.setAccessibleName(caption)
        self.setToolTip(caption)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        area = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(area, 4, 4)
        painter.setClipPath(shape)
        if self._pixmap.isNull():
            painter.fillRect(area, theme.colour("sunk"))
            draw_icon(painter, "image", 26, 20, 24, theme.colour("ink3"))
        else:
            ratio = self._pixmap.width() / max(1.0, area.width()), self._pixmap.height() / max(1.0, area.height())
            scale = min(ratio)
            wide, tall = area.width() * scale, area.height() * scale
            left, top = (self._pixmap.width() - wide) / 2, (self._pixmap.height() - tall) / 2
            painter.drawPixmap(area, self._pixmap, QRectF(left, top, wide, tall))
        painter.setClipping(False)
        draw_box(painter, area, None, theme.colour("accent" if self.isDown() else "line2"), radius=4)
        painter.end()


class AddPhoto(QAbstractButton):
    """The dashed box with a camera. Signal: clicked."""

    focus_ring = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ground = theme.colour("accent_tint") if self.isDown() else None
        edge = theme.colour("ctrl" if self.isEnabled() else "line2")
        draw_box(painter, QRectF(self.rect()), ground, edge, dashed=True)
        draw_icon(painter, "camera", 26, 20, 24, theme.colour("accent" if self.isEnabled() else "ink3"))
        painter.end()
