"""The claiming of seats, as rows.

Locks are taken room first, then seat, then invitation. Rooms and seats are locked `for no key update`: rows that
point at them can be written meanwhile, so those who write an event while they hold a seat wait for nobody.
"""

from datetime import datetime
from uuid import UUID

from meeting.postgres.events import write_event
from meeting.seat import Claim
from storage.database import Connection


async def take_seat(
    connection: Connection,
    entity_id: UUID,
    room_id: UUID,
    seat_id: UUID,
    at: datetime,
    *,
    wait: bool = False,
    from_lobby: bool = False,
) -> Claim:
    """Claim a seat in the running transaction; racers queue at the room's row and count committed seats.

    Args:
        connection: The transaction.
        entity_id: The entity.
        room_id: The room.
        seat_id: The seat.
        at: Now.
        wait: A place in the lobby is enough, for who has no seat yet.
        from_lobby: Only for who waits in the lobby, or has a seat already.
    """
    capacity = await _open_for(connection, entity_id, room_id, at)
    if capacity is None:
        return Claim.GONE
    if wait and await _wait(connection, entity_id, room_id, seat_id):
        return Claim.WAITING
    identity = await _claim(connection, entity_id, seat_id, at, capacity, from_lobby=from_lobby)
    if identity is None:
        return await _full_or_gone(connection, entity_id, seat_id, from_lobby=from_lobby)
    await connection.execute(
        """
        update room
           set state = 'live', live_at = $3
         where (entity_id, id) = ($1, $2)
           and state = 'scheduled'
        """,
        entity_id,
        room_id,
        at,
    )
    await write_event(connection, entity_id, room_id, "person_admitted", identity)
    return Claim.SEATED


async def _open_for(connection: Connection, entity_id: UUID, room_id: UUID, at: datetime) -> int | None:
    """How many people the room takes, locked; None when it is over, or its time went by with nobody there."""
    capacity: int | None = await connection.fetchval(
        """
        select capacity
          from room
         where (entity_id, id) = ($1, $2)
           and (state = 'live'
                or state = 'scheduled' and starts_at + make_interval(mins => duration_minutes) > $3)
           for no key update
        """,
        entity_id,
        room_id,
        at,
    )
    return capacity


async def _claim(
    connection: Connection, entity_id: UUID, seat_id: UUID, at: datetime, capacity: int, *, from_lobby: bool
) -> str | None:
    """The identity of who got the seat, or had it; None when there is none to be had."""
    identity: str | None = await connection.fetchval(
        """
        update room_participant s
           set state = case when s.seated_at is null then 'admitted' else s.state end,
               seated_at = coalesce(s.seated_at, $3)
         where (s.entity_id, s.id) = ($1, $2)
           and s.state <> 'removed'
           and (s.seated_at is not null or s.state = 'waiting' or not $5)
           and (s.seated_at is not null
                or (select count(*)
                      from room_participant o
                     where o.room_id = s.room_id
                       and o.seated_at is not null
                       and o.state <> 'removed') < $4)
        returning s.identity
        """,
        entity_id,
        seat_id,
        at,
        capacity,
        from_lobby,
    )
    return identity


async def _wait(connection: Connection, entity_id: UUID, room_id: UUID, seat_id: UUID) -> bool:
    identity = await connection.fetchval(
        """
        update room_participant
           set state = 'waiting'
         where (entity_id, id) = ($1, $2)
           and state in ('invited', 'waiting')
        returning identity
        """,
        entity_id,
        seat_id,
    )
    if identity is None:
        return False
    await write_event(connection, entity_id, room_id, "person_waits", identity)
    return True


async def _full_or_gone(connection: Connection, entity_id: UUID, seat_id: UUID, *, from_lobby: bool) -> Claim:
    there = await connection.fetchval(
        """
        select true
          from room_participant
         where (entity_id, id) = ($1, $2)
           and state <> 'removed'
           and (state = 'waiting' or not $3)
        """,
        entity_id,
        seat_id,
        from_lobby,
    )
    return Claim.FULL if there else Claim.GONE
