"""One doing of a tool: time-limited, refusals as data, recorded."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from livekit.agents import RunContext, StopResponse

from agent.context import MeetingContext
from agent.tools.failures import EXPECTED, problem
from agent.tools.services import RecordCall

log = structlog.get_logger(__name__)

PATIENCE_S = 8.0
"""Seconds a tool may take before it counts as unavailable."""


@contextmanager
def writing(ctx: RunContext[MeetingContext]) -> Iterator[None]:
    """A write inside is not cut short; the words about it may be.

    Raises:
        StopResponse: somebody spoke over the turn before the write began, so it has no effect.
    """
    if ctx.speech_handle.interrupted:
        raise StopResponse
    ctx.disallow_interruptions()
    ctx.userdata.wrote = True
    try:
        yield
    finally:
        ctx.speech_handle.allow_interruptions = True


async def answer(
    name: str, arguments: dict[str, Any], work: Awaitable[dict[str, Any]], record: RecordCall
) -> str:
    """Do it, and give the model one JSON object as text.

    Args:
        name: of the tool.
        arguments: as the model gave them, for the record.
        work: what to do.
        record: hears of the call when it is over.
    """
    started = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE_S):
            result = await work
    except EXPECTED as error:
        result = problem(error)
        log.info("tool_refused", tool=name, problem=result["problem"])
    text = json.dumps(result, ensure_ascii=False)
    record(name, {k: v for k, v in arguments.items() if v is not None}, text, time.perf_counter() - started)
    return text
