"""How one port of a mail server is spoken to: greeting, TLS version and certificate, and never a login (facts sec 4.2).

IMAP4 and POP3 greet by themselves, on 143 and 110 in the clear until STARTTLS or STLS (RFC 3501, 2595); Outlook Anywhere and ActiveSync
are asked over https for the place they live at, which answers "401" to everybody who says no name.
"""

import re
from dataclasses import dataclass, field
from socket import socket
from typing import Literal

from app.checks.banner import read_line
from app.checks.reach import Reach, Unreached, code_of
from app.checks.target import Target
from app.checks.tls import Enough, secured

_STATUS = re.compile(r"HTTP/1\.[01] ([1-5][0-9]{2})\b")
_MOST_LINES = 10
"""So many untagged lines may stand before the answer to STARTTLS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`greeting`, `ask` and `agreed` of a mail protocol, or the `request` to a place over https. `ask` empty: TLS from the first byte."""

    name: str
    port: int
    greeting: str = ""
    ask: bytes = b""
    agreed: str = ""
    leave: bytes = b""
    request: str = ""

    @property
    def asks_for(self) -> str:
        """ "STARTTLS" or "STLS", empty where TLS begins with the first byte."""
        return self.ask.split()[-1].decode() if self.ask else ""


_IMAP = {"greeting": r"\* (OK|PREAUTH)\b", "leave": b"a2 LOGOUT\r\n"}
_POP = {"greeting": r"\+OK", "leave": b"QUIT\r\n"}
WAYS: dict[str, tuple[Way, ...]] = {
    "imap4": (
        Way(name="IMAP4", port=993, **_IMAP),  # type: ignore[arg-type]
        Way(name="IMAP4", port=143, ask=b"a1 STARTTLS\r\n", agreed=r"a1 OK\b", **_IMAP),  # type: ignore[arg-type]
    ),
    "pop3": (
        Way(name="POP3", port=995, **_POP),  # type: ignore[arg-type]
        Way(name="POP3", port=110, ask=b"STLS\r\n", agreed=r"\+OK", **_POP),  # type: ignore[arg-type]
    ),
    "outlook-anywhere": (Way(name="Outlook Anywhere", port=443, request="HEAD /rpc/rpcproxy.dll"),),
    "activesync": (Way(name="ActiveSync", port=443, request="OPTIONS /Microsoft-Server-ActiveSync"),),
}
"""By the keys of the catalogue's choice of protocols; the way with TLS from the first byte stands first."""
Worth = Literal["good", "told", "bad"]


@dataclass(slots=True, kw_only=True)
class Seen:
    """Of one way: `banner` as it was greeted, `facts` of its TLS, `flaws`. `reached`: a server of that protocol answered."""

    banner: str = ""
    facts: tuple[tuple[str, str | int], ...] = ()
    flaws: list[str] = field(default_factory=list)
    reached: bool = False
    address: str = ""
    own: str = ""

    @property
    def worth(self) -> Worth:
        return "bad" if not self.reached else "told" if self.flaws else "good"


def look(reach: Reach, host: str, port: int, way: Way, enough: Enough) -> Seen:
    seen = Seen()
    held = bytearray()

    def begin_tls(line: socket) -> None:
        held.clear()
        seen.banner = _greeted(line, way, reach.seconds, held)
        seen.reached = True
        _send(line, way.ask)
        for _ in range(_MOST_LINES):
            answer = read_line(line, reach.seconds, held)
            if re.match(way.agreed, answer, re.IGNORECASE):
                return
            if not answer.startswith("* "):
                break
        raise Unreached("starttls-refused")

    try:
        with secured(reach, host, port, enough, prepare=begin_tls if way.ask else None) as found:
            seen.address, seen.own = found.address, found.own
            seen.facts = tuple((key, value) for key, value in found.facts if key != "found")
            seen.flaws += found.flaws
            if way.request:
                seen.reached = _asked(found.socket, host, port, way, reach, seen)
            elif not way.ask:
                held.clear()
                seen.banner = _greeted(found.socket, way, reach.seconds, held)
                seen.reached = True
            _leave(found.socket, way)
    except Unreached as failed:
        seen.flaws.append("plain-only" if failed.code == "starttls-refused" else failed.code)
        seen.address, seen.own = seen.address or failed.address, seen.own or failed.own
    return seen


def _greeted(line: socket, way: Way, seconds: float, held: bytearray) -> str:
    banner = read_line(line, seconds, held)
    if not re.match(way.greeting, banner, re.IGNORECASE):
        raise Unreached("garbage")
    return banner


def _asked(line: socket, host: str, port: int, way: Way, reach: Reach, seen: Seen) -> bool:
    """Whether a web server answered; where it does not know the place, or is out of order, that is told."""
    _send(line, f"{way.request} HTTP/1.1\r\nHost: {Target(host=host, port=port)}\r\nConnection: close\r\n\r\n".encode())
    seen.banner = read_line(line, reach.seconds, bytearray())
    status = _STATUS.match(seen.banner)
    if status is None:
        raise Unreached("garbage")
    if status[1] in ("404", "410"):
        seen.flaws.append("path-missing")
        return False
    if status[1].startswith("5"):
        seen.flaws.append("service-down")
    return True


def _send(line: socket, what: bytes) -> None:
    try:
        line.sendall(what)
    except OSError as error:
        raise Unreached(code_of(error)) from error


def _leave(line: socket, way: Way) -> None:
    """Politely; a server that has hung up already is none the worse."""
    if way.leave:
        try:
            line.sendall(way.leave)
        except OSError:
            return
