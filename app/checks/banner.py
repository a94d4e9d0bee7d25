"""What a foreign server says, made fit to be stored and printed: read within bounds, cut, and every sign shown as what it is."""

import socket
import time

from app.checks.reach import Unreached, code_of

LONGEST = 120
"""Letters of a greeting or a name that are kept."""
_MOST_BYTES = 4096


def literal(text: str, most: int = LONGEST) -> str:
    """Whatever would not be seen (controls, marks that turn the direction of writing) stands as its escape."""
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def read_line(line: socket.socket, seconds: float, held: bytearray) -> str:
    """One line, without its end, literal. `held` keeps what came beyond it, for the next call.

    Raises Unreached: `silent` when nothing whole came in time, `broken` when the other end closed, `garbage` when a line has no end.
    """
    until = time.monotonic() + seconds
    while b"\n" not in held:
        if len(held) >= _MOST_BYTES:
            raise Unreached("garbage")
        left = until - time.monotonic()
        if left <= 0:
            raise Unreached("silent")
        line.settimeout(left)
        try:
            came = line.recv(1024)
        except TimeoutError as error:
            raise Unreached("silent") from error
        except OSError as error:
            raise Unreached(code_of(error)) from error
        if not came:
            raise Unreached("broken")
        held += came
    whole, _, rest = bytes(held).partition(b"\n")
    held[:] = rest
    return literal(whole.rstrip(b"\r").decode("utf-8", "backslashreplace"))
