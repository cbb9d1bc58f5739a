"""A calendar in memory that keeps the same promises as the one in Postgres; for tests and replays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from meeting.entity import Client
from meeting.letter import Letter
from scheduling_tools.booking import Asker, Booking, BookingState, NewBooking, Reach
from scheduling_tools.confirmation import confirmation
from scheduling_tools.errors import AlreadyCancelled, NotFound, SlotPast, SlotTaken
from scheduling_tools.rules import Agenda
from scheduling_tools.service import Catalogue, Offering
from scheduling_tools.slot import Offer, Slot, Span, new_slot_id
from scheduling_tools.testing_house import House, InMemorySeeder
from storage.ids import new_id


class InMemoryCalendar(InMemorySeeder):
    """The Calendar and its seeding, in dictionaries.

    Attributes:
        mails: what would have been mailed.
        deeds: (actor, action, booking id) of every write.
    """

    def __init__(self) -> None:
        """An empty calendar."""
        super().__init__()
        self._client_of: dict[UUID, UUID] = {}
        self.mails: list[Letter] = []
        self.deeds: list[tuple[str, str, UUID]] = []

    async def catalogue(self, entity_id: UUID) -> Catalogue:
        """Services and who offers them."""
        house = self.houses.get(entity_id)
        if house is None:
            raise NotFound("entity")
        offerings = [replace(o, service_ids=self._offered(house, o)) for o in house.offerings.values()]
        services = sorted(house.services.values(), key=lambda s: s.name)
        return Catalogue(
            house.place.timezone, tuple(services), tuple(sorted(offerings, key=lambda o: o.name))
        )

    @staticmethod
    def _offered(house: House, offering: Offering) -> frozenset[UUID]:
        limited = house.limited.get(offering.professional_id)
        return limited or frozenset(
            s.id for s in house.services.values() if s.department_id == offering.department_id
        )

    async def agendas(
        self, entity_id: UUID, professional_ids: Collection[UUID], within: Span, at: datetime
    ) -> dict[UUID, Agenda]:
        """Hours, time off and what is taken, per professional."""
        house = self.houses[entity_id]
        zone = ZoneInfo(house.place.timezone)
        return {
            p: Agenda(
                zone,
                tuple(house.hours[p]),
                tuple(house.time_off[p]),
                tuple(b.during for b in self._taking(p)),
            )
            for p in professional_ids
            if p in house.offerings
        }

    def _taking(self, professional_id: UUID) -> list[Booking]:
        """What takes a professional, whichever entity it belongs to."""
        standing = (b for h in self.houses.values() for b in h.bookings.values() if b.stands)
        return [b for b in standing if b.professional_id == professional_id]

    async def offer(
        self, entity_id: UUID, room_id: UUID, slots: Sequence[Slot], expires_at: datetime
    ) -> list[Offer]:
        """Give each slot an opaque id."""
        offers = [Offer(new_slot_id(), room_id, slot, expires_at) for slot in slots]
        self.houses[entity_id].offers |= {o.id: o for o in offers}
        return offers

    async def offered(self, entity_id: UUID, room_id: UUID, slot_id: str, at: datetime) -> Offer | None:
        """The offer of that id, if it was made in this room and is still good."""
        offer = self.houses[entity_id].offers.get(slot_id)
        return offer if offer and offer.room_id == room_id and offer.expires_at > at else None

    async def book(self, entity_id: UUID, new: NewBooking) -> Booking:
        """Write a booking; the same key again gives the booking that stands."""
        house = self.houses[entity_id]
        again = house.bookings.get(house.keys.get(new.key, UUID(int=0)))
        if again is not None and again.stands:
            return again
        booking = self._insert(house, new)
        self._trace(
            house,
            new.asker,
            "requested" if booking.state is BookingState.PENDING else "booked",
            booking,
            new.at,
        )
        return booking

    async def move(self, entity_id: UUID, booking_id: UUID, new: NewBooking, reach: Reach) -> Booking:
        """Replace a booking by a new one; nothing changes unless both can."""
        house = self.houses[entity_id]
        old = self._reached(house, booking_id, reach)
        again = house.bookings.get(house.keys.get(new.key, UUID(int=0)))
        if again is not None and again.stands:
            return again
        if not old.stands:
            raise AlreadyCancelled
        house.bookings[old.id] = replace(old, state=BookingState.MOVED)
        try:
            booking = self._insert(house, new)
        except SlotTaken:
            house.bookings[old.id] = old
            raise
        house.bookings[old.id] = replace(old, state=BookingState.MOVED, moved_to=booking.id)
        self._trace(house, new.asker, "moved", booking, new.at)
        return booking

    async def cancel(
        self, entity_id: UUID, booking_id: UUID, asker: Asker, reach: Reach, at: datetime
    ) -> Booking:
        """Cancel a booking within reach."""
        house = self.houses[entity_id]
        old = self._reached(house, booking_id, reach)
        if not old.stands:
            raise AlreadyCancelled
        if old.starts_at < at:
            raise SlotPast
        house.bookings[old.id] = cancelled = replace(old, state=BookingState.CANCELLED)
        self._trace(house, asker, "cancelled", cancelled, at)
        return cancelled

    async def booking(self, entity_id: UUID, booking_id: UUID) -> Booking | None:
        """The booking of that id, whatever its state."""
        return self.houses[entity_id].bookings.get(booking_id)

    async def bookings(self, entity_id: UUID, reach: Reach, within: Span) -> list[Booking]:
        """Standing bookings that begin within the span, earliest first."""
        found = [
            b
            for b in self.houses[entity_id].bookings.values()
            if b.stands
            and within.starts_at <= b.starts_at < within.ends_at
            and (reach.all or b.client_id == reach.client_id or b.professional_id == reach.professional_id)
        ]
        return sorted(found, key=lambda b: (b.starts_at, b.professional))

    def _insert(self, house: House, new: NewBooking) -> Booking:
        slot = new.slot
        if any(b.during.overlaps(new.during) for b in self._taking(slot.professional_id)):
            raise SlotTaken
        client = self._client(house, new)
        booking = Booking(
            new_id(), new.state, slot.starts_at, slot.ends_at, slot.professional_id, slot.professional,
            slot.service_id,
            slot.service, client.id, client.name, new.during, new.room_id,
        )  # fmt: skip
        house.bookings[booking.id] = booking
        house.keys[new.key] = booking.id
        return booking

    def _client(self, house: House, new: NewBooking) -> Client:
        participant = new.asker.participant_id
        client_id = new.client_id or (self._client_of.get(participant) if participant else None)
        if client_id is not None:
            if client_id not in house.clients:
                raise NotFound("client")
            return house.clients[client_id]
        email = (new.asker.email or "").lower()
        known = [c for c in house.clients.values() if email and (c.email or "").lower() == email]
        client = known[0] if len(known) == 1 else None
        if client is None:
            client = Client(new_id(), UUID(int=0), new.asker.name, new.asker.email)
            house.clients[client.id] = client
        if participant:
            self._client_of[participant] = client.id
        return client

    @staticmethod
    def _reached(house: House, booking_id: UUID, reach: Reach) -> Booking:
        booking = house.bookings.get(booking_id)
        if booking is None or not (reach.all or reach.client_id == booking.client_id):
            raise NotFound("booking")
        return booking

    def _trace(self, house: House, asker: Asker, action: str, booking: Booking, at: datetime) -> None:
        self.deeds.append((asker.identity, f"booking_{action}", booking.id))
        email = house.clients[booking.client_id].email
        if email:
            earlier = self._earlier(house, booking.id)
            self.mails.append(confirmation(action, booking, house.place, email, at, earlier))

    def _earlier(self, house: House, booking_id: UUID) -> list[UUID]:
        before = next((b.id for b in house.bookings.values() if b.moved_to == booking_id), None)
        return [*self._earlier(house, before), before] if before else []
