"""Migrations: in order, once, whole, and never edited."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from storage.errors import MigrationChanged, MigrationFailed, StorageUnavailable
from storage.migrate import MIGRATIONS, migrate
from tests.support.servers import OWNER, Postgres, on_database

pytestmark = pytest.mark.integration


@pytest_asyncio.fixture
async def empty(postgres: Postgres, tmp_path: Path) -> AsyncIterator[str]:
    """The owner's URL of a database without a schema."""
    name = f"empty_{tmp_path.name.replace('-', '_').lower()[:30]}"
    connection = await asyncpg.connect(postgres.superuser_url)
    await connection.execute(f'create database "{name}" owner {OWNER}')
    yield on_database(postgres.owner_url, name)
    await connection.execute(f'drop database "{name}" with (force)')
    await connection.close()


async def tables(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch("select tablename from pg_tables where schemaname = 'public'")
    finally:
        await connection.close()
    return {row["tablename"] for row in rows}


def write(folder: Path, **files: str) -> Path:
    for name, sql in files.items():
        (folder / f"{name[1:]}.sql").write_text(sql)
    return folder


async def test_the_house_is_built_once_by_however_many(empty: str) -> None:
    applied = await asyncio.gather(*[migrate(empty) for _ in range(4)])
    names = [path.name for path in sorted(MIGRATIONS.glob("*.sql"))]
    assert sorted(applied) == [[], [], [], names]
    assert {"entity", "booking", "pgqueuer"} <= await tables(empty)


async def test_an_edited_migration_is_refused(empty: str, tmp_path: Path) -> None:
    write(tmp_path, _0001_a="create table a ()")
    assert await migrate(empty, tmp_path) == ["0001_a.sql"]
    write(tmp_path, _0001_a="create table b ()", _0002_c="create table c ()")
    with pytest.raises(MigrationChanged) as refused:
        await migrate(empty, tmp_path)
    assert refused.value.name == "0001_a.sql"
    assert await tables(empty) == {"migration", "a"}


async def test_a_migration_stands_whole_or_not_at_all(empty: str, tmp_path: Path) -> None:
    write(tmp_path, _0001_a="create table a ()", _0002_b="create table b (); select 1 / 0; create table c ()")
    with pytest.raises(MigrationFailed) as refused:
        await migrate(empty, tmp_path)
    assert (refused.value.name, refused.value.reason) == ("0002_b.sql", "division by zero")
    assert await tables(empty) == {"migration", "a"}
    write(tmp_path, _0002_b="create table b ()")
    assert await migrate(empty, tmp_path) == ["0002_b.sql"]


async def test_a_server_that_is_away_is_said_to_be() -> None:
    with pytest.raises(StorageUnavailable):
        await migrate("postgresql://usher_owner@127.0.0.1:9/none")
