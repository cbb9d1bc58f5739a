"""The desk: today's meetings with who waits, who is in and what the agent does, live."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from quart import Blueprint, Response, redirect, render_template, request, url_for

from meeting.participant import Person, SeatState
from meeting.room import Room, RoomState
from portal.errors import NothingThere
from portal.fragments import ALL, live_response
from portal.guards import READERS, Viewer, needs, the_viewer
from portal.parts import Parts, parts
from portal.secretary.free_times import free_times

blueprint = Blueprint("desk", __name__)
ON_THE_WAY = "on the way"
FREE_MOVES = ALL | {"booking"}
"""Kinds of hints after which other times may be free; time itself goes by between beats."""


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting of the day."""

    room: Room
    people: list[Person]
    agent: str | None

    @property
    def waiting(self) -> list[Person]:
        """Who waits in the lobby of a meeting that can still be entered."""
        if self.room.state in (RoomState.ENDED, RoomState.CANCELLED):
            return []
        return [person for person in self.people if person.state is SeatState.WAITING]

    @property
    def here(self) -> int:
        """How many are in the room."""
        return here(self.people)


async def agents_doing(
    house: Parts, rooms: list[Room], people: Mapping[UUID, list[Person]]
) -> list[str | None]:
    """What the agent does in each room: its own word while it beats, None while it is not there.

    One is called to wherever somebody is, so there it is on the way; to an empty room it does not come.
    """
    live = [room for room in rooms if room.state is RoomState.LIVE]
    if not live:
        return [None] * len(rooms)
    told = await house.bus.client.mget([f"usher:agent-state:{room.id}" for room in live])
    doing = {room.id: str(state) for room, state in zip(live, told, strict=True) if state}
    inhabited = {room.id: ON_THE_WAY for room in live if here(people.get(room.id, []))}
    return [doing.get(room.id, inhabited.get(room.id)) for room in rooms]


def here(people: Iterable[Person]) -> int:
    """How many of them are in the room."""
    return sum(person.state is SeatState.JOINED for person in people)


async def rows_of(house: Parts, viewer: Viewer, day: date) -> dict[str, Any]:
    """What the desk's list needs for one day of the entity's zone."""
    start, end = (datetime.combine(day + timedelta(days=n), time(), viewer.zone) for n in (0, 1))
    rooms = await house.rooms.rooms_of_day(viewer.entity.id, start, end, house.clock.now())
    people = await house.desk.people_of(viewer.entity.id, [room.id for room in rooms])
    agents = await agents_doing(house, rooms, people)
    rows = [Row(room, people.get(room.id, []), agent) for room, agent in zip(rooms, agents, strict=True)]
    return {
        "day": day,
        "is_today": day == house.clock.now().astimezone(viewer.zone).date(),
        "rows": rows,
        "waiting": [(row, person) for row in rows for person in row.waiting],
    }


def day_asked(viewer: Viewer, clock_now: datetime) -> date:
    """The day of the address, today without one.

    Raises:
        NothingThere: it is not a day.
    """
    asked = request.args.get("on")
    if not asked:
        return clock_now.astimezone(viewer.zone).date()
    try:
        day = date.fromisoformat(asked)
    except ValueError as error:
        raise NothingThere from error
    if not 2000 <= day.year <= 2199:
        raise NothingThere
    return day


@blueprint.get("/")
async def front() -> Any:
    """The front door leads to the desk."""
    return redirect(url_for("desk.day"), 303)


@blueprint.get("/desk")
@needs(READERS)
async def day() -> str:
    """The meetings of a day."""
    house, viewer = parts(), the_viewer()
    day = day_asked(viewer, house.clock.now())
    near = {"before": (day - timedelta(days=1)).isoformat(), "after": (day + timedelta(days=1)).isoformat()}
    rows, free = await asyncio.gather(rows_of(house, viewer, day), free_times(house, viewer, day))
    return await render_template("secretary/desk.html", **near, **rows, **free)


@blueprint.get("/desk/live")
@needs(READERS)
async def live() -> Response:
    """The desk's list again, whenever something in it may have changed."""
    house, viewer = parts(), the_viewer()
    day = day_asked(viewer, house.clock.now())

    async def draw(kinds: frozenset[str]) -> dict[str, str]:
        drawn = {"desk": await render_template("secretary/_desk.html", **await rows_of(house, viewer, day))}
        if kinds & FREE_MOVES:
            free = await free_times(house, viewer, day)
            drawn["free"] = await render_template("secretary/_free.html", **free)
        return drawn

    return await live_response(house.bus, viewer.entity.id, draw, wants=lambda hint: hint["kind"] != "turn")
