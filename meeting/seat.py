"""A seat as it is shown, claimed and taken."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from meeting.entity import Entity
from meeting.invitation import Invitation
from meeting.participant import Person
from meeting.room import Room


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with everything it leads to."""

    invitation: Invitation
    person: Person
    room: Room
    entity: Entity


@dataclass(frozen=True, slots=True)
class Glimpse:
    """All that a link shows before the code: whose meeting, which, and when."""

    entity_name: str
    title: str
    starts_at: datetime
    timezone: str


class Claim(Enum):
    """What became of the wish for a seat."""

    SEATED = "seated"
    WAITING = "waiting"  # in the lobby
    FULL = "full"
    GONE = "gone"  # the invitation or the seat is not there to be had any more


@dataclass(frozen=True, slots=True)
class Admitted:
    """Someone who may be in a room: with a seat, or in its lobby when `waiting`.

    `entity_id`, `room.id` and `invitation_id` are what the right browser's cookie must hold to come back.
    """

    entity: Entity
    room: Room
    person: Person
    invitation_id: UUID
    waiting: bool = False

    @property
    def entity_id(self) -> UUID:
        """The entity whose room it is."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class Entry:
    """The way into the LiveKit room."""

    url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat with the person who has it, its room and its entity."""

    person: Person
    room: Room
    entity: Entity


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation as it is first written: hashes only."""

    id: UUID
    seat_id: UUID
    token_hash: bytes = field(repr=False)
    code_hash: str = field(repr=False)
    expires_at: datetime
    created_by: UUID | None = None
