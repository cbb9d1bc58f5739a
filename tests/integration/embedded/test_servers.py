"""Postgres and Valkey under our own runner."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import asyncpg
import pytest
from redis.asyncio import Redis

from embedded.livekit_server import forget_rooms
from embedded.postgres import EmbeddedPostgres
from embedded.valkey import EmbeddedValkey

pytestmark = pytest.mark.integration


async def test_rows_survive_the_death_of_supervisor_and_server(tmp_path: Path) -> None:
    postgres = await EmbeddedPostgres(tmp_path / "pg").start()
    owner = await asyncpg.connect(postgres.owner_url)
    await owner.execute("create table kept (n integer); insert into kept values (7)")
    await owner.close()
    assert postgres.child is not None
    os.kill(postgres.child.pid, signal.SIGKILL)
    assert await postgres.child.ended(5)

    async with EmbeddedPostgres(tmp_path / "pg", postgres.port) as again:
        owner = await asyncpg.connect(again.owner_url)
        assert await owner.fetchval("select n from kept") == 7
        await owner.close()


async def test_a_lock_file_with_the_number_of_a_stranger_is_no_obstacle(tmp_path: Path) -> None:
    async with EmbeddedPostgres(tmp_path / "pg", durable=False) as postgres:
        port = postgres.port
    lock = tmp_path / "pg/cluster/postmaster.pid"
    lock.write_text(f"{os.getpid()}\n/nowhere\n0\n{port}\n\n127.0.0.1\n\nready\n")
    async with EmbeddedPostgres(tmp_path / "pg", durable=False) as again:
        assert again.child is not None
        assert again.child.alive()


async def test_the_application_role_owns_nothing_and_bypasses_nothing(tmp_path: Path) -> None:
    async with EmbeddedPostgres(tmp_path / "pg", durable=False) as postgres:
        app = await asyncpg.connect(postgres.app_url)
        role = await app.fetchrow(
            "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user"
        )
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.execute("create table mine ()")
        await app.close()
    assert role is not None
    assert tuple(role) == (False, False, False)


async def test_what_valkey_was_told_survives_a_kill(tmp_path: Path) -> None:
    valkey = await EmbeddedValkey(tmp_path / "valkey").start()
    async with Redis.from_url(valkey.url) as client:
        await client.set("kept", "7")
        await client.execute_command("WAITAOF", 1, 0, 2000)
    assert valkey.child is not None
    os.kill(valkey.child.pid, signal.SIGKILL)
    assert await valkey.child.ended(5)

    async with EmbeddedValkey(tmp_path / "valkey", valkey.port) as again, Redis.from_url(again.url) as client:
        assert await client.get("kept") == b"7"


async def test_a_start_of_the_house_forgets_the_rooms_of_a_killed_server_and_nothing_else(
    tmp_path: Path,
) -> None:
    async with EmbeddedValkey(tmp_path / "valkey") as valkey, Redis.from_url(valkey.url) as client:
        await client.hset("rooms", "r1", "x")
        await client.set("agent_job:r1", "x")
        await client.set("usher:tries:ana", "3")
        await forget_rooms(valkey.url)
        assert [key async for key in client.scan_iter()] == [b"usher:tries:ana"]
