"""A small house for tests: an entity, and doers over stores in memory or in Postgres."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from meeting.admission import Admission
from meeting.clock import FrozenClock
from meeting.entity import Entity
from meeting.hashing import Hasher, Profile
from meeting.invitation import IssuedInvitation
from meeting.limits import TryLimits
from meeting.participant import ParticipantType, Person
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.invitations import PostgresInvitations
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.seats import PostgresSeats
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.users import PostgresUsers
from meeting.room import Room
from meeting.seating import Seating
from meeting.testing import (
    House,
    InMemoryAnnouncer,
    InMemoryCounter,
    InMemoryInvitations,
    InMemoryMeetingServer,
    InMemoryRooms,
    InMemorySeats,
    InMemoryTranscripts,
)
from meeting.user import Role
from storage.database import Database
from storage.ids import new_id

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
HASHER = Hasher(Profile.CHEAP)


@dataclass(frozen=True, slots=True)
class Stores:
    """One implementation of everything meeting keeps, with an entity in it."""

    entity: Entity
    rooms: PostgresRooms | InMemoryRooms
    invitations: PostgresInvitations | InMemoryInvitations
    seats: PostgresSeats | InMemorySeats
    transcripts: PostgresTranscripts | InMemoryTranscripts
    users: PostgresUsers | None = None


def in_memory() -> Stores:
    """Stores in dicts."""
    house = House()
    entity = Entity(new_id(), "Harbour Clinic", "Europe/Lisbon")
    house.entities[entity.id] = entity
    return Stores(
        entity,
        InMemoryRooms(house),
        InMemoryInvitations(house),
        InMemorySeats(house),
        InMemoryTranscripts(house),
    )


async def in_postgres(db: Database) -> Stores:
    """Stores in a database."""
    entity = await PostgresEntities(db).create_entity(name="Harbour Clinic", timezone="Europe/Lisbon")
    return Stores(
        entity,
        PostgresRooms(db),
        PostgresInvitations(db),
        PostgresSeats(db),
        PostgresTranscripts(db),
        PostgresUsers(db),
    )


@dataclass(slots=True)
class Desk:
    """Admission and seating over some stores, at nine o'clock."""

    stores: Stores
    clock: FrozenClock = field(default_factory=lambda: FrozenClock(NINE))
    server: InMemoryMeetingServer = field(default_factory=InMemoryMeetingServer)
    announcer: InMemoryAnnouncer = field(default_factory=InMemoryAnnouncer)
    counter: InMemoryCounter = field(default_factory=InMemoryCounter)
    limits: dict[str, int] = field(default_factory=dict)

    @property
    def entity_id(self) -> UUID:
        return self.stores.entity.id

    @property
    def admission(self) -> Admission:
        return Admission(
            invitations=self.stores.invitations,
            server=self.server,
            limits=TryLimits(self.counter, **self.limits),
            hasher=HASHER,
            clock=self.clock,
            announcer=self.announcer,
            agent_name="usher",
            livekit_url="ws://127.0.0.1:7880",
        )

    @property
    def seating(self) -> Seating:
        return Seating(
            seats=self.stores.seats,
            server=self.server,
            hasher=HASHER,
            clock=self.clock,
            announcer=self.announcer,
            portal_url="http://127.0.0.1:8000/",
        )

    async def room(self, **facts: Any) -> Room:
        """A room that starts at nine."""
        return await self.stores.rooms.create(
            self.entity_id, **{"title": "First visit", "starts_at": NINE, **facts}
        )

    async def person(
        self,
        room: Room,
        name: str = "Ana Silva",
        type: ParticipantType = ParticipantType.CLIENT,
        **facts: Any,
    ) -> Person:
        """Someone with a seat in it."""
        return await self.stores.rooms.add_person(self.entity_id, room.id, name=name, type=type, **facts)

    async def user(self, role: Role = Role.RECEPTIONIST) -> UUID:
        """Someone who signs in; in memory nobody asks who."""
        if self.stores.users is None:
            return new_id()
        made = await self.stores.users.create_user(
            entity_id=None if role is Role.MANAGER else self.entity_id,
            email=f"{new_id().hex}@example.org",
            name="Marta Reis",
            role=role,
            password="correct horse",
            hasher=HASHER,
        )
        return made.id

    async def invite(self, room: Room, **facts: Any) -> IssuedInvitation:
        """Someone new, invited to the room."""
        person = await self.person(room, **facts)
        return await self.seating.issue(self.entity_id, person.seat_id)

    async def seen(self, room: Room) -> Room:
        """The room as it is now."""
        now = await self.stores.rooms.room(self.entity_id, room.id)
        assert now is not None
        return now

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**time))
