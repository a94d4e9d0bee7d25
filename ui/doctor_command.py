"""`feldbuch doctor`: what is missing on this machine, and the one command that mends it."""

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

from ui import doctor
from ui.doctor import Missing
from ui.terminal import MACHINE_LACKS
from ui.wording import Words


def run(words: Words) -> int:
    """Exit 0 when the program can run here (tests may still miss something), 3 when it cannot."""
    wheel = find_spec("PySide6")
    missing = {one.name: one for one in doctor.missing_libraries()}
    if wheel is not None and wheel.origin is not None:
        missing |= {one.name: one for one in doctor.missing_for_wheel(Path(wheel.origin).parent)}
    missing |= {one.name: one for one in doctor.missing_programs(doctor.Purpose)}
    tell(tuple(missing.values()), words, stream=sys.stdout)
    cannot_run = any(one.purpose is doctor.Purpose.WINDOW for one in missing.values())
    return MACHINE_LACKS if cannot_run else 0


def window_lacks(words: Words) -> bool:
    """Whether the window cannot start here; says then what it misses.

    Qt would abort the process and name the wrong library. It loads the very same ones a moment later: looking is cheap.
    """
    missing = doctor.missing_libraries()
    if missing:
        tell(missing, words, stream=sys.stderr)
    return bool(missing)


def has_display() -> bool:
    """Whether there is a screen to open a window on; other systems than Linux always have one."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def tell(missing: Sequence[Missing], words: Words, *, stream: TextIO) -> None:
    headings = {
        doctor.Purpose.WINDOW: words("Missing for the window:"),
        doctor.Purpose.PICTURES: words("Missing for the pictures of HQ's pages:"),
        doctor.Purpose.TESTS: words("Missing for the tests:"),
    }
    for purpose, heading in headings.items():
        names = sorted(one.name for one in missing if one.purpose is purpose)
        if names:
            print(heading, ", ".join(names), file=stream)
    if not missing:
        print(words("Nothing is missing on this machine."), file=stream)
    elif packages := doctor.packages(missing):
        print(words("This brings it on Debian and Ubuntu:"), file=stream)
        print(f"  {doctor.command(packages)}", file=stream)
