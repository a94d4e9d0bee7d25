"""Work that takes seconds tells how far it is, and ends where the person wants it to.

A `Watch` is called now and then with (done, total) in the work's own unit; it raises Stopped to end the work. Nothing is
changed by work that was stopped.
"""

from collections.abc import Callable

Watch = Callable[[int, int], None]


class Stopped(Exception):
    """The person asked the work to end."""


def unwatched(_done: int, _total: int) -> None:
    """For work nobody looks at."""
