"""The one form of a seal inside a PDF: CMS SignedData (RFC 5652, PAdES B-B) with one certificate, one signer, nothing unsigned (rule Z7).

Writing and checking build the very same bytes, so a seal that is not written exactly so is refused: hex case, padding, encoding, all of it.
"""

import re
from dataclasses import dataclass

from asn1crypto import algos, cms, core, keys, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from checklists.seal_form import Problem

DIGEST = "sha256"
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Order of P-256 (SEC 2)."""
_BYTE_RANGE = re.compile(rb"/ByteRange \[(\d{1,12}) (\d{1,12}) (\d{1,12}) (\d{1,12}) *\]")
_LONGEST = (_ORDER - 1, _ORDER // 2)


class BadHole(ValueError):
    """The seal is not in its one form; `problem` says which part speaks against it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """Where the seal lies: `start` is the offset of `<`, `end` the one behind `>`. Certificate as DER."""

    start: int
    end: int
    certificate: bytes


def room(certificate: bytes) -> int:
    """Hex digits to keep free for a seal by this certificate (DER)."""
    longest = algos.DSASignature({"r": _LONGEST[0], "s": _LONGEST[1]}).dump()
    return 2 * len(_cms(certificate, _attributes(bytes(32), certificate), longest))


def sign(digest: bytes, certificate: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """The CMS over a document with this SHA-256. The lower of the two equivalent signatures is taken, so there is only one."""
    attributes = _attributes(digest, certificate)
    raw = key.sign(attributes, ec.ECDSA(hashes.SHA256()))
    numbers = algos.DSASignature.load(raw)
    r, s = int(numbers["r"].native), int(numbers["s"].native)
    return _cms(certificate, attributes, algos.DSASignature({"r": r, "s": min(s, _ORDER - s)}).dump())


def read(pdf: bytes) -> Hole:
    """Find the seal and compare every byte of its hole with the one form. Raises BadHole. Who issued the certificate is not judged."""
    match = _BYTE_RANGE.match(pdf, max(pdf.rfind(b"/ByteRange ["), 0))
    if match is None:
        raise BadHole(Problem.NO_SEAL)
    first, start, end, rest = (int(number) for number in match.groups())
    if first != 0 or start >= end or end + rest != len(pdf):
        raise BadHole(Problem.APPENDED)
    hole = pdf[start:end]
    try:
        # The inner part is hex of DER and zeros; whatever else stands there fails the comparison below.
        content = cms.ContentInfo.load(bytes.fromhex(hole[1:-1].decode("ascii")))
        signed = content["content"]
        certificate = signed["certificates"][0].chosen.dump()
        signature = signed["signer_infos"][0]["signature"].native
        numbers = algos.DSASignature.load(signature)
        r, s = int(numbers["r"].native), int(numbers["s"].native)
        public = _public_key(certificate)
        view = memoryview(pdf)
        digest = hashes.Hash(hashes.SHA256())
        digest.update(view[:start])
        digest.update(view[end:])
        actual = digest.finalize()
        # The cheapest question first; what differs here needs no rebuilding.
        if _said_digest(signed) != actual:
            raise BadHole(Problem.BYTES)
        attributes = _attributes(actual, certificate)
        rebuilt = _cms(certificate, attributes, algos.DSASignature({"r": r, "s": s}).dump())
    except BadHole:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise BadHole(Problem.SEAL) from error
    if not 0 < s <= _ORDER // 2 or len(hole) - 2 != room(certificate):
        raise BadHole(Problem.SEAL)
    if hole != b"<" + rebuilt.hex().upper().encode().ljust(len(hole) - 2, b"0") + b">":
        raise BadHole(Problem.SEAL)
    try:
        public.verify(signature, attributes, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise BadHole(Problem.SEAL) from error
    return Hole(start=start, end=end, certificate=certificate)


def _public_key(certificate: bytes) -> ec.EllipticCurvePublicKey:
    info = x509.Certificate.load(certificate, strict=True).public_key
    if info.algorithm != "ec" or info.curve != ("named", "secp256r1"):
        raise ValueError("not P-256")
    point: keys.ECPointBitString = info["public_key"]
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point.native)


def _attributes(digest: bytes, certificate: bytes) -> bytes:
    """The signed attributes as DER SET, sorted as DER wants (RFC 5652 5.3, RFC 5035, RFC 6211)."""
    hashed = hashes.Hash(hashes.SHA256())
    hashed.update(certificate)
    # ESSCertIDv2 leaves SHA-256, its default, unsaid.
    signing_certificate = _sequence(_sequence(_sequence(_octets(hashed.finalize()))))
    # The signature algorithm stands under an implicit tag [1].
    protection = _sequence(_SHA256, _tagged(0xA1, _ECDSA_SHA256[2:]))
    attributes = (
        (_OID_CONTENT_TYPE, _OID_DATA),
        (_OID_MESSAGE_DIGEST, _octets(digest)),
        (_OID_SIGNING_CERTIFICATE, signing_certificate),
        (_OID_PROTECTION, protection),
    )
    return _tagged(_SET, b"".join(sorted(_sequence(name, _tagged(_SET, value)) for name, value in attributes)))


def _cms(certificate: bytes, attributes: bytes, signature: bytes) -> bytes:
    signed_by = x509.Certificate.load(certificate, strict=True)["tbs_certificate"]
    signer = _sequence(
        _ONE,
        _sequence(signed_by["issuer"].dump(), signed_by["serial_number"].dump()),
        _SHA256,
        # The same attributes that were signed as a SET, here under the implicit tag [0].
        b"\xa0" + attributes[1:],
        _ECDSA_SHA256,
        _octets(signature),
    )
    signed = _sequence(
        _ONE,
        _tagged(_SET, _SHA256),
        _sequence(_OID_DATA),
        _tagged(0xA0, certificate),
        _tagged(_SET, signer),
    )
    return _sequence(_OID_SIGNED_DATA, _tagged(0xA0, signed))


def _tagged(tag: int, content: bytes) -> bytes:
    """DER: tag, definite length in its shortest form, content."""
    length = len(content)
    if length < 128:
        return bytes((tag, length)) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + content


def _sequence(*parts: bytes) -> bytes:
    return _tagged(_SEQUENCE, b"".join(parts))


def _octets(content: bytes) -> bytes:
    return _tagged(0x04, content)


def _oid(dotted: str) -> bytes:
    dumped: bytes = core.ObjectIdentifier(dotted).dump()
    return dumped


_SEQUENCE, _SET = 0x30, 0x31
_ONE = b"\x02\x01\x01"
_OID_DATA = _oid("1.2.840.113549.1.7.1")
_OID_SIGNED_DATA = _oid("1.2.840.113549.1.7.2")
_OID_CONTENT_TYPE = _oid("1.2.840.113549.1.9.3")
_OID_MESSAGE_DIGEST = _oid("1.2.840.113549.1.9.4")
_OID_SIGNING_CERTIFICATE = _oid("1.2.840.113549.1.9.16.2.47")
_OID_PROTECTION = _oid("1.2.840.113549.1.9.52")
_SHA256 = _sequence(_oid("2.16.840.1.101.3.4.2.1"))
_ECDSA_SHA256 = _sequence(_oid("1.2.840.10045.4.3.2"))


def _said_digest(signed: core.Sequence) -> bytes | None:
    for attribute in signed["signer_infos"][0]["signed_attrs"]:
        if attribute["type"].native == "message_digest":
            digest = attribute["values"][0].native
            return digest if isinstance(digest, bytes) else None
    return None
