"""Entities in memory, and how they are filled; the part of the in-memory calendar that seeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from meeting.entity import Client
from scheduling_tools.booking import Booking, BookingState
from scheduling_tools.confirmation import Place
from scheduling_tools.rules import Hours, taken_span
from scheduling_tools.service import Approval, Offering, Service
from scheduling_tools.slot import Offer, Span
from storage.ids import new_id


@dataclass(slots=True)
class House:
    """What is kept of one entity."""

    place: Place
    services: dict[UUID, Service] = field(default_factory=dict)
    offerings: dict[UUID, Offering] = field(default_factory=dict)
    limited: dict[UUID, frozenset[UUID]] = field(default_factory=dict)
    hours: dict[UUID, list[Hours]] = field(default_factory=lambda: defaultdict(list))
    time_off: dict[UUID, list[Span]] = field(default_factory=lambda: defaultdict(list))
    clients: dict[UUID, Client] = field(default_factory=dict)
    bookings: dict[UUID, Booking] = field(default_factory=dict)
    keys: dict[str, UUID] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)


class InMemorySeeder:
    """Fills entities in memory, with the methods of `CalendarSeeder` and those that make people."""

    def __init__(self) -> None:
        """No entity yet."""
        self.houses: dict[UUID, House] = {}

    async def create_entity(
        self, *, name: str, timezone: str, entity_id: UUID | None = None, address: str = ""
    ) -> UUID:
        """Make an entity."""
        entity_id = entity_id or new_id()
        self.houses[entity_id] = House(Place(name, timezone, address))
        return entity_id

    async def create_professional(
        self,
        entity_id: UUID,
        *,
        name: str,
        department_id: UUID,
        department: str = "General",
        professional_id: UUID | None = None,
    ) -> UUID:
        """Make a professional, or let one of another entity work here too."""
        professional_id = professional_id or new_id()
        self.houses[entity_id].offerings[professional_id] = Offering(
            professional_id, name, department_id, department, frozenset()
        )
        return professional_id

    async def create_client(self, entity_id: UUID, *, name: str, email: str | None = None) -> Client:
        """Make a client."""
        client = Client(new_id(), entity_id, name, email)
        self.houses[entity_id].clients[client.id] = client
        return client

    async def create_service(
        self, entity_id: UUID, *, name: str, department_id: UUID, approval: str = "instant", **facts: Any
    ) -> Service:
        """Make a kind of appointment."""
        service = Service(new_id(), entity_id, department_id, name, approval=Approval(approval), **facts)
        self.houses[entity_id].services[service.id] = service
        return service

    async def set_services(self, entity_id: UUID, professional_id: UUID, service_ids: Sequence[UUID]) -> None:
        """Limit a professional to these services; with none, all of the department."""
        self.houses[entity_id].limited[professional_id] = frozenset(service_ids)

    async def add_weekly_hours(
        self, entity_id: UUID, professional_id: UUID, *, weekdays: Sequence[int], starts: time, ends: time
    ) -> None:
        """Hours of weekdays, 0 is Monday."""
        self.houses[entity_id].hours[professional_id] += [Hours(starts, ends, weekday=w) for w in weekdays]

    async def add_date_hours(
        self, entity_id: UUID, professional_id: UUID, *, on_date: date, starts: time, ends: time
    ) -> None:
        """Hours of one date, which replace the weekly ones of that day."""
        self.houses[entity_id].hours[professional_id].append(Hours(starts, ends, on_date=on_date))

    async def add_time_off(
        self,
        entity_id: UUID,
        professional_id: UUID,
        *,
        starts_at: datetime,
        ends_at: datetime,
        reason: str = "",
    ) -> None:
        """A stretch in which nothing can be booked."""
        self.houses[entity_id].time_off[professional_id].append(Span(starts_at, ends_at))

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
        """A booking as it stands."""
        house = self.houses[entity_id]
        booking = Booking(
            new_id(), state, starts_at, starts_at + service.length, professional_id,
            house.offerings[professional_id].name,
            service.id, service.name, client_id, house.clients[client_id].name, taken_span(service,
            starts_at),
        )  # fmt: skip
        house.bookings[booking.id] = booking
        return booking.id
