"""Pages that were shown + what people signed -> the sealed report. The one call `app.signing` needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.report.places import places
from app.report.stamp import stamp_sheet
from checklists import canonical
from checklists.keys import certificate_fingerprint
from checklists.record_form import Record
from checklists.seal import seal
from checklists.seal_form import Problem, SealRefused
from checklists.sign_off import SignOff, Strokes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPdf:
    """Digests are 64 lowercase hex digits; `certificate` is that of the device certificate's DER."""

    pdf: bytes
    pdf_sha256: str
    report_sha256: str
    signature_bytes: bytes
    signature_sha256: str
    certificate: str


def seal_report(
    *,
    record: Record,
    record_bytes: bytes,
    pages: bytes,
    sign_off: SignOff,
    strokes: Mapping[str, Strokes],
    key_pem: bytes,
    certificate_pem: bytes,
    at: str,
    tz: str,
) -> SealedPdf:
    """Seal `pages` as shown. `strokes` by pad: "contact", "technician", `step_pad(...)`; `at` local ISO time with offset, `tz` its name.

    Raises SealRefused, sealing nothing, where pages, record, sign-off and strokes do not belong together.
    """
    if canonical.to_bytes(record) != record_bytes or sign_off.report_sha256 != canonical.sha256_hex(record_bytes):
        raise SealRefused(str(Problem.RECORD))
    if sign_off.pages_length != len(pages) or sign_off.pages_sha256 != canonical.sha256_hex(pages):
        raise SealRefused(str(Problem.PAGES))
    sealed_at = datetime.fromisoformat(at)
    if sealed_at.utcoffset() is None:
        raise ValueError(f"time without offset: {at}")
    signature_bytes = canonical.to_bytes(sign_off.to_json())
    pdf = seal(
        pages=pages,
        record_bytes=record_bytes,
        signature_bytes=signature_bytes,
        places=places(record),
        strokes=strokes,
        overlay=stamp_sheet(
            record, sign_off, at=sealed_at, tz=tz, drawn={pad for pad, made in strokes.items() if made.strokes}
        ),
        key_pem=key_pem,
        certificate_pem=certificate_pem,
        at=sealed_at,
    )
    return SealedPdf(
        pdf=pdf,
        pdf_sha256=canonical.sha256_hex(pdf),
        report_sha256=canonical.sha256_hex(record_bytes),
        signature_bytes=signature_bytes,
        signature_sha256=canonical.sha256_hex(signature_bytes),
        certificate=certificate_fingerprint(certificate_pem),
    )
