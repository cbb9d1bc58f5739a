"""Who is in a room, as seats say it: news may come late, twice and in any order, and the newest counts."""

from datetime import datetime
from uuid import UUID

from storage.database import Connection, Database


class PostgresPresence:
    """Notes coming and going."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def seated(self, entity_id: UUID, room_id: UUID, identity: str) -> bool:
        """Whether they may be in the room: let in, not removed, and the room not over."""
        async with self._db.scope(entity_id) as connection:
            return bool(
                await connection.fetchval(
                    """
                    select true
                      from room_participant s
                      join room r on (r.entity_id, r.id) = (s.entity_id, s.room_id)
                     where (s.entity_id, s.room_id, s.identity) = ($1, $2, $3)
                       and s.state in ('admitted', 'joined', 'left')
                       and r.state in ('scheduled', 'live')
                    """,
                    entity_id,
                    room_id,
                    identity,
                )
            )

    async def joined(
        self, entity_id: UUID, room_id: UUID, identity: str, at: datetime, *, seen_at: datetime | None = None
    ) -> bool:
        """Note that someone is in the room, unless newer news says otherwise.

        Args:
            entity_id: The entity.
            room_id: The room.
            identity: Who.
            at: When they came in.
            seen_at: How new the news is; default: as old as their coming.

        Returns:
            False when they may not be there: no seat (any more), or the room is over.
        """
        async with self._db.scope(entity_id) as connection:
            return await note_joined(connection, entity_id, room_id, identity, at, seen_at or at)

    async def left(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone went, unless newer news says otherwise; the seat stays theirs."""
        async with self._db.scope(entity_id) as connection:
            return await note_left(connection, entity_id, room_id, identity, at)


async def note_joined(
    connection: Connection, entity_id: UUID, room_id: UUID, identity: str, at: datetime, seen_at: datetime
) -> bool:
    """`PostgresPeople.joined`, in the running transaction."""
    seated = await connection.fetchval(
        """
        update room_participant s
           set joined_at = coalesce(s.joined_at, $4),
               state = case when s.heard_at > $5 then s.state else 'joined' end,
               left_at = case when s.heard_at > $5 then s.left_at end,
               heard_at = greatest(s.heard_at, $5)
          from room r
         where (s.entity_id, s.room_id, s.identity) = ($1, $2, $3)
           and s.state in ('admitted', 'joined', 'left')
           and (r.entity_id, r.id) = (s.entity_id, s.room_id)
           and r.state in ('scheduled', 'live')
        returning true
        """,
        entity_id,
        room_id,
        identity,
        at,
        seen_at,
    )
    return bool(seated)


async def note_left(
    connection: Connection, entity_id: UUID, room_id: UUID, identity: str, at: datetime
) -> bool:
    """`PostgresPeople.left`, in the running transaction."""
    went = await connection.fetchval(
        """
        update room_participant
           set state = 'left', left_at = $4, heard_at = $4
         where (entity_id, room_id, identity) = ($1, $2, $3)
           and state in ('admitted', 'joined')
           and (heard_at is null or heard_at <= $4)
        returning true
        """,
        entity_id,
        room_id,
        identity,
        at,
    )
    return bool(went)
