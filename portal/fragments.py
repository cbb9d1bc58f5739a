"""Live parts of pages: server-sent events that carry drawn fragments, sent again when a hint comes by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import structlog
from quart import Response, current_app, stream_with_context

from storage.errors import StorageUnavailable
from storage.redis import Bus

log = structlog.get_logger()

GATHER = 0.1
"""Seconds to wait for more hints before drawing, so that a burst draws once."""
LONGEST = 600.0
"""Seconds until a stream ends and the browser comes again, with its session looked at anew."""
ALL = frozenset({"beat"})

Draw = Callable[[frozenset[str]], Awaitable[dict[str, str]]]


def sse(event: str, data: str) -> bytes:
    """One server-sent event."""
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {event}\n{lines}\n".encode()


async def _gathered(
    bus: Bus, entity_id: UUID, wants: Callable[[dict[str, Any]], bool]
) -> AsyncIterator[frozenset[str]]:
    """The kinds of hints that came by, a burst at a time; a beat when it is quiet."""
    waiting: asyncio.Queue[str] = asyncio.Queue()

    async def hear() -> None:
        async for hint in bus.listen(entity_id):
            if hint["kind"] in ("beat", "resync") or wants(hint):
                waiting.put_nowait(hint["kind"])

    hearing = asyncio.create_task(hear())
    try:
        while not hearing.done():
            kinds = {await waiting.get()}
            await asyncio.sleep(GATHER)
            while not waiting.empty():
                kinds.add(waiting.get_nowait())
            yield frozenset(kinds)
    finally:
        hearing.cancel()
        with suppress(asyncio.CancelledError):
            await hearing


async def live_response(
    bus: Bus, entity_id: UUID, draw: Draw, *, wants: Callable[[dict[str, Any]], bool] = lambda hint: True
) -> Response:
    """A stream of fragments by name; each is sent only when it differs from what was sent before.

    Args:
        bus: where hints come from.
        entity_id: whose.
        draw: fragments for these kinds of hints (`beat`: look at everything).
        wants: whether a hint is about this page.
    """
    stopping: asyncio.Event = current_app.extensions["portal_stopping"]

    async def stream() -> AsyncIterator[bytes]:
        sent: dict[str, str] = {}
        yield b"retry: 3000\n\n"
        with suppress(TimeoutError):
            async with asyncio.timeout(LONGEST):
                async for kinds in _until(stopping, _first(_gathered(bus, entity_id, wants))):
                    try:
                        drawn = await draw(kinds)
                    except StorageUnavailable:
                        drawn = {}
                    for name, html in drawn.items():
                        if sent.get(name) != html:
                            sent[name] = html
                            yield sse(name, html)
                    if "beat" in kinds:
                        yield b": beat\n\n"

    response = Response(
        stream_with_context(stream)(),
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )
    response.timeout = None
    return response


async def _first(hints: AsyncIterator[frozenset[str]]) -> AsyncIterator[frozenset[str]]:
    """Draw at once, for what changed between the page and the stream; then by hints."""
    yield ALL
    async for kinds in hints:
        yield kinds


async def _until(
    stopping: asyncio.Event, hints: AsyncIterator[frozenset[str]]
) -> AsyncIterator[frozenset[str]]:
    """The hints, until the portal stops."""
    over = asyncio.create_task(stopping.wait())
    try:
        while True:
            coming = asyncio.ensure_future(anext(hints))
            done, _ = await asyncio.wait({coming, over}, return_when=asyncio.FIRST_COMPLETED)
            if coming not in done:
                coming.cancel()
                with suppress(asyncio.CancelledError, StopAsyncIteration):
                    await coming
                return
            try:
                yield coming.result()
            except StopAsyncIteration:
                return
    finally:
        over.cancel()
        await hints.aclose()  # type: ignore[attr-defined]
