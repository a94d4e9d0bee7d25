"""No test reaches beyond this machine: connections and name look-ups leave the loopback only to fail the test.

An audit hook sees every socket of the process, C libraries of Python included, and cannot be taken off by accident.
Processes a test starts are not seen; they are ours and are given loopback addresses.
"""

import ipaddress
import sys
from typing import Any

touched: list[str] = []
"""What was tried since the last test; code that swallows the error below is found through it."""

_LOCAL_NAMES = {"", "localhost", "ip6-localhost", "0.0.0.0", "::"}


class NetworkTouched(AssertionError):
    """A test tried to reach something beyond the loopback."""


def watch() -> None:
    """From now on, for the whole process."""
    sys.addaudithook(_hook)


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and len(address) >= 2 and not _local(address[0]):
            _refuse(f"{event} {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _local(args[0]):
        _refuse(f"{event} {args[0]}")


def _local(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    # A number instead of a name: not an internet address (netlink, packet sockets).
    if not isinstance(name, str) or name in _LOCAL_NAMES or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(what: str) -> None:
    touched.append(what)
    raise NetworkTouched(f"a test reached beyond the loopback: {what}")
