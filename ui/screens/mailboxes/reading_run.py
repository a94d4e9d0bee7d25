"""Reads files one after the other in slices of the work lane: photos and pages get their turn in between, and a person can put
the reading aside, go on with it, or end it at any slice.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.mailbox_check import PstReading, PstReport
from app.problems import Code, FieldProblem
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import presenter


class ReadingRun(QObject):
    """Signals: went_on() after a slice; read(nth, PstReport), refused(nth, FieldProblem); halted(nth, FieldProblem) where the medium
    is gone and can be put back; ended() after the last.
    """

    went_on = Signal()
    read = Signal(int, object)
    refused = Signal(int, object)
    halted = Signal(int, object)
    ended = Signal()

    def __init__(self, ctx: ScreenContext, readings: Sequence[PstReading], owner: QObject) -> None:
        super().__init__(owner)
        self._ctx = ctx
        self._readings = tuple(readings)
        self._nth = 0
        self._going = self._stopped = self._in_lane = False

    @property
    def done(self) -> int:
        """Bytes of all files read so far."""
        return sum(one.reading.done for one in self._readings)

    @property
    def size(self) -> int:
        return sum(one.reading.size for one in self._readings)

    @property
    def seconds(self) -> float:
        """Spent reading; waiting does not count."""
        return sum(one.reading.seconds for one in self._readings)

    @property
    def paused(self) -> bool:
        return not self._going

    def go_on(self) -> None:
        self._going = True
        self._slice()

    def pause(self) -> None:
        """After the slice under way; the file is closed, so that its stick may be pulled."""
        self._going = False
        self._put_aside()

    def stop(self) -> None:
        """For good."""
        self._stopped = True
        self._put_aside()

    def _slice(self) -> None:
        if self._in_lane or self._stopped or not self._going:
            return
        if self._nth >= len(self._readings):
            self._going = False
            self.ended.emit()
            return
        one = self._readings[self._nth]
        self._in_lane = True
        self._ctx.work(lambda: presenter.read_on(one), self._came_back, self, self._failed)

    def _came_back(self, report: PstReport | None) -> None:
        self._in_lane = False
        if self._ctx.lanes.stopped:
            # The window closes: the slice under way was the last one.
            self.stop()
        if self._stopped:
            return
        if report is not None:
            self._nth += 1
            self.read.emit(self._nth - 1, report)
        self.went_on.emit()
        self._slice()

    def _failed(self, error: BaseException) -> None:
        self._in_lane = False
        if self._stopped:
            return
        if isinstance(error, FieldProblem) and error.code is Code.FILE_LOST:
            self._going = False
            self.halted.emit(self._nth, error)
            return
        self._nth += 1
        self.refused.emit(self._nth - 1, error)
        self._slice()

    def _put_aside(self) -> None:
        if self._nth >= len(self._readings):
            return
        close: Callable[[], None] = self._readings[self._nth].reading.close
        if self._ctx.lanes.stopped:
            close()
        else:
            # Behind the slice under way: a file is closed by the lane that reads it.
            self._ctx.work(close, lambda _none: None, self)
