"""One SQLCipher file, one writer connection, one reader connection (rules S1 to S4). The key is 32 raw bytes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.problems import Code, FieldProblem
from app.store import schema

LEAST_SQLITE = (3, 51, 3)
"""The first SQLite whose WAL reset defect is mended."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "mmap_size = 0",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "busy_timeout = 5000",
)
_WANTED: tuple[tuple[str, Any], ...] = (
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("mmap_size", 0),
    ("secure_delete", 1),
    ("temp_store", 2),
)


class Database:
    """Transactions on the one file. Calls may come from any thread; writers queue, readers see the last commit."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises FieldProblem DATABASE_DAMAGED (or a wrong key), DATABASE_UNSAFE, DATABASE_NEWER, DISK_FULL."""
        self._write_lock = threading.RLock()
        self._read_lock = threading.RLock()
        self._writing = False
        self._writer = _engine(path, key, read_only=False)
        self._reader: Engine | None = None
        try:
            with self._writer.connect() as connection:
                _assert_safe(connection)
            with self.write() as connection:
                schema.bring_up(connection)
            self._reader = _engine(path, key, read_only=True)
        except DBAPIError as error:
            self.close()
            raise _explain(error, path) from error
        except FieldProblem:
            self.close()
            raise

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction. It is on disk when the block is left; any error inside leaves the file as it was."""
        with self._write_lock:
            if self._writing:
                raise RuntimeError("a transaction inside a transaction")
            self._writing = True
            try:
                with self._writer.begin() as connection:
                    yield connection
            except DBAPIError as error:
                if _is_full(error):
                    raise FieldProblem(Code.DISK_FULL) from error
                raise
            finally:
                self._writing = False

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that cannot write and sees what is committed."""
        assert self._reader is not None
        with self._read_lock, self._reader.connect() as connection:
            yield connection

    def close(self) -> None:
        """Ends both connections; a half-written transaction of a killed process is rolled back by the next opening."""
        with self._write_lock, self._read_lock:
            if self._reader is not None:
                self._reader.dispose()
            self._writer.dispose()


def _engine(path: Path, key: bytes, *, read_only: bool) -> Engine:
    def connect() -> Any:
        connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None, cached_statements=256)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, module=sqlcipher, poolclass=StaticPool)
    if not read_only:
        # The driver would begin lazily and without the write lock; IMMEDIATE fails early instead of in the middle.
        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _assert_safe(connection: Connection) -> None:
    if not connection.exec_driver_sql("PRAGMA cipher_version").scalar():
        raise FieldProblem(Code.DATABASE_UNSAFE, check="cipher_version", wanted="present", found="")
    version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    if tuple(int(part) for part in version.split(".")) < LEAST_SQLITE:
        wanted = ".".join(str(part) for part in LEAST_SQLITE)
        raise FieldProblem(Code.DATABASE_UNSAFE, check="sqlite_version", wanted=wanted, found=version)
    for name, wanted_value in _WANTED:
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
        if found != wanted_value:
            raise FieldProblem(Code.DATABASE_UNSAFE, check=name, wanted=str(wanted_value), found=str(found))
    connection.execute(text("SELECT count(*) FROM sqlite_master"))


def _is_full(error: DBAPIError) -> bool:
    return "disk is full" in str(error.orig)


def _explain(error: DBAPIError, path: Path) -> FieldProblem:
    if _is_full(error):
        return FieldProblem(Code.DISK_FULL)
    return FieldProblem(Code.DATABASE_DAMAGED, path=str(path))
