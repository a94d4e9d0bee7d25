"""The bar: parts of a whole in the order done, begun, deviates, blocks. Figures always stand beside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.models.matrix import Counts
from ui.theme.painting import draw_segments, prepare
from ui.theme.theme import Theme, current_theme


def segments(counts: Counts, theme: Theme) -> list[tuple[float, QColor]]:
    """Shares and colours of a bar for these counts."""
    if counts.total <= 0:
        return []
    parts = (
        (counts.done, "done_mark"),
        (counts.begun, "begun_mark"),
        (counts.deviates, "dev_mark"),
        (counts.blocks, "block_mark"),
    )
    return [(number / counts.total, theme.colour(token)) for number, token in parts if number]


class Bar(QProgressBar):
    """4 px in heads, 6 in lists, 8 alone."""

    def __init__(self, name: str, *, height: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self._height = height
        self._counts = Counts()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Counts) -> None:
        self._counts = counts
        self.setRange(0, max(1, counts.total))
        self.setValue(min(counts.total, counts.done + counts.begun + counts.deviates + counts.blocks))
        self.update()

    def show_share(self, share: float, *, begun: bool = True) -> None:
        """One part only: a running work (blue) or a finished one (green), 0 to 1."""
        number = round(share * 1000)
        self.show_counts(Counts(total=1000, begun=number) if begun else Counts(total=1000, done=number))

    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        draw_segments(painter, QRectF(self.rect()), segments(self._counts, theme), theme.colour("track"))
        painter.end()
