"""Migrations: in order, once, whole, and never edited."""

import asyncio
import re
import shutil
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


async def test_of_two_live_invitations_to_a_seat_the_newer_stays(empty: str, tmp_path: Path) -> None:
    for path in sorted(MIGRATIONS.glob("000[123]_*.sql")):
        shutil.copy(path, tmp_path)
    await migrate(empty, tmp_path)
    connection = await asyncpg.connect(empty)
    await connection.execute(
        """
        select set_config('app.entity_id', new_id()::text, false);
        insert into entity (id, name, timezone) values (scope_entity(), 'Clinic', 'UTC');
        insert into room (entity_id, title, livekit_name, starts_at) values (scope_entity(), 'Talk', 'r', now());
        insert into participant (entity_id, name, type) values (scope_entity(), 'Ana', 'CLIENT');
        insert into room_participant (entity_id, room_id, participant_id, identity)
        select scope_entity(), r.id, p.id, 'p-1' from room r, participant p;
        insert into invitation (entity_id, room_participant_id, token_hash, code_hash, state, expires_at, created_at)
        select scope_entity(), s.id, sha256(n::text::bytea), 'x', i.state, now(), now() + n * interval '1 minute'
          from room_participant s, (values (1, 'spent'), (2, 'open'), (3, 'revoked')) i (n, state);
        insert into mail (entity_id, to_address, subject, body, state)
        select scope_entity(), 'a@example.org', 'x', 'the code', m.state from unnest(array['sent', 'waiting']) m (state)
        """
    )
    await migrate(empty)
    rows = await connection.fetch("select state from invitation order by created_at")
    assert [row["state"] for row in rows] == ["revoked", "open", "revoked"]
    rows = await connection.fetch("select state, body from mail order by state")
    assert [tuple(row) for row in rows] == [("sent", ""), ("waiting", "the code")]
    await connection.close()


async def test_another_one_that_migrates_for_too_long_is_named(empty: str) -> None:
    other = await asyncpg.connect(empty)
    await other.execute("select pg_advisory_lock($1)", 0x5573686572)
    with pytest.raises(MigrationFailed, match="another one migrates since 0 s"):
        await migrate(empty, patience=0.2)
    waiting = asyncio.create_task(migrate(empty))
    await other.close()
    assert await waiting


async def test_who_does_not_own_the_schema_is_told_to_name_the_owner(empty: str, postgres: Postgres) -> None:
    superuser = await asyncpg.connect(postgres.superuser_url)
    await superuser.execute("create role a_reader login password 'x'")
    await superuser.close()
    with pytest.raises(MigrationFailed, match="DATABASE_OWNER_URL must name the owner"):
        await migrate(re.sub(r"//[^@]*@", "//a_reader:x@", empty))
