"""How far long work is: written by the lane that works, looked at by the window, which may ask it to end."""

import threading

from app.domain import Stopped


class Watched:
    """Handed to a use case as its `watch`; raises Stopped in the lane once the window has asked for it."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._stop.is_set():
            raise Stopped

    def stop(self) -> None:
        self._stop.set()

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0
