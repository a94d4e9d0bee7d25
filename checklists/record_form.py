"""The shape of `report.json`, the frozen facts of a report. `checklists.record.make` is its only maker (rule Z3).

All texts of the catalogue stand in the report's language; codes and numbers stay codes and numbers. Lists keep the order of the
order sheet. Times are local ISO with offset. `look` is one of progress.Look: open begun done na deviates not_done.
The PDF, the letter of the sign-off screen and HQ's report page are all drawn from this alone.
"""

from typing import NotRequired, TypedDict

from checklists.record_mail_form import MailPart


class ReportHead(TypedDict):
    id: str
    number: str
    edition: str  # first | fassung | nachtrag
    index: int  # 1 for the first, n of "Fassung n" / "Nachtrag n"
    previous: "PreviousReport | None"
    language: str
    app_version: str
    statement: str
    signer: str  # contact | technician-only
    frozen_at: str
    frozen_tz: str


class PreviousReport(TypedDict):
    number: str
    sha256: str


class Party(TypedDict):
    customer: str
    street: str
    post_code: str
    city: str
    country: str
    contact: str
    contact_function: str
    contact_phone: str
    contact_mail: str


class JobPart(TypedDict):
    job_id: str
    job_rev: int
    order_number: str
    planned: str
    hours: str
    depth: str
    notes: str
    technician: str
    technician_id: str
    cat_hash: str
    release: str


class DevicePart(TypedDict):
    device_id: str
    label: str
    short: str


class ClockPart(TypedDict):
    """`checked` is false where HQ's offset is unknown, older than 7 days or above 5 minutes (T2)."""

    checked: bool
    skew_ms: int | None
    skew_age_s: int | None


class HeadPart(TypedDict):
    """The last entry the record was made from: where it stands in the device's log."""

    log_id: str
    seq: int
    hash: str


class Counts(TypedDict):
    """Items, not details. total = done + na + deviates + not_done + open (open holds begun)."""

    done: int
    na: int
    deviates: int
    not_done: int
    open: int
    total: int


class PackagePart(TypedDict):
    chapter: str
    title: str
    ordered: list["Quantity"]
    counts: Counts


class Quantity(TypedDict):
    unit: str  # SubjectKind value
    count: int


class CellPart(TypedDict):
    """`covered` is true where a tick stands for details not written one by one (short depth)."""

    item: str
    look: str
    code: str | None
    covered: bool


class ColumnPart(TypedDict):
    item: str
    number: int
    title: str
    head: list[str]
    brief: str


class RowPart(TypedDict):
    """`minutes` of the briefing; `met`: met | not-met | contact | "" (not asked). `mac` as ordered or found, 12 hex digits."""

    subject: str
    number: str
    label: str
    second: str
    floor: str
    room: str
    model: str
    mac: str
    minutes: int | None
    met: str
    cells: list[CellPart]


class TablePart(TypedDict):
    """Cells of one chapter over its subjects; cells stand in the order of columns, None look "" where an item does not apply."""

    chapter: str
    title: str
    kind: str
    columns: list[ColumnPart]
    rows: list[RowPart]


class LinePart(TypedDict):
    """One answer as a line: what, the answer as text (already formatted in the report's language), reason, note, struck-out former values."""

    step: str
    title: str
    text: str
    look: str
    code: str | None
    reason: str
    note: str
    at: str
    tz: str
    former: list[str]
    roll: NotRequired[list["RollPart"]]
    roll_of: NotRequired[str]  # step of the list of people the roll stands for
    sheet: NotRequired[str]  # title of the run sheet a sub-test is of, where its item has several


class RollPart(TypedDict):
    """A person who signs alone. `image_sha256` of the own drawing, None where nobody drew; the drawing stands on the page. In a custody
    chain `function` says which side ("2. Übernommen von") and `hand_over` counts from 1; 0 is one that was changed after it was signed.
    """

    name: str
    function: str
    met: bool
    image_sha256: str | None
    hand_over: NotRequired[int]


class DeviationPart(TypedDict):
    """One subject that differs: its lines say everything that is not plain done."""

    subject: str
    number: str
    label: str
    place: str
    look: str
    items: list["DeviatingItem"]


class DeviatingItem(TypedDict):
    item: str
    title: str
    look: str
    code: str | None
    reason: str
    note: str
    lines: list[LinePart]


class PreconditionPart(TypedDict):
    key: str
    title: str
    per: str
    look: str
    met: int
    total: int
    missing: list[LinePart]
    missing_labels: list[str]


class DetailsPart(TypedDict):
    """All written answers of one subject, item by item, and the items confirmed by one tick ("in einem bestätigt")."""

    subject: str
    number: str
    label: str
    items: list["DetailItem"]
    confirmed: list[str]


class DetailItem(TypedDict):
    item: str
    number: int
    title: str
    look: str
    lines: list[LinePart]


class PhotoPart(TypedDict):
    photo: str
    number: int
    subject: str
    subject_label: str
    step: str
    step_title: str
    sha256: str
    size: int
    print_sha256: str
    width: int
    height: int
    caption: str
    at: str


class HandoverPart(TypedDict):
    """Users not met whom the contact will brief (fn14, fn15, R1)."""

    people: list["HandoverPerson"]
    confirmed: bool
    confirmed_at: str


class HandoverPerson(TypedDict):
    subject: str
    number: str
    name: str
    topics: list[str]


class AllowancePart(TypedDict):
    """`used`, `top`, `left`, `extra` are decimal strings in `unit`. `consent` names who agreed, empty where nobody was asked."""

    key: str
    title: str
    unit: str
    top: str
    used: str
    left: str
    extra: str
    consent: str


class AddedPart(TypedDict):
    """Found or added on site, not ordered; never counts as ordered."""

    subject: str
    kind: str
    label: str
    fields: dict[str, str]


class ReservationPart(TypedDict):
    reservation: str
    number: str  # V1 for a reservation, M1 for a defect
    kind: str
    subject: str
    subject_label: str
    text: str
    owner: str
    due: str


class OpenWorkPart(TypedDict):
    subject: str
    number: str
    label: str
    items: list[str]
    count: int
    code: str
    reason: str
    side: str
    owner: str
    due: str
    note: str


class TimePart(TypedDict):
    mark: str
    at: str
    tz: str
    code: str | None
    reason: str
    note: str
    former: list[str]


class SignedStepPart(TypedDict):
    subject: str
    subject_label: str
    step: str
    title: str
    people: list[str]
    image_sha256: str


class CorrectionPart(TypedDict):
    """One value of a list changed by agreement. Without a `column` the row as a whole: added where `old` is empty, removed where
    `new` is. `row` counts the list's rows from 1 as they stood then.
    """

    row: int
    column: str
    old: str
    new: str
    agreed_with: str
    when: str


class SheetPart(TypedDict):
    """A list that came from a file. `sha256` names the stored list (a CSV), empty where its rows stand among the details."""

    subject: str
    subject_label: str
    step: str
    title: str
    name: str
    source_sha256: str
    rows: int
    errors: int
    sha256: str
    corrections: list[CorrectionPart]


class SummaryPart(TypedDict):
    subjects_done: int
    subjects_total: int
    subjects_kind: str
    counts: Counts
    waiting_minutes: int
    waiting_code: str
    extra_cost: bool


class Record(TypedDict):
    schema: str
    report: ReportHead
    party: Party
    job: JobPart
    device: DevicePart
    clock: ClockPart
    head: HeadPart
    summary: SummaryPart
    packages: list[PackagePart]
    deviations: list[DeviationPart]
    preconditions: list[PreconditionPart]
    times: list[TimePart]
    tables: list[TablePart]
    details: list[DetailsPart]
    photos: list[PhotoPart]
    handover: HandoverPart
    allowances: list[AllowancePart]
    added: list[AddedPart]
    reservations: list[ReservationPart]
    open_work: list[OpenWorkPart]
    signed_steps: list[SignedStepPart]
    notices: list[str]
    trademark: str
    changed: list[str]
    mail: NotRequired[MailPart]
    """Only where something was said about a mailbox or its way."""
    sheets: NotRequired[list[SheetPart]]
    """Absent where there is none: records made before lists were kept have the same bytes."""


SCHEMA = "feldbuch/report/v1"
