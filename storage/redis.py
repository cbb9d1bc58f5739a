"""Valkey: hints between processes, and counters with an end. Nothing here is the truth about anything."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any, Self
from uuid import UUID

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

from storage.errors import StorageUnavailable
from storage.hints import Hint, Hints, channel

log = structlog.get_logger(__name__)
_UNCOUNT = "if redis.call('exists', KEYS[1]) == 1 then return redis.call('decr', KEYS[1]) end"
_DROP = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"
_GONE = (RedisError, OSError, TimeoutError)


class Bus:
    """Announces changes to whoever listens, and counts tries."""

    def __init__(self, client: redis.Redis) -> None:
        self.client = client
        self._hints = Hints(client)

    @classmethod
    async def connect(cls, url: str) -> Self:
        """Prepare a client; Valkey itself is first spoken to when used, and again after it was away."""
        return cls(
            redis.Redis.from_url(
                url,
                decode_responses=True,
                socket_connect_timeout=2.0,
                socket_timeout=5.0,
                health_check_interval=15,
                max_connections=200,
            )
        )

    async def publish(self, entity_id: UUID, kind: str, **facts: Any) -> None:
        """Tell listeners that something changed. Never raises: readers find the truth in Postgres."""
        try:
            await self.client.publish(channel(entity_id), json.dumps({"kind": kind, **facts}, default=str))
        except _GONE as gone:
            log.warning("hint_not_published", kind=kind, error=type(gone).__name__)

    def listen(self, entity_id: UUID, *, beat: float = 15.0) -> AsyncGenerator[Hint, None]:
        """Changes of one entity as they are announced, for as long as the caller wants them.

        Yields `{"kind": "beat"}` after `beat` quiet seconds, and `{"kind": "resync"}` when the process begins
        to hear, also again after an outage of Valkey: changes may have been missed, look again.
        """
        return self._hints.listen(channel(entity_id), beat)

    async def count(self, key: str, window: int) -> int:
        """How often `key` was counted in the running window, this time included.

        Args:
            key: What is counted.
            window: Seconds from the first count until it is forgotten.

        Raises:
            StorageUnavailable: Valkey does not answer; a limit that cannot be checked must not let through.
        """
        try:
            async with self.client.pipeline(transaction=True) as pipe:
                pipe.incr(key)
                pipe.expire(key, window, nx=True)
                counted, _ = await pipe.execute()
        except _GONE as gone:
            raise StorageUnavailable("valkey") from gone
        return int(counted)

    async def uncount(self, key: str) -> None:
        """Take one count back. Never raises: the count is forgotten in time anyway."""
        try:
            await self.client.eval(_UNCOUNT, 1, key)
        except _GONE as gone:
            log.warning("count_not_taken_back", error=type(gone).__name__)

    async def exists(self, key: str) -> bool:
        """Whether `key` is there and not expired.

        Raises:
            StorageUnavailable: Valkey does not answer.
        """
        try:
            return bool(await self.client.exists(key))
        except _GONE as gone:
            raise StorageUnavailable("valkey") from gone

    async def claim(self, key: str, seconds: int) -> bool:
        """Take `key` for a while, if nobody else has it: for what one of several processes should do.

        Raises:
            StorageUnavailable: Valkey does not answer.
        """
        try:
            return bool(await self.client.set(key, "1", nx=True, ex=seconds))
        except _GONE as gone:
            raise StorageUnavailable("valkey") from gone

    async def put(self, key: str, value: str, seconds: int) -> None:
        """Write `key` for a while, over whatever stands there.

        Raises:
            StorageUnavailable: Valkey does not answer.
        """
        try:
            await self.client.set(key, value, ex=seconds)
        except _GONE as gone:
            raise StorageUnavailable("valkey") from gone

    async def drop(self, key: str, value: str) -> None:
        """Forget `key`, unless somebody else has written it since.

        Raises:
            StorageUnavailable: Valkey does not answer.
        """
        try:
            await self.client.eval(_DROP, 1, key, value)
        except _GONE as gone:
            raise StorageUnavailable("valkey") from gone

    async def answers(self) -> bool:
        """Whether Valkey answers now; for health pages."""
        try:
            async with asyncio.timeout(1):
                return bool(await self.client.ping())
        except _GONE:
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._hints.close()
        await self.client.aclose()
