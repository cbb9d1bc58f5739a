"""Tasks nobody awaits: held until they are done, and heard of when they fail. asyncio does neither by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog
from livekit.agents import utils

log = structlog.get_logger(__name__)

Answer = TypeVar("Answer")


class Tasks:
    """The tasks of one owner, who is named in the log when one fails."""

    def __init__(self, owner: str) -> None:
        """Hold none yet."""
        self._owner = owner
        self._held: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Answer]) -> asyncio.Task[Answer]:
        """Begin it now."""
        task = asyncio.create_task(work)
        self._held.add(task)
        task.add_done_callback(self._let_go)
        return task

    async def ended(self) -> None:
        """Wait until all are done, those that are started meanwhile too."""
        while self._held:
            await asyncio.wait(self._held)

    async def cancel(self) -> None:
        """Give up what is not done."""
        await utils.aio.cancel_and_wait(*self._held)

    def _let_go(self, task: asyncio.Task[Any]) -> None:
        self._held.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("task_failed", owner=self._owner, exc_info=failure)
