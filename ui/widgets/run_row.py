"""A row of a run sheet: number, margin line, sub-test with its second line, and two answers."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, draw_box, draw_text, fill, prepare
from ui.theme.theme import current_theme
from ui.theme.type import MEDIUM, SECOND, TypeStyle

_TITLE = TypeStyle(size=16, line=20, weight=MEDIUM)


class Answer(StrEnum):
    """What a run-sheet row says. `EXCUSED` is a failure whose reason is given: amber instead of red."""

    NONE = "none"
    PASSED = "passed"
    FAILED = "failed"
    EXCUSED = "excused"
    NA = "na"


class AnswerButton(QPushButton):
    """A square answer of 56 × 48: tick or cross."""

    focus_ring = True

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._wear = ("sheet", "ctrl", "ink2")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(56, 48)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wear(self, ground: str, edge: str, ink: str, icon: str = "") -> None:
        self._wear = (ground, edge, ink)
        self._icon = icon or self._icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        ground, edge, ink = self._wear
        if self.isDown():
            ground, edge, ink = "accent_tint", "accent", "accent"
        elif not self.isEnabled() and ground == "sheet":
            ground, edge, ink = "sunk", "line2", "ink3"
        draw_box(painter, QRectF(self.rect()), theme.colour(ground), theme.colour(edge))
        draw_icon(painter, self._icon, 18, 14, 20, theme.colour(ink))
        painter.end()


class RunRow(QWidget):
    """`passed` and `failed` are the spoken names of the two answers. Signal: answered(Answer) for PASSED or FAILED.

    On the focused row: Space or + passes, X or - fails.
    """

    answered = Signal(object)
    focus_ring = True
    focus_radius = 2

    def __init__(
        self,
        *,
        number: str,
        title: str,
        second: str = "",
        passed: str,
        failed: str,
        answer: Answer = Answer.NONE,
        margin: int = 44,
        height: int = 56,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number, self._title, self._second = number, title, second
        self._margin, self._height, self._answer = margin, height, answer
        self.setAccessibleName(", ".join(part for part in (number, title, second) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(8)
        line.addStretch(1)
        self.yes = AnswerButton("tick", f"{title}: {passed}")
        self.no = AnswerButton("cross", f"{title}: {failed}")
        line.addWidget(self.yes)
        line.addWidget(self.no)
        self.yes.clicked.connect(lambda: self.answered.emit(Answer.PASSED))
        self.no.clicked.connect(lambda: self.answered.emit(Answer.FAILED))
        self.set_answer(answer)

    @property
    def answer(self) -> Answer:
        return self._answer

    def set_answer(self, answer: Answer, spoken: str = "") -> None:
        """Shows an answer; `spoken` says it to a screen reader."""
        self._answer = answer
        self.yes.wear("sheet", "ctrl", "ink2")
        self.no.wear("sheet", "ctrl", "ink2", "cross")
        if answer is Answer.PASSED:
            self.yes.wear("done_tint", "done_mark", "done")
        elif answer is Answer.FAILED:
            self.no.wear("block_mark", "block_mark", "on_block")
        elif answer is Answer.EXCUSED:
            self.no.wear("dev_tint", "dev_mark", "dev")
        elif answer is Answer.NA:
            self.no.wear("done_tint", "done_mark", "done", "dash")
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Plus):
            self.answered.emit(Answer.PASSED)
        elif event.key() in (Qt.Key.Key_X, Qt.Key.Key_Minus):
            self.answered.emit(Answer.FAILED)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(420, max(self._height, 64 if self._answer in (Answer.FAILED, Answer.EXCUSED) else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def _words_end(self) -> int:
        """Where the first control stands; words end before it."""
        return self.yes.x()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        if self._answer in (Answer.FAILED, Answer.EXCUSED):
            tint = "block_tint" if self._answer is Answer.FAILED else "dev_tint"
            fill(painter, 0, 0, wide, tall, theme.colour(tint))
        fill(painter, 0, tall - 1, wide, 1, theme.colour("line"))
        fill(painter, self._margin, 0, 1, tall, theme.colour("margin"))
        ink3 = theme.colour("ink3")
        draw_text(painter, QRectF(0, 0, self._margin, tall), self._number, SECOND, ink3, CENTRE, elide=False)
        x = self._margin + 12.0
        room = self._words_end() - 8 - x
        top = (tall - (38 if self._second else 20)) / 2
        draw_text(painter, QRectF(x, top, room, 20), self._title, _TITLE, theme.colour("ink"))
        if self._second:
            draw_text(painter, QRectF(x, top + 20, room, 18), self._second, SECOND, theme.colour("ink2"))
        painter.end()
