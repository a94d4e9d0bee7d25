"""Which schema this program knows, and bringing a database up to it. Alembic is imported only where there is something to do."""

from pathlib import Path

from sqlalchemy import Connection

from app.problems import Code, FieldProblem

VERSIONS = ("0001",)
"""All migrations in order; the last is this program's schema."""


def version_of(connection: Connection) -> str | None:
    """The schema a database has, None for an empty one."""
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    if not known:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def bring_up(connection: Connection) -> None:
    """All missing migrations inside the transaction at hand. Raises FieldProblem(DATABASE_NEWER) for a schema of a later program."""
    found = version_of(connection)
    if found == VERSIONS[-1]:
        return
    if found is not None and found not in VERSIONS:
        raise FieldProblem(Code.DATABASE_NEWER, version=found)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
