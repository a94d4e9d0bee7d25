"""How far a long reading is, in words: amount, speed, what is left."""

from typing import Protocol

from ui.pst_words import amount
from ui.wording import Words


class HowFar(Protocol):
    """`done` of `size` bytes in so many `seconds` of reading."""

    @property
    def done(self) -> int: ...

    @property
    def size(self) -> int: ...

    @property
    def seconds(self) -> float: ...


_SURE_AFTER_S = 1.0
"""Before that a speed is a guess."""


def how_far(words: Words, reading: HowFar) -> str:
    """ "3,1 GB von 4,8 GB"."""
    return words("{size} of {quota}", size=amount(words, reading.done), quota=amount(words, reading.size))


def how_fast(words: Words, reading: HowFar) -> str:
    """ "412 MB/s, noch 4 s"; empty as long as it would be a guess. Megabytes as the amounts count them."""
    if reading.seconds < _SURE_AFTER_S or not reading.done:
        return ""
    speed = reading.done / reading.seconds
    left = max(0, round((reading.size - reading.done) / speed))
    per_second = max(1, round(speed / 1024**2))
    return words("{speed} MB/s, {left} left", speed=per_second, left=span(left))


def span(seconds: int) -> str:
    """ "45 s", "12 min", "2 h 05 min"; from a minute on rounded up."""
    if seconds < 60:
        return f"{seconds} s"
    minutes = -(-seconds // 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"
