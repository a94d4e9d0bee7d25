"""The one form of a seal inside a PDF: CMS SignedData (RFC 5652, PAdES B-B) with one certificate, one signer, nothing unsigned (rule Z7).

Writing and checking build the very same bytes, so a seal that is not written exactly so is refused: hex case, padding, encoding, all of it.
"""

import re
from dataclasses import dataclass

from asn1crypto import algos, cms, core, keys, tsp, x509
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
    raw = key.sign(_signed_bytes(attributes), ec.ECDSA(hashes.SHA256()))
    numbers = algos.DSASignature.load(raw)
    r, s = int(numbers["r"].native), int(numbers["s"].native)
    return _cms(certificate, attributes, algos.DSASignature({"r": r, "s": min(s, _ORDER - s)}).dump())


def read(pdf: bytes) -> Hole:
    """Find the seal and compare every byte of its hole with the one form. Raises BadHole. Who issued the certificate is not judged."""
    matches = list(_BYTE_RANGE.finditer(pdf))
    if not matches:
        raise BadHole(Problem.NO_SEAL)
    first, start, end, rest = (int(number) for number in matches[-1].groups())
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
        public.verify(signature, _signed_bytes(attributes), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise BadHole(Problem.SEAL) from error
    return Hole(start=start, end=end, certificate=certificate)


def _public_key(certificate: bytes) -> ec.EllipticCurvePublicKey:
    info = x509.Certificate.load(certificate, strict=True).public_key
    if info.algorithm != "ec" or info.curve != ("named", "secp256r1"):
        raise ValueError("not P-256")
    point: keys.ECPointBitString = info["public_key"]
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point.native)


def _attributes(digest: bytes, certificate: bytes) -> cms.CMSAttributes:
    hashed = hashes.Hash(hashes.SHA256())
    hashed.update(certificate)
    signing_certificate = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": hashed.finalize()})]})
    protection = cms.CMSAlgorithmProtection(
        {
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        }
    )
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [signing_certificate]}),
            cms.CMSAttribute({"type": "cms_algorithm_protection", "values": [protection]}),
        ]
    )


def _signed_bytes(attributes: cms.CMSAttributes) -> bytes:
    dumped: bytes = attributes.dump()
    return dumped


def _cms(certificate: bytes, attributes: cms.CMSAttributes, signature: bytes) -> bytes:
    loaded = x509.Certificate.load(certificate, strict=True)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {"issuer_and_serial_number": {"issuer": loaded.issuer, "serial_number": loaded.serial_number}}
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": DIGEST})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [loaded],
            "signer_infos": [signer],
        }
    )
    dumped: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return dumped


def _said_digest(signed: core.Sequence) -> bytes | None:
    for attribute in signed["signer_infos"][0]["signed_attrs"]:
        if attribute["type"].native == "message_digest":
            digest = attribute["values"][0].native
            return digest if isinstance(digest, bytes) else None
    return None
