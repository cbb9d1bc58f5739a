"""Throwaway servers for tests."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from embedded.postgres import EmbeddedPostgres
from embedded.valkey import EmbeddedValkey
from storage.migrate import migrate

OWNER = "usher_owner"


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server with a migrated template database.

    Args:
        superuser_url: Who may make databases.
        owner_url: The schema's owner, on any database of the server.
        template: The migrated database to clone.
    """

    superuser_url: str
    owner_url: str
    template: str

    @asynccontextmanager
    async def fresh_database(self) -> AsyncIterator[str]:
        """The owner's URL of a clone, dropped afterwards (17 ms)."""
        name = f"test_{secrets.token_hex(6)}"
        connection = await asyncpg.connect(self.superuser_url)
        try:
            await connection.execute(f"create database {name} template {self.template} owner {OWNER}")
            yield on_database(self.owner_url, name)
        finally:
            await connection.execute(f"drop database if exists {name} with (force)")
            await connection.close()


@asynccontextmanager
async def start_postgres(folder: Path, given_url: str | None) -> AsyncIterator[Postgres]:
    """A server, our own unless one is given, with the template made."""
    if given_url:
        owner_url = _as_user(given_url, OWNER)
        async with _with_template(given_url, owner_url) as server:
            yield server
        return
    async with (
        EmbeddedPostgres(folder, durable=False) as own,
        _with_template(own.url("postgres", "postgres"), own.owner_url) as server,
    ):
        yield server


@asynccontextmanager
async def start_valkey(folder: Path) -> AsyncIterator[str]:
    """A Valkey of our own; its URL."""
    async with EmbeddedValkey(folder) as own:
        yield own.url


@asynccontextmanager
async def _with_template(superuser_url: str, owner_url: str) -> AsyncIterator[Postgres]:
    template = f"template_{secrets.token_hex(4)}"
    connection = await asyncpg.connect(superuser_url)
    try:
        await connection.execute(f"create database {template} owner {OWNER}")
        await migrate(on_database(owner_url, template))
        yield Postgres(superuser_url, owner_url, template)
    finally:
        await connection.execute(f"drop database if exists {template} with (force)")
        await connection.close()


def on_database(url: str, name: str) -> str:
    """The same URL with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _as_user(url: str, user: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}"))
