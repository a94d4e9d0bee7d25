"""The first schema: log and entries, enrolment, jobs and catalogues, blobs, reports, receipts, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_GUARDS = (
    ("entry_no_update", "UPDATE", "entry", ""),
    ("entry_no_delete", "DELETE", "entry", ""),
    ("report_sealed_no_update", "UPDATE", "report", "OLD.state = 'sealed'"),
    ("report_sealed_no_delete", "DELETE", "report", "OLD.state = 'sealed'"),
    ("job_revision_no_update", "UPDATE", "job_revision", ""),
    ("job_revision_no_delete", "DELETE", "job_revision", ""),
    ("catalogue_no_update", "UPDATE", "catalogue", ""),
    ("blob_no_update", "UPDATE OF sha256, size, kind, job_id", "blob", ""),
    ("blob_no_delete", "DELETE", "blob", ""),
    ("chunk_no_update", "UPDATE", "chunk", ""),
    ("chunk_no_delete", "DELETE", "chunk", ""),
    ("log_receipt_no_update", "UPDATE", "log_receipt", ""),
    ("report_receipt_no_update", "UPDATE", "report_receipt", ""),
)


def upgrade() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("at_hq", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_index(op.f("ix_blob_at_hq"), "blob", ["at_hq"], unique=False)
    op.create_table(
        "catalogue",
        sa.Column("cat_hash", sa.String(), nullable=False),
        sa.Column("bundle", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("cat_hash", name=op.f("pk_catalogue")),
    )
    op.create_table(
        "device_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pkcs8", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_device_key_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_key")),
    )
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("device_short", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("certificate_pem", sa.String(), nullable=False),
        sa.Column("ca_pem", sa.String(), nullable=False),
        sa.Column("receipt_key", sa.String(), nullable=False),
        sa.Column("public_address", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_enrolment_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
    )
    op.create_table(
        "job",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("job_rev", sa.Integer(), nullable=False),
        sa.Column("cat_hash", sa.String(), nullable=False),
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("planned", sa.String(), nullable=False),
        sa.Column("unassigned", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_planned"), "job", ["planned"], unique=False)
    op.create_table(
        "job_revision",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("job_rev", sa.Integer(), nullable=False),
        sa.Column("hq_pos", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("job_id", "job_rev", name=op.f("pk_job_revision")),
    )
    op.create_table(
        "log",
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("acked_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("log_id", name=op.f("pk_log")),
        sa.UniqueConstraint("number", name=op.f("uq_log_number")),
    )
    op.create_table(
        "person",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person")),
    )
    op.create_table(
        "report",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("frozen_at", sa.String(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("record_sha256", sa.String(), nullable=False),
        sa.Column("substance", sa.String(), nullable=False),
        sa.Column("pages_sha256", sa.String(), nullable=True),
        sa.Column("pages_length", sa.Integer(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_at", sa.String(), nullable=True),
        sa.Column("sealed_seq", sa.Integer(), nullable=True),
        sa.Column("pdf_sha256", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report")),
        sa.UniqueConstraint("number", name=op.f("uq_report_number")),
    )
    op.create_index(op.f("ix_report_job_id"), "report", ["job_id"], unique=False)
    op.create_table(
        "report_receipt",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("hq_pos", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_receipt")),
    )
    op.create_table(
        "review",
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("hq_pos", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("review_id", "hq_pos", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_report_id"), "review", ["report_id"], unique=False)
    op.create_table(
        "stroke_draft",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("pad", sa.String(), nullable=False),
        sa.Column("strokes", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "pad", name=op.f("pk_stroke_draft")),
    )
    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("last_contact", sa.String(), nullable=True),
        sa.Column("skew_ms", sa.Integer(), nullable=True),
        sa.Column("skew_wall", sa.String(), nullable=True),
        sa.Column("skew_mono_ms", sa.Integer(), nullable=True),
        sa.Column("skew_boot_id", sa.String(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_sync_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_state")),
    )
    op.create_table(
        "chunk",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("fk_chunk_sha256")),
        sa.PrimaryKeyConstraint("sha256", "number", name=op.f("pk_chunk")),
    )
    op.create_table(
        "entry",
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pos", name=op.f("pk_entry")),
        sa.UniqueConstraint("log_id", "seq", name=op.f("uq_entry_log_id_seq")),
        sa.ForeignKeyConstraint(["log_id"], ["log.log_id"], name=op.f("fk_entry_log_id")),
    )
    op.create_index(op.f("ix_entry_job_id_pos"), "entry", ["job_id", "pos"], unique=False)
    op.create_table(
        "log_receipt",
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("through_seq", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("hq_pos", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["log.log_id"], name=op.f("fk_log_receipt_log_id")),
        sa.PrimaryKeyConstraint("log_id", "through_seq", name=op.f("pk_log_receipt")),
    )
    op.create_table(
        "pages",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("pages", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_pages_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_pages")),
    )
    for name, act, table, condition in _GUARDS:
        when = f" WHEN {condition}" if condition else ""
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW{when} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
        )
