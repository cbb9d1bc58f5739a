"""The pool: scopes, outages, healing."""

import asyncio
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from storage.database import Database, open_connection
from storage.errors import NotStorable, StorageRefused, StorageUnavailable
from storage.ids import new_id
from storage.migrate import migrate
from tests.support.servers import Postgres

pytestmark = pytest.mark.integration


async def _make_entity(db: Database) -> str:
    entity_id = new_id()
    async with db.scope(entity_id) as connection:
        await connection.execute(
            "insert into entity (id, name, timezone) values ($1, 'Harbour', 'UTC')", entity_id
        )
    return str(entity_id)


async def test_queries_run_in_the_applications_role(db: Database) -> None:
    async with db.unscoped() as connection:
        assert await connection.fetchval("select current_user") == "usher_app"


async def test_a_scope_ends_with_its_transaction(db: Database) -> None:
    await _make_entity(db)
    async with db.unscoped() as connection:
        assert await connection.fetch("select id from entity") == []
        assert len(await connection.fetch("select * from list_entities()")) == 1


async def test_another_entity_cannot_be_written(db: Database) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with db.scope(uuid4()) as connection:
            await connection.execute(
                "insert into entity (id, name, timezone) values ($1, 'X', 'UTC')", uuid4()
            )


async def test_json_comes_back_as_it_was(db: Database) -> None:
    async with db.unscoped() as connection:
        facts = {"a": [1, None, "é"], "b": {"c": 1.5}}
        assert await connection.fetchval("select $1::jsonb", facts) == facts


async def test_a_failed_body_is_rolled_back(db: Database) -> None:
    entity_id = new_id()

    async def fail() -> None:
        async with db.scope(entity_id) as connection:
            await connection.execute(
                "insert into entity (id, name, timezone) values ($1, 'X', 'UTC')", entity_id
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with db.scope(entity_id) as connection:
        assert await connection.fetch("select id from entity") == []


async def test_nobody_listening_is_an_unavailable_store_and_no_reason_not_to_begin() -> None:
    db = await Database.connect("postgresql://usher_owner:hunter2@127.0.0.1:1/none", acquire_timeout=1)
    with pytest.raises(StorageUnavailable) as away:
        async with db.unscoped():
            pass
    said = str(away.value)
    assert said.startswith("DATABASE_URL (or DATABASE_OWNER_URL) leads to usher_owner@127.0.0.1:1/none: ")
    assert "expected Postgres 16" in said
    assert "hunter2" not in said
    assert not await db.answers()
    await db.close()


@pytest.mark.parametrize(
    ("user", "database", "reason"),
    [
        ("usher_app:wrong", "postgres", "password authentication failed"),
        ("nobody_we_know:x", "postgres", "password authentication failed"),
        (None, "no_such_database", "does not exist"),
        (None, "postgres?sslmode=bogus", "sslmode"),
    ],
)
async def test_who_is_turned_away_does_not_begin(
    postgres: Postgres, user: str | None, database: str, reason: str
) -> None:
    parts = urlsplit(postgres.superuser_url)
    login = parts.netloc if user is None else f"{user}@{parts.netloc.rpartition('@')[2]}"
    url = f"postgresql://{login}/{database}"
    for begin in (Database.connect, migrate, open_connection):
        with pytest.raises(StorageRefused) as refused:
            await begin(url)
        assert reason in str(refused.value)
        assert f"{parts.port}/{database.partition('?')[0]}" in str(refused.value)
        assert (parts.password or "none") not in str(refused.value)


async def test_a_cut_connection_is_an_unavailable_store_and_the_pool_heals(
    db: Database, postgres: Postgres
) -> None:
    killer = await asyncpg.connect(postgres.superuser_url)

    async def query_after_the_cut() -> None:
        async with db.unscoped() as connection:
            pid = await connection.fetchval("select pg_backend_pid()")
            await killer.execute("select pg_terminate_backend($1)", pid)
            await connection.fetchval("select 1")
            await connection.fetchval("select 1")

    with pytest.raises(StorageUnavailable):
        await query_after_the_cut()
    await killer.close()
    assert await db.answers()


async def test_a_pool_with_none_free_is_an_unavailable_store(database_url: str) -> None:
    db = await Database.connect(database_url, max_size=1, acquire_timeout=1.0)
    async with db.unscoped():
        with pytest.raises(StorageUnavailable):
            async with db.unscoped():
                pass
    assert await db.answers()
    await db.close()


async def test_a_closed_pool_does_not_answer(database_url: str) -> None:
    db = await Database.connect(database_url)
    await db.close()
    assert not await db.answers()


async def test_what_cannot_be_kept_is_said_to_be_so(db: Database) -> None:
    with pytest.raises(NotStorable):
        async with db.unscoped() as connection:
            await connection.fetchval("select $1::text", "a\x00b")


async def test_of_two_that_wait_for_each_other_one_is_told_to_try_again(database_url: str) -> None:
    db = await Database.connect(database_url, max_size=3)
    both_hold = asyncio.Barrier(2)

    async def hold(first: int, second: int) -> None:
        async with db.unscoped() as connection:
            await connection.execute("select pg_advisory_xact_lock($1)", first)
            await both_hold.wait()
            await connection.execute("select pg_advisory_xact_lock($1)", second)

    outcomes = await asyncio.gather(hold(1, 2), hold(2, 1), return_exceptions=True)
    await db.close()
    assert sorted(type(outcome) for outcome in outcomes if outcome) == [StorageUnavailable]
