"""Is this report unchanged, and who sealed it? Offline, with our own trust only, and never raising (rules Z7, Z8).

Cheap checks come first and can only refuse: the seal's one form and the digest of every byte. What passes is validated by pyHanko,
then the appended part is compared with the shown pages. Any byte that is not accounted for is a change.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import pem, x509
from cryptography.x509 import load_der_x509_certificate
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from checklists import canonical, seal_appended, seal_hole
from checklists.seal_appended import BadAppendix
from checklists.seal_form import DEVICE_FIELD, Problem, SealVerdict, step_pad, stroke_digest
from checklists.sign_off import Role

_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
_SIGNATURE_FIELDS = frozenset(
    "schema report_id report_sha256 pages_length pages_sha256 statement language outcome reservations refusal signatures".split()
)


class _Changed(ValueError):
    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def verify_report(pdf: bytes, trust: Sequence[bytes]) -> SealVerdict:
    """Check one file against the CA certificates in `trust` (PEM). Any bytes give a verdict, none an exception."""
    if b"%PDF-" not in pdf[:1024]:
        return SealVerdict(problem=Problem.NO_PDF)
    found = SealVerdict(problem=Problem.FORM)
    quiet = logging.getLogger("pyhanko")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        hole = seal_hole.read(pdf)
        found = _signer(found, hole.certificate)
        return _check(pdf, hole, found, trust)
    except (seal_hole.BadHole, BadAppendix, _Changed) as error:
        return replace(found, problem=error.problem)
    except Exception:
        # Hostile bytes may break any parser below in any way; all of them mean the same: not built by us.
        return replace(found, problem=Problem.FORM)
    finally:
        quiet.setLevel(level)


def _check(pdf: bytes, hole: seal_hole.Hole, found: SealVerdict, trust: Sequence[bytes]) -> SealVerdict:
    reader = PdfFileReader(BytesIO(pdf))
    seals = list(reader.embedded_signatures)
    if len(seals) != 1:
        raise _Changed(Problem.FORM)
    seal = seals[0]
    expected = [0, hole.start, hole.end, len(pdf) - hole.end]
    if seal.field_name != DEVICE_FIELD or [int(number) for number in seal.byte_range] != expected:
        raise _Changed(Problem.FORM)
    found = _sealed_at(found, seal, hole.certificate)

    record_bytes, signature_bytes = seal_appended.files(reader)
    record, signature = _json(record_bytes, Problem.RECORD), _json(signature_bytes, Problem.SIGNATURE)
    found = replace(
        found,
        record_bytes=record_bytes,
        signature_bytes=signature_bytes,
        report_sha256=canonical.sha256_hex(record_bytes),
        signature_sha256=canonical.sha256_hex(signature_bytes),
        record=record,
        signature=signature,
    )
    length = signature.get("pages_length")
    if set(signature) != _SIGNATURE_FIELDS or type(length) is not int or not 0 < length < hole.start:
        raise _Changed(Problem.SIGNATURE)
    pages = pdf[:length]
    found = replace(found, pages_length=length, pages_sha256=canonical.sha256_hex(pages))
    if signature["pages_sha256"] != found.pages_sha256:
        raise _Changed(Problem.PAGES)
    if signature["report_sha256"] != found.report_sha256 or signature["report_id"] != record["report"]["id"]:
        raise _Changed(Problem.RECORD)

    drawn = {name: stroke_digest(strokes) for name, strokes in seal_appended.compare(reader, pages).items()}
    images = _signed_images(record, signature)
    if record["report"]["previous"] is not None:
        roles = {str(role) for role in Role}
        # A step keeps its digest, but its strokes were deleted with the seal of the report they were drawn for (rule E5).
        images = {pad: image for pad, image in images.items() if pad in drawn or pad in roles}
    if drawn != images:
        raise _Changed(Problem.STROKES)
    return replace(found, problem=_judge(seal, found, hole.certificate, trust))


def _judge(
    seal: EmbeddedPdfSignature, found: SealVerdict, certificate: bytes, trust: Sequence[bytes]
) -> Problem | None:
    """pyHanko's word on the seal, and whether one of ours stands behind it."""
    at = _within(found, certificate)
    roots = [x509.Certificate.load(pem.unarmor(raw)[2] if pem.detect(raw) else raw) for raw in trust]
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=at, best_signature_time=at, revocation_mode="soft-fail"
    )
    status = validate_pdf_signature(seal, context, key_usage_settings=_USAGE)
    if not (status.intact and status.valid) or status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return Problem.SEAL
    if not status.docmdp_ok:
        return Problem.PAGES
    # `trusted` also asks for key usage and a path through nothing but `roots`.
    return None if roots and status.trusted and status.bottom_line else Problem.UNKNOWN_ISSUER


def _signed_images(record: dict[str, Any], signature: dict[str, Any]) -> dict[str, str]:
    """Pad -> digest of the strokes that must stand there, by both documents."""
    images: dict[str, str] = {}
    for signed in signature["signatures"]:
        role = str(Role(signed["role"]))
        if role in images:
            raise _Changed(Problem.SIGNATURE)
        if signed["image_sha256"] is not None:
            images[role] = signed["image_sha256"]
    for step in record["signed_steps"]:
        images[step_pad(step["subject"], step["step"])] = step["image_sha256"]
    return images


def _json(raw: bytes, problem: Problem) -> dict[str, Any]:
    try:
        data = canonical.from_bytes(raw, limit=seal_appended.MOST_JSON)
        if not isinstance(data, dict) or canonical.to_bytes(data) != raw:
            raise _Changed(problem)
    except canonical.NotCanonical as error:
        raise _Changed(problem) from error
    return data


def _signer(found: SealVerdict, certificate: bytes) -> SealVerdict:
    loaded = load_der_x509_certificate(certificate)
    names = loaded.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return replace(
        found,
        signer=str(names[0].value) if names else None,
        certificate=canonical.sha256_hex(certificate),
    )


def _sealed_at(found: SealVerdict, seal: EmbeddedPdfSignature, certificate: bytes) -> SealVerdict:
    at = seal.self_reported_timestamp
    if at is None or at.utcoffset() is None:
        raise _Changed(Problem.FORM)
    first, last = _validity(certificate)
    return replace(found, sealed_at=at.isoformat(), outside_validity=not first <= at <= last)


def _within(found: SealVerdict, certificate: bytes) -> datetime:
    """The time the certificates are judged at: the device's, moved into the certificate's own time where its clock was off (Z5)."""
    assert found.sealed_at is not None
    first, last = _validity(certificate)
    return min(max(datetime.fromisoformat(found.sealed_at), first), last)


def _validity(certificate: bytes) -> tuple[datetime, datetime]:
    loaded = load_der_x509_certificate(certificate)
    return loaded.not_valid_before_utc, loaded.not_valid_after_utc
