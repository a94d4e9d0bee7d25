"""HQ's database: SQLite through the sqlcipher3 driver without a key, or PostgreSQL through psycopg; the same rules on both (L1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from sync.hq import guards
from sync.hq.tables import Base

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

guards.attach(Base.metadata)

# Alembic takes a third of a second to load; it is wanted only where the schema is not what it should be.

_BUSY_MS = 10_000
_MIGRATIONS = Path(__file__).parent / "migrations"


class BadDatabase(Exception):
    """A database this program cannot work with. `code` is unmigrated | newer | lost | address."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Database:
    """One engine. `reading()` and `writing()` give a session; `writing()` commits once at its end, to disk, or not at all."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine, autoflush=True) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with Session(self.engine.execution_options(writing=True), expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Bring the schema to this program's version; does nothing where it is there."""
        with self.engine.execution_options(writing=True).begin() as connection:
            upgrade(connection)

    def find_lost(self) -> None:
        """Raises BadDatabase("lost") where there is no database, or one in which nothing ever was; for an HQ that has worked."""
        file = self.engine.url.database if self.engine.dialect.name == "sqlite" else None
        if file is not None and not (Path(file).exists() and Path(file).stat().st_size):
            raise BadDatabase("lost")  # asked otherwise, SQLite would make it
        if not inspect(self.engine).get_table_names():
            raise BadDatabase("lost")

    def check(self) -> None:
        """Raises BadDatabase where the schema is not exactly this program's."""
        self.find_lost()
        if self._says_newest():
            return
        from alembic.runtime.migration import MigrationContext
        from alembic.script import ScriptDirectory

        known = ScriptDirectory.from_config(_config())
        with self.engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        if found == known.get_current_head():
            return
        raise BadDatabase("unmigrated" if found is None or found in _revisions(known) else "newer")

    def _says_newest(self) -> bool:
        """Whether the database names the newest of our migrations; every file's name begins with its revision."""
        newest = max(path.name.partition("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
        try:
            with self.engine.connect() as connection:
                said = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
        except DBAPIError:
            return False
        return said == [newest]

    def close(self) -> None:
        self.engine.dispose()


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def upgrade(connection: Connection) -> None:
    """Run the migrations on an open connection, inside its transaction."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _revisions(scripts: "ScriptDirectory") -> set[str]:
    return {script.revision for script in scripts.walk_revisions()}


def _engine(url: str) -> Engine:
    if url.startswith("sqlite:///"):
        engine = create_engine(url, module=sqlcipher3.dbapi2, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if url.startswith("postgresql+psycopg://"):
        try:
            return create_engine(url, pool_pre_ping=True)
        except (ArgumentError, ValueError) as error:
            raise BadDatabase("address") from error
    raise BadDatabase("address")


def _prepare_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, never behind our back by the driver
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        f"busy_timeout={_BUSY_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: upgrading a read lock later can fail half way through a use case.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
