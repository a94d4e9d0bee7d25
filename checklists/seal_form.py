"""The words of sealing, without its machinery: where strokes go, what a check found, why a seal was refused (rules Z1, Z7, Z8).

`checklists.seal` and `checklists.seal_check` do the work and are slow to import (pyHanko); everybody may import this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklists import canonical
from checklists.sign_off import Role, Strokes

DEVICE_FIELD = "DeviceSeal"
HQ_FIELD = "HQ"
REPORT_FILE = "report.json"
SIGNATURE_FILE = "signature.json"

CONTACT_PAD = str(Role.CONTACT)
TECHNICIAN_PAD = str(Role.TECHNICIAN)


class Problem(StrEnum):
    """Why a file is not a valid report. The first two mean that it never was one, the last that only the issuer is in doubt."""

    NO_PDF = "no-pdf"
    NO_SEAL = "no-seal"
    FORM = "changed-form"
    """It has a seal, but the file is not built as this program builds it."""
    APPENDED = "changed-appended"
    """Bytes stand before, after or between what the seal covers."""
    BYTES = "changed-bytes"
    """The covered bytes are not the sealed ones."""
    SEAL = "changed-seal"
    """The seal itself is damaged, or not written in the one form this program writes."""
    PAGES = "changed-pages"
    """What was appended at signing touches more than the signature sheet, or the shown pages are others."""
    RECORD = "changed-record"
    """report.json is not the one the signatures belong to, or not canonical."""
    SIGNATURE = "changed-signature"
    """signature.json is not ours, or names another report."""
    STROKES = "changed-strokes"
    """The strokes drawn on the sheet are not those that were signed."""
    UNKNOWN_ISSUER = "unknown-issuer"
    """Unchanged since it was sealed, but no trusted authority stands behind the device."""


NOT_A_REPORT = frozenset({Problem.NO_PDF, Problem.NO_SEAL})


class SealRefused(ValueError):
    """The parts do not belong together, so nothing was sealed. `code` is a Problem or "certificate", "pads", "pages-form"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the signature sheet in points from the page's lower left corner. Whole points: strokes scale by them exactly."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StampPlaces:
    """Where signing may draw: one box per pad ("contact", "technician", `step_pad(...)`) and the box kept for HQ's counter-seal."""

    pads: Mapping[str, Box]
    hq: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class SealVerdict:
    """What `verify_report` found. Facts are filled as far as the check came; believe them only where `unchanged`.

    Digests are 64 lowercase hex digits. `sealed_at` is the device's clock as ISO time with offset, `signer` the device's label in its
    certificate. `outside_validity`: sealed when the certificate was not valid by that clock; HQ judges by its receipt (rule Z5).
    """

    problem: Problem | None
    sealed_at: str | None = None
    signer: str | None = None
    certificate: str | None = None
    outside_validity: bool = False
    pages_length: int | None = None
    pages_sha256: str | None = None
    report_sha256: str | None = None
    signature_sha256: str | None = None
    record_bytes: bytes | None = None
    signature_bytes: bytes | None = None
    record: Mapping[str, Any] | None = None
    signature: Mapping[str, Any] | None = None

    @property
    def valid(self) -> bool:
        return self.problem is None

    @property
    def unchanged(self) -> bool:
        return self.problem in (None, Problem.UNKNOWN_ISSUER)

    @property
    def issuer_known(self) -> bool:
        return self.problem is None

    @property
    def is_report(self) -> bool:
        return self.problem not in NOT_A_REPORT

    @property
    def report_number(self) -> str | None:
        return _text(self.record, "report", "number")

    @property
    def report_id(self) -> str | None:
        return _text(self.record, "report", "id")

    @property
    def technician(self) -> str | None:
        return _text(self.record, "job", "technician")

    @property
    def outcome(self) -> str | None:
        return _text(self.signature, "outcome")


CONSENT = "consent-"
"""A consent to extra cost that is signed on the glass stands among the signed steps of the visit under this and its allowance."""


def step_pad(subject: str, step: str) -> str:
    """Name of the pad of one signed step."""
    return f"step:{subject}/{step}"


def stroke_digest(strokes: Strokes) -> str:
    """SHA-256 of the canonical strokes: the `image_sha256` of entries, record and signature.json."""
    return canonical.sha256_hex(canonical.to_bytes(strokes.to_json()))


def _text(data: Mapping[str, Any] | None, *path: str) -> str | None:
    found: Any = data
    for name in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found if isinstance(found, str) else None
