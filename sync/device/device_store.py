"""What the engine needs of the tablet's store, without knowing it: each call is one short transaction of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from checklists.job import Job, Person
from checklists.keys import KeyPair
from checklists.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who this tablet is to HQ. `receipt_key` is HQ's public JWK from enrolment."""

    device_id: str
    key: KeyPair
    receipt_key: dict[str, str]
    app_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far both directions are: `cursor` of `epoch` applied, own log up to `seq`, of that `acked_seq` under a receipt."""

    epoch: str
    cursor: int
    log_id: str
    seq: int
    head_hash: str
    acked_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingEntry:
    seq: int
    hash: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingBlob:
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReceipt:
    """HQ's verified word for a log (R1); `token` is the JWS itself."""

    epoch: str
    log_id: str
    through_seq: int
    head_hash: str
    hq_pos: int
    received_at: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReceipt:
    """HQ's verified word that a report is complete."""

    report_id: str
    number: str
    pdf_sha256: str
    report_sha256: str
    epoch: str
    hq_pos: int
    received_at: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassigned:
    job_id: str
    why: str


News = Job | Unassigned | Person | Review | ReportReceipt


class DeviceStore(Protocol):
    def identity(self) -> Identity: ...

    def position(self) -> Position: ...

    def heard(self, hq_time: datetime) -> None:
        """HQ's clock, just now: keeps the offset and the time of contact (T1)."""

    def entries_after(self, seq: int, most: int, most_bytes: int) -> Sequence[OutgoingEntry]:
        """The next contiguous run of the own log."""

    def hash_at(self, seq: int) -> str | None: ...

    def acknowledge(self, receipt: LogReceipt) -> None:
        """Keeps the receipt and moves `acked_seq` to it, in one transaction (U4)."""

    def rewind(self, seq: int) -> None:
        """HQ holds the log only up to `seq`: everything behind goes out again, and every blob is in doubt (X3)."""

    def apply(self, epoch: str, cursor: int, news: Sequence[tuple[int, News]]) -> None:
        """HQ's changes with their positions and the cursor behind them, in one transaction (D1)."""

    def restart(self, epoch: str) -> None:
        """HQ counts anew under another epoch: read everything again, keep everything (D3)."""

    def missing_catalogues(self) -> Sequence[str]: ...

    def save_catalogue(self, cat_hash: str, bundle: bytes) -> None: ...

    def blobs_waiting(self) -> Sequence[OutgoingBlob]:
        """Photos first, reports after them."""

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The bytes of a blob; no transaction stays open between two pieces."""

    def blob_arrived(self, sha256: str) -> None: ...
