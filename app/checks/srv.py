"""Where a service of a domain lives, as its name server tells (SRV, RFC 2782)."""

from app.checks.reach import Reach, Unreached
from app.checks.target import Target, target_at

_MOST = 4


def look_up_srv(reach: Reach, name: str) -> tuple[Target, ...]:
    """The places in the order they are to be tried. Raises Unreached: `srv-missing`, or `no-resolver` where nobody could be asked."""
    # Loaded when it is needed: most days nobody looks up a name here.
    import dns.exception
    import dns.resolver
    from dns.rdtypes.IN.SRV import SRV

    try:
        resolver = dns.resolver.Resolver(configure=reach.resolver is None)
        if reach.resolver is not None:
            resolver.nameservers, resolver.port = [reach.resolver[0]], reach.resolver[1]
        answer = resolver.resolve(f"{name}.", "SRV", lifetime=reach.seconds)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.resolver.YXDOMAIN) as error:
        raise Unreached("srv-missing") from error
    except (dns.exception.DNSException, OSError) as error:
        raise Unreached("no-resolver") from error
    records = sorted((one for one in answer if isinstance(one, SRV)), key=lambda one: (one.priority, -one.weight))
    # What is no name is left out, and so is ".", which says that the service is decidedly not offered.
    found = [place for one in records if (place := target_at(str(one.target), one.port)) is not None]
    if not found:
        raise Unreached("srv-missing")
    return tuple(found[:_MOST])
