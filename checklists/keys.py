"""Keys: one P-256 pair per device or server, its signatures (JWS, ES256 only), certificates of HQ's small CA, and wrapping (K1, K2, R1).

With `checklists.seal` the only file that touches cryptography. P-256 because PDF viewers, TPM and smart-card modules know it.
"""

import base64
import binascii
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.x509.oid import NameOID
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from checklists import canonical

_ALGORITHM = "ES256"
_NONCE_BYTES = 12
KEY_BYTES = 32


class BadKey(ValueError):
    """Bytes that are no P-256 key, or a passphrase that does not open them."""


class BadSignature(ValueError):
    """A token that was not signed by this key for this purpose, or whose payload is no strict JSON object."""


class WrongSecret(ValueError):
    """What was wrapped cannot be opened with this secret, or was changed."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private P-256 key. Its bytes leave it only as PKCS#8."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public_jwk(self) -> dict[str, str]:
        """The public part as JWK with `kty`, `crv`, `x`, `y` and nothing else (RFC 7517)."""
        return _public_jwk(self.private.public_key())

    @property
    def thumbprint(self) -> str:
        """RFC 7638, SHA-256, base64url: the `kid` of this key."""
        return thumbprint(self.public_jwk)

    def to_pkcs8(self, passphrase: str | None = None) -> bytes:
        """PEM; encrypted where a passphrase is given."""
        how: serialization.KeySerializationEncryption = (
            serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
        )
        return self.private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, how)


def make_key() -> KeyPair:
    return KeyPair(ec.generate_private_key(ec.SECP256R1()))


def load_key(pkcs8: bytes, passphrase: str | None = None) -> KeyPair:
    """The pair behind PEM bytes. Raises BadKey."""
    try:
        private = serialization.load_pem_private_key(pkcs8, passphrase.encode() if passphrase else None)
    except (ValueError, TypeError) as error:
        raise BadKey(str(error)) from error
    if not isinstance(private, ec.EllipticCurvePrivateKey) or not isinstance(private.curve, ec.SECP256R1):
        raise BadKey("not P-256")
    return KeyPair(private)


def thumbprint(jwk: Mapping[str, str]) -> str:
    """RFC 7638 thumbprint of a public P-256 JWK. Raises BadKey."""
    return _import_public(jwk).thumbprint()


def sign_jws(key: KeyPair, typ: str, payload: bytes | Mapping[str, Any]) -> str:
    """Compact JWS with fixed `alg` ES256, `typ` and `kid`; a mapping is signed as its canonical JSON."""
    raw = payload if isinstance(payload, bytes) else canonical.to_bytes(dict(payload))
    header = {"alg": _ALGORITHM, "typ": typ, "kid": key.thumbprint}
    return jws.serialize_compact(header, raw, ECKey.import_key(key.private), algorithms=[_ALGORITHM])


def verify_jws(jwk: Mapping[str, str], typ: str, token: str) -> dict[str, Any]:
    """The payload of a token signed by exactly this key for exactly this purpose. Raises BadSignature (and BadKey for the JWK)."""
    key = _import_public(jwk)
    try:
        checked = jws.deserialize_compact(token, key, algorithms=[_ALGORITHM])
    except (JoseError, ValueError, TypeError) as error:
        raise BadSignature("signature") from error
    if checked.headers().get("typ") != typ:
        raise BadSignature("typ")
    try:
        data = canonical.from_bytes(checked.payload)
    except canonical.NotCanonical as error:
        raise BadSignature("payload") from error
    if not isinstance(data, dict):
        raise BadSignature("payload")
    return data


def make_ca(key: KeyPair, name: str, at: datetime, years: int = 20) -> bytes:
    """PEM of a self-signed CA that may sign device certificates only (path length 0). `at` is aware."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    public = key.private.public_key()
    builder = (
        _certificate(subject, subject, public, at, timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(ca=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    return builder.sign(key.private, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def issue_certificate(
    ca_key: KeyPair, ca_pem: bytes, public_jwk: Mapping[str, str], name: str, at: datetime, days: int = 365
) -> bytes:
    """PEM of a device certificate for document signing, `name` as its common name. Raises BadKey for a foreign kind of key."""
    ca = x509.load_pem_x509_certificate(ca_pem)
    public = _import_public(public_jwk).public_key
    assert isinstance(public, ec.EllipticCurvePublicKey)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    builder = (
        _certificate(subject, ca.subject, public, at, timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(ca=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.private.public_key()), critical=False)
    )
    return builder.sign(ca_key.private, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def certificate_fingerprint(pem: bytes) -> str:
    """SHA-256 of the certificate's DER, 64 lowercase hex digits. Raises BadKey where the bytes are no certificate."""
    return _load_certificate(pem).fingerprint(hashes.SHA256()).hex()


def certificate_jwk(pem: bytes) -> dict[str, str]:
    """The public key a certificate stands for. Raises BadKey."""
    public = _load_certificate(pem).public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise BadKey("not P-256")
    return _public_jwk(public)


def issued_by(pem: bytes, ca_pem: bytes) -> bool:
    """Whether the certificate was signed by that CA (dates are not judged here: a tablet's clock may be wrong). Raises BadKey."""
    try:
        _load_certificate(pem).verify_directly_issued_by(_load_certificate(ca_pem))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def derive(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """32 bytes from a secret that is already strong (HKDF-SHA-256)."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(secret)


def wrap(wrapping: bytes, secret: bytes, purpose: str) -> bytes:
    """`secret` under AES-256-GCM: nonce, then ciphertext with its tag. `purpose` is bound to it."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, secret, purpose.encode())


def unwrap(wrapping: bytes, wrapped: bytes, purpose: str) -> bytes:
    """What `wrap` was given. Raises WrongSecret."""
    try:
        return AESGCM(wrapping).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], purpose.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongSecret(purpose) from error


def _load_certificate(pem: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(pem)
    except ValueError as error:
        raise BadKey("no certificate") from error


def _import_public(jwk: Mapping[str, str]) -> ECKey:
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256" or "d" in jwk:
        raise BadKey("not a public P-256 JWK")
    try:
        return ECKey.import_key({name: jwk[name] for name in ("kty", "crv", "x", "y")})
    except (JoseError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise BadKey("not a public P-256 JWK") from error


def _public_jwk(public: ec.EllipticCurvePublicKey) -> dict[str, str]:
    numbers = public.public_numbers()
    return {"kty": "EC", "crv": "P-256", "x": _coordinate(numbers.x), "y": _coordinate(numbers.y)}


def _coordinate(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def _certificate(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, at: datetime, life: timedelta
) -> x509.CertificateBuilder:
    # One hour of slack: the tablet's clock may be behind the server's when the first report is sealed.
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(hours=1))
        .not_valid_after(at + life)
    )


def _key_usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
