"""Tools that find, book, move, cancel and list appointments. Docstrings are what the model reads."""

# ruff: noqa: D417  (a docstring here is read by the model, which gives no context)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from livekit.agents import RunContext, function_tool

from agent.context import BOOK_ANY, BOOK_OWN, MeetingContext, rights_of
from agent.tools.answering import answer, writing
from agent.tools.behalf import Behalf
from agent.tools.choosing import Choices
from agent.tools.failures import Refused
from agent.tools.rights import asker_of, require
from agent.tools.services import ToolServices
from agent.tools.wording import booking_json, overlaps_json, slot_json
from scheduling_tools.booking import Asker, Booking
from scheduling_tools.errors import SlotTaken
from scheduling_tools.scheduler import Wish
from scheduling_tools.slot import Offer, Span
from scheduling_tools.spoken_words import WEEKDAYS
from scheduling_tools.when import Contradiction, When, resolve

MOST_SLOTS = 6
MOST_BOOKINGS = 12
MOST_OF_A_TIME = 40
"""A time that was named bounds the list, so that the whole day of a house fits."""


class SchedulingTools:
    """The tools of one meeting that touch the calendar."""

    def __init__(self, context: MeetingContext, services: ToolServices) -> None:
        """Work in this meeting with these services."""
        self._context, self._services = context, services
        self._entity_id, self._room_id = context.entity.id, context.room.id
        self._behalf = Behalf(context, services.clients)

    @function_tool
    async def find_slots(
        self,
        ctx: RunContext[MeetingContext],
        when: str = "",
        service: str | None = None,
        professional: str | None = None,
        limit: int = 3,
        moving: str | None = None,
    ) -> str:
        """Find free times for an appointment. Offer only times this has returned.

        Args:
            when: The wished time exactly as the person said it ("Tuesday afternoon", "half two", "a week from
                Thursday") or as ISO. Empty for the soonest.
            service: The kind of appointment, if it was said.
            professional: Whom they want to see, if it was said.
            limit: How many times to offer, three unless more are asked for.
            moving: The id of the appointment that is to be moved there, which then is not in its own way.
        """
        arguments = {"when": when, "service": service, "professional": professional, "limit": limit}
        arguments |= {"moving": moving} if moving else {}
        finding = self._find(when, service, professional, limit, moving)
        return await answer("find_slots", arguments, finding, self._services.record)

    @function_tool
    async def book_slot(
        self,
        ctx: RunContext[MeetingContext],
        slot_id: str,
        client: str | None = None,
        note: str | None = None,
    ) -> str:
        """Book an offered time, after the person has said yes to weekday, date, time and name read back.

        Args:
            slot_id: The id that find_slots gave for that time.
            client: Full name of the client it is for; only when staff book for somebody.
            note: A remark for the staff, if one was given.
        """
        arguments = {"slot_id": slot_id, "client": client, "note": note}
        with writing(ctx):
            return await answer(
                "book_slot", arguments, self._book(slot_id, client, note or ""), self._services.record
            )

    @function_tool
    async def move_booking(self, ctx: RunContext[MeetingContext], booking_id: str, slot_id: str) -> str:
        """Move an appointment to an offered time, after the person said yes.

        The old time is kept until the new one stands.

        Args:
            booking_id: The id that list_bookings gave for the appointment.
            slot_id: The id that find_slots gave for the new time.
        """
        arguments = {"booking_id": booking_id, "slot_id": slot_id}
        with writing(ctx):
            return await answer(
                "move_booking", arguments, self._move(booking_id, slot_id), self._services.record
            )

    @function_tool
    async def cancel_booking(self, ctx: RunContext[MeetingContext], booking_id: str) -> str:
        """Cancel an appointment, after the person has said yes to which one.

        Args:
            booking_id: The id that list_bookings gave for it.
        """
        with writing(ctx):
            return await answer(
                "cancel_booking", {"booking_id": booking_id}, self._cancel(booking_id), self._services.record
            )

    @function_tool
    async def list_bookings(
        self,
        ctx: RunContext[MeetingContext],
        when: str | None = None,
        client: str | None = None,
        professional: str | None = None,
    ) -> str:
        """List coming appointments: a client's own; for staff those of a client, a professional, their own, or all.

        Args:
            when: Only those in this time, as it was said.
            client: Name of the client, when staff ask about one.
            professional: Only those with this professional, if one was named.
        """
        arguments = {"when": when, "client": client, "professional": professional}
        listing = self._list(when or "", client, professional)
        return await answer("list_bookings", arguments, listing, self._services.record)

    async def _find(
        self, words: str, service: str | None, professional: str | None, limit: int, moving: str | None
    ) -> dict[str, Any]:
        when = self._when(words)
        reached = self._services.scheduler.reached
        old = await reached(self._entity_id, self._asker(), _booking_id(moving)) if moving else None
        catalogue = await self._services.scheduler.catalogue(self._entity_id)
        chosen = Choices(catalogue, self._context).choose(service, professional)
        limit = max(1, min(limit, MOST_SLOTS))
        found = await self._services.scheduler.find(
            self._entity_id, Wish(chosen.service, when, chosen.offerings, limit, old)
        )
        offers = await self._services.scheduler.offer(self._entity_id, self._room_id, found.slots)
        slots = self._slots(offers, [one for one in await self._own(offers) if one != old])
        result = {"slots": slots, "understood": when.understood, "exact": found.exact}
        return result if found.exact or found.why is None else {**result, "why": found.why.value}

    def _asker(self) -> Asker:
        return asker_of(require(self._context, BOOK_OWN, BOOK_ANY))

    async def _book(self, slot_id: str, client: str | None, note: str) -> dict[str, Any]:
        person = require(self._context, BOOK_OWN, BOOK_ANY)
        asker, client_id = await self._behalf.asker(person, client)
        try:
            booking = await self._services.scheduler.book(
                self._entity_id, self._room_id, asker, slot_id, client_id=client_id, note=note
            )
        except SlotTaken as taken:
            raise self._taken(taken) from None
        self._remember_client(asker, booking)
        return await self._receipt(booking)

    async def _move(self, booking_id: str, slot_id: str) -> dict[str, Any]:
        try:
            booking = await self._services.scheduler.move(
                self._entity_id, self._room_id, self._asker(), _booking_id(booking_id), slot_id
            )
        except SlotTaken as taken:
            raise self._taken(taken) from None
        return {**await self._receipt(booking), "moved_from": booking_id}

    async def _receipt(self, booking: Booking) -> dict[str, Any]:
        """What was written, and which other appointments of the client are at that time."""
        clashing = await self._services.scheduler.clashing(self._entity_id, booking.client_id, booking.span)
        others = [other for other in clashing if other.id != booking.id]
        zone = self._context.zone
        return {"receipt": booking_json(booking, zone), **overlaps_json(others, zone)}

    async def _own(self, offers: Sequence[Offer]) -> list[Booking]:
        """The asker's appointments around what is offered; none of somebody who is no client."""
        person = self._context.speaking
        if person is None or person.client_id is None or BOOK_OWN not in rights_of(person) or not offers:
            return []
        slots = [offer.slot for offer in offers]
        around = Span(min(s.starts_at for s in slots), max(s.ends_at for s in slots))
        return await self._services.scheduler.clashing(self._entity_id, person.client_id, around)

    async def _cancel(self, booking_id: str) -> dict[str, Any]:
        booking = await self._services.scheduler.cancel(
            self._entity_id, self._asker(), _booking_id(booking_id)
        )
        return {"cancelled": booking_json(booking, self._context.zone)}

    async def _list(self, words: str, client: str | None, professional: str | None) -> dict[str, Any]:
        when = self._when(words)
        person = require(self._context, BOOK_OWN, BOOK_ANY)
        whom = await self._professional(professional) if professional else None
        reach, known = await self._behalf.reach(person, client, whom)
        zone = self._context.zone
        found = [
            booking_json(booking, zone)
            for booking in await self._services.scheduler.upcoming(self._entity_id, reach)
            if when.holds(booking.starts_at.astimezone(zone)) and whom in (None, booking.professional_id)
        ]
        named = {"client": known} if known else {}
        return {"bookings": found[: MOST_OF_A_TIME if when.options else MOST_BOOKINGS], **named}

    async def _professional(self, heard: str) -> UUID:
        catalogue = await self._services.scheduler.catalogue(self._entity_id)
        return Choices(catalogue, self._context).professional(heard).professional_id

    def _when(self, words: str) -> When:
        when = resolve(words, self._context.now())
        if when is None:
            raise Refused("unclear_when", heard=words)
        if isinstance(when, Contradiction):
            choices = [d.isoformat() for d in when.choices]
            weekday = WEEKDAYS[when.weekday].title()
            raise Refused("contradiction", weekday=weekday, date=when.day.isoformat(), choices=choices)
        return when

    def _remember_client(self, asker: Asker, booking: Booking) -> None:
        """A first booking makes the participant a client; the meeting knows it from now on."""
        for identity, person in self._context.people.items():
            if (
                person.participant_id == asker.participant_id
                and person.client_id is None
                and not asker.reaches_all
            ):
                self._context.people[identity] = replace(person, client_id=booking.client_id)

    def _taken(self, taken: SlotTaken) -> Refused:
        return Refused("slot_taken", slots=self._slots(taken.slots))

    def _slots(self, offers: Sequence[Offer], own: Sequence[Booking] = ()) -> list[dict[str, Any]]:
        return [slot_json(o, self._context.zone, own) for o in offers]


def _booking_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refused("not_found") from None
