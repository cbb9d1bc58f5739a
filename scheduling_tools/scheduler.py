"""Finds, books, moves and cancels appointments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from meeting.clock import Clock
from scheduling_tools.booking import Asker, Booking, BookingState, NewBooking, Reach
from scheduling_tools.days import one
from scheduling_tools.errors import ClientMissing, NotFound, SlotExpired, SlotPast, SlotTaken
from scheduling_tools.keeping import Calendar, Publisher
from scheduling_tools.rules import Agenda, Why, refusal, taken_span
from scheduling_tools.search import Candidate, Found, search
from scheduling_tools.service import LONGEST, Approval, Catalogue, Offering, Service
from scheduling_tools.slot import OFFER_LIFE, Offer, Slot, Span
from scheduling_tools.spoken_options import Option
from scheduling_tools.spoken_times import Moment
from scheduling_tools.when import SOONEST, When

ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. No professional means any who offers the service; what is `moving` makes room for itself."""

    service: Service
    when: When = SOONEST
    offerings: tuple[Offering, ...] = ()
    limit: int = ALTERNATIVES
    moving: Booking | None = None


class Scheduler:
    """The one who knows the rules of the calendar.

    Identity and rights come with the asker, never from talk.
    """

    def __init__(self, calendar: Calendar, clock: Clock, publisher: Publisher | None = None) -> None:
        """Keep appointments in this calendar."""
        self._calendar = calendar
        self._clock = clock
        self._publisher = publisher

    async def catalogue(self, entity_id: UUID) -> Catalogue:
        """Services and who offers them."""
        return await self._calendar.catalogue(entity_id)

    async def hours(
        self, entity_id: UUID, offerings: Sequence[Offering], zone: ZoneInfo
    ) -> dict[UUID, Agenda]:
        """The agendas of the coming eight weeks, for summaries of hours."""
        now = self._clock.now()
        within = Span(now - timedelta(days=1), now + timedelta(days=56))
        return await self._calendar.agendas(entity_id, [o.professional_id for o in offerings], within, now)

    async def find(self, entity_id: UUID, wish: Wish) -> Found:
        """The earliest slots that satisfy a wish, or the nearest free ones with the reason."""
        catalogue = await self._calendar.catalogue(entity_id)
        return await self._search(entity_id, catalogue, wish)

    async def reached(self, entity_id: UUID, asker: Asker, booking_id: UUID) -> Booking:
        """A booking within the asker's reach, whatever its state.

        Raises:
            NotFound: there is none, or it is somebody else's.
        """
        found = await self._calendar.booking(entity_id, booking_id)
        if found is None or not (asker.reaches_all or found.client_id == asker.own_client_id):
            raise NotFound("booking")
        return found

    async def offer(self, entity_id: UUID, room_id: UUID, slots: Sequence[Slot]) -> list[Offer]:
        """Give slots the ids under which this room may take them, for ten minutes."""
        return await self._calendar.offer(entity_id, room_id, slots, self._clock.now() + OFFER_LIFE)

    async def book(
        self,
        entity_id: UUID,
        room_id: UUID,
        asker: Asker,
        slot_id: str,
        *,
        client_id: UUID | None = None,
        note: str = "",
    ) -> Booking:
        """Take an offered slot.

        Args:
            entity_id: the entity.
            room_id: the room in which the slot was offered.
            asker: who wants it.
            slot_id: what `offer` gave.
            client_id: for whom; the asker when they are a client.
            note: a remark for staff.

        Raises:
            SlotExpired: the offer is old, or was made elsewhere.
            SlotTaken: it is gone; alternatives are offered with it.
            SlotPast: its time has gone by.
            ClientMissing: somebody who is no client named none.
        """
        if asker.reaches_all and client_id is None and asker.own_client_id is None:
            raise ClientMissing
        if not asker.reaches_all:
            client_id = asker.own_client_id
        offer, new = await self._prepared(entity_id, room_id, asker, slot_id, client_id, note)
        try:
            booking = await self._calendar.book(entity_id, new)
        except SlotTaken:
            raise await self._taken(entity_id, room_id, offer.slot) from None
        await self._announce(
            entity_id, booking, "requested" if booking.state is BookingState.PENDING else "booked"
        )
        return booking

    async def move(
        self, entity_id: UUID, room_id: UUID, asker: Asker, booking_id: UUID, slot_id: str
    ) -> Booking:
        """Move a booking to an offered slot; the old one is untouched until the new one stands.

        Raises:
            NotFound: no such booking within the asker's reach.
            AlreadyCancelled: it does not stand any more.
            SlotExpired: as for `book`.
            SlotTaken: as for `book`.
            SlotPast: the old or the new time has gone by.
        """
        old = await self.reached(entity_id, asker, booking_id)
        if old.stands and old.starts_at < self._clock.now():
            raise SlotPast
        offer, new = await self._prepared(entity_id, room_id, asker, slot_id, old.client_id, "", moving=old)
        try:
            booking = await self._calendar.move(entity_id, booking_id, new, asker.reach)
        except SlotTaken:
            raise await self._taken(entity_id, room_id, offer.slot) from None
        await self._announce(entity_id, booking, "moved")
        return booking

    async def cancel(self, entity_id: UUID, asker: Asker, booking_id: UUID) -> Booking:
        """Cancel a booking within the asker's reach.

        Raises:
            NotFound: no such booking within reach.
            AlreadyCancelled: it does not stand any more.
            SlotPast: it has been.
        """
        booking = await self._calendar.cancel(entity_id, booking_id, asker, asker.reach, self._clock.now())
        await self._announce(entity_id, booking, "cancelled")
        return booking

    async def upcoming(
        self, entity_id: UUID, reach: Reach, *, until: datetime | None = None
    ) -> list[Booking]:
        """Standing bookings from now on, earliest first."""
        now = self._clock.now()
        return await self._calendar.bookings(entity_id, reach, Span(now, until or now + timedelta(days=800)))

    async def clashing(self, entity_id: UUID, client_id: UUID, span: Span) -> list[Booking]:
        """A client's standing bookings with a moment in that stretch, whoever they are with, earliest first."""
        near = Span(span.starts_at - LONGEST, span.ends_at)
        found = await self._calendar.bookings(entity_id, Reach(client_id=client_id), near)
        return [booking for booking in found if booking.span.overlaps(span)]

    async def _prepared(
        self,
        entity_id: UUID,
        room_id: UUID,
        asker: Asker,
        slot_id: str,
        client_id: UUID | None,
        note: str,
        moving: Booking | None = None,
    ) -> tuple[Offer, NewBooking]:
        """The offer, checked once more against the rules, and what would be written."""
        now = self._clock.now()
        offer = await self._calendar.offered(entity_id, room_id, slot_id, now)
        catalogue = await self._calendar.catalogue(entity_id)
        service = catalogue.service(offer.slot.service_id) if offer else None
        if offer is None or service is None:
            raise SlotExpired
        during = taken_span(service, offer.slot.starts_at)
        state = BookingState.PENDING if service.approval is Approval.STAFF else BookingState.CONFIRMED
        key = f"{room_id}:{asker.identity}:{slot_id}"
        new = NewBooking(asker, offer.slot, during, state, client_id, room_id, key, now, note)
        why = await self._refusal(entity_id, catalogue, service, offer.slot, now, moving)
        if why is Why.PAST:
            raise SlotPast
        if why is not None and why not in (
            Why.TAKEN,
            Why.NOTICE,
        ):  # taken is decided by the write, notice was kept when offered
            raise await self._taken(entity_id, room_id, offer.slot)
        return offer, new

    async def _refusal(
        self,
        entity_id: UUID,
        catalogue: Catalogue,
        service: Service,
        slot: Slot,
        now: datetime,
        moving: Booking | None,
    ) -> Why | None:
        day = Span(slot.starts_at - timedelta(days=1), slot.ends_at + timedelta(days=1))
        agendas = await self._calendar.agendas(entity_id, [slot.professional_id], day, now)
        agenda = agendas.get(slot.professional_id) or Agenda(ZoneInfo(catalogue.timezone))
        return refusal(service, agenda.without(moving.during) if moving else agenda, now, slot.starts_at)

    async def _taken(self, entity_id: UUID, room_id: UUID, slot: Slot) -> SlotTaken:
        """The refusal with what is free instead, already offered."""
        catalogue = await self._calendar.catalogue(entity_id)
        service, offering = catalogue.service(slot.service_id), catalogue.offering(slot.professional_id)
        if service is None or offering is None:
            return SlotTaken()
        local = slot.starts_at.astimezone(ZoneInfo(catalogue.timezone))
        when = When((Option((one(local.date()),), (Moment((local.hour * 60 + local.minute,)),)),))
        found = await self._search(entity_id, catalogue, Wish(service, when, (offering,)))
        slots = [s for s in found.slots if s.starts_at != slot.starts_at]
        return SlotTaken(await self.offer(entity_id, room_id, slots) if slots else ())

    async def _search(self, entity_id: UUID, catalogue: Catalogue, wish: Wish) -> Found:
        now, zone = self._clock.now(), ZoneInfo(catalogue.timezone)
        offerings = wish.offerings or catalogue.offering_of(wish.service.id)
        within = Span(now - timedelta(days=2), now + timedelta(days=wish.service.horizon_days + 2))
        agendas = await self._calendar.agendas(entity_id, [o.professional_id for o in offerings], within, now)
        there = [Candidate(o, agendas[o.professional_id]) for o in offerings if o.professional_id in agendas]
        if wish.moving:
            room = [one.making_room(wish.moving) for one in there]
            found = search(wish.when, wish.service, room, now, zone, limit=wish.limit + 1)
            if others := tuple(slot for slot in found.slots if not wish.moving.is_at(slot))[: wish.limit]:
                return replace(found, slots=others)
        return search(wish.when, wish.service, there, now, zone, limit=wish.limit)

    async def _announce(self, entity_id: UUID, booking: Booking, action: str) -> None:
        if self._publisher is not None:
            room = str(booking.room_id) if booking.room_id else None
            await self._publisher.publish(
                entity_id, "booking", room_id=room, booking_id=str(booking.id), action=action
            )
