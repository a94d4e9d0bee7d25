"""The way out of this machine: names to addresses, addresses to connections, and in one word why there was none.

A check without a link is *not run*; a refused or silent port is *failed* (facts sec 11.10). Everything ends after a few seconds.
"""

import errno
import socket
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_MOST_ADDRESSES = 3
"""Of a name with many addresses only the first are tried: each may cost its whole time."""
_OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation (RFC 5737, RFC 3849). Nothing is sent to them: the machine only says from where it would."""
NOT_RUN = frozenset(("no-link", "no-resolver", "stopped"))

_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)
_CODES = {
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "broken",
    errno.ECONNABORTED: "broken",
    errno.EPIPE: "broken",
    errno.ENETUNREACH: "no-link",
    errno.ENETDOWN: "no-link",
    errno.EHOSTUNREACH: "unreachable",
    errno.EAFNOSUPPORT: "no-link",
    errno.EADDRNOTAVAIL: "unreachable",
    errno.ETIMEDOUT: "timeout",
}


class Unreached(Exception):
    """`code` is what `checklists.check_words` has words for; `address` and `own` are filled as far as the way went."""

    def __init__(self, code: str, *, address: str = "", own: str = "") -> None:
        super().__init__(code)
        self.code, self.address, self.own = code, address, own


def own_address() -> str:
    """The address this machine would speak from, empty where no way leads out. Sends nothing."""
    for family, outside in _OUTSIDE:
        try:
            return _own_towards(family, (outside, 9))
        except OSError:
            continue
    return ""


def _own_towards(family: int, address: Any) -> str:
    """Raises OSError where no way leads there."""
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.connect(address)
        return str(asking.getsockname()[0])


def configured_proxy() -> str:
    """Host and port of the proxy this machine is told to use for https, without name and password; empty where there is none."""
    found = urllib.request.getproxies()
    given = found.get("https") or found.get("http") or ""
    try:
        parts = urllib.parse.urlsplit(given if "://" in given else f"//{given}")
        port = parts.port
    except ValueError:
        return ""
    return f"{parts.hostname or ''}{'' if port is None else f':{port}'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What of the machine and its network a check goes by.

    `seconds` for one connection; `authorities` a PEM file trusted besides the system's own; `public` the PEM file of those the whole
    world trusts (empty: the list that comes along); `resolver` address and port of a name server (None: the system's).
    """

    seconds: float = 5.0
    authorities: str = ""
    public: str = ""
    resolver: tuple[str, int] | None = None
    look_up: Callable[..., list[Any]] = field(default=socket.getaddrinfo)
    own_address: Callable[[], str] = field(default=own_address)
    proxy: Callable[[], str] = field(default=configured_proxy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An open connection: to `address`, from `own`, opened in `ms` milliseconds (one round trip)."""

    socket: socket.socket
    address: str
    own: str
    ms: int


def connect(reach: Reach, host: str, port: int) -> Line:
    """Directly, past any configured proxy. Raises Unreached."""
    first: Unreached | None = None
    for family, address in _addresses(reach, host, port):
        try:
            return _open(reach, family, address)
        except Unreached as failed:
            # What the last address says ("no IPv6 here") must not hide what the first one did.
            first = failed if first is None or first.code == "no-link" else first
    if first is not None and first.code == "no-link" and reach.own_address():
        raise Unreached("unreachable", address=first.address)  # this one only: the machine has a way out
    raise first or Unreached("name-unknown")


def _addresses(reach: Reach, host: str, port: int) -> list[tuple[int, Any]]:
    try:
        found = reach.look_up(host, port, 0, socket.SOCK_STREAM)
    except socket.gaierror as error:
        # Without any link systems differ: some call a name unknown that they could ask nobody for.
        if not reach.own_address():
            raise Unreached("no-link") from error
        raise Unreached("name-unknown" if error.errno in _NO_SUCH_NAME else "no-resolver") from error
    except (UnicodeError, ValueError) as error:
        raise Unreached("name-unknown") from error
    return [(family, address) for family, _, _, _, address in found][:_MOST_ADDRESSES]


def _open(reach: Reach, family: int, address: Any) -> Line:
    own, opened = "", None
    try:
        own = _own_towards(family, address)
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.settimeout(reach.seconds)
        began = time.monotonic()
        opened.connect(address)
        took = time.monotonic() - began
    except OSError as error:
        if opened is not None:
            opened.close()
        raise Unreached(code_of(error), address=str(address[0]), own=own) from error
    return Line(socket=opened, address=str(address[0]), own=own, ms=round(took * 1000))


def code_of(error: OSError) -> str:
    """Why a connection was not opened or did not last."""
    if isinstance(error, TimeoutError):
        return "timeout"
    return _CODES.get(error.errno or 0, "broken")
