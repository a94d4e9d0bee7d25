"""A small world to seal in: a CA, two devices, and a record that somebody signed."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.report.document import render_pages
from app.report.sealing import SealedPdf, seal_report
from checklists import canonical, keys
from checklists.catalogue import Language
from checklists.record_form import Record
from checklists.seal_form import step_pad, stroke_digest
from checklists.sign_off import STATEMENT_ID, Outcome, Role, Signature, Signer, SignOff, Strokes
from tests.report.sample_record import PUBLIC_ADDRESS, musterbau

AT = "2026-12-01T16:34:41+01:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    key_pem: bytes
    certificate_pem: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    ca_pem: bytes
    device: Device
    other: Device
    """Another device of the same HQ."""
    foreign_ca_pem: bytes
    foreign: Device
    """A device of another HQ."""


@functools.cache
def world() -> World:
    at = datetime.fromisoformat("2026-06-01T08:00:00+02:00")
    ca_pem, device, other = _authority("Feldbuch CA", at)
    foreign_ca_pem, foreign, _ = _authority("Andere CA", at)
    return World(ca_pem=ca_pem, device=device, other=other, foreign_ca_pem=foreign_ca_pem, foreign=foreign)


def _authority(name: str, at: datetime) -> tuple[bytes, Device, Device]:
    ca_key = keys.make_key()
    ca_pem = keys.make_ca(ca_key, name, at)
    devices = []
    for label in ("Tablet 07", "Tablet 08"):
        key = keys.make_key()
        pem = keys.issue_certificate(ca_key, ca_pem, key.public_jwk, label, at)
        devices.append(Device(key_pem=key.to_pkcs8(), certificate_pem=pem))
    return ca_pem, devices[0], devices[1]


def drawn(seed: int = 0) -> Strokes:
    """A line with a loop and a dot, different for every seed."""
    wave = tuple((40 + 9 * step, 700 - (step * (37 + seed)) % 430) for step in range(100))
    return Strokes(strokes=(wave, ((930, 690),), ((100, 200), (100, 200), (500 + seed, 820))))


@functools.cache
def shown() -> tuple[Record, bytes]:
    record, prints = musterbau()
    return record, render_pages(record, prints, public_address=PUBLIC_ADDRESS)


def sign_off(record: Record, pages: bytes, outcome: Outcome = Outcome.WITH_RESERVATIONS, **more: Any) -> SignOff:
    contact = Signature(
        signer=Signer(
            role=Role.CONTACT, name="Dörte Faßbender", function="IT-Leitung", company="Musterbau Weiß & Söhne GmbH"
        ),
        at="2026-12-01T16:32:10+01:00",
        image_sha256=stroke_digest(drawn(1)),
    )
    technician = Signature(
        signer=Signer(role=Role.TECHNICIAN, name="T. Becker", function="Servicetechniker", company="Anbieter"),
        at="2026-12-01T16:34:20+01:00",
        image_sha256=stroke_digest(drawn(2)),
    )
    parts: dict[str, Any] = {
        "report_id": record["report"]["id"],
        "report_sha256": canonical.sha256_hex(canonical.to_bytes(record)),
        "pages_length": len(pages),
        "pages_sha256": canonical.sha256_hex(pages),
        "statement": STATEMENT_ID,
        "language": Language(record["report"]["language"]),
        "outcome": outcome,
        "reservations": tuple(part["reservation"] for part in record["reservations"]),
        "refusal": None,
        "signatures": (contact, technician),
    }
    return SignOff(**{**parts, **more})


def strokes_of(record: Record, **more: Strokes) -> Mapping[str, Strokes]:
    steps = {step_pad(step["subject"], step["step"]): drawn(3) for step in record["signed_steps"]}
    return {"contact": drawn(1), "technician": drawn(2), **steps, **more}


def seal_it(
    record: Record, pages: bytes, signed: SignOff, /, *, device: Device | None = None, **more: Any
) -> SealedPdf:
    by = device or world().device
    parts: dict[str, Any] = {
        "record": record,
        "record_bytes": canonical.to_bytes(record),
        "pages": pages,
        "sign_off": signed,
        "strokes": strokes_of(record),
        "key_pem": by.key_pem,
        "certificate_pem": by.certificate_pem,
        "at": AT,
        "tz": "MEZ",
    }
    return seal_report(**{**parts, **more})


@functools.cache
def sealed() -> SealedPdf:
    """The report of pictures 13 to 15, signed with reservations."""
    record, pages = shown()
    return seal_it(record, pages, sign_off(record, pages))
