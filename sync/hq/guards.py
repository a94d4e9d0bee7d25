"""Triggers that refuse UPDATE and DELETE on rows that are facts, on both databases."""

from sqlalchemy import DDL, event
from sqlalchemy.schema import MetaData

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
"""Tables whose rows are written once."""

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION feldbuch_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def sqlite_guards(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"
        for act in ("update", "delete")
    ]


def postgres_guards(table: str) -> list[str]:
    rows = [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION feldbuch_refuse()"
        for act in ("update", "delete")
    ]
    whole = f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION feldbuch_refuse()"
    return [*rows, whole]


def attach(metadata: MetaData) -> None:
    """Make `create_all` build the guards with the tables; migrations write the same statements themselves."""
    event.listen(metadata, "before_create", _for("postgresql", POSTGRES_FUNCTION))
    for table in FACTS:
        for statement in sqlite_guards(table):
            event.listen(metadata.tables[table], "after_create", _for("sqlite", statement))
        for statement in postgres_guards(table):
            event.listen(metadata.tables[table], "after_create", _for("postgresql", statement))


def _for(dialect: str, statement: str) -> DDL:
    ddl = DDL(statement.replace("%", "%%"))
    return ddl.execute_if(dialect=dialect)
