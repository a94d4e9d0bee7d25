"""The encrypted file: pragmas that must hold, a schema made by migration equal to the one made by tables, guards."""

import os
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine

from app.problems import Code, FieldProblem
from app.store import blob_store, database, schema
from app.store.database import Database
from app.store.tables import Base

KEY = bytes(range(32))


def objects(connection: object) -> dict[str, str]:
    rows = connection.exec_driver_sql(  # type: ignore[attr-defined]
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    by_migration = Database(tmp_path / "one.db", KEY)
    by_tables = create_engine("sqlite://")
    Base.metadata.create_all(by_tables)
    with by_migration.read() as migrated, by_tables.connect() as made:
        assert objects(migrated) == objects(made)
        assert any(name.endswith("no_update") for name in objects(migrated))
    by_migration.close()
    by_tables.dispose()


def test_a_second_opening_migrates_nothing_and_a_later_schema_is_refused(tmp_path: Path) -> None:
    Database(tmp_path / "one.db", KEY).close()
    again = Database(tmp_path / "one.db", KEY)
    with again.write() as connection:
        assert schema.version_of(connection) == schema.VERSIONS[-1]
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    again.close()
    with pytest.raises(FieldProblem) as problem:
        Database(tmp_path / "one.db", KEY)
    assert (problem.value.code, problem.value.values["version"]) == (Code.DATABASE_NEWER, "9999")


def test_a_wrong_key_opens_nothing(tmp_path: Path) -> None:
    Database(tmp_path / "one.db", KEY).close()
    with pytest.raises(FieldProblem) as problem:
        Database(tmp_path / "one.db", bytes(32))
    assert problem.value.code is Code.DATABASE_DAMAGED


@pytest.mark.parametrize(
    ("pragma", "check"),
    [
        ("synchronous = NORMAL", "synchronous"),
        ("secure_delete = OFF", "secure_delete"),
        ("foreign_keys = OFF", "foreign_keys"),
    ],
)
def test_a_database_that_would_not_be_safe_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pragma: str, check: str
) -> None:
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, pragma))
    with pytest.raises(FieldProblem) as problem:
        Database(tmp_path / "one.db", KEY)
    assert (problem.value.code, problem.value.values["check"]) == (Code.DATABASE_UNSAFE, check)


def test_an_error_inside_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    opened = Database(tmp_path / "one.db", KEY)
    with pytest.raises(ZeroDivisionError), opened.write() as connection:
        blob_store.add(connection, blob_store.PHOTO, "job", b"x" * 600_000)
        _ = 1 / 0
    with opened.read() as connection:
        assert blob_store.waiting(connection) == []
    opened.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    opened = Database(tmp_path / "one.db", KEY)
    with opened.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        kept = blob_store.add(connection, blob_store.PHOTO, "job", b"kept")
    with opened.read() as connection:
        pass
    with opened._writer.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(FieldProblem) as problem, opened.write() as connection:
        blob_store.add(connection, blob_store.PHOTO, "job", os.urandom(900_000))
    assert problem.value.code is Code.DISK_FULL
    with opened.read() as connection:
        assert [blob.sha256 for blob in blob_store.waiting(connection)] == [kept.sha256]
    opened.close()


def test_blobs_come_back_whole_and_twice_the_same_is_one(tmp_path: Path) -> None:
    opened = Database(tmp_path / "one.db", KEY)
    data = os.urandom(3 * blob_store.CHUNK_BYTES + 17)
    with opened.write() as connection:
        first = blob_store.add(connection, blob_store.PHOTO, "job", data)
        second = blob_store.add(connection, blob_store.PHOTO, "job", data)
    assert first == second
    with opened.read() as connection:
        assert blob_store.read(connection, first.sha256) == data
        assert blob_store.read(connection, "0" * 64) is None
    opened.close()


def test_the_file_is_no_plain_database(tmp_path: Path) -> None:
    Database(tmp_path / "one.db", KEY).close()
    assert not (tmp_path / "one.db").read_bytes().startswith(b"SQLite format 3")
    plain = sqlcipher.connect(str(tmp_path / "one.db"))
    with pytest.raises(sqlcipher.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()
