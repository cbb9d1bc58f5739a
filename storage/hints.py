"""Hints as they are announced: one subscription a process, handed on to however many listen."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import redis.asyncio as redis
import structlog

log = structlog.get_logger(__name__)
Hint = dict[str, Any]
MOST = 100
"""Hints kept for a listener that does not come for them; then it is told to look instead."""
QUIET_S = 5.0
AGAIN_S = 1.0


def channel(entity_id: UUID | str) -> str:
    """The channel on which an entity's changes are announced."""
    return f"usher:entity:{entity_id}"


class Hints:
    """Reads every entity's channel while somebody listens to one.

    Args:
        client: Of its connections one is used.
    """

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._listeners: dict[str, set[asyncio.Queue[Hint]]] = {}
        self._reader: asyncio.Task[None] | None = None

    async def listen(self, name: str, beat: float) -> AsyncGenerator[Hint, None]:
        """What is announced on one channel, for as long as the caller wants it.

        Args:
            name: The channel.
            beat: Quiet seconds after which `{"kind": "beat"}` is said.
        """
        heard: asyncio.Queue[Hint] = asyncio.Queue(MOST)
        self._listeners.setdefault(name, set()).add(heard)
        if self._reader is None:
            self._reader = asyncio.create_task(self._read(), name="hints")
        try:
            while True:
                yield await _next(heard, beat)
        finally:
            self._listeners[name].discard(heard)
            if not self._listeners[name]:
                del self._listeners[name]

    async def close(self) -> None:
        """Read no longer."""
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)

    async def _read(self) -> None:
        while True:
            try:
                await self._read_while_connected()
            except Exception as gone:  # whatever it is, listeners must not wait for ever
                log.warning("hints_lost", error=type(gone).__name__)
            await asyncio.sleep(AGAIN_S)

    async def _read_while_connected(self) -> None:
        """Each time the subscription stands, also again after a cut, everyone is told to look."""
        async with self._client.pubsub() as subscription:
            await subscription.psubscribe(channel("*"))
            while True:
                message = await subscription.get_message(timeout=QUIET_S)
                if message is None:
                    continue
                if message["type"] == "pmessage":
                    self._hand_on(message["channel"], message["data"])
                else:
                    for heard in [queue for queues in self._listeners.values() for queue in queues]:
                        _put(heard, {"kind": "resync"})

    def _hand_on(self, name: str, data: str) -> None:
        if name in self._listeners:
            hint = _decoded(data)
            for heard in self._listeners[name]:
                _put(heard, hint)


def _put(heard: asyncio.Queue[Hint], hint: Hint) -> None:
    if heard.full():
        while not heard.empty():
            heard.get_nowait()
        hint = {"kind": "resync"}
    heard.put_nowait(hint)


async def _next(heard: asyncio.Queue[Hint], beat: float) -> Hint:
    try:
        return await asyncio.wait_for(heard.get(), beat)
    except TimeoutError:
        return {"kind": "beat"}


def _decoded(data: str) -> Hint:
    try:
        facts = json.loads(data)
    except ValueError:
        facts = None
    return facts if isinstance(facts, dict) else {"kind": "unknown"}
