"""What travels between tablet and HQ. Every answer is wrapped: {"nonce": <the request's>, "data": <message>}.

Entries travel as strings, each exactly the canonical bytes of one entry in UTF-8. Keys are public JWKs (RFC 7517), receipts and
heads are compact JWS (RFC 7515) with fixed `alg` ES256 and their own `typ`.
"""

from dataclasses import dataclass
from typing import Any

TYP_ENROLMENT = "feldbuch-enrolment+jws"
TYP_ASSERTION = "feldbuch-assertion+jwt"
TYP_LOG_HEAD = "feldbuch-log-head+jws"
TYP_RECEIPT = "feldbuch-receipt+jws"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentTicket:
    """What the one-time code says; as text it is "FB1." + base64url of its canonical JSON, the same in the QR (K3).

    `secret` has 128 random bits in base64url. `ca_sha256` pins the DER of HQ's CA certificate, `receipt_kid` the thumbprint of its receipt key.
    """

    address: str
    secret: str
    epoch: str
    ca_sha256: str
    receipt_kid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """`public_key` is the device's P-256 JWK; `proof` a compact JWS (TYP_ENROLMENT) over
    {"secret_sha256": 64 hex}, so that the key is known to be held."""

    secret: str
    public_key: dict[str, str]
    proof: str
    label: str
    platform: str
    app_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAnswer:
    """`device_short` is the short number printed in report numbers ("07"). Same secret and same key give the same answer again."""

    device_id: str
    device_short: str
    label: str
    person: dict[str, Any]
    certificate_pem: str
    ca_pem: str
    receipt_key: dict[str, str]
    epoch: str
    public_address: str
    """Stands in the QR of every report."""
    hq_time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """RFC 7523 client assertion: iss = sub = device_id, aud = "feldbuch-hq", jti, iat, exp by HQ's clock."""

    assertion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAnswer:
    token: str
    seconds: int
    hq_time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockAnswer:
    hq_time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloRequest:
    epoch: str
    cursor: int
    log_id: str
    seq: int
    head_hash: str
    app_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    log_id: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloAnswer:
    """`hq_time` is UTC ISO with milliseconds. `heads` are HQ's heads of this device's logs."""

    hq_time: str
    epoch: str
    heads: tuple[LogHead, ...]
    min_app: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PushRequest:
    """A contiguous run of entries from `from_seq`; `head` is the device's JWS over {log_id, through_seq, head_hash}."""

    from_seq: int
    entries: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStatus:
    """`status` stored | known | clarify. `hq_pos` is HQ's place for it."""

    seq: int
    status: str
    hq_pos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswer:
    """`receipt` is HQ's JWS over {epoch, log_id, through_seq, head_hash, hq_pos, received_at} (R1)."""

    receipt: str
    statuses: tuple[EntryStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobAnswer:
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One immutable revision. `kind` and what `body` then is:

    job           checklists.job.Job in JSON
    unassign      {"job_id", "why": "withdrawn" | "reassigned"}: work stays, the job is shown so
    person        checklists.job.Person in JSON
    review        checklists.review.Review in JSON
    report-receipt {"receipt": compact JWS over {report_id, number, pdf_sha256, report_sha256, hq_pos, received_at, epoch, state: "complete"}}
    """

    hq_pos: int
    kind: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAnswer:
    epoch: str
    changes: tuple[Change, ...]
    through: int
    """The cursor after applying `changes`; unseen positions up to it do not concern this device."""
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAnswer:
    """`bundle` is the canonical JSON of the catalogue as text; its SHA-256 is `cat_hash`."""

    cat_hash: str
    bundle: str
