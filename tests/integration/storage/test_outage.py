"""Postgres goes away and comes back; who uses it goes on."""

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from embedded.postgres import EmbeddedPostgres
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.jobs import enqueue, work
from storage.migrate import migrate
from tests.support.frozen import frozen
from tests.support.waiting import eventually

pytestmark = pytest.mark.integration


async def test_the_pool_and_the_job_queue_outlive_an_outage(tmp_path: Path) -> None:
    done: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    postgres = await EmbeddedPostgres(tmp_path / "pg", durable=False).start()
    await migrate(postgres.owner_url)
    db = await Database.connect(postgres.app_url)
    working = asyncio.create_task(work(postgres.app_url, {"note": done.put}, again_after=0.1))
    try:
        await _note(db, "before")
        assert await asyncio.wait_for(done.get(), 10) == {"when": "before"}
        await postgres.stop()
        began = time.monotonic()
        with pytest.raises(StorageUnavailable):
            await _note(db, "during")
        assert not await db.answers()
        assert time.monotonic() - began < 6
        postgres = await EmbeddedPostgres(tmp_path / "pg", postgres.port, durable=False).start()
        await _note(db, "after")
        assert await asyncio.wait_for(done.get(), 20) == {"when": "after"}
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await db.close()
        await postgres.stop()


async def test_a_frozen_postgres_holds_nobody_who_gave_up(tmp_path: Path) -> None:
    async with EmbeddedPostgres(tmp_path / "pg", durable=False) as postgres:
        await migrate(postgres.owner_url)
        db = await Database.connect(postgres.app_url, max_size=2)
        assert postgres.child is not None

        async def ask(freeze_first: bool) -> None:
            with ExitStack() as ice:
                if freeze_first:
                    ice.enter_context(frozen(postgres.child.pid))
                async with asyncio.timeout(0.5), db.unscoped() as connection:
                    ice.enter_context(frozen(postgres.child.pid))
                    await connection.fetchval("select 1")

        for freeze_first in (True, False):
            began = time.monotonic()
            with pytest.raises(TimeoutError):
                await ask(freeze_first)
            assert time.monotonic() - began < 1.5
            await eventually(db.answers)
        await db.close()


async def test_a_job_that_fails_is_gone_and_the_next_is_done(db: Database, database_url: str) -> None:
    done: asyncio.Queue[dict[str, str]] = asyncio.Queue()

    async def do(facts: dict[str, str]) -> None:
        if facts["when"] == "bad":
            raise ZeroDivisionError
        await done.put(facts)

    working = asyncio.create_task(work(database_url, {"note": do}))
    for when in ("bad", "good"):
        await _note(db, when)
    assert await asyncio.wait_for(done.get(), 10) == {"when": "good"}
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)


async def test_jobs_of_one_key_are_one_until_done(db: Database) -> None:
    async with db.unscoped() as connection:
        for _ in range(3):
            await enqueue(connection, "note", {"when": "once"}, key="note:1")
        assert await connection.fetchval("select count(*) from pgqueuer") == 1


async def _note(db: Database, when: str) -> None:
    async with db.unscoped() as connection:
        await enqueue(connection, "note", {"when": when})
