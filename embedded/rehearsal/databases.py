"""A fresh Postgres database for every scenario, cloned from one migrated template."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from embedded.errors import StartFailed
from embedded.postgres import EmbeddedPostgres
from embedded.rehearsal.errors import NoRehearsal
from storage.migrate import migrate

CONNECT_S = 10.0


@dataclass(frozen=True, slots=True)
class Databases:
    """A server with a template.

    Attributes:
        url: of someone who may make databases.
        owner_url: of the schema's owner; the scenario's databases are theirs.
        template: the migrated database.
    """

    url: str
    owner_url: str
    template: str
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def fresh(self) -> AsyncIterator[str]:
        """The owner's URL of a clone, dropped afterwards."""
        name = f"usher_rehearsal_{secrets.token_hex(6)}"
        connection = await asyncpg.connect(self.url, timeout=CONNECT_S)
        try:
            async with self._making:  # one clone of a template at a time
                await connection.execute(
                    f'create database {name} template {self.template} owner "{_user(self.owner_url)}"'
                )
            yield on_database(self.owner_url, name)
        finally:
            await connection.execute(f"drop database if exists {name} with (force)")
            await connection.close(timeout=CONNECT_S)


@asynccontextmanager
async def open_databases(given_url: str | None) -> AsyncIterator[Databases]:
    """Databases on the given server, or on a throwaway one of our own.

    Raises:
        NoRehearsal: the server cannot be reached, or we may not make databases there.
    """
    if given_url:
        async with _template(given_url, given_url) as databases:
            yield databases
        return
    with tempfile.TemporaryDirectory(prefix="usher-rehearsal-", ignore_cleanup_errors=True) as folder:
        server = EmbeddedPostgres(Path(folder), durable=False)
        try:
            await server.start()
        except StartFailed as failure:
            raise NoRehearsal(str(failure)) from None
        try:
            async with _template(server.url("postgres", "postgres"), server.owner_url) as databases:
                yield databases
        finally:
            await server.stop()


@asynccontextmanager
async def _template(url: str, owner_url: str) -> AsyncIterator[Databases]:
    template = f"usher_rehearsal_template_{secrets.token_hex(4)}"
    try:
        connection = await asyncpg.connect(url, timeout=CONNECT_S)
    except (OSError, TimeoutError, asyncpg.PostgresError) as gone:
        raise NoRehearsal(f"Postgres at DATABASE_URL cannot be reached ({type(gone).__name__})") from None
    try:
        await connection.execute(f'create database {template} owner "{_user(owner_url)}"')
        await migrate(on_database(owner_url, template))
        yield Databases(url, owner_url, template)
    except asyncpg.InsufficientPrivilegeError:
        raise NoRehearsal("DATABASE_URL may not make databases; unset it to rehearse on our own") from None
    finally:
        await connection.execute(f"drop database if exists {template} with (force)")
        await connection.close(timeout=CONNECT_S)


def on_database(url: str, name: str) -> str:
    """The same URL with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _user(url: str) -> str:
    return urlsplit(url).username or "postgres"
