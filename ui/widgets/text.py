"""Words on the page: one weight or several, elided on one line or wrapped over many. Always plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.painting import CENTRE, LEFT, RIGHT, draw_text, elided, prepare, text_width
from ui.theme.textblock import Run, TextBlock
from ui.theme.theme import current_theme
from ui.theme.type import BODY, TypeStyle


class Text(QLabel):
    """A label in a type style and a token. `wrap` False shows one line and elides it, the whole text in the tool tip.

    `words` is a string or runs of different weight and colour (runs are only drawn where the text wraps).
    """

    def __init__(
        self,
        words: str | Sequence[Run] = "",
        style: TypeStyle = BODY,
        ink: str = "ink",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        max_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style = style
        self._ink = ink
        self._wrap = wrap
        self._align = align
        self._max_lines = max_lines
        self._runs: tuple[Run, ...] = ()
        self._blocks: dict[int, TextBlock] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)

    def set_words(self, words: str | Sequence[Run], ink: str | None = None) -> None:
        self._runs = (Run(text=words),) if isinstance(words, str) else tuple(words)
        self._ink = ink or self._ink
        self._blocks.clear()
        self.setText("".join(run.text for run in self._runs))
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self.update()

    def set_style(self, style: TypeStyle) -> None:
        self._style = style
        self._blocks.clear()
        self.updateGeometry()
        self.update()

    def _block(self, width: int) -> TextBlock:
        if width not in self._blocks:
            if len(self._blocks) > 8:
                self._blocks.clear()
            self._blocks[width] = TextBlock(self._runs, self._style, width, max_lines=self._max_lines)
        return self._blocks[width]

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._block(width).height if self._wrap else self._style.line

    def sizeHint(self) -> QSize:
        if not self._wrap:
            return QSize(round(text_width(self.text(), self._style) + 1.5), self._style.line)
        wide = min(560, round(self._block(100_000).natural_width + 2))
        return QSize(wide, self._block(max(1, wide)).height)

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return QSize(min(self.sizeHint().width(), 24), self._style.line)
        return QSize(min(self.sizeHint().width(), 80), self._style.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._wrap:
            cut = elided(self.text(), self._style, self.width()) != self.text()
            self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ink = self._ink if self.isEnabled() else "ink3"
        if self._wrap:
            self._block(self.width()).paint(painter, 0, 0, theme, ink)
        elif len(self._runs) <= 1:
            struck = bool(self._runs) and self._runs[0].struck
            draw_text(
                painter, QRectF(self.rect()), self.text(), self._style, theme.colour(ink), self._align, struck=struck
            )
        else:
            self._paint_line(painter, ink)
        painter.end()

    def _paint_line(self, painter: QPainter, ink: str) -> None:
        """Several runs on one line: set one after the other, the last one elided."""
        theme = current_theme()
        whole = sum(text_width(run.text, self._run_style(run)) for run in self._runs)
        free = max(0.0, self.width() - whole)
        x = free if self._align == RIGHT else free / 2 if self._align == CENTRE else 0.0
        for run in self._runs:
            left = QRectF(x, 0, max(0.0, self.width() - x), self.height())
            colour = theme.colour(run.ink or ink)
            x += draw_text(painter, left, run.text, self._run_style(run), colour, struck=run.struck)

    def _run_style(self, run: Run) -> TypeStyle:
        return self._style if run.weight is None else self._style.with_weight(run.weight)
