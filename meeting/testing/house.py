"""What the doubles share."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from meeting.entity import Entity
from meeting.errors import NotFound
from meeting.invitation import Invitation
from meeting.letter import Letter
from meeting.participant import Person, SeatState
from meeting.room import Room, RoomEvent
from meeting.transcript import SessionEvent, Turn
from storage.ids import new_id


@dataclass(slots=True)
class Seated:
    """A seat and who has it."""

    person: Person
    room_id: UUID
    seated_at: datetime | None = None
    heard_at: datetime | None = None

    def is_newer_than(self, at: datetime) -> bool:
        """Whether the newest news of them is newer."""
        return self.heard_at is not None and self.heard_at > at


@dataclass(slots=True)
class House:
    """Everything that is kept, for the doubles below to share."""

    entities: dict[UUID, Entity] = field(default_factory=dict)
    rooms: dict[UUID, Room] = field(default_factory=dict)
    seats: dict[UUID, Seated] = field(default_factory=dict)
    events: list[tuple[UUID, RoomEvent, str | None]] = field(default_factory=list)
    invitations: dict[UUID, Invitation] = field(default_factory=dict)
    tokens: dict[bytes, UUID] = field(default_factory=dict)
    letters: list[tuple[UUID, Letter]] = field(default_factory=list)
    turns: dict[UUID, Turn] = field(default_factory=dict)
    session_events: list[tuple[UUID, SessionEvent]] = field(default_factory=list)

    def room_of(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, if it is this entity's."""
        room = self.rooms.get(room_id)
        return room if room and room.entity_id == entity_id else None

    def seat(self, entity_id: UUID, room_id: UUID, person: Person) -> Person:
        """Give someone a seat, a user the one they have."""
        if self.room_of(entity_id, room_id) is None:
            raise NotFound("room")
        for had in (seat.person for seat in self.seats.values() if seat.room_id == room_id):
            if person.user_id == had.user_id is not None and had.state is not SeatState.REMOVED:
                return had
        self.seats[person.seat_id] = Seated(person, room_id)
        return person

    def note(self, room: Room, kind: str, identity: str | None, at: datetime) -> None:
        """Write a room event of our own."""
        self.events.append((room.entity_id, RoomEvent(new_id(), room.id, kind, identity, at), None))
