"""The golden rule on both databases: UPDATE and DELETE on facts fail, whoever tries; and migrations make what the tables say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, MetaData, Table

from app.store.database import Database as TabletDatabase
from app.store.tables import Base as TabletBase
from sync.hq.database import Database as HqDatabase
from sync.hq.database import sqlite_url
from sync.hq.tables import Base as HqBase

# Written down here once more, so that a guard that is dropped from the code is missed.
TABLET_NO_UPDATE = {
    "entry",
    "report",
    "job_revision",
    "catalogue",
    "chunk",
    "log_receipt",
    "report_receipt",
}
TABLET_NO_DELETE = {"entry", "report", "job_revision", "blob", "chunk"}
BLOB_IS_FIXED = {"sha256", "size", "kind", "job_id"}
"""`at_hq` is the one thing about a blob that changes."""
HQ_FACTS = {
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
}


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[Connection]:
    database = TabletDatabase(tmp_path / "tablet.db", bytes(32))
    with database._writer.connect() as connection:
        yield _without_references(connection)
    database.close()


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[Connection]:
    database = HqDatabase(sqlite_url(tmp_path / "hq.db"))
    database.migrate()
    with database.engine.connect() as connection:
        yield _without_references(connection)
    database.close()


def _without_references(connection: Connection) -> Connection:
    """One row of one table can stand alone; the pragma counts only outside a transaction."""
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys = OFF")
    return connection


def _row(table: Table) -> dict[str, object]:
    values: dict[type, object] = {int: 1, bytes: b"x", str: "x", bool: False}
    return {column.name: values[column.type.python_type] for column in table.columns}


def _put(connection: Connection, metadata: MetaData, name: str, **fixed: object) -> Table:
    table = metadata.tables[name]
    connection.execute(sa.insert(table).values({**_row(table), **fixed}))
    return table


def _refused(connection: Connection, statement: str) -> bool:
    """Also the same value once more counts as a change."""
    try:
        assert connection.exec_driver_sql(statement).rowcount == 1, f"{statement} touched nothing"
    except sa.exc.IntegrityError as error:
        assert "written once" in str(error.orig), statement
        return True
    return False


def _updates(table: Table) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        yield column.name, f'UPDATE "{table.name}" SET "{column.name}" = "{column.name}"'


@pytest.mark.parametrize("name", sorted(TABLET_NO_UPDATE))
def test_no_column_of_a_fact_changes_on_the_tablet(tablet: Connection, name: str) -> None:
    table = _put(tablet, TabletBase.metadata, name, **({"state": "sealed"} if name == "report" else {}))
    assert not [column for column, statement in _updates(table) if not _refused(tablet, statement)]


@pytest.mark.parametrize("name", sorted(TABLET_NO_DELETE))
def test_no_fact_leaves_the_tablet(tablet: Connection, name: str) -> None:
    _put(tablet, TabletBase.metadata, name, **({"state": "sealed"} if name == "report" else {}))
    assert _refused(tablet, f'DELETE FROM "{name}"')


def test_of_a_blob_only_where_it_is_changes(tablet: Connection) -> None:
    table = _put(tablet, TabletBase.metadata, "blob")
    assert {column for column, statement in _updates(table) if _refused(tablet, statement)} == BLOB_IS_FIXED


def test_a_report_that_is_not_sealed_may_still_change(tablet: Connection) -> None:
    """Else the test above would pass with a guard that refuses everything."""
    _put(tablet, TabletBase.metadata, "report", state="shown")
    assert not _refused(tablet, "UPDATE report SET state = 'void'")


@pytest.mark.parametrize("name", sorted(HQ_FACTS))
def test_no_fact_changes_or_leaves_at_hq(hq: Connection, name: str) -> None:
    table = _put(hq, HqBase.metadata, name)
    assert not [column for column, statement in _updates(table) if not _refused(hq, statement)]
    assert _refused(hq, f'DELETE FROM "{name}"')


def test_hq_s_migrations_make_what_its_tables_say(tmp_path: Path) -> None:
    database = HqDatabase(sqlite_url(tmp_path / "hq.db"))
    database.migrate()
    by_tables = HqDatabase(sqlite_url(tmp_path / "tables.db"))
    HqBase.metadata.create_all(by_tables.engine)
    with database.engine.connect() as migrated, by_tables.engine.connect() as made:
        assert _objects(migrated) == _objects(made)
    database.close()
    by_tables.close()


def _objects(connection: Connection) -> dict[str, list[str]]:
    """Tables, indexes, triggers by name; the order in which a table names its constraints means nothing."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    whole = {name: " ".join(sql.split()) for name, sql in rows}
    return {name: sorted(re.split(r", (?=CONSTRAINT )", sql.removesuffix(" )"))) for name, sql in whole.items()}
