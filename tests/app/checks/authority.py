"""A certificate authority of the tests' own: good, expired, not yet valid, for another name, and issued by itself."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
LATER = NOW + 90 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What a server shows: a chain and its key, in one PEM file."""

    path: Path


class Authority:
    """`path` is its certificate in PEM, for a check that shall trust it."""

    def __init__(self, folder: Path, name: str = "Prüfstelle Berlin", house: str = "Tengo") -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name, house)
        self._own = _certificate(self._name, self._name, self._key, self._key, NOW - DAY, LATER, ca=True)
        self.path = folder / f"ca-{len(list(folder.iterdir()))}.pem"
        self.path.write_bytes(self._own.public_bytes(serialization.Encoding.PEM))

    def papers(
        self, name: str = "localhost", *, begins: datetime = NOW - DAY, ends: datetime = NOW + 60 * DAY
    ) -> Papers:
        key = ec.generate_private_key(ec.SECP256R1())
        return self._written(key, _certificate(_named(name), self._name, key, self._key, begins, ends, host=name))

    def self_signed(self, name: str = "localhost") -> Papers:
        key = ec.generate_private_key(ec.SECP256R1())
        own = _named(name)
        return self._written(key, _certificate(own, own, key, key, NOW - DAY, LATER, host=name))

    def _written(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> Papers:
        path = self._folder / f"papers-{len(list(self._folder.iterdir()))}.pem"
        pem = serialization.Encoding.PEM
        form = serialization.PrivateFormat.PKCS8
        path.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()) + certificate.public_bytes(pem))
        return Papers(path=path)


def _named(name: str, house: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if house:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, house))
    return x509.Name(parts)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    begins: datetime,
    ends: datetime,
    *,
    ca: bool = False,
    host: str = "",
) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if host:
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    return made.sign(by, hashes.SHA256())
