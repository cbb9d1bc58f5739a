"""How the agent shows itself: its state in words, and the heartbeat by which a dead agent is noticed."""

from __future__ import annotations

import asyncio
import contextlib
from uuid import UUID

import structlog
from livekit import rtc

from storage.errors import StorageUnavailable
from storage.redis import Bus

log = structlog.get_logger(__name__)

HEARTBEAT_EVERY_S = 2.0
HEARTBEAT_LIFE_S = 6


class Presence:
    """Keeps the agent's attributes `usher.state` and `usher.why` at the newest value, and beats."""

    def __init__(
        self, room: rtc.Room, bus: Bus, *, room_id: str, job_id: str, entity_id: UUID | None = None
    ) -> None:
        """Show this room's agent, to the room and, when the entity is known, to its desk."""
        self._room, self._bus, self._key, self._job_id = room, bus, f"usher:agent:{room_id}", job_id
        self._room_id, self._entity_id = room_id, entity_id
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
        """Stop, and let the watchdog know at once; the heartbeat of an agent that has taken over stays."""
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks, timeout=1.0)  # a client in mid-command may swallow the cancelling
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self._bus.drop(self._key, self._job_id), 1.0)

    async def _show(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            state, why = self._wanted
            try:
                await self._room.local_participant.set_attributes({"usher.state": state, "usher.why": why})
            except Exception as failure:
                log.warning("state_not_shown", kind=type(failure).__name__)
            await self._tell_desk(state)

    async def _tell_desk(self, state: str) -> None:
        with contextlib.suppress(Exception):
            await self._say_state(state)
        if self._entity_id is not None:
            await self._bus.publish(self._entity_id, "agent", room_id=self._room_id, state=state)

    async def _say_state(self, state: str) -> None:
        key = f"usher:agent-state:{self._room_id}"
        await asyncio.wait_for(self._bus.put(key, state, HEARTBEAT_LIFE_S), 1.5)

    async def _beat(self) -> None:
        while True:
            try:
                if self._room.isconnected():
                    await asyncio.wait_for(self._bus.put(self._key, self._job_id, HEARTBEAT_LIFE_S), 1.5)
                    await self._say_state(self._wanted[0])
            except Exception as failure:
                log.warning("heartbeat_missed", kind=type(failure).__name__)
            await asyncio.sleep(HEARTBEAT_EVERY_S)


async def someone_serves(room: rtc.Room, redis_url: str, room_id: str) -> bool:
    """Whether another agent is in the room and its heart beats: two calls may have been answered at once."""
    agent = rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
    if all(person.kind != agent for person in room.remote_participants.values()):
        return False
    bus = await Bus.connect(redis_url)
    try:
        return await bus.exists(f"usher:agent:{room_id}")
    except StorageUnavailable:
        return False
    finally:
        await bus.close()
