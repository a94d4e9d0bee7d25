"""What of a server's certificate is told to people: who issued it, until when it holds, and whether it holds now."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.x509.oid import NameOID

from app.checks.banner import literal

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """`until` is a day, "2027-03-01"; `flaws` of its dates alone: cert-expired, cert-not-yet, cert-soon."""

    issuer: str
    until: str
    flaws: tuple[str, ...]


def read_certificate(der: bytes, now: datetime | None = None) -> Certificate | None:
    """None for what is no certificate. The names in it are foreign text and come back literal."""
    try:
        found = x509.load_der_x509_certificate(der)
        issuer = _name(found.issuer)
        begins, ends = found.not_valid_before_utc, found.not_valid_after_utc
    except (ValueError, TypeError, x509.InvalidVersion):
        return None  # TypeError: names of a kind that their bytes do not have
    at = now or datetime.now(UTC)
    flaw = "cert-expired" if at > ends else "cert-not-yet" if at < begins else "cert-soon" if ends - at < SOON else ""
    return Certificate(issuer=issuer, until=ends.date().isoformat(), flaws=(flaw,) if flaw else ())


def _name(name: x509.Name) -> str:
    """ "R11 (Let's Encrypt)": common name and organisation, whichever there are."""
    common, house = (
        str(found[0].value) if (found := name.get_attributes_for_oid(oid)) else ""
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    )
    if common and house and common != house:
        return literal(f"{common} ({house})")
    return literal(common or house or name.rfc4514_string())
