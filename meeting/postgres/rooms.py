"""Rooms and what happened there, as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from meeting.errors import NotFound
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rows import columns, event_of, room_of
from meeting.room import Room, RoomEvent, RoomState
from storage.ids import new_id

_ROOM = columns(Room, "r")


class PostgresRooms(PostgresPeople):
    """Makes, reads and moves rooms; with the people in them."""

    async def room(self, entity_id: UUID, room_id: UUID) -> Room | None:
        """The room, or None."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"select {_ROOM} from room r where (r.entity_id, r.id) = ($1, $2)",  # noqa: S608
                entity_id,
                room_id,
            )
        return room_of(row) if row else None

    async def locate(self, name: str) -> tuple[UUID, UUID] | None:
        """Entity and room of a LiveKit room name or a room id; None when it is not ours."""
        async with self._db.unscoped() as connection:
            row = await connection.fetchrow("select entity_id, room_id from locate_room($1)", name)
        return (row["entity_id"], row["room_id"]) if row else None

    async def live(self) -> list[tuple[UUID, UUID]]:
        """Entity and room of every live room."""
        async with self._db.unscoped() as connection:
            rows = await connection.fetch("select entity_id, room_id from locate_live_rooms()")
        return [(row["entity_id"], row["room_id"]) for row in rows]

    async def create(
        self,
        entity_id: UUID,
        *,
        title: str,
        starts_at: datetime,
        department_id: UUID | None = None,
        duration_minutes: int = 30,
        capacity: int = 8,
        lobby: bool = False,
        opens_before_minutes: int = 15,
        created_by: UUID | None = None,
    ) -> Room:
        """Make a room. It exists on the meeting server only once the first person is admitted.

        Raises:
            NotFound: The department is not of this entity.
        """
        room_id = new_id()
        try:
            async with self._db.scope(entity_id) as connection:
                row = await connection.fetchrow(
                    f"""
                    insert into room as r (id, entity_id, department_id, title, livekit_name,
                                           starts_at, duration_minutes, capacity, lobby,
                                           opens_before_minutes, created_by)
                    values ($1::uuid, $2, $3, $4, $1::uuid::text, $5, $6, $7, $8, $9, $10)
                    returning {_ROOM}
                    """,  # noqa: S608
                    room_id,
                    entity_id,
                    department_id,
                    title,
                    starts_at,
                    duration_minutes,
                    capacity,
                    lobby,
                    opens_before_minutes,
                    created_by,
                )
        except asyncpg.ForeignKeyViolationError as unknown:
            raise NotFound("department") from unknown
        assert row is not None
        return room_of(row)

    async def rooms_of_day(self, entity_id: UUID, day_start: datetime, day_end: datetime) -> list[Room]:
        """Rooms that start in [day_start, day_end), and those still live from before, by start."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {_ROOM}
                  from room r
                 where r.entity_id = $1
                   and (r.starts_at >= $2 or r.state = 'live')
                   and r.starts_at < $3
                 order by r.starts_at, r.id
                """,  # noqa: S608
                entity_id,
                day_start,
                day_end,
            )
        return [room_of(row) for row in rows]

    async def set_state(self, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime) -> bool:
        """Move the room on: to live from scheduled only, to ended or cancelled from scheduled or live.

        Returns:
            Whether it moved; False when it was there already or may not go there.
        """
        came_from = {
            RoomState.LIVE: ["scheduled"],
            RoomState.ENDED: ["live", "scheduled"],
            RoomState.CANCELLED: ["scheduled", "live"],
            RoomState.SCHEDULED: [],
        }[state]
        async with self._db.scope(entity_id) as connection:
            moved = await connection.fetchval(
                """
                update room
                   set state = $3,
                       live_at = case when $3 = 'live' then $4 else live_at end,
                       ended_at = case when $3 in ('ended', 'cancelled') then $4 else ended_at end
                 where (entity_id, id) = ($1, $2)
                   and state = any($5)
                returning true
                """,
                entity_id,
                room_id,
                state.value,
                at,
                came_from,
            )
        return bool(moved)

    async def add_event(
        self,
        entity_id: UUID,
        room_id: UUID,
        kind: str,
        identity: str | None = None,
        facts: dict[str, Any] | None = None,
        livekit_event_id: str | None = None,
    ) -> bool:
        """Write down what happened; False when LiveKit's event of this id is written already."""
        async with self._db.scope(entity_id) as connection:
            written = await connection.fetchval(
                """
                insert into room_event (entity_id, room_id, kind, identity, facts, livekit_event_id)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (livekit_event_id) do nothing
                returning true
                """,
                entity_id,
                room_id,
                kind,
                identity,
                facts or {},
                livekit_event_id,
            )
        return bool(written)

    async def events(self, entity_id: UUID, room_id: UUID, *, limit: int = 500) -> list[RoomEvent]:
        """What happened, oldest first, the newest `limit` of it."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                """
                select id, room_id, kind, identity, at, facts
                  from room_event
                 where (entity_id, room_id) = ($1, $2)
                 order by at desc, id desc
                 limit $3
                """,
                entity_id,
                room_id,
                limit,
            )
        return [event_of(row) for row in reversed(rows)]
