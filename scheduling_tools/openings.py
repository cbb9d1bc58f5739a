"""What is free at a glance: every professional's next times for each service, for people who look and do not ask."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from meeting.clock import Clock
from scheduling_tools.keeping import Calendar
from scheduling_tools.rules import Agenda, free_slots, utc
from scheduling_tools.search import slot_of
from scheduling_tools.service import Offering, Service
from scheduling_tools.slot import Slot, Span


@dataclass(frozen=True, slots=True)
class Opening:
    """When a professional is next free for a service; no slots: not in the days looked at."""

    offering: Offering
    service: Service
    slots: tuple[Slot, ...]


class Openings:
    """Reads a calendar with the scheduler's own rules; offers and books nothing."""

    def __init__(self, calendar: Calendar, clock: Clock) -> None:
        """Look at this calendar."""
        self._calendar = calendar
        self._clock = clock

    async def look(self, entity_id: UUID, first_on: date, *, days: int, limit: int) -> list[Opening]:
        """The earliest free times from a date on, by professional and service.

        Args:
            entity_id: the entity.
            first_on: a date of its zone; what is past is never free.
            days: how many dates to look at, `first_on` included.
            limit: most slots to give for each professional and service.
        """
        now = self._clock.now()
        catalogue = await self._calendar.catalogue(entity_id)
        zone, last_on = ZoneInfo(catalogue.timezone), first_on + timedelta(days=days - 1)
        # Buffers and appointments reach over midnight, and never further than a day.
        within = Span(
            utc(first_on - timedelta(days=1), time(), zone), utc(last_on + timedelta(days=2), time(), zone)
        )
        ids = [offering.professional_id for offering in catalogue.offerings]
        agendas = await self._calendar.agendas(entity_id, ids, within, now)
        found: list[Opening] = []
        for offering in catalogue.offerings:
            await asyncio.sleep(0)  # a big house takes a while; others are served in between
            agenda = agendas.get(offering.professional_id) or Agenda(zone)
            for service in catalogue.offered_by(offering.professional_id):
                free = islice(free_slots(service, agenda, now, first_on, last_on), limit)
                found.append(Opening(offering, service, tuple(slot_of(at, service, offering) for at in free)))
        return found
