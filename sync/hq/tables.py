"""HQ's rows. Facts that never change stand in tables guarded by triggers (`guards.py`); what people decide stands beside them.

Times are UTC ISO text with milliseconds, so that both databases order them alike. JSON stands as canonical text.
"""

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class MetaRow(Base):
    """`epoch`, and what else there is exactly once."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class PositionRow(Base):
    """The one counter of hq_pos: raised in the commit that uses it, so positions have no gaps (I3)."""

    __tablename__ = "positions"
    row_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigInteger)


class PersonRow(Base):
    __tablename__ = "people"
    person_id: Mapped[str] = mapped_column(String, primary_key=True)
    logon: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str] = mapped_column(String)
    role: Mapped[str] = mapped_column(String)
    password_hash: Mapped[str | None] = mapped_column(String)
    language: Mapped[str | None] = mapped_column(String)
    created_at: Mapped[str] = mapped_column(String)


class SessionRow(Base):
    __tablename__ = "sessions"
    token_sha256: Mapped[str] = mapped_column(String, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    csrf: Mapped[str] = mapped_column(String)
    created_at: Mapped[str] = mapped_column(String)
    seen_at: Mapped[str] = mapped_column(String)


class OrderRow(Base):
    """`source_sha256` is the workbook as last imported, `draft_sha256` what was read from it."""

    __tablename__ = "orders"
    order_id: Mapped[str] = mapped_column(String, primary_key=True)
    number: Mapped[str] = mapped_column(String, unique=True)
    source_sha256: Mapped[str] = mapped_column(String)
    draft_sha256: Mapped[str] = mapped_column(String)
    created_at: Mapped[str] = mapped_column(String)
    created_by: Mapped[str | None] = mapped_column(ForeignKey("people.person_id"))


class JobRow(Base):
    __tablename__ = "jobs"
    job_id: Mapped[str] = mapped_column(String, primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.order_id"))
    job_rev: Mapped[int] = mapped_column(Integer)
    technician: Mapped[str | None] = mapped_column(ForeignKey("people.person_id"))
    standing: Mapped[str] = mapped_column(String)
    planned: Mapped[str] = mapped_column(String, index=True)


class JobRevisionRow(Base):
    __tablename__ = "job_revisions"
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.job_id"), primary_key=True)
    job_rev: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(String)
    created_by: Mapped[str | None] = mapped_column(ForeignKey("people.person_id"))


class FeedRow(Base):
    """One revision on its way down to the devices of one person (D1)."""

    __tablename__ = "feed"
    hq_pos: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    kind: Mapped[str] = mapped_column(String)
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(String)
    __table_args__ = (Index(None, "person_id", "hq_pos"),)


class CatalogueRow(Base):
    __tablename__ = "catalogues"
    cat_hash: Mapped[str] = mapped_column(String, primary_key=True)
    release: Mapped[str] = mapped_column(String)
    bundle: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[str] = mapped_column(String)


class DeviceRow(Base):
    __tablename__ = "devices"
    device_id: Mapped[str] = mapped_column(String, primary_key=True)
    short: Mapped[str] = mapped_column(String, unique=True)
    label: Mapped[str] = mapped_column(String)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    public_key: Mapped[str] = mapped_column(Text)
    thumbprint: Mapped[str] = mapped_column(String, unique=True)
    certificate_pem: Mapped[str] = mapped_column(Text)
    platform: Mapped[str] = mapped_column(String)
    app_version: Mapped[str] = mapped_column(String)
    enrolled_at: Mapped[str] = mapped_column(String)
    contact_at: Mapped[str] = mapped_column(String)
    revoked_at: Mapped[str | None] = mapped_column(String)


class EnrolmentCodeRow(Base):
    """Only the SHA-256 of the secret is kept; `device_id` is set by its first use (K3)."""

    __tablename__ = "enrolment_codes"
    secret_sha256: Mapped[str] = mapped_column(String, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    created_at: Mapped[str] = mapped_column(String)
    expires_at: Mapped[str] = mapped_column(String)
    device_id: Mapped[str | None] = mapped_column(ForeignKey("devices.device_id"))


class AssertionRow(Base):
    """A client assertion that was used: each counts once (A1)."""

    __tablename__ = "assertions"
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.device_id"), primary_key=True)
    jti: Mapped[str] = mapped_column(String, primary_key=True)
    expires_at: Mapped[str] = mapped_column(String)


class TokenRow(Base):
    __tablename__ = "access_tokens"
    token_sha256: Mapped[str] = mapped_column(String, primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.device_id"))
    expires_at: Mapped[str] = mapped_column(String)


class LogRow(Base):
    """HQ's head of one device log."""

    __tablename__ = "logs"
    log_id: Mapped[str] = mapped_column(String, primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.device_id"), index=True)
    seq: Mapped[int] = mapped_column(Integer)
    hash: Mapped[str] = mapped_column(String)
    hq_pos: Mapped[int] = mapped_column(BigInteger)


class EntryRow(Base):
    """The bytes of one entry as they came. `again` marks one that HQ holds already under another log (U2).

    `job_id`, `kind` and `entry_id` are empty where the bytes are no entry we can read.
    """

    __tablename__ = "entries"
    log_id: Mapped[str] = mapped_column(ForeignKey("logs.log_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    hq_pos: Mapped[int] = mapped_column(BigInteger, unique=True)
    entry_id: Mapped[str] = mapped_column(String)
    hash: Mapped[str] = mapped_column(String)
    kind: Mapped[str] = mapped_column(String)
    job_id: Mapped[str] = mapped_column(String)
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    again: Mapped[bool] = mapped_column(Boolean)
    received_at: Mapped[str] = mapped_column(String)
    __table_args__ = (
        Index(None, "job_id", "log_id", "seq"),
        Index(
            "uq_entries_entry_id",
            "entry_id",
            unique=True,
            sqlite_where=text("NOT again AND entry_id <> ''"),
            postgresql_where=text("NOT again AND entry_id <> ''"),
        ),
    )


class ReceiptRow(Base):
    """What HQ put its name to: one for each log head it acknowledged (R1), beside the device's own word for it."""

    __tablename__ = "receipts"
    log_id: Mapped[str] = mapped_column(ForeignKey("logs.log_id"), primary_key=True)
    through_seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    receipt: Mapped[str] = mapped_column(Text)
    device_head: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String)


class BlobRow(Base):
    __tablename__ = "blobs"
    sha256: Mapped[str] = mapped_column(String, primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.device_id"))
    received_at: Mapped[str] = mapped_column(String)


class ReportRow(Base):
    """A sealed report as its `report.sealed` entry announced it."""

    __tablename__ = "reports"
    report_id: Mapped[str] = mapped_column(String, primary_key=True)
    number: Mapped[str] = mapped_column(String, unique=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.job_id"), index=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.device_id"))
    log_id: Mapped[str] = mapped_column(ForeignKey("logs.log_id"))
    seq: Mapped[int] = mapped_column(Integer)
    pdf_sha256: Mapped[str] = mapped_column(String)
    pdf_size: Mapped[int] = mapped_column(BigInteger)
    report_sha256: Mapped[str] = mapped_column(String)
    received_at: Mapped[str] = mapped_column(String)


class ReportPartRow(Base):
    """A blob a report cannot be complete without; `role` pdf | photo | list."""

    __tablename__ = "report_parts"
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.report_id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String, primary_key=True)
    role: Mapped[str] = mapped_column(String)
    __table_args__ = (Index(None, "sha256"),)


class StandingRow(Base):
    """Where HQ stands with a report. `state` is a checklists.review.ReviewState, `trouble` the reason it waits in the tray.

    `record` is the record HQ made again from the entries, `checked` what was checked about the seal, `summary` the inbox line.
    """

    __tablename__ = "report_standings"
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.report_id"), primary_key=True)
    state: Mapped[str] = mapped_column(String, index=True)
    trouble: Mapped[str | None] = mapped_column(String)
    record: Mapped[str | None] = mapped_column(Text)
    checked: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[str | None] = mapped_column(Text)
    complete_at: Mapped[str | None] = mapped_column(String)
    superseded_by: Mapped[str | None] = mapped_column(String)


class ReviewRow(Base):
    """A decision about a report; `body` is the checklists.review.Review that went down to the devices."""

    __tablename__ = "reviews"
    review_id: Mapped[str] = mapped_column(String, primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.report_id"), index=True)
    state: Mapped[str] = mapped_column(String)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    decided_at: Mapped[str] = mapped_column(String)
    body: Mapped[str] = mapped_column(Text)


class RemarkDraftRow(Base):
    """A remark written on the report page and not yet sent back."""

    __tablename__ = "remark_drafts"
    remark_id: Mapped[str] = mapped_column(String, primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.report_id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"))
    subject: Mapped[str] = mapped_column(String)
    step: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(String)


class ReportReadRow(Base):
    __tablename__ = "report_reads"
    person_id: Mapped[str] = mapped_column(ForeignKey("people.person_id"), primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.report_id"), primary_key=True)
    read_at: Mapped[str] = mapped_column(String)


class TrayRow(Base):
    """One arrival that needs a person (Klärungskorb). `facts` is a JSON object for the words of its `code`."""

    __tablename__ = "tray"
    tray_id: Mapped[str] = mapped_column(String, primary_key=True)
    code: Mapped[str] = mapped_column(String)
    object_id: Mapped[str] = mapped_column(String, index=True)
    facts: Mapped[str] = mapped_column(Text)
    created_at: Mapped[str] = mapped_column(String)
    settled_at: Mapped[str | None] = mapped_column(String)
    settled_by: Mapped[str | None] = mapped_column(ForeignKey("people.person_id"))


class AuditRow(Base):
    """Who did what, when, from where."""

    __tablename__ = "audit"
    audit_id: Mapped[str] = mapped_column(String, primary_key=True)
    at: Mapped[str] = mapped_column(String, index=True)
    person_id: Mapped[str | None] = mapped_column(String)
    device_id: Mapped[str | None] = mapped_column(String)
    origin: Mapped[str] = mapped_column(String)
    act: Mapped[str] = mapped_column(String)
    object_id: Mapped[str] = mapped_column(String)
    detail: Mapped[str] = mapped_column(Text)
