"""What a network check is aimed at: a host as a person types or pastes it, perhaps with a port."""

import ipaddress
import re
from dataclasses import dataclass

from app.problems import Code, FieldProblem

_NAME = re.compile(r"(?=.{1,253}$)[^\W_]([\w-]{0,61}[^\W_])?(\.[^\W_]([\w-]{0,61}[^\W_])?)*\.?")
"""Labels of letters (also beyond ASCII), digits and hyphens; RFC 1123 sec 2.1, underscores tolerated inside."""
_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`port` is None where none was named."""

    host: str
    port: int | None = None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


def read_target(text: str) -> Target:
    """ "mail.firma.de", "10.0.0.5:8012", "[::1]:443", or a pasted address of which only host and port are kept: a name and
    password before an @ never are.

    Raises CHECK_TARGET_BAD {given}, CHECK_PORT_BAD {given}, CHECK_BRACKETS_MISSING {given, meant}.
    """
    given = text.strip()
    rest = _BEFORE.sub("", given, count=1)
    rest = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2]
    host, port = _parted(rest)
    if rest == host and (meant := _meant_with_port(host)):
        raise FieldProblem(Code.CHECK_BRACKETS_MISSING, given=_shown(given), meant=meant)
    number = int(port[:6]) if port is not None and port.isascii() and port.isdigit() else None
    found = target_at(host, number)
    if number is not None and found is None and target_at(host, None):
        raise FieldProblem(Code.CHECK_PORT_BAD, given=_shown(given))
    if found is None or (port is not None and number is None):
        raise FieldProblem(Code.CHECK_TARGET_BAD, given=_shown(given))
    return found


def target_at(host: str, port: int | None) -> Target | None:
    """None for what is no host or no port."""
    if port is not None and not 1 <= port <= 65_535:
        return None
    return Target(host=host.rstrip("."), port=port) if is_address(host) or _is_name(host) else None


def _parted(text: str) -> tuple[str, str | None]:
    """Host and port; an IPv6 address stands in brackets where a port follows."""
    if bracketed := re.fullmatch(r"\[([^\[\]]*)\](?::(.*))?", text):
        return bracketed[1], bracketed[2]
    if text.count(":") == 1:
        host, _, port = text.partition(":")
        return host, port
    return text, None


def _meant_with_port(text: str) -> str:
    """ "[::1]:443" of "::1:443", which is an address too, only a quite different one; empty where nothing like it is meant."""
    address, _, port = text.rpartition(":")
    return f"[{address}]:{port}" if ":" in address and is_address(address) and port.isdigit() else ""


def is_address(host: str) -> bool:
    """Whether it is an IPv4 or IPv6 address and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_name(host: str) -> bool:
    """A name whose last label is no number: "10.0.0.300" is a mistyped address, not a name."""
    return _NAME.fullmatch(host) is not None and not host.rstrip(".").rpartition(".")[2].isdigit()


def _shown(given: str) -> str:
    """As typed, without what may be a password."""
    return f"…@{given.rpartition('@')[2]}" if "@" in given else given
