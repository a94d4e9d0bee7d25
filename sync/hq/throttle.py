"""Rate limits in memory: HQ is one process (L1), and a restart may forgive."""

import threading
import time
from collections import defaultdict, deque


class Throttle:
    """At most `tries` marks for one name within `seconds`."""

    def __init__(self, tries: int, seconds: float) -> None:
        self._tries = tries
        self._seconds = seconds
        self._marks: dict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def wait(self, name: str) -> int:
        """Whole seconds until `name` may try again, 0 for now."""
        with self._lock:
            marks = self._fresh(name)
            if len(marks) < self._tries:
                return 0
            return max(1, round(marks[0] + self._seconds - time.monotonic()))

    def mark(self, name: str) -> None:
        with self._lock:
            self._fresh(name).append(time.monotonic())

    def forgive(self, name: str) -> None:
        with self._lock:
            self._marks.pop(name, None)

    def _fresh(self, name: str) -> deque[float]:
        if len(self._marks) > 10_000:  # addresses are cheap to invent
            self._marks.clear()
        marks = self._marks[name]
        while marks and marks[0] < time.monotonic() - self._seconds:
            marks.popleft()
        return marks
