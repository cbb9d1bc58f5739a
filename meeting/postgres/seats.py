"""Seats as the desk handles them: invited, let in from the lobby, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from meeting.entity import Entity
from meeting.errors import NotFound
from meeting.letter import Letter
from meeting.participant import Person
from meeting.postgres.claims import take_seat
from meeting.postgres.events import write_event
from meeting.postgres.mail import drop_mail, write_mail
from meeting.postgres.people import seat_person
from meeting.postgres.rows import PERSON_FROM, columns, entity_of, person_columns, person_of, room_of
from meeting.room import Room
from meeting.seat import Claim, NewInvitation, Seat
from storage.database import Connection, Database


class PostgresSeats:
    """Invites, lets in and removes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def seat(self, entity_id: UUID, seat_id: UUID) -> Seat | None:
        """The seat with its person, room and entity, or None."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"""
                select {columns(Room, "r", "r_")}, {columns(Entity, "e", "e_")}, {person_columns("p_")}
                  from {PERSON_FROM}
                  join room r on (r.entity_id, r.id) = (s.entity_id, s.room_id)
                  join entity e on e.id = s.entity_id
                 where (s.entity_id, s.id) = ($1, $2)
                """,  # noqa: S608
                entity_id,
                seat_id,
            )
        return Seat(person_of(row, "p_"), room_of(row, "r_"), entity_of(row, "e_")) if row else None

    async def bring(
        self,
        entity_id: UUID,
        room_id: UUID,
        person: Person,
        invitation: NewInvitation,
        at: datetime,
        letters: Sequence[Letter] = (),
        *,
        stranger: bool = False,
    ) -> Person:
        """In one transaction: give someone a seat, invite them to it, write both down.

        Returns:
            Who has the seat: a user who has one in this room keeps it.

        Raises:
            NotFound: The room, the client or the professional is not of this entity.
        """
        async with self._db.scope(entity_id) as connection:
            seated = await seat_person(connection, entity_id, room_id, person, stranger=stranger)
            if seated.seat_id == person.seat_id:
                await write_event(connection, entity_id, room_id, "person_invited", seated.identity)
            await _invite(connection, entity_id, replace(invitation, seat_id=seated.seat_id), at, letters)
        return seated

    async def invite(
        self, entity_id: UUID, invitation: NewInvitation, at: datetime, letters: Sequence[Letter] = ()
    ) -> None:
        """In one transaction: revoke what the seat had, write the new invitation, and its letters.

        Raises:
            NotFound: The seat was taken away.
        """
        async with self._db.scope(entity_id) as connection:
            await _invite(connection, entity_id, invitation, at, letters)

    async def revoke(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Revoke every invitation to a seat; False when there was none."""
        async with self._db.scope(entity_id) as connection:
            return await _revoke(connection, entity_id, seat_id, at)

    async def let_in(self, entity_id: UUID, room_id: UUID, seat_id: UUID, at: datetime) -> Claim:
        """Claim a seat for someone in the lobby; GONE for who does not wait there, or not any more.

        Nothing changes for one who has a seat.
        """
        async with self._db.scope(entity_id) as connection:
            return await take_seat(connection, entity_id, room_id, seat_id, at, from_lobby=True)

    async def remove(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """In one transaction: take the seat away, revoke its invitations, write it down.

        Returns:
            False when there is no such seat, or it was taken away before.
        """
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                """
                update room_participant
                   set state = 'removed', removed_at = $3
                 where (entity_id, id) = ($1, $2)
                   and state <> 'removed'
                returning room_id, identity
                """,
                entity_id,
                seat_id,
                at,
            )
            if row is None:
                return False
            await _revoke(connection, entity_id, seat_id, at)
            await write_event(connection, entity_id, row["room_id"], "seat_removed", row["identity"])
        return True


async def _invite(
    connection: Connection,
    entity_id: UUID,
    invitation: NewInvitation,
    at: datetime,
    letters: Sequence[Letter],
) -> None:
    await _lock(connection, entity_id, invitation.seat_id)
    await _revoke(connection, entity_id, invitation.seat_id, at)
    await connection.execute(
        """
        insert into invitation (id, entity_id, room_participant_id, token_hash, code_hash, expires_at,
                                created_by)
        values ($1, $2, $3, $4, $5, $6, $7)
        """,
        invitation.id,
        entity_id,
        invitation.seat_id,
        invitation.token_hash,
        invitation.code_hash,
        invitation.expires_at,
        invitation.created_by,
    )
    await write_mail(connection, entity_id, letters, invitation_id=invitation.id)


async def _lock(connection: Connection, entity_id: UUID, seat_id: UUID) -> None:
    """Let those who invite to one seat queue, so that one invitation is left."""
    seat = await connection.fetchval(
        """
        select id
          from room_participant
         where (entity_id, id) = ($1, $2)
           and state <> 'removed'
           for no key update
        """,
        entity_id,
        seat_id,
    )
    if seat is None:
        raise NotFound("seat")


async def _revoke(connection: Connection, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
    """End a seat's invitations, the waiting in the lobby they led to, and letters not yet sent."""
    await connection.execute(
        """
        update room_participant
           set state = 'invited'
         where (entity_id, id) = ($1, $2)
           and state = 'waiting'
        """,
        entity_id,
        seat_id,
    )
    rows = await connection.fetch(
        """
        update invitation
           set state = 'revoked', revoked_at = $3
         where (entity_id, room_participant_id) = ($1, $2)
           and state <> 'revoked'
        returning id
        """,
        entity_id,
        seat_id,
        at,
    )
    await drop_mail(connection, entity_id, [row["id"] for row in rows])
    return bool(rows)
