"""Who is free when, beside the desk's list: the free times of the day, or else the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from portal.guards import Viewer
from portal.parts import Parts
from scheduling_tools.openings import Opening
from scheduling_tools.service import Service
from scheduling_tools.slot import Slot

AHEAD = 14
"""Days looked at, the first one included."""
SHOWN = 6
"""Most times of a day for one professional and service."""


@dataclass(frozen=True, slots=True)
class FreeLine:
    """One service of a professional: times of the day looked at, or the next one after it."""

    service: Service
    slots: tuple[Slot, ...]
    next: Slot | None


@dataclass(frozen=True, slots=True)
class FreeOf:
    """One professional's free times."""

    name: str
    department: str
    lines: tuple[FreeLine, ...]


async def free_times(house: Parts, viewer: Viewer, day: date) -> dict[str, Any]:
    """What the panel needs for a day; nothing for one that is past."""
    today = house.clock.now().astimezone(viewer.zone).date()
    if day < today:
        return {"free": None, "ahead": AHEAD}
    openings = await house.openings.look(viewer.entity.id, day, days=AHEAD, limit=SHOWN)
    return {"free": by_professional(openings, viewer, day), "ahead": AHEAD}


def by_professional(openings: Iterable[Opening], viewer: Viewer, day: date) -> list[FreeOf]:
    """The openings of a list, under each professional; it comes sorted by them."""

    def line(opening: Opening) -> FreeLine:
        of_day = tuple(s for s in opening.slots if s.starts_at.astimezone(viewer.zone).date() == day)
        following = opening.slots[0] if opening.slots and not of_day else None
        return FreeLine(opening.service, of_day, following)

    return [
        FreeOf(offering.name, offering.department, tuple(line(opening) for opening in of_one))
        for offering, of_one in groupby(openings, key=lambda opening: opening.offering)
    ]
