"""Calls a new agent into every live room whose agent has gone silent."""

import contextlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import structlog

from meeting.admission import Announcer
from meeting.clock import Clock
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.participant import Present
from meeting.reconciler import one_by_one
from meeting.room import Room, dispatch_metadata
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)
SILENCE = timedelta(
    seconds=6
)  # of an agent nobody heard and no worker took; one once heard is missed at once
START = timedelta(seconds=20)  # that a worker who took the call has for starting
CALL_EVERY = 6  # seconds; of several watchers one calls


class Rooms(Protocol):
    """What the watch needs of Postgres."""

    async def live(self) -> list[tuple[UUID, UUID]]:
        """Entity and room of every live room."""

    async def room(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, or None."""


class Server(Protocol):
    """What the watch needs of LiveKit."""

    async def people(self, name: str) -> list[Present]:
        """Everyone in a room now."""

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out."""

    async def agent_on_its_way(self, name: str, agent_name: str) -> bool:
        """Whether some worker took a call into this room."""

    async def dispatch(self, name: str, agent_name: str, metadata: str, *, force: bool = False) -> bool:
        """Call an agent."""


class Heartbeats(Protocol):
    """What the reconciler needs of Valkey."""

    async def exists(self, key: str) -> bool:
        """Whether the key is there."""

    async def claim(self, key: str, seconds: int) -> bool:
        """Take the key for a while, if nobody else has it."""


@dataclass(slots=True)
class AgentWatch:
    """Listens for the agents' heartbeats again and again.

    Args:
        rooms: Postgres.
        server: LiveKit.
        heartbeats: Valkey.
        clock: Tells the time.
        announcer: Hears of every call.
        agent_name: LiveKit dispatch name of the agent.
    """

    rooms: Rooms
    server: Server
    heartbeats: Heartbeats
    clock: Clock
    announcer: Announcer
    agent_name: str
    _heard: set[UUID] = field(default_factory=set)
    _silent_since: dict[UUID, datetime] = field(default_factory=dict)

    async def watch_agents(self) -> None:
        """Call a new agent into every room that has people and no beating agent.

        Raises:
            StorageUnavailable: Postgres or Valkey is away; nobody is thought silent because of it.
            MeetingServerUnavailable: LiveKit is away, or so for some room; the others were looked at.
        """
        live = await self.rooms.live()
        self._forget_all_but({room_id for _, room_id in live})
        silent: list[Room] = []
        for entity_id, room_id in live:
            if await self._beats(room_id):
                self._heard.add(room_id)
                self._silent_since.pop(room_id, None)
            elif self._is_missed(room_id) and (room := await self.rooms.room(entity_id, room_id)) is not None:
                silent.append(room)
        await one_by_one(silent, self._call_unless_on_its_way)

    async def _beats(self, room_id: UUID) -> bool:
        try:
            return await self.heartbeats.exists(f"usher:agent:{room_id}")
        except StorageUnavailable:
            self._heard.clear()
            self._silent_since.clear()
            raise

    def _is_missed(self, room_id: UUID) -> bool:
        return self._silence(room_id) >= SILENCE or room_id in self._heard

    def _silence(self, room_id: UUID) -> timedelta:
        now = self.clock.now()
        return now - self._silent_since.setdefault(room_id, now)

    async def _call_unless_on_its_way(self, room: Room) -> None:
        present = await self.server.people(room.livekit_name)
        if all(who.is_agent for who in present):
            return
        starting = room.id not in self._heard and self._silence(room.id) < START
        if starting and await self.server.agent_on_its_way(room.livekit_name, self.agent_name):
            return
        await self._call_agent(room, present)

    async def _call_agent(self, room: Room, present: list[Present]) -> None:
        room_id = room.id
        if not await self.heartbeats.claim(f"usher:agent-call:{room_id}", CALL_EVERY):
            return
        log.warning("agent_called_again", room_id=str(room_id))
        for who in present:
            if who.is_agent:
                # One that a server before this one left behind answers nothing; it must not keep the new one away.
                with contextlib.suppress(MeetingServerUnavailable, MeetingServerRefused):
                    await self.server.remove(room.livekit_name, who.identity)
        await self.server.dispatch(room.livekit_name, self.agent_name, dispatch_metadata(room), force=True)
        self._heard.discard(room_id)
        self._silent_since.pop(room_id, None)
        await self.announcer.publish(room.entity_id, "agent", room_id=str(room_id), state="called")

    def _forget_all_but(self, live: set[UUID]) -> None:
        self._heard &= live
        self._silent_since = {room_id: at for room_id, at in self._silent_since.items() if room_id in live}
