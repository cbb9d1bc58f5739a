"""The statements that change bookings, each in the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import asyncpg

from meeting.postgres.people import add_client, client_by_email
from scheduling_tools.booking import Asker, Booking, BookingState, NewBooking, Reach
from scheduling_tools.errors import NotFound, SlotTaken
from scheduling_tools.postgres.rows import BOOKING, booking_of
from storage.database import Connection
from storage.ids import new_id


async def queue_for(connection: Connection, *professional_ids: UUID) -> None:
    """Wait in line for the professionals' calendars; the lock goes with the transaction."""
    for professional_id in sorted(set(professional_ids)):
        await connection.execute(
            "select pg_advisory_xact_lock(hashtextextended($1, 7))", str(professional_id)
        )


async def standing_by_key(connection: Connection, entity_id: UUID, key: str) -> Booking | None:
    """The standing booking of that key; a cancelled one gives the key free."""
    row = await connection.fetchrow(
        BOOKING + "where (b.entity_id, b.idempotency_key) = ($1, $2)", entity_id, key
    )
    if row is None:
        return None
    booking = booking_of(row)
    if booking.stands:
        return booking
    await connection.execute("update booking set idempotency_key = null where id = $1", booking.id)
    return None


async def insert(connection: Connection, entity_id: UUID, new: NewBooking) -> Booking:
    """Write it, making the client record of a newcomer; the constraint decides races."""
    client_id = new.client_id or await _client_of(connection, entity_id, new.asker)
    slot, booking_id = new.slot, new_id()
    await connection.execute("select expire_holds($1, $2)", slot.professional_id, new.at)
    try:
        await connection.execute(
            """
            insert into booking (id, entity_id, professional_id, service_id, client_id, room_id, state,
            starts_at, ends_at, during,
                                 made_by, idempotency_key, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
            """,
            booking_id, entity_id, slot.professional_id, slot.service_id, client_id, new.room_id,
            new.state.value,
            slot.starts_at, slot.ends_at, asyncpg.Range(new.during.starts_at, new.during.ends_at),
            new.asker.identity, new.key, new.at,
        )  # fmt: skip
    except asyncpg.ExclusionViolationError:
        raise SlotTaken from None
    except asyncpg.ForeignKeyViolationError:
        raise NotFound("client") from None
    booking = await read(connection, entity_id, booking_id)
    assert booking is not None
    return booking


async def _client_of(connection: Connection, entity_id: UUID, asker: Asker) -> UUID:
    """The client record of a participant: linked, or known by their address, or made on their first booking."""
    linked: UUID | None = await connection.fetchval(
        "select client_id from participant where (entity_id, id) = ($1, $2) for update",
        entity_id,
        asker.participant_id,
    )
    if linked is not None:
        return linked
    client_id = await client_by_email(connection, entity_id, asker.email) if asker.email else None
    if client_id is None:
        client_id = await add_client(connection, entity_id, asker.name, asker.email)
    await connection.execute(
        "update participant set client_id = $3 where (entity_id, id) = ($1, $2)",
        entity_id,
        asker.participant_id,
        client_id,
    )
    return client_id


async def leave(connection: Connection, old: Booking, state: BookingState, at: datetime) -> None:
    """Take a booking out of the live states."""
    await connection.execute(
        "update booking set state = $2, changed_at = $3 where id = $1", old.id, state.value, at
    )


async def read(connection: Connection, entity_id: UUID, booking_id: UUID) -> Booking | None:
    """The booking of that id."""
    row = await connection.fetchrow(BOOKING + "where (b.entity_id, b.id) = ($1, $2)", entity_id, booking_id)
    return booking_of(row) if row else None


async def reached(
    connection: Connection, entity_id: UUID, booking_id: UUID, reach: Reach, *, lock: bool = False
) -> Booking:
    """The booking, if it is within reach; out of reach looks like not there."""
    if lock:
        await connection.execute(
            "select from booking where (entity_id, id) = ($1, $2) for update", entity_id, booking_id
        )
    booking = await read(connection, entity_id, booking_id)
    if booking is None or not (reach.all or reach.client_id == booking.client_id):
        raise NotFound("booking")
    return booking
