"""The first day: people, orders, devices, entries, reports, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FACTS = (
    "audit",
    "blobs",
    "catalogues",
    "entries",
    "feed",
    "job_revisions",
    "receipts",
    "report_parts",
    "reports",
    "reviews",
)

REFUSE = """
CREATE OR REPLACE FUNCTION feldbuch_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("audit_id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_table(
        "catalogues",
        sa.Column("cat_hash", sa.String(), nullable=False),
        sa.Column("release", sa.String(), nullable=False),
        sa.Column("bundle", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cat_hash", name=op.f("pk_catalogues")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "people",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("logon", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_people")),
        sa.UniqueConstraint("logon", name=op.f("uq_people_logon")),
    )
    op.create_table(
        "positions",
        sa.Column("row_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_positions")),
    )
    op.create_table(
        "devices",
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("thumbprint", sa.String(), nullable=False),
        sa.Column("certificate_pem", sa.Text(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("enrolled_at", sa.String(), nullable=False),
        sa.Column("contact_at", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_devices_person_id")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_devices")),
        sa.UniqueConstraint("short", name=op.f("uq_devices_short")),
        sa.UniqueConstraint("thumbprint", name=op.f("uq_devices_thumbprint")),
    )
    op.create_table(
        "feed",
        sa.Column("hq_pos", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_feed_person_id")),
        sa.PrimaryKeyConstraint("hq_pos", name=op.f("pk_feed")),
    )
    op.create_index(op.f("ix_feed_person_id_hq_pos"), "feed", ["person_id", "hq_pos"], unique=False)
    op.create_table(
        "orders",
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("draft_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["people.person_id"], name=op.f("fk_orders_created_by")),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("csrf", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("seen_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_sessions_person_id")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sessions")),
    )
    op.create_table(
        "tray",
        sa.Column("tray_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("settled_at", sa.String(), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["settled_by"], ["people.person_id"], name=op.f("fk_tray_settled_by")),
        sa.PrimaryKeyConstraint("tray_id", name=op.f("pk_tray")),
    )
    op.create_index(op.f("ix_tray_object_id"), "tray", ["object_id"], unique=False)
    op.create_table(
        "access_tokens",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_access_tokens_device_id")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_access_tokens")),
    )
    op.create_table(
        "assertions",
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("jti", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_assertions_device_id")),
        sa.PrimaryKeyConstraint("device_id", "jti", name=op.f("pk_assertions")),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_blobs_device_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "enrolment_codes",
        sa.Column("secret_sha256", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("expires_at", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_enrolment_codes_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_enrolment_codes_person_id")),
        sa.PrimaryKeyConstraint("secret_sha256", name=op.f("pk_enrolment_codes")),
    )
    op.create_table(
        "jobs",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("job_rev", sa.Integer(), nullable=False),
        sa.Column("technician", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("planned", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name=op.f("fk_jobs_order_id")),
        sa.ForeignKeyConstraint(["technician"], ["people.person_id"], name=op.f("fk_jobs_technician")),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_jobs")),
    )
    op.create_index(op.f("ix_jobs_planned"), "jobs", ["planned"], unique=False)
    op.create_table(
        "logs",
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("hq_pos", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_logs_device_id")),
        sa.PrimaryKeyConstraint("log_id", name=op.f("pk_logs")),
    )
    op.create_index(op.f("ix_logs_device_id"), "logs", ["device_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hq_pos", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["logs.log_id"], name=op.f("fk_entries_log_id")),
        sa.PrimaryKeyConstraint("log_id", "seq", name=op.f("pk_entries")),
        sa.UniqueConstraint("hq_pos", name=op.f("uq_entries_hq_pos")),
    )
    op.create_index(op.f("ix_entries_job_id_log_id_seq"), "entries", ["job_id", "log_id", "seq"], unique=False)
    op.create_index(
        "uq_entries_entry_id",
        "entries",
        ["entry_id"],
        unique=True,
        sqlite_where=sa.text("NOT again AND entry_id <> ''"),
        postgresql_where=sa.text("NOT again AND entry_id <> ''"),
    )
    op.create_table(
        "job_revisions",
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("job_rev", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["people.person_id"], name=op.f("fk_job_revisions_created_by")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.job_id"], name=op.f("fk_job_revisions_job_id")),
        sa.PrimaryKeyConstraint("job_id", "job_rev", name=op.f("pk_job_revisions")),
    )
    op.create_table(
        "receipts",
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("through_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("device_head", sa.Text(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["log_id"], ["logs.log_id"], name=op.f("fk_receipts_log_id")),
        sa.PrimaryKeyConstraint("log_id", "through_seq", name=op.f("pk_receipts")),
    )
    op.create_table(
        "reports",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("log_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("pdf_sha256", sa.String(), nullable=False),
        sa.Column("pdf_size", sa.BigInteger(), nullable=False),
        sa.Column("report_sha256", sa.String(), nullable=False),
        sa.Column("received_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name=op.f("fk_reports_device_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.job_id"], name=op.f("fk_reports_job_id")),
        sa.ForeignKeyConstraint(["log_id"], ["logs.log_id"], name=op.f("fk_reports_log_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_reports")),
        sa.UniqueConstraint("number", name=op.f("uq_reports_number")),
    )
    op.create_index(op.f("ix_reports_job_id"), "reports", ["job_id"], unique=False)
    op.create_table(
        "remark_drafts",
        sa.Column("remark_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_remark_drafts_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name=op.f("fk_remark_drafts_report_id")),
        sa.PrimaryKeyConstraint("remark_id", name=op.f("pk_remark_drafts")),
    )
    op.create_index(op.f("ix_remark_drafts_report_id"), "remark_drafts", ["report_id"], unique=False)
    op.create_table(
        "report_parts",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name=op.f("fk_report_parts_report_id")),
        sa.PrimaryKeyConstraint("report_id", "sha256", name=op.f("pk_report_parts")),
    )
    op.create_index(op.f("ix_report_parts_sha256"), "report_parts", ["sha256"], unique=False)
    op.create_table(
        "report_reads",
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_report_reads_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name=op.f("fk_report_reads_report_id")),
        sa.PrimaryKeyConstraint("person_id", "report_id", name=op.f("pk_report_reads")),
    )
    op.create_table(
        "report_standings",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("record", sa.Text(), nullable=True),
        sa.Column("checked", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("complete_at", sa.String(), nullable=True),
        sa.Column("superseded_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name=op.f("fk_report_standings_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_standings")),
    )
    op.create_index(op.f("ix_report_standings_state"), "report_standings", ["state"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("review_id", sa.String(), nullable=False),
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name=op.f("fk_reviews_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name=op.f("fk_reviews_report_id")),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_report_id"), "reviews", ["report_id"], unique=False)

    op.execute(sa.text("INSERT INTO positions (row_id, last) VALUES (1, 0)"))
    _guard()


def _guard() -> None:
    dialect = op.get_bind().dialect.name
    connection = op.get_bind()
    if dialect == "postgresql":
        connection.exec_driver_sql(REFUSE.replace("%", "%%"))
    for table in FACTS:
        for act in ("update", "delete"):
            if dialect == "sqlite":
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
                )
            else:
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                    f"FOR EACH ROW EXECUTE FUNCTION feldbuch_refuse()"
                )
        if dialect == "postgresql":
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION feldbuch_refuse()"
            )
