"""How far long work is: written by the lane that works, looked at by the window, which may ask it to end."""

import gc
import threading
from collections.abc import Callable
from typing import TypeVar

from app.domain import Stopped

T = TypeVar("T")


class Watched:
    """Handed to a use case as its `watch`; raises Stopped in the lane once the window has asked for it."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if not gc.isenabled():
            gc.collect(0)  # the few new ones now and then, so that there are never many at once
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        self._stop.set()

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0


def undisturbed(work: Callable[[], T]) -> Callable[[], T]:
    """The work without the interpreter's search for forgotten objects: over a million small ones it takes a fifth of a second, and
    for so long no thread paints. What the work itself leaves behind is found by the next search after it.
    """

    def run() -> T:
        gc.disable()
        try:
            return work()
        finally:
            gc.enable()

    return run
