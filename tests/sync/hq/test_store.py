"""HQ's database, the same on SQLite and PostgreSQL: migrations, facts written once, positions without gaps."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from checklists.ids import new_id
from sync.hq import positions
from sync.hq.database import BadDatabase, Database, sqlite_url
from sync.hq.guards import FACTS
from sync.hq.tables import Base
from tests.sync.hq import postgres


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "hq.sqlite")
    return postgres.fresh(request.getfixturevalue("server"), new_id())


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    opened.migrate()
    yield opened
    opened.close()


def shape(engine: Engine) -> dict[str, object]:
    """Everything a schema consists of, as plain values."""
    look = inspect(engine)
    found: dict[str, object] = {}
    for table in sorted(look.get_table_names()):
        if table == "alembic_version":
            continue
        found[table] = {
            "columns": [(c["name"], str(c["type"]), c["nullable"], str(c["default"])) for c in look.get_columns(table)],
            "primary": look.get_pk_constraint(table),
            "foreign": sorted(str(sorted(f.items(), key=str)) for f in look.get_foreign_keys(table)),
            "unique": sorted(str(sorted(u.items(), key=str)) for u in look.get_unique_constraints(table)),
            "indexes": sorted((str(i["name"]), str(i["column_names"]), i["unique"]) for i in look.get_indexes(table)),
        }
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')"))
        else:
            rows = connection.execute(
                text(
                    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal "
                    "UNION SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
                    "UNION SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'feldbuch%'"
                )
            )
        found["made"] = sorted((name, str(sql).strip()) for name, sql in rows if "alembic" not in name)
    return found


def test_the_migrated_schema_is_the_schema_of_the_tables(
    url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    migrated, made = Database(url), None
    if url.startswith("sqlite"):
        made = Database(sqlite_url(tmp_path / "made.sqlite"))
    else:
        made = Database(postgres.fresh(request.getfixturevalue("server"), new_id()))
    migrated.migrate()
    Base.metadata.create_all(made.engine)
    try:
        assert shape(migrated.engine) == shape(made.engine)
        names = [name for name, _ in shape(migrated.engine)["made"]]  # type: ignore[attr-defined]
        assert {f"{table}_no_update" for table in FACTS} <= set(names)
    finally:
        migrated.close()
        made.close()


def test_migrating_again_changes_nothing(database: Database) -> None:
    before = shape(database.engine)
    database.migrate()
    database.check()
    assert shape(database.engine) == before


def test_a_database_without_or_from_another_version_is_named(url: str) -> None:
    database = Database(url)
    with pytest.raises(BadDatabase) as bare:
        database.check()
    assert bare.value.code == "lost"
    database.migrate()
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    with pytest.raises(BadDatabase) as older:
        database.check()
    assert older.value.code == "unmigrated"
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BadDatabase) as newer:
        database.check()
    assert newer.value.code == "newer"
    database.close()


ROWS = {
    "people": "INSERT INTO people (person_id, logon, name, role, created_at) VALUES ('p', 'p', 'P', 'technician', 't')",
    "orders": "INSERT INTO orders VALUES ('o', 'N-1', 's', 'd', 't', NULL)",
    "jobs": "INSERT INTO jobs VALUES ('j', 'o', 1, 'p', 'planned', 't')",
    "job_revisions": "INSERT INTO job_revisions VALUES ('j', 1, '{}', 't', NULL)",
    "devices": "INSERT INTO devices VALUES ('d', '01', 'L', 'p', '{}', 'k', 'c', 'x', '1', 't', 't', NULL)",
    "logs": "INSERT INTO logs VALUES ('l', 'd', 1, 'h', 1)",
    "entries": "INSERT INTO entries (log_id, seq, hq_pos, entry_id, hash, kind, job_id, raw, again, received_at) "
    "VALUES ('l', 1, 1, 'e', 'h', 'k', 'j', :raw, false, 't')",
    "receipts": "INSERT INTO receipts VALUES ('l', 1, 'r', 'h', 't')",
    "blobs": "INSERT INTO blobs VALUES ('b', 1, 'd', 't')",
    "reports": "INSERT INTO reports VALUES ('r', 'n', 'j', 'd', 'l', 1, 'b', 1, 's', 't')",
    "report_parts": "INSERT INTO report_parts VALUES ('r', 'b', 'pdf')",
    "reviews": "INSERT INTO reviews VALUES ('v', 'r', 'accepted', 'p', 't', '{}')",
    "feed": "INSERT INTO feed VALUES (1, 'p', 'person', '{}', 't')",
    "catalogues": "INSERT INTO catalogues VALUES ('c', '1', :raw, 't')",
    "audit": "INSERT INTO audit VALUES ('a', 't', NULL, NULL, 'o', 'act', 'x', '{}')",
}


def test_facts_are_written_once(database: Database) -> None:
    assert set(FACTS) <= set(ROWS), "a fact without a row to try"
    with database.engine.begin() as connection:
        for statement in ROWS.values():
            connection.execute(text(statement), {"raw": b"x"} if ":raw" in statement else {})
    columns = {table: Base.metadata.tables[table].columns.keys()[-1] for table in FACTS}
    for table in FACTS:
        attempts = [f"UPDATE {table} SET {columns[table]} = {columns[table]}", f"DELETE FROM {table}"]
        if database.engine.dialect.name == "postgresql":
            attempts.append(f"TRUNCATE {table} CASCADE")
        for attempt in attempts:
            with pytest.raises(DBAPIError, match="is written once"), database.engine.begin() as connection:
                connection.execute(text(attempt))
    with database.engine.connect() as connection:
        for table in FACTS:
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 1, table


def test_positions_have_no_gaps_whoever_asks_and_whatever_fails(database: Database) -> None:
    def take(count: int) -> list[int]:
        taken: list[int] = []
        for nth in range(10):
            with database.writing() as session:
                first = positions.take(session, count)
                if nth % 3 == 2:
                    session.rollback()
                    continue
                taken += range(first, first + count)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [position for some in pool.map(take, (1, 2, 3, 5)) for position in some]
    assert sorted(taken) == list(range(1, len(taken) + 1))
    with database.reading() as session:
        assert positions.head(session) == len(taken)


def test_sqlite_keeps_what_it_promises(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path / "hq.sqlite"))
    with database.engine.connect() as connection:
        said = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
        version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    database.close()
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
    assert tuple(int(part) for part in version.split(".")) >= (3, 51, 3)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(BadDatabase) as refused:
        Database("mysql://somewhere")
    assert refused.value.code == "address"
