"""The calendar in Postgres.

Double booking is decided by the exclusion constraint, never by a look beforehand.

Writers of one professional queue at an advisory lock, so that racers wait in line instead of deadlocking on
the constraint.
Locks are taken professional first (in order of id), then booking.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg

from scheduling_tools.booking import STANDING, Asker, Booking, BookingState, NewBooking, Reach
from scheduling_tools.errors import AlreadyCancelled, NotFound, SlotPast
from scheduling_tools.postgres.rows import (
    BOOKING,
    READ_AGENDAS,
    READ_OFFERINGS,
    booking_of,
    offer_of,
    service_of,
    span_of,
)
from scheduling_tools.postgres.traces import record, send_confirmation
from scheduling_tools.postgres.writes import insert, leave, queue_for, reached, read, standing_by_key
from scheduling_tools.rules import Agenda, Hours
from scheduling_tools.service import Catalogue, Offering
from scheduling_tools.slot import Offer, Slot, Span, new_slot_id
from storage.database import Database


class PostgresCalendar:
    """Appointments as rows; each method is one transaction in the entity's scope."""

    def __init__(self, db: Database) -> None:
        """Keep them in this database."""
        self._db = db

    async def catalogue(self, entity_id: UUID) -> Catalogue:
        """Services and who offers them."""
        async with self._db.scope(entity_id) as connection:
            zone = await connection.fetchval("select timezone from entity where id = $1", entity_id)
            services = await connection.fetch(
                "select * from service where entity_id = $1 and active order by name", entity_id
            )
            rows = await connection.fetch(READ_OFFERINGS, entity_id)
        if zone is None:
            raise NotFound("entity")
        offerings = tuple(
            Offering(
                r["professional_id"],
                r["name"],
                r["department_id"],
                r["department"],
                frozenset(r["service_ids"]),
            )
            for r in rows
        )
        return Catalogue(zone, tuple(service_of(r) for r in services), offerings)

    async def agendas(
        self, entity_id: UUID, professional_ids: Collection[UUID], within: Span, at: datetime
    ) -> dict[UUID, Agenda]:
        """Hours, time off and what is taken, per professional; what other entities took included."""
        during = asyncpg.Range(within.starts_at, within.ends_at)
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(READ_AGENDAS, entity_id, list(professional_ids), during, at)
        return {
            row["professional_id"]: Agenda(
                ZoneInfo(row["timezone"]),
                tuple(Hours(h["starts"], h["ends"], h["weekday"], h["on_date"]) for h in row["hours"] or ()),
                tuple(span_of(r, within) for r in row["time_off"] or ()),
                tuple(span_of(r, within) for r in row["busy"] or ()),
            )
            for row in rows
        }

    async def offer(
        self, entity_id: UUID, room_id: UUID, slots: Sequence[Slot], expires_at: datetime
    ) -> list[Offer]:
        """Give each slot an opaque id, good in this room until then; ids long out of date are swept."""
        offers = [Offer(new_slot_id(), room_id, slot, expires_at) for slot in slots]
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                delete from slot_offer
                 where entity_id = $1
                   and expires_at < $2::timestamptz - interval '1 day'
                """,
                entity_id,
                expires_at,
            )
            await connection.executemany(
                """
                insert into slot_offer (id, entity_id, room_id, professional_id, service_id, starts_at,
                expires_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    (
                        o.id,
                        entity_id,
                        room_id,
                        o.slot.professional_id,
                        o.slot.service_id,
                        o.slot.starts_at,
                        expires_at,
                    )
                    for o in offers
                ],
            )
        return offers

    async def offered(self, entity_id: UUID, room_id: UUID, slot_id: str, at: datetime) -> Offer | None:
        """The offer of that id, if it was made in this room and is still good."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                """
                select o.id, o.room_id, o.professional_id, o.service_id, o.starts_at, o.expires_at,
                       p.name as professional, s.name as service, s.minutes
                  from slot_offer o
                  join professional p on p.id = o.professional_id
                  join service s on (s.entity_id, s.id) = (o.entity_id, o.service_id)
                 where (o.entity_id, o.room_id, o.id) = ($1, $2, $3)
                   and o.expires_at > $4
                """,
                entity_id, room_id, slot_id, at,
            )  # fmt: skip
        return offer_of(row) if row else None

    async def book(self, entity_id: UUID, new: NewBooking) -> Booking:
        """Write a booking; the same key again gives the booking that stands."""
        async with self._db.scope(entity_id) as connection:
            await queue_for(connection, new.slot.professional_id)
            if again := await standing_by_key(connection, entity_id, new.key):
                return again
            booking = await insert(connection, entity_id, new)
            action = "requested" if booking.state is BookingState.PENDING else "booked"
            await record(connection, entity_id, new.asker, action, booking, note=new.note)
            await send_confirmation(connection, entity_id, action, booking, new.at)
        return booking

    async def move(self, entity_id: UUID, booking_id: UUID, new: NewBooking, reach: Reach) -> Booking:
        """Replace a booking by a new one; nothing changes unless both can."""
        async with self._db.scope(entity_id) as connection:
            old = await reached(connection, entity_id, booking_id, reach)
            await queue_for(connection, old.professional_id, new.slot.professional_id)
            old = await reached(connection, entity_id, booking_id, reach, lock=True)
            if again := await standing_by_key(connection, entity_id, new.key):
                return again
            if not old.stands:
                raise AlreadyCancelled
            await leave(connection, old, BookingState.MOVED, new.at)
            booking = await insert(connection, entity_id, new)
            await connection.execute("update booking set moved_to = $2 where id = $1", old.id, booking.id)
            await record(connection, entity_id, new.asker, "moved", booking, moved_from=str(old.id))
            await send_confirmation(connection, entity_id, "moved", booking, new.at)
        return booking

    async def cancel(
        self, entity_id: UUID, booking_id: UUID, asker: Asker, reach: Reach, at: datetime
    ) -> Booking:
        """Cancel a booking within reach."""
        async with self._db.scope(entity_id) as connection:
            old = await reached(connection, entity_id, booking_id, reach, lock=True)
            if not old.stands:
                raise AlreadyCancelled
            if old.starts_at < at:
                raise SlotPast
            await leave(connection, old, BookingState.CANCELLED, at)
            booking = await read(connection, entity_id, old.id)
            assert booking is not None
            await record(connection, entity_id, asker, "cancelled", booking)
            await send_confirmation(connection, entity_id, "cancelled", booking, at)
        return booking

    async def booking(self, entity_id: UUID, booking_id: UUID) -> Booking | None:
        """The booking of that id, whatever its state."""
        async with self._db.scope(entity_id) as connection:
            return await read(connection, entity_id, booking_id)

    async def bookings(self, entity_id: UUID, reach: Reach, within: Span) -> list[Booking]:
        """Standing bookings that begin within the span, earliest first."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                BOOKING
                + """
                where b.entity_id = $1
                  and b.state = any($2)
                  and b.starts_at >= $3
                  and b.starts_at < $4
                  and ($5 or b.client_id = $6 or b.professional_id = $7)
                order by b.starts_at, p.name
                """,
                entity_id, [s.value for s in STANDING], within.starts_at, within.ends_at,
                reach.all, reach.client_id, reach.professional_id,
            )  # fmt: skip
        return [booking_of(r) for r in rows]
