"""Fills a calendar: services, hours, time off, bookings. For the demo, tests and written-down meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

import asyncpg

from scheduling_tools.booking import BookingState
from scheduling_tools.rules import taken_span
from scheduling_tools.service import Approval, Service
from storage.database import Database
from storage.ids import new_id


class CalendarSeeder:
    """Writes what scheduling rests on."""

    def __init__(self, db: Database) -> None:
        """Write into this database."""
        self._db = db

    async def create_service(
        self,
        entity_id: UUID,
        *,
        name: str,
        department_id: UUID,
        minutes: int = 30,
        buffer_before: int = 0,
        buffer_after: int = 0,
        notice_hours: int = 0,
        horizon_days: int = 60,
        approval: str = "instant",
    ) -> Service:
        """Make a kind of appointment."""
        service = Service(
            new_id(),
            entity_id,
            department_id,
            name,
            minutes,
            buffer_before,
            buffer_after,
            notice_hours,
            horizon_days,
            Approval(approval),
        )
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into service (id, entity_id, department_id, name, minutes, buffer_before, buffer_after,
                                     notice_hours, horizon_days, approval)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                service.id, entity_id, department_id, name, minutes, buffer_before, buffer_after,
                notice_hours, horizon_days, approval,
            )  # fmt: skip
        return service

    async def set_services(self, entity_id: UUID, professional_id: UUID, service_ids: Sequence[UUID]) -> None:
        """Limit a professional to these services; with none, all of the department."""
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                "delete from professional_service where (entity_id, professional_id) = ($1, $2)",
                entity_id,
                professional_id,
            )
            await connection.executemany(
                """
                insert into professional_service (entity_id, professional_id, service_id)
                values ($1, $2, $3)
                """,
                [(entity_id, professional_id, s) for s in service_ids],
            )

    async def add_weekly_hours(
        self, entity_id: UUID, professional_id: UUID, *, weekdays: Sequence[int], starts: time, ends: time
    ) -> None:
        """Hours of weekdays, 0 is Monday."""
        async with self._db.scope(entity_id) as connection:
            await connection.executemany(
                """
                insert into working_hours (entity_id, professional_id, weekday, starts, ends)
                values ($1, $2, $3, $4, $5)
                """,
                [(entity_id, professional_id, w, starts, ends) for w in weekdays],
            )

    async def add_date_hours(
        self, entity_id: UUID, professional_id: UUID, *, on_date: date, starts: time, ends: time
    ) -> None:
        """Hours of one date, which replace the weekly ones of that day."""
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into working_hours (entity_id, professional_id, on_date, starts, ends)
                values ($1, $2, $3, $4, $5)
                """,
                entity_id, professional_id, on_date, starts, ends,
            )  # fmt: skip

    async def add_time_off(
        self,
        entity_id: UUID,
        professional_id: UUID,
        *,
        starts_at: datetime,
        ends_at: datetime,
        reason: str = "",
    ) -> None:
        """A stretch in which nothing can be booked. Aware times."""
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                "insert into time_off (entity_id, professional_id, during, reason) values ($1, $2, $3, $4)",
                entity_id, professional_id, asyncpg.Range(starts_at, ends_at), reason,
            )  # fmt: skip

    async def add_booking(
        self,
        entity_id: UUID,
        *,
        service: Service,
        professional_id: UUID,
        client_id: UUID,
        starts_at: datetime,
        state: BookingState = BookingState.CONFIRMED,
    ) -> UUID:
        """A booking as it stands, past the rules but not past the constraint. Aware time."""
        booking_id, during = new_id(), taken_span(service, starts_at)
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into booking (id, entity_id, professional_id, service_id, client_id, state, starts_at,
                                     ends_at, during, made_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'system')
                """,
                booking_id, entity_id, professional_id, service.id, client_id, state.value, starts_at,
                starts_at + service.length,
                asyncpg.Range(during.starts_at, during.ends_at),
            )  # fmt: skip
        return booking_id
