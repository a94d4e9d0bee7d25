"""Sign-off (Abnahme): the four outcomes, reservations, strokes, and the words a signer puts his name to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklists.catalogue import Language, Words


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    WITH_RESERVATIONS = "with-reservations"
    REFUSED = "refused"
    CONTACT_ABSENT = "contact-absent"


class Role(StrEnum):
    CONTACT = "contact"
    TECHNICIAN = "technician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strokes:
    """A drawn signature: geometry only, no pressure, speed or time (Art. 9 GDPR). Points are thousandths of the pad's size, 0..1000."""

    strokes: tuple[tuple[tuple[int, int], ...], ...]

    def to_json(self) -> list[list[list[int]]]:
        return [[[x, y] for x, y in stroke] for stroke in self.strokes]

    @classmethod
    def from_json(cls, data: list[list[list[int]]]) -> "Strokes":
        return cls(strokes=tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in data))

    @property
    def empty(self) -> bool:
        return not any(len(stroke) > 1 for stroke in self.strokes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    role: Role
    name: str
    function: str
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One person's act. `image_sha256` is the SHA-256 of the canonical strokes; None where nobody drew (refused, absent)."""

    signer: Signer
    at: str
    """Local ISO time with offset."""
    image_sha256: str | None


STATEMENT_ID = "feldbuch-statement-1"
ALONE_STATEMENT_ID = "feldbuch-statement-2"
"""Of a report that only the technician signs."""
STATEMENTS: dict[str, Words] = {
    STATEMENT_ID: Words(
        de="Einfache elektronische Signatur der Kontaktperson. Das Dokument ist durch ein Gerätesiegel gegen Änderung geschützt.",
        en="Simple electronic signature of the contact. The document is protected against change by a device seal.",
    ),
    ALONE_STATEMENT_ID: Words(
        de="Einfache elektronische Signatur des Technikers. Das Dokument ist durch ein Gerätesiegel gegen Änderung geschützt.",
        en="Simple electronic signature of the technician. The document is protected against change by a device seal.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """What `signature.json` says; its canonical bytes are embedded beside the record and bind the strokes to exactly these pages."""

    report_id: str
    report_sha256: str
    pages_length: int
    pages_sha256: str
    statement: str
    language: Language
    outcome: Outcome
    reservations: tuple[str, ...]
    refusal: str | None
    signatures: tuple[Signature, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "schema": "feldbuch/signature/v1",
            "report_id": self.report_id,
            "report_sha256": self.report_sha256,
            "pages_length": self.pages_length,
            "pages_sha256": self.pages_sha256,
            "statement": {"id": self.statement, "text": STATEMENTS[self.statement].to(self.language)},
            "language": str(self.language),
            "outcome": str(self.outcome),
            "reservations": list(self.reservations),
            "refusal": self.refusal,
            "signatures": [
                {
                    "role": str(s.signer.role),
                    "name": s.signer.name,
                    "function": s.signer.function,
                    "company": s.signer.company,
                    "at": s.at,
                    "image_sha256": s.image_sha256,
                }
                for s in self.signatures
            ],
        }
