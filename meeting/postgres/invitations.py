"""Invitations, as rows. Locks are taken room first, then seat, then invitation."""

from datetime import datetime
from uuid import UUID

from meeting.entity import Entity
from meeting.invitation import Invitation
from meeting.postgres.claims import take_seat
from meeting.postgres.rows import (
    PERSON_FROM,
    columns,
    entity_of,
    invitation_of,
    person_columns,
    person_of,
    room_of,
)
from meeting.room import Room
from meeting.seat import Claim, Invited
from storage.database import Connection, Database, narrow

_INVITED = f"""
select {columns(Invitation, "i", "i_")}, {columns(Room, "r", "r_")}, {columns(Entity, "e", "e_")},
       {person_columns("p_")}
  from {PERSON_FROM}
  join invitation i on (i.entity_id, i.room_participant_id) = (s.entity_id, s.id)
  join room r on (r.entity_id, r.id) = (s.entity_id, s.room_id)
  join entity e on e.id = s.entity_id
 where (i.entity_id, i.id) = ($1, $2)
"""  # noqa: S608


class _NotSpent(Exception):
    """Undoes a claim whose invitation was spent or revoked meanwhile."""


class PostgresInvitations:
    """Finds invitations, counts tries, spends them and claims seats."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def find(self, token_hash: bytes) -> Invited | None:
        """The invitation with this link, or None."""
        async with self._db.unscoped() as connection:
            place = await connection.fetchrow(
                "select entity_id, invitation_id from locate_invitation($1)", token_hash
            )
            if place is None:
                return None
            await narrow(connection, place["entity_id"])
            return await _invited(connection, place["entity_id"], place["invitation_id"])

    async def invited(self, entity_id: UUID, invitation_id: UUID) -> Invited | None:
        """The invitation of this id, or None."""
        async with self._db.scope(entity_id) as connection:
            return await _invited(connection, entity_id, invitation_id)

    async def of_room(self, entity_id: UUID, room_id: UUID) -> list[Invitation]:
        """Every invitation to a room, oldest first."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(Invitation, "i")}
                  from invitation i
                  join room_participant s on (s.entity_id, s.id) = (i.entity_id, i.room_participant_id)
                 where (s.entity_id, s.room_id) = ($1, $2)
                 order by i.id
                """,  # noqa: S608
                entity_id,
                room_id,
            )
        return [invitation_of(row) for row in rows]

    async def begin_try(
        self, entity_id: UUID, invitation_id: UUID, at: datetime, *, tries: int, lock_until: datetime
    ) -> int | None:
        """Count a try, and lock with the last of `tries`; None when it is locked, spent or revoked."""
        async with self._db.scope(entity_id) as connection:
            count: int | None = await connection.fetchval(
                """
                update invitation
                   set failed_tries = case when locked_until is null then failed_tries + 1 else 1 end,
                       locked_until = case when locked_until is null and failed_tries + 1 >= $4
                                           then $5::timestamptz end
                 where (entity_id, id) = ($1, $2)
                   and state = 'open'
                   and (locked_until is null or locked_until <= $3)
                returning failed_tries
                """,
                entity_id,
                invitation_id,
                at,
                tries,
                lock_until,
            )
        return count

    async def forgive_tries(self, entity_id: UUID, invitation_id: UUID) -> None:
        """Forget the tries."""
        async with self._db.scope(entity_id) as connection:
            await _forgive(connection, entity_id, invitation_id)

    async def spend(self, invited: Invited, at: datetime, *, wait: bool) -> Claim:
        """Claim the seat or a place in the lobby, and spend the invitation with it."""
        invitation, entity_id = invited.invitation, invited.entity.id
        try:
            async with self._db.scope(entity_id) as connection:
                claim = await take_seat(
                    connection, entity_id, invited.room.id, invited.person.seat_id, at, wait=wait
                )
                if claim in (Claim.FULL, Claim.GONE):
                    await _forgive(connection, entity_id, invitation.id)
                else:
                    await _spend(connection, entity_id, invitation.id, at)
        except _NotSpent:
            return Claim.GONE
        return claim


async def _spend(connection: Connection, entity_id: UUID, invitation_id: UUID, at: datetime) -> None:
    spent = await connection.fetchval(
        """
        update invitation
           set state = 'spent', spent_at = $3, failed_tries = 0, locked_until = null
         where (entity_id, id) = ($1, $2)
           and state = 'open'
           and expires_at > $3
        returning true
        """,
        entity_id,
        invitation_id,
        at,
    )
    if not spent:
        raise _NotSpent


async def _forgive(connection: Connection, entity_id: UUID, invitation_id: UUID) -> None:
    await connection.execute(
        "update invitation set failed_tries = 0, locked_until = null where (entity_id, id) = ($1, $2)",
        entity_id,
        invitation_id,
    )


async def _invited(connection: Connection, entity_id: UUID, invitation_id: UUID) -> Invited | None:
    row = await connection.fetchrow(_INVITED, entity_id, invitation_id)
    if row is None:
        return None
    return Invited(invitation_of(row, "i_"), person_of(row, "p_"), room_of(row, "r_"), entity_of(row, "e_"))
