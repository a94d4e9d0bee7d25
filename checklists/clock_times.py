"""A time of day as it is typed: "08:00", "8:30", "17.15"."""

import re

_TIME = re.compile(r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])")


def minutes_of(text: str) -> int | None:
    """Minutes since midnight, 24:00 is 1440; None where it is no time."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    minutes = int(match[1]) * 60 + int(match[2])
    return minutes if minutes <= 24 * 60 else None
