"""The append-only book: one Entry per thing said, chained by hashes (rules E1 to E5).

The canonical bytes are the entry; they are stored and sent as they were made and never rewritten.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklists import canonical
from checklists.ids import EntryId, JobId, LogId, PersonId
from checklists.moment import Moment

VERSION = 1
NO_PREVIOUS = "0" * 64
_HASH_DOMAIN = b"feldbuch/entry/v1\0"


class EntryKind(StrEnum):
    """Body of each kind in JSON; `*` may be null.

    job.opened {}
    answer.given {subject, step, value*, reason*, note*, origin, gesture*, undoes*}   value per checklists.answer; null clears
    subject.added {subject, kind, label, fields{}}                          not ordered; found or added on site
    timer.started / timer.stopped {subject, step}
    time.marked {mark: drive|arrival|pause|pause-end|wait|wait-end|end, at, reason*, note*, replaces*}  at = local ISO with offset
    photo.added {photo, subject, step, sha256, size, print_sha256, print_size, width, height, caption}
    photo.withdrawn {photo, why}
    consent.given {allowance, who, function, what, approval*}
    contact.waived {hq_person, at, note}                                    R2: contact absent, HQ agreed by telephone
    sheet.stored {subject, step, sha256, rows, errors, source*: {name, sha256}, flaws: [{row, column, value, code, values{}}],
                  continues: bool}                  the blob is a CSV; continues = same file, its corrections now in the blob
    sheet.corrected {subject, step, row, column, old, new, agreed_with, when, errors}   errors = left in the list; column "" = the row
    depth.desk_chosen {model, subject}
    reservation.written {reservation, kind: reservation|defect, subject*, text, owner*, due*}   reservation = its id
    reservation.withdrawn {reservation}
    handover.confirmed {confirmed: bool}                                    the contact will brief the users not met
    rest.left_open {reason, owner, due, note}                               open cells handed over as Restleistung
    record.frozen {report, number, edition: first|fassung|nachtrag, index, previous*: {number, sha256}, language, app_version,
                   clock: {checked, skew_ms*, skew_age_s*}, device: {device_id, label, short}, statement, head: {seq, hash},
                   signer: contact|technician-only, reply_to*}
    record.reopened {report, why}
    pages.shown {report, pages, pages_sha256, pages_length}
    signature.given {report, role: contact|technician, outcome*, signer{name, function}, image_sha256*, refusal*, signature_sha256*}
    report.sealed {report, number, pdf_sha256, pdf_size, report_sha256, signature_sha256, certificate}
    remark.answered {report, remark, text*}
    """

    JOB_OPENED = "job.opened"
    ANSWER_GIVEN = "answer.given"
    SUBJECT_ADDED = "subject.added"
    TIMER_STARTED = "timer.started"
    TIMER_STOPPED = "timer.stopped"
    TIME_MARKED = "time.marked"
    PHOTO_ADDED = "photo.added"
    PHOTO_WITHDRAWN = "photo.withdrawn"
    CONSENT_GIVEN = "consent.given"
    CONTACT_WAIVED = "contact.waived"
    SHEET_STORED = "sheet.stored"
    SHEET_CORRECTED = "sheet.corrected"
    DESK_CHOSEN = "depth.desk_chosen"
    RESERVATION_WRITTEN = "reservation.written"
    RESERVATION_WITHDRAWN = "reservation.withdrawn"
    HANDOVER_CONFIRMED = "handover.confirmed"
    REST_LEFT_OPEN = "rest.left_open"
    RECORD_FROZEN = "record.frozen"
    RECORD_REOPENED = "record.reopened"
    PAGES_SHOWN = "pages.shown"
    SIGNATURE_GIVEN = "signature.given"
    REPORT_SEALED = "report.sealed"
    REMARK_ANSWERED = "remark.answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the book. `prev` is the hash of seq-1 in the same log, 64 zeros for the first; `seen` the highest hq_pos applied."""

    entry_id: EntryId
    log_id: LogId
    seq: int
    prev: str
    kind: EntryKind
    job_id: JobId
    job_rev: int
    cat_hash: str
    actor: PersonId
    at: Moment
    seen: int
    body: dict[str, Any]
    v: int = VERSION

    def to_bytes(self) -> bytes:
        """The canonical bytes; raises checklists.canonical.NotCanonical."""
        return canonical.to_bytes(
            {
                "v": self.v,
                "entry_id": self.entry_id,
                "log_id": self.log_id,
                "seq": self.seq,
                "prev": self.prev,
                "kind": str(self.kind),
                "job_id": self.job_id,
                "job_rev": self.job_rev,
                "cat_hash": self.cat_hash,
                "actor": self.actor,
                "t": self.at.to_json(),
                "seen": self.seen,
                "body": self.body,
            }
        )


_FIELDS = {
    "v",
    "entry_id",
    "log_id",
    "seq",
    "prev",
    "kind",
    "job_id",
    "job_rev",
    "cat_hash",
    "actor",
    "t",
    "seen",
    "body",
}


def entry_hash(raw: bytes) -> str:
    """SHA-256 over the domain prefix and the canonical bytes, lowercase hex."""
    return hashlib.sha256(_HASH_DOMAIN + raw).hexdigest()


def read_entry(raw: bytes) -> Entry:
    """The entry behind its canonical bytes; raises NotCanonical where the bytes are not exactly one canonical entry."""
    data = canonical.from_bytes(raw)
    if not isinstance(data, dict) or set(data) != _FIELDS:
        raise canonical.NotCanonical("fields")
    try:
        entry = Entry(
            v=data["v"],
            entry_id=data["entry_id"],
            log_id=data["log_id"],
            seq=data["seq"],
            prev=data["prev"],
            kind=EntryKind(data["kind"]),
            job_id=data["job_id"],
            job_rev=data["job_rev"],
            cat_hash=data["cat_hash"],
            actor=data["actor"],
            at=Moment.from_json(data["t"]),
            seen=data["seen"],
            body=data["body"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise canonical.NotCanonical("fields") from error
    if entry.to_bytes() != raw:
        raise canonical.NotCanonical("not-canonical")
    return entry
