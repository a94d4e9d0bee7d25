"""The only place where a thread starts: four lanes, one thread each, plain functions in, one queued signal out.

`STORE` runs every database use case, `NET` everything that waits for HQ, `PROBE` what waits for any other machine (a photo on
its slow way to HQ must not hold up a check of the firewall, nor the check the photo), `WORK` photos, PDF and hashing. Work in one
lane keeps its order. A result whose receiver is gone is dropped: a closed screen cannot be called back.
"""

import weakref
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Lane(StrEnum):
    STORE = "store"
    NET = "net"
    PROBE = "probe"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """`receiver` is None for errands nobody waits for on a screen."""

    lane: Lane
    receiver: "weakref.ref[QObject] | None"
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class Background(QObject):
    """`broke` carries an error nobody took (for the crash dialog); `idle` says that no errand is under way."""

    broke = Signal(object)
    idle = Signal()
    _came_back = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"feldbuch-{lane}") for lane in Lane}
        self._under_way = dict.fromkeys(Lane, 0)
        self._stopped = False
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> int:
        """Errands given and not yet delivered."""
        return sum(self._under_way.values())

    @property
    def stopped(self) -> bool:
        """Whether the window is closing: nothing more is accepted, and no lane works."""
        return self._stopped

    def busy(self, *lanes: Lane) -> bool:
        """Whether an errand of these lanes is given and not yet delivered."""
        return any(self._under_way[lane] for lane in lanes)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        receiver: QObject | None = None,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs `work` in a lane and calls `done(value)` or `failed(error)` in the window's thread.

        With a `receiver`, neither is called once that object is deleted. An error without `failed` goes to `broke`.
        `work` must not touch any QObject. After `stop` nothing is accepted: raises RuntimeError.
        """
        if self._stopped:
            raise RuntimeError("background is stopped")
        errand = _Errand(
            lane=lane, receiver=weakref.ref(receiver) if receiver is not None else None, done=done, failed=failed
        )
        self._under_way[lane] += 1
        future = self._lanes[lane].submit(work)
        future.add_done_callback(lambda finished: self._return(errand, finished))

    def _return(self, errand: _Errand, finished: "Future[Any]") -> None:
        """In the lane's thread: hands value or error over to the window's thread."""
        try:
            value, error = finished.result(), None
        except CancelledError:
            # Thrown away by `stop`, which runs in the window's thread: nothing will be delivered.
            self._under_way[errand.lane] -= 1
            return
        except Exception as problem:
            value, error = None, problem
        if shiboken6.isValid(self):
            self._came_back.emit(errand, value, error)

    def _deliver(self, errand: _Errand, value: object, error: Exception | None) -> None:
        self._under_way[errand.lane] -= 1
        try:
            receiver = errand.receiver() if errand.receiver is not None else None
            gone = errand.receiver is not None and (receiver is None or not shiboken6.isValid(receiver))
            if gone:
                return
            if error is None:
                if errand.done is not None:
                    errand.done(value)
            elif errand.failed is not None:
                errand.failed(error)
            else:
                self.broke.emit(error)
        finally:
            if self.under_way == 0:
                self.idle.emit()

    def stop(self) -> None:
        """Waits for what is running, throws away what has not begun; call once, when the window closes."""
        self._stopped = True
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)
