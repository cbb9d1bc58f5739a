"""The record of a meeting, written as it happens. An outage of Postgres delays it and loses nothing."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

import structlog

from meeting.transcript import SessionEvent, SessionEventKind, Turn
from meeting.usage import Usage
from storage.errors import StorageUnavailable
from storage.ids import new_id

log = structlog.get_logger(__name__)

RETRY_S = (0.2, 0.5, 1.0, 2.0)
"""Seconds between tries; the last one repeats until Postgres is back."""
LEAVE_S = 20.0
"""Seconds the record may take to empty its queue when the meeting ends: an outage of 10 s and time to spare."""


class Transcripts(Protocol):
    """Where turns and session events go; writing the same one twice writes it once."""

    async def append(self, turn: Turn) -> None:
        """Write a turn."""

    async def add_session_event(self, entity_id: UUID, event: SessionEvent) -> None:
        """Write an agent session event."""


class Usages(Protocol):
    """Where usage goes."""

    async def add(self, usage: Usage) -> None:
        """Add to the job's row of that model."""


Announce = Callable[..., Awaitable[None]]
Entry = tuple[str, Callable[[], Awaitable[None]]]


class Record:
    """Writes in order, retries while Postgres is away, and tells the bus after each commit."""

    def __init__(
        self,
        transcripts: Transcripts,
        usages: Usages,
        announce: Announce,
        *,
        entity_id: UUID,
        room_id: UUID,
        job_id: str,
    ) -> None:
        """Keep one room's record; `announce(entity_id, kind, **facts)` tells whoever watches."""
        self._transcripts, self._usages, self._announce = transcripts, usages, announce
        self._entity_id, self._room_id, self._job_id = entity_id, room_id, job_id
        self._queue: asyncio.Queue[Entry | None] = asyncio.Queue()  # None ends the writer
        self._writer = asyncio.create_task(self._write(), name="record")

    def turn(self, turn: Turn) -> None:
        """Record an utterance."""
        self._queue.put_nowait(("turn", lambda: self._transcripts.append(turn)))

    def event(self, kind: SessionEventKind, facts: dict[str, Any]) -> None:
        """Record what the agent did or met, now."""
        event = SessionEvent(new_id(), self._room_id, self._job_id, kind, datetime.now(UTC), facts)
        self._queue.put_nowait(("agent", lambda: self._transcripts.add_session_event(self._entity_id, event)))

    def usage(self, usage: Usage) -> None:
        """Record what was used of a provider."""
        self._queue.put_nowait(("usage", lambda: self._usages.add(usage)))

    async def settled(self) -> None:
        """Wait until everything so far is written."""
        await self._queue.join()

    async def close(self) -> None:
        """Write what is left, for a while."""
        self._queue.put_nowait(None)
        # Not by cancelling: a client in mid-command may swallow that, and nobody would know.
        _, unfinished = await asyncio.wait([self._writer], timeout=LEAVE_S)
        if unfinished:
            log.error("record_lost", entries=self._queue.qsize())
            self._writer.cancel()

    async def _write(self) -> None:
        while (entry := await self._queue.get()) is not None:
            kind, write = entry
            await self._until_written(write)
            self._queue.task_done()
            if kind != "usage":
                await self._announce(self._entity_id, kind, room_id=str(self._room_id))

    async def _until_written(self, write: Callable[[], Awaitable[None]]) -> None:
        tries = 0
        while True:
            try:
                await write()
            except StorageUnavailable:
                if tries == 0:
                    log.warning("record_waits_for_storage")
                await asyncio.sleep(RETRY_S[min(tries, len(RETRY_S) - 1)])
                tries += 1
            except Exception as failure:  # its text may quote what was said
                log.error("record_entry_refused", kind=type(failure).__name__, at=_place(failure))
                return
            else:
                return


def _place(failure: Exception) -> str:
    """Where it was raised."""
    frames = traceback.extract_tb(failure.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def moment(seconds: float) -> datetime:
    """Seconds since the epoch as an aware time."""
    return datetime.fromtimestamp(seconds, UTC)
