"""How the agent shows itself: its state in words, and the heartbeat by which a dead agent is noticed."""

from __future__ import annotations

import asyncio
import contextlib

import structlog
from livekit import rtc

from storage.redis import Bus

log = structlog.get_logger(__name__)

HEARTBEAT_EVERY_S = 2.0
HEARTBEAT_LIFE_S = 6


class Presence:
    """Keeps the agent's attributes `usher.state` and `usher.why` at the newest value, and beats."""

    def __init__(self, room: rtc.Room, bus: Bus, *, room_id: str, job_id: str) -> None:
        """Show this room's agent."""
        self._room, self._bus, self._key, self._job_id = room, bus, f"usher:agent:{room_id}", job_id
        self._wanted = ("listening", "")
        self._changed = asyncio.Event()
        self._changed.set()
        self._tasks = [asyncio.create_task(self._show()), asyncio.create_task(self._beat())]

    def state(self, state: str, why: str = "") -> None:
        """Show a state; only the newest counts."""
        if (state, why) != self._wanted:
            self._wanted = (state, why)
            self._changed.set()

    async def close(self) -> None:
        """Stop, and let the watchdog know at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self._bus.client.delete(self._key), 1.0)

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            state, why = self._wanted
            try:
                await self._room.local_participant.set_attributes({"usher.state": state, "usher.why": why})
            except Exception as failure:
                log.warning("state_not_shown", kind=type(failure).__name__)

    async def _beat(self) -> None:
        while True:
            try:
                if self._room.isconnected():
                    await asyncio.wait_for(
                        self._bus.client.set(self._key, self._job_id, ex=HEARTBEAT_LIFE_S), 1.5
                    )
            except Exception as failure:
                log.warning("heartbeat_missed", kind=type(failure).__name__)
            await asyncio.sleep(HEARTBEAT_EVERY_S)
