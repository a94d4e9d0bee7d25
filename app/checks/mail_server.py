"""A-MAIL: which ways to a mail server are open (facts sec 4.2).

A typed port that is a usual one is asked its own way, for the protocols it belongs to; any other is asked what it speaks.
"""

from collections.abc import Iterable, Mapping, Sequence

from app.checks.mail_way import WAYS, Seen, Way, Worth, look
from app.checks.outcome import CheckOutcome, Verdict, over_a_line
from app.checks.reach import NOT_RUN, Reach
from app.checks.target import Target
from app.checks.tls import Enough

_EVERYWHERE = NOT_RUN | {"name-unknown"}
"""What is so at one port is so at all."""
_SHUT = frozenset(("refused", "timeout", "unreachable"))
"""What is so of one protocol at a port is so of all."""
_BEST: tuple[Worth, ...] = ("good", "told", "bad")
_VERDICTS: dict[Worth, Verdict] = {"good": "passed", "told": "notice", "bad": "failed"}


def check_mail_server(
    reach: Reach,
    target: Target,
    protocols: Iterable[str],
    enough: Enough,
    *,
    ports: Mapping[int, int] | None = None,
) -> CheckOutcome:
    """Every chosen protocol must answer on one of its ports; where none was chosen one of all four is enough.

    `ports` puts others in place of the usual ones.
    """
    chosen = [one for one in WAYS if one in set(protocols)]
    look_out = _Round(reach, target.host, enough, ports or {})
    try:
        if target.port is None or _at(target.port):
            found = [look_out.best_of(ways) for ways in _groups(chosen, target.port)]
        else:
            found = look_out.of_unknown(chosen, target.port)
    except _Nowhere as nowhere:
        verdict: Verdict = "not-run" if nowhere.code in NOT_RUN else "failed"
        return over_a_line(reach, str(target), verdict, (("from", reach.own_address()), ("found", nowhere.code)))
    worst = max(found, key=_BEST.index)
    return over_a_line(reach, str(target), _VERDICTS[worst], look_out.facts)


def _at(port: int) -> list[Way]:
    """The ways whose usual port that is."""
    return [way for ways in WAYS.values() for way in ways if way.port == port]


def _groups(chosen: Sequence[str], typed: int | None) -> list[Sequence[Way]]:
    """Ways of which one of each group must answer. A typed port that is none of the chosen protocols' is asked besides."""
    if not chosen:
        return [_at(typed) if typed else [way for ways in WAYS.values() for way in ways]]
    groups: list[Sequence[Way]] = []
    for protocol in chosen:
        own = [way for way in WAYS[protocol] if way.port == typed]
        groups.append(own or WAYS[protocol])
    if typed and not any(way.port == typed for protocol in chosen for way in WAYS[protocol]):
        groups.append(_at(typed))
    return groups


class _Nowhere(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Round:
    """One check on its way: `facts` grow with every way that is told."""

    def __init__(self, reach: Reach, host: str, enough: Enough, ports: Mapping[int, int]) -> None:
        self._reach, self._host, self._enough, self._ports = reach, host, enough, ports
        self._known: set[tuple[str, str | int]] = set()
        self.facts: list[tuple[str, str | int]] = []

    def best_of(self, ways: Iterable[Way]) -> Worth:
        """Each on its usual port. Raises _Nowhere."""
        found = []
        for way in ways:
            port = self._ports.get(way.port, way.port)
            seen = self._look(way, port)
            self._tell(way.name, port, way, seen)
            found.append(seen.worth)
        return _first(found)

    def of_unknown(self, chosen: Sequence[str], port: int) -> list[Worth]:
        """A port of which only trying tells what it speaks. The chosen protocols it does not speak are asked on their usual ports,
        but for a port that speaks none of them. Raises _Nowhere.
        """
        tried: dict[str, tuple[Way, Seen]] = {}
        asked = chosen or tuple(WAYS)
        for protocol in asked:
            way, seen = tried[protocol] = self._any_way(WAYS[protocol], port)
            if _SHUT.intersection(seen.flaws) and not seen.reached:
                self._tell(", ".join(WAYS[one][0].name for one in asked), port, way, seen)
                return ["bad"]
        speaks = [protocol for protocol in asked if tried[protocol][1].reached]
        for protocol in speaks or asked:
            way, seen = tried[protocol]
            self._tell(way.name, port, way, seen)
        found = [seen.worth for _, seen in tried.values() if seen.reached or not speaks]
        if not chosen:
            return [_first(found)]
        return found + [self.best_of(WAYS[one]) for one in chosen if speaks and one not in speaks]

    def _any_way(self, ways: Sequence[Way], port: int) -> tuple[Way, Seen]:
        """TLS from the first byte; where nothing there speaks it, in the clear first as the greeting allows."""
        first, *others = ways
        seen = self._look(first, port)
        if "no-tls" in seen.flaws:
            for way in others:
                other = self._look(way, port)
                if other.reached:
                    return way, other
        return first, seen

    def _look(self, way: Way, port: int) -> Seen:
        seen = look(self._reach, self._host, port, way, self._enough)
        if seen.flaws and not self.facts and seen.flaws[0] in _EVERYWHERE:
            raise _Nowhere(seen.flaws[0])
        return seen

    def _tell(self, name: str, port: int, way: Way, seen: Seen) -> None:
        """One port as it is stored; a certificate that was told at the port before is not told again."""
        here: tuple[tuple[str, str | int], ...] = (("address", seen.address), ("from", seen.own))
        new = [one for one in here if one[1] and one not in self._known]
        self._known.update(here)
        how = way.asks_for if seen.facts else ""
        named = ("port", f"{port} {name} {how}".rstrip())
        # At first they are so of the whole check; another address is that of its own port.
        self.facts += [named, *new] if self.facts else [*new, named]
        self.facts += [one for one in seen.facts if one[0] == "tls" or one not in self._known]
        self._known.update(seen.facts)
        self.facts += [("banner", seen.banner), ("found", "+".join(seen.flaws))]


def _first(found: Iterable[Worth]) -> Worth:
    """The best of them."""
    return min(found, key=_BEST.index)
