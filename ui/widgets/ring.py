"""The ring: how far a job is, done first, then deviating; the words stand beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.painting import CENTRE, draw_text, prepare
from ui.theme.theme import current_theme
from ui.theme.type import CARD

_SIZE, _STROKE, _GAP = 76, 7.0, 1.5


class Ring(QProgressBar):
    """A progress bar to assistive technology, drawn as a ring. `label` is the per cent as the language writes it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._done = self._deviates = 0.0
        self._label = ""

    def show_share(self, *, done: float, deviates: float, label: str) -> None:
        """Shares of the whole from 0 to 1; together they are the value."""
        self._done, self._deviates, self._label = done, deviates, label
        self.setRange(0, 100)
        self.setValue(round((done + deviates) * 100))
        self.setAccessibleDescription(label)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        area = QRectF(0, 0, _SIZE, _SIZE).adjusted(_STROKE / 2, _STROKE / 2, -_STROKE / 2, -_STROKE / 2)
        start = 90.0
        around = 3.14159265 * area.width()
        painter.setPen(QPen(theme.colour("track"), _STROKE))
        painter.drawEllipse(area)
        for share, token in ((self._done, "done_mark"), (self._deviates, "dev_mark")):
            if share <= 0:
                continue
            sweep = 360.0 * share
            gap = 360.0 * _GAP / around if share < 1 else 0.0
            painter.setPen(QPen(theme.colour(token), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(area, round(start * 16), -round(max(1.0, sweep - gap) * 16))
            start -= sweep
        draw_text(painter, QRectF(0, 0, _SIZE, _SIZE), self._label, CARD, theme.colour("ink"), CENTRE, elide=False)
        painter.end()
