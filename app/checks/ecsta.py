"""A-ECSTA: the two links a TAPI driver needs to the platform, looked up by SRV first (facts sec 9.1, tapi-ports).

CTI tells calls: 8012 with TLS, else 8011 in the clear. XSI reads lines and remote office: 443, else 80. One of each pair has to be open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.checks.outcome import CheckOutcome, Verdict, over_a_line
from app.checks.reach import NOT_RUN, Reach, Unreached, connect
from app.checks.srv import look_up_srv
from app.checks.target import Target, is_address
from app.checks.tls import Enough, secured, verdict_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    name: str
    srv: str
    tls: int
    plain: int


LINKS = (
    _Link(name="CTI", srv="_ecsta-cti._tls", tls=8012, plain=8011),
    _Link(name="XSI", srv="_ecsta._tls", tls=443, plain=80),
)


class _Look:
    """One check on its way: `facts` grow with every thing tried, `own` is the address it was tried from."""

    def __init__(self, reach: Reach, enough: Enough) -> None:
        self._reach, self._enough = reach, enough
        self.own = ""
        self.facts: list[tuple[str, str | int]] = []

    def link(self, link: _Link, hosts: tuple[Target, ...], plain: int) -> Verdict:
        """The best that is open; what is open only in the clear is a notice."""
        found: list[Verdict] = []
        for host in hosts:
            found.append(self._tried(link, host, self._under_tls))
            if found[-1] == "passed":
                break
        found.append(self._tried(link, Target(host=hosts[0].host, port=plain), self._in_the_clear))
        return _first(("passed", "notice", "failed", "not-run"), found)

    def looked_up(self, domain: str, link: _Link) -> tuple[Target, ...]:
        """Empty where there is nothing to be found; the usual port of the typed host is tried then."""
        if is_address(domain):
            return ()
        try:
            found = look_up_srv(self._reach, f"{link.srv}.{domain}")
        except Unreached as failed:
            self.facts += [("srv", link.srv), ("found", failed.code)]
            return ()
        self.facts.append(("srv", f"{link.srv} {', '.join(map(str, found))}"))
        return found

    def _tried(self, link: _Link, at: Target, look: Callable[[str, int], Verdict]) -> Verdict:
        assert at.port is not None
        self.facts.append(("port", f"{at} {link.name}"))
        try:
            if self._enough():
                raise Unreached("stopped")
            return look(at.host, at.port)
        except Unreached as failed:
            self.own = self.own or failed.own
            self.facts += [("address", failed.address), ("found", failed.code)]
            return "not-run" if failed.code in NOT_RUN else "failed"

    def _under_tls(self, host: str, port: int) -> Verdict:
        with secured(self._reach, host, port, self._enough, publicly=True) as found:
            self.own = self.own or found.own
            self.facts += [("address", found.address), *found.facts, ("ms", found.ms)]
            return verdict_of(found.flaws)

    def _in_the_clear(self, host: str, port: int) -> Verdict:
        line = connect(self._reach, host, port)
        line.socket.close()
        self.own = self.own or line.own
        self.facts += [("address", line.address), ("found", "plain"), ("ms", line.ms)]
        return "notice"


def check_ecsta(
    reach: Reach, target: Target, enough: Enough, *, ports: Mapping[int, int] | None = None
) -> CheckOutcome:
    """`target` is the platform's domain or one of its hosts. `ports` puts others in place of the usual ones."""
    other = ports or {}
    look = _Look(reach, enough)
    verdicts = []
    for link in LINKS:
        usual = Target(host=target.host, port=other.get(link.tls, link.tls))
        hosts = look.looked_up(target.host, link) or (usual,)
        verdicts.append(look.link(link, hosts, other.get(link.plain, link.plain)))
    facts = [("from", look.own or reach.own_address()), *look.facts]
    return over_a_line(reach, target.host, _first(("failed", "not-run", "notice", "passed"), verdicts), facts)


def _first(order: tuple[Verdict, ...], found: list[Verdict]) -> Verdict:
    return next(one for one in order if one in found)
