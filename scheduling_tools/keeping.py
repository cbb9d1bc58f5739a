"""What the scheduler needs kept, and whom it tells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from scheduling_tools.booking import Asker, Booking, NewBooking, Reach
from scheduling_tools.rules import Agenda
from scheduling_tools.service import Catalogue
from scheduling_tools.slot import Offer, Slot, Span


class Calendar(Protocol):
    """Where appointments are kept. Each method is one transaction."""

    async def catalogue(self, entity_id: UUID) -> Catalogue:
        """Services and who offers them. Raises NotFound for an entity that is not there."""

    async def agendas(
        self, entity_id: UUID, professional_ids: Collection[UUID], within: Span, at: datetime
    ) -> dict[UUID, Agenda]:
        """Hours, time off and what is taken, per professional."""

    async def offer(
        self, entity_id: UUID, room_id: UUID, slots: Sequence[Slot], expires_at: datetime
    ) -> list[Offer]:
        """Give each slot an opaque id, good in this room until then."""

    async def offered(self, entity_id: UUID, room_id: UUID, slot_id: str, at: datetime) -> Offer | None:
        """The offer of that id, if it was made in this room and is still good."""

    async def book(self, entity_id: UUID, new: NewBooking) -> Booking:
        """Write a booking; the same key again gives the booking that stands. Raises SlotTaken, NotFound."""

    async def move(self, entity_id: UUID, booking_id: UUID, new: NewBooking, reach: Reach) -> Booking:
        """Replace a booking by a new one; nothing changes unless both can.

        Raises SlotTaken, NotFound, AlreadyCancelled.
        """

    async def cancel(
        self, entity_id: UUID, booking_id: UUID, asker: Asker, reach: Reach, at: datetime
    ) -> Booking:
        """Cancel a booking. Raises NotFound, AlreadyCancelled, SlotPast."""

    async def booking(self, entity_id: UUID, booking_id: UUID) -> Booking | None:
        """The booking of that id, whatever its state."""

    async def bookings(self, entity_id: UUID, reach: Reach, within: Span) -> list[Booking]:
        """Standing bookings that begin within the span, earliest first."""


class Publisher(Protocol):
    """Tells others that something changed."""

    async def publish(self, entity_id: UUID, kind: str, **facts: object) -> None:
        """Announce a change."""
