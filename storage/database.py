"""The Postgres pool: the only door to the tables, and it opens one entity at a time."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self, TypeAlias
from uuid import UUID

import asyncpg
import structlog
from asyncpg.pool import PoolConnectionProxy
from asyncpg.transaction import Transaction

from storage.connecting import LOST, REFUSED, unavailable
from storage.errors import NotStorable, StorageRefused, StorageUnavailable

log = structlog.get_logger(__name__)
Connection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"

UNDO_S = 0.2
"""Seconds a rollback may take before the connection is given up: a frozen server must not hold its callers."""
_SET_SCOPE = "select set_config('app.entity_id', $1, true), set_config('app.user_id', $2, true)"
_SETTINGS = {
    "application_name": "usher",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "TimeZone": "UTC",
}


class Database:
    """A pool of connections in the application's role; it heals by itself when Postgres comes back."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", url: str, acquire_timeout: float) -> None:
        self._pool = pool
        self._url = url
        self._acquire_timeout = acquire_timeout

    @classmethod
    async def connect(cls, url: str, *, max_size: int = 10, acquire_timeout: float = 5.0) -> Self:
        """Open the pool. Postgres may be away: queries say so until it is there.

        Args:
            url: Postgres URL. Whatever its login, queries run as `usher_app`.
            max_size: Most connections at once.
            acquire_timeout: Seconds to wait for a free or a new connection.

        Raises:
            StorageRefused: Postgres is there and does not let us in.
        """
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=0,
                max_size=max_size,
                timeout=acquire_timeout,
                command_timeout=30.0,
                init=prepare,
                reset=_nothing,
                server_settings=_SETTINGS,
            )
        except REFUSED as refused:
            raise unavailable(url, refused) from refused
        database = cls(pool, url, acquire_timeout)
        try:
            async with database.unscoped():
                pass
        except StorageRefused:
            pool.terminate()
            raise
        except StorageUnavailable as away:
            log.warning("postgres_away", place=away.place, reason=away.reason)
        return database

    @asynccontextmanager
    async def scope(self, entity_id: UUID, user_id: UUID | None = None) -> AsyncIterator[Connection]:
        """One transaction that sees the rows of one entity and nothing else.

        Raises:
            StorageUnavailable: Postgres went away before the commit was confirmed, or gave the transaction up.
            NotStorable: A value cannot be kept.
        """
        async with self._transaction() as connection:
            await narrow(connection, entity_id, user_id)
            yield connection

    @asynccontextmanager
    async def unscoped(self, user_id: UUID | None = None) -> AsyncIterator[Connection]:
        """One transaction without an entity: the `locate_*` functions answer, tables show no row.

        With a user, that user's own row and the installation's audit entries can be seen too.

        Raises:
            StorageUnavailable: as for scope.
        """
        async with self._transaction() as connection:
            if user_id is not None:
                await narrow(connection, None, user_id)
            yield connection

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Connection]:
        connection: Connection | None = None
        try:
            connection = await self._acquire()
            transaction = connection.transaction()
            await transaction.start()
            try:
                yield connection
            except BaseException:
                await _undo(connection, transaction)
                raise
            await transaction.commit()
        except LOST as gone:
            raise StorageUnavailable("postgres") from gone
        except asyncpg.DataError as unfit:
            raise NotStorable(str(unfit)) from unfit
        except OSError as gone:
            if connection is None or connection.is_closed():
                raise StorageUnavailable("postgres") from gone
            raise
        finally:
            if connection is not None:
                await self._give_back(connection)

    async def _acquire(self) -> Connection:
        try:
            return await self._pool.acquire(timeout=self._acquire_timeout)
        except (OSError, *REFUSED, *LOST) as gone:
            raise unavailable(self._url, gone) from gone

    async def _give_back(self, connection: Connection) -> None:
        try:
            await self._pool.release(connection, timeout=UNDO_S)
        except (OSError, *LOST):
            return  # the pool drops a broken connection; what went wrong is already on its way up

    async def answers(self) -> bool:
        """Whether Postgres answers now; for health pages."""
        try:
            async with asyncio.timeout(1), self.unscoped() as connection:
                return bool(await connection.fetchval("select true"))
        except (StorageUnavailable, TimeoutError):
            return False

    async def close(self) -> None:
        """Close every connection, waiting at most five seconds for those in use."""
        try:
            async with asyncio.timeout(5):
                await self._pool.close()
        except (OSError, *LOST):
            self._pool.terminate()


async def _undo(connection: Connection, transaction: Transaction) -> None:
    """Roll back. A server that does not answer is left, and undoes by itself what it was not told to keep."""
    try:
        async with asyncio.timeout(UNDO_S):
            await transaction.rollback()
    except (OSError, *LOST):
        connection.terminate()


async def narrow(connection: Connection, entity_id: UUID | None, user_id: UUID | None = None) -> None:
    """Set what the running transaction may see; for those who just learned it from a `locate_*` function."""
    await connection.execute(_SET_SCOPE, str(entity_id or ""), str(user_id or ""))


async def open_connection(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """A connection outside the pool, in the application's role, for those who listen all day (jobs).

    JSON stays text on it, as pgqueuer expects.

    Raises:
        StorageUnavailable: Postgres cannot be reached.
    """
    try:
        connection = await asyncpg.connect(url, timeout=5.0, command_timeout=30.0, server_settings=_SETTINGS)
        await connection.execute("set role usher_app")
    except (OSError, *REFUSED, *LOST) as gone:
        raise unavailable(url, gone) from gone
    return connection


async def prepare(connection: "Connection | asyncpg.Connection[asyncpg.Record]") -> None:
    """Give a new connection the application's role and JSON as dicts."""
    await connection.execute("set role usher_app")
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(kind, encoder=_dump, decoder=json.loads, schema="pg_catalog")


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


async def _nothing(_: object) -> None:
    """Sessions keep no state between transactions, so there is nothing to reset: a round trip saved."""
