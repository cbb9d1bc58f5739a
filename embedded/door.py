"""Seats and invitations made from the command line, with the desk's own rules."""

from __future__ import annotations

from uuid import UUID

from meeting.clock import SystemClock
from meeting.hashing import Hasher
from meeting.invitation import IssuedInvitation
from meeting.participant import ParticipantType
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.people import PostgresPeople
from meeting.postgres.seats import PostgresSeats
from meeting.seating import Seating
from storage.database import Database


class Door:
    """Gives people seats and invitations.

    Args:
        db: The application's database.
        hasher: For the codes.
        portal_url: Base of links.
    """

    def __init__(self, db: Database, hasher: Hasher, portal_url: str) -> None:
        self._db = db
        self._seating = Seating(PostgresSeats(db), _Nobody(), hasher, SystemClock(), _Nobody(), portal_url)

    async def add(self, entity_id: UUID, room_id: UUID, name: str) -> UUID:
        """A new seat for a client, known to the entity by that name or a guest."""
        clients = await PostgresEntities(self._db).clients(entity_id)
        client = next((who for who in clients if who.name.casefold() == name.casefold()), None)
        person = await PostgresPeople(self._db).add_person(
            entity_id,
            room_id,
            name=client.name if client else name,
            type=ParticipantType.CLIENT,
            client_id=client.id if client else None,
            email=client.email if client else None,
        )
        return person.seat_id

    async def invite(self, entity_id: UUID, seat_id: UUID) -> IssuedInvitation:
        """A fresh invitation to a seat; an earlier one ends.

        Raises:
            NotFound: There is no such seat.
        """
        return await self._seating.issue(entity_id, seat_id)


class _Nobody:
    """Hears of changes and does nothing: pages read again by themselves."""

    async def publish(self, entity_id: UUID, kind: str, **facts: object) -> None:
        """Nobody is told."""

    async def remove(self, name: str, identity: str) -> None:
        """Nobody is put out."""
