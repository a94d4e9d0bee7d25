"""A-TLS: a host and port answer with TLS: version, certificate and its issuer, a proxy that reads along, the round trip.

A certificate is judged by this machine's own trust and, where asked, once more by the public authorities alone: what only the
machine trusts was issued by the house itself, as a proxy that reads along does. Nothing is sent but the handshake.
"""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from socket import socket

import certifi

from app.checks.certificate import Certificate, read_certificate
from app.checks.outcome import CheckOutcome, Verdict, over_a_line
from app.checks.reach import NOT_RUN, Line, Reach, Unreached, code_of, connect
from app.checks.target import Target

PORT = 443
Enough = Callable[[], bool]
Prepare = Callable[[socket], None]
"""Talks in the clear until both sides agree to begin TLS (STARTTLS); raises Unreached."""

ONLY_TOLD = frozenset(("cert-soon", "issuer-not-public", "issuer-not-compared"))
_UNTRUSTED = {
    9: "cert-not-yet",
    10: "cert-expired",
    18: "cert-self-signed",
    2: "cert-issuer-unknown",
    19: "cert-issuer-unknown",
    20: "cert-issuer-unknown",
    21: "cert-issuer-unknown",
    62: "cert-name",
    64: "cert-name",
}
"""X509_V_ERR_… of OpenSSL (x509_vfy.h) -> finding."""
_NO_TLS = frozenset(
    ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "RECORD_LAYER_FAILURE", "BAD_RECORD_TYPE")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secured:
    """A connection under TLS. `version` "1.3"; `flaws` are codes with words in `checklists.check_words`."""

    socket: ssl.SSLSocket
    address: str
    own: str
    ms: int
    version: str
    certificate: Certificate | None
    flaws: tuple[str, ...]

    @property
    def facts(self) -> tuple[tuple[str, str | int], ...]:
        """Version and certificate as they are stored."""
        known = self.certificate
        return (
            ("tls", self.version),
            ("until", known.until if known else ""),
            ("issuer", known.issuer if known else ""),
            ("found", "+".join(self.flaws)),
        )


def check_tls(reach: Reach, target: Target, enough: Enough) -> CheckOutcome:
    """A few connections, one after the other; call it where waiting harms nobody. `enough` ends it between two of them."""
    port = target.port or PORT
    asked = str(Target(host=target.host, port=port))
    try:
        with secured(reach, target.host, port, enough, publicly=True) as found:
            facts = (("address", found.address), ("from", found.own), *found.facts, ("ms", found.ms))
            return over_a_line(reach, asked, verdict_of(found.flaws), facts)
    except Unreached as failed:
        facts = (("address", failed.address), ("from", failed.own or reach.own_address()), ("found", failed.code))
        return over_a_line(reach, asked, "not-run" if failed.code in NOT_RUN else "failed", facts)


def verdict_of(flaws: tuple[str, ...]) -> Verdict:
    if not flaws:
        return "passed"
    return "notice" if ONLY_TOLD.issuperset(flaws) else "failed"


@contextmanager
def secured(
    reach: Reach, host: str, port: int, enough: Enough, *, prepare: Prepare | None = None, publicly: bool = False
) -> Iterator[Secured]:
    """A connection under TLS for as long as the block lasts, whatever is wrong with its certificate. Raises Unreached."""
    found = _secure(reach, host, port, enough, prepare, publicly)
    try:
        yield found
    finally:
        found.socket.close()


def _secure(reach: Reach, host: str, port: int, enough: Enough, prepare: Prepare | None, publicly: bool) -> Secured:
    def shake(context: ssl.SSLContext) -> tuple[Line, ssl.SSLSocket]:
        if enough():
            raise Unreached("stopped")
        return _shake(connect(reach, host, port), context, host, prepare, reach.seconds)

    try:
        line, wrapped = shake(_trusting(reach))
        flaw = ""
    except ssl.SSLCertVerificationError as error:
        flaw = _UNTRUSTED.get(error.verify_code, "cert-invalid")
        try:
            line, wrapped = shake(_taking_all())
        except ssl.SSLError as again:
            raise Unreached("tls-refused") from again
    except ssl.SSLError as error:
        if error.reason in _NO_TLS:
            raise Unreached("no-tls") from error
        try:
            line, wrapped = shake(_taking_the_oldest())
        except ssl.SSLError as again:
            raise Unreached("no-tls" if again.reason in _NO_TLS else "tls-refused") from again
        flaw = "tls-old" if _version(wrapped) < "1.2" else "tls-weak"
    certificate = read_certificate(wrapped.getpeercert(binary_form=True) or b"")
    flaws = dict.fromkeys((flaw,) if flaw else ())
    flaws |= dict.fromkeys(certificate.flaws if certificate else ())
    if publicly and not flaw:
        flaws |= dict.fromkeys(_against_the_public(reach, shake))
    return Secured(
        socket=wrapped,
        address=line.address,
        own=line.own,
        ms=line.ms,
        version=_version(wrapped),
        certificate=certificate,
        flaws=tuple(flaws),
    )


def _shake(
    line: Line, context: ssl.SSLContext, host: str, prepare: Prepare | None, seconds: float
) -> tuple[Line, ssl.SSLSocket]:
    """Raises ssl.SSLError, else Unreached; the connection is closed then."""
    try:
        if prepare is not None:
            prepare(line.socket)
        line.socket.settimeout(seconds)
        return line, context.wrap_socket(line.socket, server_hostname=host)
    except ssl.SSLError:
        line.socket.close()
        raise
    except TimeoutError as error:
        line.socket.close()
        raise Unreached("silent", address=line.address, own=line.own) from error
    except OSError as error:
        line.socket.close()
        raise Unreached(code_of(error), address=line.address, own=line.own) from error
    except Unreached as failed:
        line.socket.close()
        raise Unreached(failed.code, address=line.address, own=line.own) from failed
    except ValueError as error:
        line.socket.close()
        raise Unreached("name-unknown", address=line.address, own=line.own) from error


def _against_the_public(reach: Reach, shake: Callable[[ssl.SSLContext], tuple[Line, ssl.SSLSocket]]) -> tuple[str, ...]:
    """Whether the issuer is one the whole world trusts; empty where it is."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=reach.public or certifi.where())
    try:
        _, wrapped = shake(context)
    except ssl.SSLCertVerificationError:
        return ("issuer-not-public",)
    except (ssl.SSLError, Unreached):
        return ("issuer-not-compared",)
    wrapped.close()
    return ()


def _trusting(reach: Reach) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if reach.authorities:
        context.load_verify_locations(cafile=reach.authorities)
    return context


def _taking_all() -> ssl.SSLContext:
    """To read a certificate nobody vouches for; nothing is said over such a connection that were a secret."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _taking_the_oldest() -> ssl.SSLContext:
    """What no program should use any more, to name what the other end speaks."""
    context = _taking_all()
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _version(wrapped: ssl.SSLSocket) -> str:
    """ "1.3" of "TLSv1.3", "1.0" of "TLSv1"."""
    named = (wrapped.version() or "").removeprefix("TLSv")
    return "1.0" if named == "1" else named
