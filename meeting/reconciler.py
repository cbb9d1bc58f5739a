"""Makes Postgres and LiveKit agree about live rooms, and calls a new agent when one has gone silent."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import structlog

from meeting.admission import Announcer
from meeting.clock import Clock
from meeting.errors import MeetingServerRefused, MeetingServerUnavailable
from meeting.participant import Person, Present, SeatState
from meeting.room import Room, RoomState, dispatch_metadata
from storage.errors import StorageUnavailable

log = structlog.get_logger(__name__)
SILENCE = timedelta(
    seconds=6
)  # of an agent nobody heard and no worker took; one once heard is missed at once
START = timedelta(seconds=20)  # that a worker who took the call has for starting
GONE_FOR = timedelta(seconds=30)  # before a room that LiveKit does not have is believed to be gone
CALL_EVERY = 6  # seconds; of several watchers one calls


class Rooms(Protocol):
    """What the reconciler needs of Postgres."""

    async def live(self) -> list[tuple[UUID, UUID]]:
        """Entity and room of every live room."""

    async def missed(self, at: datetime) -> list[tuple[UUID, UUID]]:
        """Entity and room of every room whose time went by with nobody there."""

    async def locate(self, name: str) -> tuple[UUID, UUID] | None:
        """Entity and room of a name on the server."""

    async def room(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, or None."""

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        """Everyone who has or had a seat."""

    async def joined(
        self, entity_id: UUID, room_id: UUID, identity: str, at: datetime, *, seen_at: datetime | None = None
    ) -> bool:
        """Note that someone is in the room; False when they may not be."""

    async def left(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone went."""

    async def set_state(
        self, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime, *, event: str | None = None
    ) -> bool:
        """Move the room on, and write down why."""


class Server(Protocol):
    """What the reconciler needs of LiveKit."""

    async def exists(self, name: str) -> bool:
        """Whether the room is there."""

    async def names(self) -> list[str]:
        """Every room there is."""

    async def delete(self, name: str) -> None:
        """Close a room for everyone."""

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
class Reconciler:
    """Looks at live rooms again and again; what it finds it corrects.

    Args:
        rooms: Postgres.
        server: LiveKit.
        heartbeats: Valkey.
        clock: Tells the time.
        announcer: Hears of every correction.
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
    _gone_since: dict[UUID, datetime] = field(default_factory=dict)

    async def watch_agents(self) -> None:
        """Call a new agent into every room that has people and no beating agent.

        Raises:
            StorageUnavailable: Postgres or Valkey is away; nobody is thought silent because of it.
            MeetingServerUnavailable: LiveKit is away.
        """
        live = await self.rooms.live()
        self._forget_all_but(room_id for _, room_id in live)
        for entity_id, room_id in live:
            if await self._beats(room_id):
                self._heard.add(room_id)
                self._silent_since.pop(room_id, None)
            elif self._is_missed(room_id):
                await self._call_unless_on_its_way(entity_id, room_id)

    async def compare(self) -> None:
        """Bring seats and rooms to what LiveKit's lists say, and LiveKit's rooms to what was decided.

        Raises:
            StorageUnavailable: Postgres is away.
            MeetingServerUnavailable: LiveKit is away.
        """
        for entity_id, room_id in await self.rooms.missed(self.clock.now()):
            await self._end(entity_id, room_id, "room_missed")
        live = [await self.rooms.room(*place) for place in await self.rooms.live()]
        for room in live:
            if room is not None:
                await self._compare(room)
        await self._close_all_but({room.livekit_name for room in live if room is not None})

    async def _compare(self, room: Room) -> None:
        asked_at = self.clock.now().replace(
            microsecond=0
        )  # like LiveKit's webhooks, so that both can be compared
        seats = {person.identity: person for person in await self.rooms.people(room.entity_id, room.id)}
        present = {who.identity: who for who in await self.server.people(room.livekit_name)}
        for who in present.values():
            if not who.is_agent:
                await self._there(room, who, seats.get(who.identity), asked_at)
        for person in seats.values():
            if person.state is SeatState.JOINED and person.identity not in present:
                await self._gone(room, person, asked_at)
        if present:
            self._gone_since.pop(room.id, None)
        else:
            await self._end_if_over(room)

    async def _close_all_but(self, live: set[str]) -> None:
        """Send those out who are still inside a room that was ended or cancelled while LiveKit was away."""
        for name in set(await self.server.names()) - live:
            place = await self.rooms.locate(name)
            room = await self.rooms.room(*place) if place else None
            if room is not None and room.is_over:
                log.warning("room_closed_on_server", room_id=str(room.id))
                await self.server.delete(name)

    async def _there(self, room: Room, who: Present, person: Person | None, seen_at: datetime) -> None:
        if person is not None and person.state is SeatState.JOINED:
            return
        if await self.rooms.joined(room.entity_id, room.id, who.identity, who.joined_at, seen_at=seen_at):
            await self._announce(room, "seat", identity=who.identity, state="joined")
            return
        log.warning("unseated_person_put_out", room_id=str(room.id), identity=who.identity)
        await self.server.remove(room.livekit_name, who.identity)

    async def _gone(self, room: Room, person: Person, seen_at: datetime) -> None:
        if await self.rooms.left(room.entity_id, room.id, person.identity, seen_at):
            await self._announce(room, "seat", identity=person.identity, state="left")

    async def _end_if_over(self, room: Room) -> None:
        now = self.clock.now()
        if now < room.ends_at or await self.server.exists(room.livekit_name):
            self._gone_since.pop(room.id, None)
            return
        if now - self._gone_since.setdefault(room.id, now) < GONE_FOR:
            return
        await self._end(room.entity_id, room.id, "room_over")

    async def _end(self, entity_id: UUID, room_id: UUID, why: str) -> None:
        if await self.rooms.set_state(entity_id, room_id, RoomState.ENDED, self.clock.now(), event=why):
            await self.announcer.publish(entity_id, "room", room_id=str(room_id), state="ended")

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

    async def _call_unless_on_its_way(self, entity_id: UUID, room_id: UUID) -> None:
        room = await self.rooms.room(entity_id, room_id)
        present = await self.server.people(room.livekit_name) if room else []
        if room is None or all(who.is_agent for who in present):
            return
        starting = room_id not in self._heard and self._silence(room_id) < START
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
        await self._announce(room, "agent", state="called")

    def _forget_all_but(self, live: Iterable[UUID]) -> None:
        live = set(live)
        self._heard &= live
        for memory in (self._silent_since, self._gone_since):
            for room_id in set(memory) - live:
                del memory[room_id]

    async def _announce(self, room: Room, kind: str, **facts: str) -> None:
        await self.announcer.publish(room.entity_id, kind, room_id=str(room.id), **facts)
