"""Where in the window one is: a value, so that going there and coming back is the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`screen` names a folder of ui/screens; the rest is what that screen needs to know."""

    screen: str
    job: str | None = None
    subject: str | None = None
    item: str | None = None
    step: str | None = None
    report: str | None = None


TODAY = Place(screen="today")
SYNC = Place(screen="sync_centre")
SETTINGS = Place(screen="settings")
UNLOCK = Place(screen="unlock")
FIRST_START = Place(screen="first_start")
