"""One doing of a tool: time-limited, refusals as data, recorded."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable
from typing import Any

import structlog
from livekit.agents import RunContext, StopResponse

from agent.context import MeetingContext
from agent.tools.failures import EXPECTED, problem
from agent.tools.services import RecordCall

log = structlog.get_logger(__name__)

PATIENCE_S = 8.0
"""Seconds a tool may take before it counts as unavailable."""


def begin_write(ctx: RunContext[MeetingContext]) -> None:
    """From here on the turn is not cut short; somebody who already spoke over it gets no effect.

    Raises:
        StopResponse: the turn was interrupted before the write began.
    """
    if ctx.speech_handle.interrupted:
        raise StopResponse
    ctx.disallow_interruptions()


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
