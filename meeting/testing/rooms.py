"""Rooms in memory."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from meeting.participant import ParticipantType, Person, SeatState, new_person
from meeting.room import Room, RoomEvent, RoomState
from meeting.testing.house import House, Seated
from meeting.webhook import Webhook
from storage.ids import new_id

_MAY_BE_IN = (SeatState.ADMITTED, SeatState.JOINED, SeatState.LEFT)
_CAME_FROM = {
    RoomState.LIVE: {RoomState.SCHEDULED},
    RoomState.ENDED: {RoomState.LIVE, RoomState.SCHEDULED},
    RoomState.CANCELLED: {RoomState.SCHEDULED},
    RoomState.SCHEDULED: set(),
}


class InMemoryRooms:
    """Rooms and the people in them."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def room(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, or None."""
        return self._house.room_of(entity_id, room_id)

    async def locate(self, name: str) -> tuple[UUID, UUID] | None:
        """Entity and room of a LiveKit room name or a room id."""
        for room in self._house.rooms.values():
            if name in (room.livekit_name, str(room.id)):
                return room.entity_id, room.id
        return None

    async def live(self) -> list[tuple[UUID, UUID]]:
        """Entity and room of every live room."""
        rooms = self._house.rooms.values()
        return [(room.entity_id, room.id) for room in rooms if room.state is RoomState.LIVE]

    async def missed(self, at: datetime) -> list[tuple[UUID, UUID]]:
        """Entity and room of every room whose time went by with nobody there."""
        return [(room.entity_id, room.id) for room in self._house.rooms.values() if room.is_missed_at(at)]

    async def create(self, entity_id: UUID, *, title: str, starts_at: datetime, **facts: Any) -> Room:
        """Make a room; `facts` are other fields of `Room`."""
        room_id = new_id()
        room = Room(
            id=room_id,
            entity_id=entity_id,
            title=title,
            livekit_name=str(room_id),
            starts_at=starts_at,
            **facts,
        )
        self._house.rooms[room_id] = room
        return room

    async def rooms_of_day(
        self, entity_id: UUID, day_start: datetime, day_end: datetime, at: datetime
    ) -> list[Room]:
        """Rooms that start in [day_start, day_end), or before and reach into it, by start."""
        found = [
            room
            for room in self._house.rooms.values()
            if room.entity_id == entity_id and room.starts_at < day_end
            if room.starts_at >= day_start or (not room.is_over and _lasts_until(room, at) > day_start)
        ]
        return sorted(found, key=lambda room: (room.starts_at, room.id))

    async def set_state(
        self, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime, *, event: str | None = None
    ) -> bool:
        """Move the room on; False when it may not go there."""
        room = self._house.room_of(entity_id, room_id)
        if room is None or room.state not in _CAME_FROM[state]:
            return False
        live_at = at if state is RoomState.LIVE else room.live_at
        over = state in (RoomState.ENDED, RoomState.CANCELLED)
        ended_at = at if over else room.ended_at
        self._house.rooms[room_id] = replace(room, state=state, live_at=live_at, ended_at=ended_at)
        if event is not None:
            self._house.note(room, event, None, at)
        return True

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        """Everyone who has or had a seat."""
        if self._house.room_of(entity_id, room_id) is None:
            return []
        return [seat.person for seat in self._house.seats.values() if seat.room_id == room_id]

    async def person(self, entity_id: UUID, room_id: UUID, identity: str) -> Person | None:
        """The person LiveKit knows by this identity in this room, or None."""
        people = await self.people(entity_id, room_id)
        return next((person for person in people if person.identity == identity), None)

    async def add_person(
        self,
        entity_id: UUID,
        room_id: UUID,
        *,
        name: str,
        type: ParticipantType = ParticipantType.CLIENT,
        **facts: Any,
    ) -> Person:
        """Give someone a seat, a user the one they have; `facts` are other fields of `Person`."""
        return self._house.seat(entity_id, room_id, new_person(name, type, **facts))

    async def seated(self, entity_id: UUID, room_id: UUID, identity: str) -> bool:
        """Whether they may be in the room: let in, not removed, and the room not over."""
        seat = await self._seat(entity_id, room_id, identity)
        over = self._house.rooms[room_id].is_over
        return seat is not None and not over and seat.person.state in _MAY_BE_IN

    async def joined(
        self, entity_id: UUID, room_id: UUID, identity: str, at: datetime, *, seen_at: datetime | None = None
    ) -> bool:
        """Note that someone is in the room, unless newer news says otherwise; False when they may not be."""
        if not await self.seated(entity_id, room_id, identity):
            return False
        seat = await self._seat(entity_id, room_id, identity)
        assert seat is not None
        state = seat.person.state if seat.is_newer_than(seen_at or at) else SeatState.JOINED
        seat.person = replace(seat.person, state=state, joined_at=seat.person.joined_at or at)
        seat.heard_at = max(seat.heard_at or seen_at or at, seen_at or at)
        return True

    async def left(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone went, unless newer news says otherwise."""
        seat = await self._seat(entity_id, room_id, identity)
        if seat is None or seat.person.state not in (SeatState.ADMITTED, SeatState.JOINED):
            return False
        if seat.is_newer_than(at):
            return False
        seat.person = replace(seat.person, state=SeatState.LEFT)
        seat.heard_at = at
        return True

    async def hear(self, entity_id: UUID, room_id: UUID, event: Webhook) -> bool:
        """Write LiveKit's event down and move seat and room as far as it says, once."""
        if any(event.id == known for _, _, known in self._house.events):
            return False
        written = RoomEvent(new_id(), room_id, event.kind, event.identity, event.at, event.facts)
        self._house.events.append((entity_id, written, event.id))
        if event.person and event.kind == "participant_joined":
            if await self.joined(entity_id, room_id, event.person, event.at):
                await self.set_state(entity_id, room_id, RoomState.LIVE, event.at)
        elif event.person and event.kind == "participant_left":
            await self.left(entity_id, room_id, event.person, event.at)
        return True

    async def add_event(
        self,
        entity_id: UUID,
        room_id: UUID,
        kind: str,
        identity: str | None = None,
        facts: dict[str, Any] | None = None,
    ) -> None:
        """Write down something of our own."""
        event_id = new_id()
        at = datetime.fromtimestamp((event_id.int >> 80) / 1000).astimezone()
        event = RoomEvent(event_id, room_id, kind, identity, at, facts or {})
        self._house.events.append((entity_id, event, None))

    async def events(self, entity_id: UUID, room_id: UUID, *, limit: int = 500) -> list[RoomEvent]:
        """What happened, oldest first."""
        events = self._house.events
        mine = [event for owner, event, _ in events if owner == entity_id and event.room_id == room_id]
        return sorted(mine, key=lambda event: (event.at, event.id))[-limit:]

    async def _seat(self, entity_id: UUID, room_id: UUID, identity: str) -> Seated | None:
        person = await self.person(entity_id, room_id, identity)
        return self._house.seats[person.seat_id] if person else None


def _lasts_until(room: Room, at: datetime) -> datetime:
    return max(room.ends_at, at) if room.state is RoomState.LIVE else room.ends_at
