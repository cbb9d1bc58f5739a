"""Rooms and what happened there, as rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from meeting.errors import NotFound
from meeting.postgres.events import write_event
from meeting.postgres.people import PostgresPeople
from meeting.postgres.presence import note_joined, note_left
from meeting.postgres.rows import columns, event_of, room_of
from meeting.room import Room, RoomEvent, RoomState
from meeting.webhook import Webhook
from storage.database import Connection
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

    async def missed(self, at: datetime) -> list[tuple[UUID, UUID]]:
        """Entity and room of every room whose time went by with nobody there."""
        async with self._db.unscoped() as connection:
            rows = await connection.fetch("select entity_id, room_id from locate_missed_rooms($1)", at)
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

    async def rooms_of_day(
        self, entity_id: UUID, day_start: datetime, day_end: datetime, at: datetime
    ) -> list[Room]:
        """Rooms of [day_start, day_end), by start.

        They start in it, or started before and reach into it: by their time while they are not over, and a
        live one until now (`at`), however long its time has been over.
        """
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {_ROOM}
                  from room r
                 where r.entity_id = $1
                   and (r.starts_at >= $2 and r.starts_at < $3
                        or r.state = 'live'
                           and r.starts_at < $2
                           and greatest(r.starts_at + make_interval(mins => r.duration_minutes), $4) > $2
                        or r.state = 'scheduled'
                           and r.starts_at < $2
                           and r.starts_at > $2 - interval '1 day'
                           and r.starts_at + make_interval(mins => r.duration_minutes) > $2)
                 order by r.starts_at, r.id
                """,  # noqa: S608
                entity_id,
                day_start,
                day_end,
                at,
            )
        return [room_of(row) for row in rows]

    async def set_state(
        self, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime, *, event: str | None = None
    ) -> bool:
        """Move the room on: to live or cancelled from scheduled only, to ended from scheduled or live.

        Args:
            entity_id: The entity.
            room_id: The room.
            state: Where to.
            at: Now.
            event: What to write down with it, when it moves.

        Returns:
            Whether it moved; False when it was there already or may not go there.
        """
        async with self._db.scope(entity_id) as connection:
            moved = await _move(connection, entity_id, room_id, state, at)
            if moved and event is not None:
                await write_event(connection, entity_id, room_id, event)
        return moved

    async def hear(self, entity_id: UUID, room_id: UUID, event: Webhook) -> bool:
        """Write LiveKit's event down and move seat and room as far as it says, together and once.

        Returns:
            False when it is written already: then nothing moves.
        """
        async with self._db.scope(entity_id) as connection:
            written = await write_event(
                connection,
                entity_id,
                room_id,
                event.kind,
                event.identity,
                event.facts,
                at=event.at,
                livekit_event_id=event.id,
            )
            if written and event.person is not None:
                await _follow(connection, entity_id, room_id, event.kind, event.person, event.at)
        return written

    async def add_event(
        self,
        entity_id: UUID,
        room_id: UUID,
        kind: str,
        identity: str | None = None,
        facts: dict[str, Any] | None = None,
    ) -> None:
        """Write down something of our own."""
        async with self._db.scope(entity_id) as connection:
            await write_event(connection, entity_id, room_id, kind, identity, facts)

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


async def _move(
    connection: Connection, entity_id: UUID, room_id: UUID, state: RoomState, at: datetime
) -> bool:
    came_from = {
        RoomState.LIVE: ["scheduled"],
        RoomState.ENDED: ["live", "scheduled"],
        RoomState.CANCELLED: ["scheduled"],
        RoomState.SCHEDULED: [],
    }[state]
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


async def _follow(
    connection: Connection, entity_id: UUID, room_id: UUID, kind: str, identity: str, at: datetime
) -> None:
    if kind == "participant_joined" and await note_joined(connection, entity_id, room_id, identity, at, at):
        await _move(connection, entity_id, room_id, RoomState.LIVE, at)
    if kind == "participant_left":
        await note_left(connection, entity_id, room_id, identity, at)
