"""Live parts of pages: server-sent events that carry drawn fragments, sent again when a hint comes by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import structlog
from quart import Response, current_app, g, stream_with_context
from redis.exceptions import RedisError

from portal.guards import Viewer, form_cookie, still_stands, the_viewer
from storage.errors import StorageUnavailable
from storage.redis import Bus

log = structlog.get_logger()

GATHER = 0.1
"""Seconds to wait for more hints before drawing, so that a burst draws once."""
LONGEST = 600.0
"""Seconds until a stream ends and the browser comes again, with its session looked at anew."""
LOOK_AGAIN = 10.0
"""Seconds until a stream asks again whether its viewer is still let in."""
ALL = frozenset({"beat", "resync"})
STOP = "stop"

Draw = Callable[[frozenset[str]], Awaitable[dict[str, str]]]


def sse(event: str, data: str) -> bytes:
    """One server-sent event."""
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {event}\n{lines}\n".encode()


class _Hints:
    """The kinds of hints that came by since last asked; a stop of the portal is one of them."""

    def __init__(self, bus: Bus, entity_id: UUID, wants: Callable[[dict[str, Any]], bool]) -> None:
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._waiting.put_nowait("beat")  # draw at once: things may have changed since the page was drawn
        stopping: asyncio.Event = current_app.extensions["portal_stopping"]
        self._tasks = [
            asyncio.create_task(self._hear(bus, entity_id, wants)),
            asyncio.create_task(self._stop(stopping)),
        ]

    async def _hear(self, bus: Bus, entity_id: UUID, wants: Callable[[dict[str, Any]], bool]) -> None:
        async for hint in bus.listen(entity_id):
            if hint["kind"] in ("beat", "resync") or wants(hint):
                self._waiting.put_nowait(str(hint["kind"]))

    async def _stop(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._waiting.put_nowait(STOP)

    async def burst(self) -> frozenset[str]:
        """Wait for a hint and for those that come right after it."""
        kinds = {await self._waiting.get()}
        await asyncio.sleep(GATHER)
        while not self._waiting.empty():
            kinds.add(self._waiting.get_nowait())
        return frozenset(kinds)

    async def close(self) -> None:
        """Listen no longer."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def live_response(
    bus: Bus, entity_id: UUID, draw: Draw, *, wants: Callable[[dict[str, Any]], bool] = lambda hint: True
) -> Response:
    """A stream of fragments by name; each is sent only when it differs from what was sent before.

    Args:
        bus: where hints come from.
        entity_id: whose.
        draw: fragments for these kinds of hints (`beat` or `resync`: look at everything).
        wants: whether a hint is about this page.
    """
    viewer, cookie = the_viewer(), form_cookie()

    async def stream() -> AsyncIterator[bytes]:
        g.viewer, g.form_cookie = viewer, cookie  # the stream runs in a context of its own
        now = asyncio.get_running_loop().time
        until, look = now() + LONGEST, now() + LOOK_AGAIN
        hints = _Hints(bus, entity_id, wants)
        sent: dict[str, str] = {}
        try:
            yield b"retry: 3000\n\n"
            while now() < until:
                kinds = await hints.burst()
                if STOP in kinds:
                    return
                if now() >= look:
                    look = now() + LOOK_AGAIN
                    if not await _may_go_on(viewer):
                        return
                for name, html in (await _drawn(draw, kinds)).items():
                    if sent.get(name) != html:
                        sent[name] = html
                        yield sse(name, html)
                if "beat" in kinds:
                    yield b": beat\n\n"
        finally:
            await hints.close()

    response = Response(
        stream_with_context(stream)(),
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )
    response.timeout = None
    return response


async def _may_go_on(viewer: Viewer) -> bool:
    """False when their session is over; while that cannot be asked, they go on."""
    try:
        return await still_stands(viewer)
    except StorageUnavailable:
        return True


async def _drawn(draw: Draw, kinds: frozenset[str]) -> dict[str, str]:
    """The fragments; none while a store is away, the next beat draws them."""
    try:
        return await draw(kinds)
    except (StorageUnavailable, RedisError, OSError) as error:
        log.warning("live_part_not_drawn", error=type(error).__name__)
        return {}
