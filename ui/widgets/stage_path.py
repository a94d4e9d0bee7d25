"""The way of a report to HQ in four stages: on the device, on its way, at HQ, answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, draw_box, draw_text, fill, prepare
from ui.theme.theme import current_theme
from ui.theme.type import SECOND, SEMIBOLD


class Step(StrEnum):
    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """`icon` is of the sync family; `words` stand below ("9 von 12"), `spoken` is read aloud."""

    icon: str
    step: Step
    words: str = ""
    spoken: str = ""


_WEAR = {
    Step.AHEAD: ("sheet", "line2", "ink3", "ink3"),
    Step.NOW: ("begun_tint", "begun", "begun", "ink"),
    Step.PAST: ("ink2", "ink2", "sheet", "ink2"),
    Step.ACCEPTED: ("done_tint", "done_mark", "done", "done"),
    Step.RETURNED: ("dev_tint", "dev_mark", "dev", "dev"),
}


class StagePath(QWidget):
    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        self._stages = tuple(stages)
        self.setAccessibleName(", ".join(stage.spoken for stage in self._stages if stage.spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(113 * max(1, len(self._stages)), 56)

    def minimumSizeHint(self) -> QSize:
        return QSize(84 * max(1, len(self._stages)), 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        theme = current_theme()
        painter = prepare(QPainter(self))
        part = self.width() / len(self._stages)
        fill(painter, part / 2, 15, self.width() - part, 2, theme.colour("line2"))
        for index, stage in enumerate(self._stages):
            ground, edge, ink, words = _WEAR[stage.step]
            x = part * index + part / 2
            draw_box(painter, QRectF(x - 14, 2, 28, 28), theme.colour(ground), theme.colour(edge), width=2, radius=14)
            past = stage.step is Step.PAST
            draw_icon(painter, "tick" if past else stage.icon, x - 8, 8, 16, theme.colour(ink))
            heavy = stage.step in (Step.NOW, Step.ACCEPTED, Step.RETURNED)
            style = SECOND.with_weight(SEMIBOLD if heavy else 400)
            area = QRectF(part * index - 4, 34, part + 8, 20)
            draw_text(painter, area, stage.words, style, theme.colour(words), CENTRE)
        painter.end()
