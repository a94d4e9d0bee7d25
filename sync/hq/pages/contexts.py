"""What each page shows, as typed values; the templates hold the words."""

from dataclasses import dataclass
from typing import Any

from sync.hq.orders.complaint import Complaint
from sync.hq.pages.cell_views import CellDetail, PhotoView
from sync.hq.pages.signer_views import ChainView, SignerView


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    csrf: str
    back: str
    logon: str
    wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """`values` fill the words of the code."""

    code: str
    level: str
    values: dict[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxLine:
    """One report. `alike` of `total` subjects need no look; `outcome` empty until it is complete."""

    report_id: str
    number: str
    order: str
    customer: str
    city: str
    technician: str
    at: str
    alike: int
    total: int
    outcome: str
    edition: str
    index: int
    flags: tuple[FlagView, ...]
    loud: bool
    unread: bool
    trouble: str
    parts_held: int
    parts_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    tab: str
    counts: dict[str, int]
    oldest: str
    marked: tuple[InboxLine, ...]
    plain: tuple[InboxLine, ...]
    preview: "ReportView | None"
    preview_line: InboxLine | None
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    item: str
    look: str
    code: str
    marked: bool
    remarked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    subject: str
    number: str
    label: str
    place: str
    extension: str
    look: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    item: str
    head: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One chapter over its subjects: all rows as ordered, and those that differ. Without `numbered` no row has a number to show."""

    chapter: str
    title: str
    kind: str
    numbered: bool
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    unlike: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """One subject in the strip of all: its short number, how it looks, and whether it is unlike the plain ones."""

    subject: str
    number: str
    look: str
    unlike: bool
    chapter: str = ""  # where several number theirs each from 1 (trainings)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """The technician's words to a remark."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkView:
    remark_id: str
    subject: str
    step: str
    label: str
    text: str
    answer: AnswerView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    state: str
    by: str
    at: str
    number: str
    """Of the report it is about."""
    remarks: tuple[RemarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationLine:
    subject: str
    number: str
    look: str
    text: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report as HQ made it again. `record` is None until it could be made."""

    report_id: str
    number: str
    order: str
    customer: str
    city: str
    technician: str
    device: str
    received_at: str
    state: str
    trouble: str
    trouble_path: str
    superseded_by: str
    record: dict[str, Any] | None
    checked: dict[str, Any] | None
    alike: int
    total: int
    kind: str
    loud: bool
    flags: tuple[FlagView, ...]
    deviations: tuple[DeviationLine, ...]
    photos: tuple[PhotoView, ...]
    photos_held: int
    lists: tuple["ListView", ...]
    outcome: str  # as `summary.outcome_of` has it, empty until the seal was checked
    remote: bool  # work done from HQ
    on_site: tuple[str, str]
    pause_minutes: int
    briefing_minutes: int
    digest: str
    entries: int
    pdf_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    report: ReportView
    tags: tuple[TagView, ...]
    tables: tuple[TableView, ...]
    show_all: bool
    cell: CellDetail | None
    signers: tuple[SignerView, ...]
    """Attendance of the open cell."""
    chains: tuple[ChainView, ...]
    remarks: tuple[RemarkView, ...]
    decisions: tuple[DecisionView, ...]
    asked_before: tuple[DecisionView, ...]
    """Remarks on the versions before this one."""
    problem: str
    text: str
    may_decide: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Some rows of a list: (number from 1, a text per column). `part` is the record's `SheetPart`."""

    report_id: str
    number: str
    place: int
    part: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of a report in brief; `place` names it in addresses, `held` says that its bytes are here."""

    place: int
    part: dict[str, Any]
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    job_id: str
    number: str
    customer: str
    city: str
    planned: str
    technician: str
    technician_id: str
    standing: str
    workplaces: int
    packages: tuple[str, ...]
    job_rev: int
    begun: bool
    reports: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsPage:
    jobs: tuple[JobLine, ...]
    technicians: tuple[Choice, ...]
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """What an import would change, named as the workbook names it."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """The workbook's answer: complaints, or a preview that can be stored. `draft` is empty before a file was chosen."""

    file_name: str
    content: str
    complaints: tuple[Complaint, ...]
    warnings: tuple[Complaint, ...]
    draft: dict[str, Any] | None
    known: str
    changed: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    device_id: str
    short: str
    label: str
    person: str
    platform: str
    app_version: str
    contact_at: str
    revoked_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicesPage:
    devices: tuple[DeviceLine, ...]
    technicians: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """A fresh one-time code; shown once. `squares` are the QR's dark modules as one path."""

    name: str
    text: str
    size: int
    squares: str
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayLine:
    tray_id: str
    code: str
    at: str
    facts: dict[str, Any]
    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayPage:
    lines: tuple[TrayLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """`state` is known | unknown | superseded | too-many. Nothing of the report itself stands here."""

    number: str
    state: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """`came` is program or published; `by` is empty for the command line."""

    release: str
    cat_hash: str
    at: str
    came: str
    by: str
    jobs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """`before` is the release compared with, empty for the first; `changes` are sentences in the visit's language."""

    releases: tuple[ReleaseLine, ...]
    chosen: str
    release: str
    before: str
    changes: tuple[str, ...]
    trademark: str
