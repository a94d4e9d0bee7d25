"""The facts a book holds once its entries are folded: answers with their history, marks, consents, photos, reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklists.answer import Origin, Value
from checklists.catalogue import Language, SubjectKind
from checklists.ids import EntryId, LogId, PersonId, PhotoId, ReportId, StepKey, SubjectId
from checklists.moment import Moment
from checklists.sign_off import Outcome, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was last said about a step. `former` are the answers before it, oldest first, each without a `former` of its own.

    `value` None means cleared. `nth` is the place in the fold: later answers have a higher one, whatever their log.
    """

    value: Value | None
    reason: str | None
    note: str | None
    origin: Origin
    gesture: str | None
    undoes: str | None
    at: Moment
    actor: PersonId
    seq: int
    entry_id: EntryId
    nth: int
    former: "tuple[Answer, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSubject:
    """Found or added on site. `fields` as the technician's form names them (model, mac, room, ...)."""

    subject_id: SubjectId
    kind: SubjectKind
    label: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFact:
    photo: PhotoId
    subject: SubjectId
    step: StepKey
    sha256: str
    size: int
    print_sha256: str
    print_size: int
    width: int
    height: int
    caption: str
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """One tap on the time bar. `at` is local ISO time with offset; `former` the times it was corrected from."""

    entry_id: EntryId
    mark: str
    at: str
    tz: str
    reason: str | None
    note: str | None
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who agreed to pass an allowance (facts sec 2.2). `approval` is HQ's number, `image_sha256` that of the signature drawn for it
    (`seal_form.stroke_digest`); since release 2 one of them is there.
    """

    allowance: str
    who: str
    function: str
    what: str
    approval: str | None
    image_sha256: str | None
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Contact absent: who at HQ agreed by telephone to go on (R2)."""

    hq_person: str
    at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    reservation: str
    kind: str
    subject: SubjectId | None
    text: str
    owner: str
    due: str
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """One reason, owner and date for all cells still open ("Rest als offen übergeben")."""

    reason: str
    owner: str
    due: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCorrection:
    """One cell of a list that came from a file, changed by agreement. `row` counts the list's rows from 1 as they stood then.

    Without a `column` the row as a whole is meant: new "" removes it, old "" adds an empty one there, both alike confirm it.
    """

    row: int
    column: str
    old: str
    new: str
    agreed_with: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFlaw:
    """What a file's own cells told and no rule can find again in the rows that were taken: a torn row, a lost formula."""

    row: int
    column: str
    value: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSheet:
    """A table whose bytes are a blob: too long for an entry, or as a file gave it. `rows` and `errors` as they are now.

    `name` and `source_sha256` are the file's, empty where the rows were typed. `corrections` are all since that file, the last
    `fresh` of them are not in the blob yet. `holds` is false once an answer was given in the table's place; where
    it is true, no answer before it counts.
    """

    sha256: str
    rows: int
    errors: int = 0
    name: str = ""
    source_sha256: str = ""
    flaws: tuple[SheetFlaw, ...] = ()
    corrections: tuple[SheetCorrection, ...] = ()
    fresh: int = 0
    holds: bool = True

    @property
    def not_in_blob(self) -> tuple[SheetCorrection, ...]:
        """The corrections that have to be put upon the blob's rows."""
        return self.corrections[len(self.corrections) - self.fresh :]


class Phase(StrEnum):
    """Where the sign-off stands (rule Z1)."""

    DRAFT = "draft"
    FROZEN = "frozen"
    SHOWN = "shown"
    SIGNED = "signed"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenReport:
    """The body of `record.frozen` with its own place; `previous` is (number, sha256) of the report before."""

    report: ReportId
    number: str
    edition: str
    index: int
    previous: tuple[str, str] | None
    language: Language
    app_version: str
    clock: Mapping[str, Any]
    device: Mapping[str, str]
    statement: str
    signer: str
    reply_to: str | None
    head_seq: int
    head_hash: str
    log_id: LogId
    seq: int
    at: Moment
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesShown:
    report: ReportId
    pages: int
    pages_sha256: str
    pages_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSignature:
    report: ReportId
    role: Role
    outcome: Outcome | None
    name: str
    function: str
    image_sha256: str | None
    refusal: str | None
    signature_sha256: str | None
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedReport:
    """A report that nothing changes any more; `frozen` is the record it was made from, `signatures` who signed it."""

    report: ReportId
    number: str
    pdf_sha256: str
    pdf_size: int
    report_sha256: str
    signature_sha256: str
    certificate: str
    frozen: FrozenReport | None
    signatures: tuple[GivenSignature, ...]
    at: Moment
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkAnswer:
    report: ReportId
    remark: str
    text: str
    at: Moment
