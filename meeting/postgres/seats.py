"""Seats as the desk handles them: invited, let in from the lobby, taken away."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from meeting.entity import Entity
from meeting.letter import Letter
from meeting.postgres.invitations import take_seat
from meeting.postgres.mail import write_mail
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

    async def invite(
        self, entity_id: UUID, invitation: NewInvitation, at: datetime, letters: Sequence[Letter] = ()
    ) -> None:
        """In one transaction: revoke what the seat had, write the new invitation, and its letters."""
        async with self._db.scope(entity_id) as connection:
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
            await write_mail(connection, entity_id, letters)

    async def revoke(self, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
        """Revoke every invitation to a seat; False when there was none."""
        async with self._db.scope(entity_id) as connection:
            return await _revoke(connection, entity_id, seat_id, at)

    async def let_in(self, entity_id: UUID, room_id: UUID, seat_id: UUID, at: datetime) -> Claim:
        """Claim a seat for someone in the lobby (nothing changes for one who has a seat)."""
        async with self._db.scope(entity_id) as connection:
            return await take_seat(connection, entity_id, room_id, seat_id, at, wait=False)

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
            await connection.execute(
                """
                insert into room_event (entity_id, room_id, kind, identity)
                values ($1, $2, 'seat_removed', $3)
                """,
                entity_id,
                row["room_id"],
                row["identity"],
            )
        return True


async def _revoke(connection: Connection, entity_id: UUID, seat_id: UUID, at: datetime) -> bool:
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
    return bool(rows)
