"""What the commands without a window print: safe on every console."""

import io
import sys


def forgive_letters() -> None:
    """A console that knows no umlauts gets a question mark, not a crash."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def plain(text: str) -> str:
    """What a file says or is called must not steer the terminal."""
    return "".join(letter if letter.isprintable() else f"[U+{ord(letter):04X}]" for letter in text)
