"""The tables of the tablet's one database file. Facts that must never change are guarded by triggers, not by good will."""

from sqlalchemy import (
    DDL,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    type_annotation_map = {bytes: LargeBinary}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class LogRow(Base):
    """A log of this database. The one with the highest `number` is written; `acked_seq` moves only with a verified receipt (U4)."""

    __tablename__ = "log"
    log_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    acked_seq: Mapped[int]


class EntryRow(Base):
    """One entry as its canonical bytes. `pos` is the order on this tablet over all its logs."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("log_id", "seq"),
        Index(None, "job_id", "pos"),
    )
    pos: Mapped[int] = mapped_column(primary_key=True)
    log_id: Mapped[str] = mapped_column(ForeignKey("log.log_id"))
    seq: Mapped[int]
    hash: Mapped[str]
    job_id: Mapped[str]
    kind: Mapped[str]
    raw: Mapped[bytes]


class DeviceKeyRow(Base):
    """The device's one key, made before the first enrolment request, so that a lost answer can be asked for again (K3)."""

    __tablename__ = "device_key"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    pkcs8: Mapped[bytes]


class EnrolmentRow(Base):
    """Who this tablet is to HQ, as the enrolment answer said."""

    __tablename__ = "enrolment"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    device_id: Mapped[str]
    device_short: Mapped[str]
    label: Mapped[str]
    person: Mapped[str]
    certificate_pem: Mapped[str]
    ca_pem: Mapped[str]
    receipt_key: Mapped[str]
    public_address: Mapped[str]


class SyncStateRow(Base):
    """How far HQ's changes are applied. `cursor` moves in one transaction with what it covers (D1)."""

    __tablename__ = "sync_state"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    epoch: Mapped[str]
    cursor: Mapped[int]
    last_contact: Mapped[str | None]
    skew_ms: Mapped[int | None]
    skew_wall: Mapped[str | None]
    skew_mono_ms: Mapped[int | None]
    skew_boot_id: Mapped[str | None]


class PersonRow(Base):
    __tablename__ = "person"
    person_id: Mapped[str] = mapped_column(primary_key=True)
    raw: Mapped[str]


class CatalogueRow(Base):
    """A catalogue bundle as HQ sent it, named by its hash (I6)."""

    __tablename__ = "catalogue"
    cat_hash: Mapped[str] = mapped_column(primary_key=True)
    bundle: Mapped[bytes]


class JobRevisionRow(Base):
    __tablename__ = "job_revision"
    job_id: Mapped[str] = mapped_column(primary_key=True)
    job_rev: Mapped[int] = mapped_column(primary_key=True)
    hq_pos: Mapped[int]
    raw: Mapped[bytes]


class JobRow(Base):
    """The revision in force, with what the list shows. `unassigned` says why HQ took the job away; work on it stays (D2)."""

    __tablename__ = "job"
    __table_args__ = (Index(None, "planned"),)
    job_id: Mapped[str] = mapped_column(primary_key=True)
    job_rev: Mapped[int]
    cat_hash: Mapped[str]
    order_number: Mapped[str]
    planned: Mapped[str]
    unassigned: Mapped[str | None]


class BlobRow(Base):
    """Bytes named by their SHA-256 (I4), in chunks. `kind`: photo | print | pdf | file. `at_hq` is true once HQ acknowledged them."""

    __tablename__ = "blob"
    __table_args__ = (Index(None, "at_hq"),)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    kind: Mapped[str]
    job_id: Mapped[str]
    at_hq: Mapped[bool]


class ChunkRow(Base):
    __tablename__ = "chunk"
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    bytes: Mapped[bytes]


class ReportRow(Base):
    """A report on its way: state frozen | shown | signed | sealed | void. A sealed row never changes again."""

    __tablename__ = "report"
    __table_args__ = (Index(None, "job_id"),)
    report_id: Mapped[str] = mapped_column(primary_key=True)
    job_id: Mapped[str]
    number: Mapped[str] = mapped_column(unique=True)
    running: Mapped[int]
    edition: Mapped[str]
    index: Mapped[int]
    language: Mapped[str]
    signer: Mapped[str]
    state: Mapped[str]
    frozen_at: Mapped[str]
    record: Mapped[bytes]
    record_sha256: Mapped[str]
    substance: Mapped[str]
    pages_sha256: Mapped[str | None]
    pages_length: Mapped[int | None]
    signature: Mapped[bytes | None]
    sealed_at: Mapped[str | None]
    sealed_seq: Mapped[int | None]
    pdf_sha256: Mapped[str | None]


class PagesRow(Base):
    """The shown pages of a report not sealed yet; afterwards the sealed file begins with them."""

    __tablename__ = "pages"
    report_id: Mapped[str] = mapped_column(ForeignKey("report.report_id"), primary_key=True)
    pages: Mapped[bytes]


class StrokeDraftRow(Base):
    """Geometry of a signature until the seal; deleted by the transaction that writes `report.sealed` (E5).

    `owner` is the report for its signature sheet, the job for a step that is signed; `pad` the pad's name.
    """

    __tablename__ = "stroke_draft"
    owner: Mapped[str] = mapped_column(primary_key=True)
    pad: Mapped[str] = mapped_column(primary_key=True)
    strokes: Mapped[str]


class LogReceiptRow(Base):
    """HQ's signed word that it holds a log up to `through_seq` (R1)."""

    __tablename__ = "log_receipt"
    log_id: Mapped[str] = mapped_column(ForeignKey("log.log_id"), primary_key=True)
    through_seq: Mapped[int] = mapped_column(primary_key=True)
    epoch: Mapped[str]
    hq_pos: Mapped[int]
    received_at: Mapped[str]
    token: Mapped[str]


class ReportReceiptRow(Base):
    """HQ's signed word that a report is complete (R1)."""

    __tablename__ = "report_receipt"
    report_id: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[str]
    hq_pos: Mapped[int]
    received_at: Mapped[str]
    pdf_sha256: Mapped[str]
    token: Mapped[str]


class ReviewRow(Base):
    """A decision of HQ. The newest by `hq_pos` holds for its report."""

    __tablename__ = "review"
    __table_args__ = (Index(None, "report_id"),)
    review_id: Mapped[str] = mapped_column(primary_key=True)
    hq_pos: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[str]
    raw: Mapped[str]


def guard(name: str, act: str, table: str, condition: str = "") -> str:
    """A trigger that refuses one act on one table."""
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW{when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
    )


GUARDS: tuple[tuple[str, str], ...] = (
    ("entry", guard("entry_no_update", "UPDATE", "entry")),
    ("entry", guard("entry_no_delete", "DELETE", "entry")),
    ("report", guard("report_sealed_no_update", "UPDATE", "report", "OLD.state = 'sealed'")),
    ("report", guard("report_sealed_no_delete", "DELETE", "report", "OLD.state = 'sealed'")),
    ("job_revision", guard("job_revision_no_update", "UPDATE", "job_revision")),
    ("job_revision", guard("job_revision_no_delete", "DELETE", "job_revision")),
    ("catalogue", guard("catalogue_no_update", "UPDATE", "catalogue")),
    ("blob", guard("blob_no_update", "UPDATE OF sha256, size, kind, job_id", "blob")),
    ("blob", guard("blob_no_delete", "DELETE", "blob")),
    ("chunk", guard("chunk_no_update", "UPDATE", "chunk")),
    ("chunk", guard("chunk_no_delete", "DELETE", "chunk")),
    ("log_receipt", guard("log_receipt_no_update", "UPDATE", "log_receipt")),
    ("report_receipt", guard("report_receipt_no_update", "UPDATE", "report_receipt")),
)

for _table, _trigger in GUARDS:
    event.listen(Base.metadata.tables[_table], "after_create", DDL(_trigger.replace("%", "%%")))
