"""Draws the meeting page and its moving parts; each part is read only when it may have changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from quart import render_template

from meeting.participant import Person, SeatState
from meeting.room import Room
from portal.fragments import ALL
from portal.guards import Viewer
from portal.once import new_request_id
from portal.parts import Parts
from portal.secretary.desk import agents_doing, here
from portal.secretary.issued import Issued
from portal.secretary.known import Known
from portal.secretary.postgres import LinkLine
from portal.words import event_words

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventLine:
    """A room event in words."""

    id: UUID
    at: datetime
    words: str


def link_words(link: LinkLine, now: datetime) -> str:
    """What state an invitation is in."""
    if link.locked_until is not None and link.locked_until > now:
        return "Locked after wrong codes"
    if link.state == "spent":
        return "Link used"
    return "Link ran out" if link.expires_at <= now else "Link not used yet"


async def _people(house: Parts, viewer: Viewer, room: Room) -> Facts:
    now = house.clock.now()
    links = await house.desk.links(viewer.entity.id, room.id)
    return {
        "people": await house.rooms.people(viewer.entity.id, room.id),
        "links": {seat: link_words(link, now) for seat, link in links.items()},
    }


async def _state(house: Parts, viewer: Viewer, room: Room) -> Facts:
    people: list[Person] = await house.rooms.people(viewer.entity.id, room.id)
    departments = {found.id: found.name for found in await house.entities.departments(viewer.entity.id)}
    (agent,) = await agents_doing(house, [room], {room.id: people})
    return {
        "agent": agent,
        "department": departments.get(room.department_id) if room.department_id else None,
        "waiting": sum(person.state is SeatState.WAITING for person in people),
        "here": here(people),
        "invited": sum(person.state is not SeatState.REMOVED for person in people),
    }


async def _transcript(house: Parts, viewer: Viewer, room: Room) -> Facts:
    return {"turns": await house.transcripts.turns(viewer.entity.id, room.id)}


async def _events(house: Parts, viewer: Viewer, room: Room) -> Facts:
    people = await house.rooms.people(viewer.entity.id, room.id)
    names = {person.identity: person.name for person in people}
    events = await house.rooms.events(viewer.entity.id, room.id, limit=200)
    lines = [
        EventLine(event.id, event.at, event_words(event, names, viewer.entity.agent_name)) for event in events
    ]
    return {"events": lines}


async def _bookings(house: Parts, viewer: Viewer, room: Room) -> Facts:
    return {"bookings": await house.desk.bookings(viewer.entity.id, room.id)}


READERS_OF: dict[str, Callable[[Parts, Viewer, Room], Awaitable[Facts]]] = {
    "state": _state,
    "people": _people,
    "bookings": _bookings,
    "transcript": _transcript,
    "events": _events,
}
TOUCHES = {
    "turn": ("transcript",),
    "booking": ("bookings",),
    "agent": ("state", "events"),
    "seat": ("state", "people", "events"),
    "room": ("state", "people", "events"),
    "event": ("events", "state"),
}


async def fragments_of(house: Parts, viewer: Viewer, room: Room, kinds: frozenset[str]) -> dict[str, str]:
    """The parts that hints of these kinds may have changed, drawn."""
    wanted = {name for kind in kinds for name in TOUCHES.get(kind, tuple(READERS_OF))}
    if kinds & ALL:
        wanted = set(READERS_OF)
    drawn = {}
    for name, read in READERS_OF.items():
        if name in wanted:
            facts = await read(house, viewer, room)
            drawn[name] = await render_template(f"secretary/_{name}.html", room=room, **facts)
    return drawn


async def draw_page(
    house: Parts,
    viewer: Viewer,
    room: Room,
    *,
    form: Any = None,
    known: Sequence[Known] = (),
    issued: Issued | None = None,
) -> str:
    """The whole page; with the form for a new person as it was refused, or with a new link and code.

    `known` are those of whom the new person may be one: the form asks which.
    """
    facts: Facts = {}
    for read in READERS_OF.values():
        facts.update(await read(house, viewer, room))
    return await render_template(
        "secretary/meeting.html",
        room=room,
        form=form,
        known=known,
        request_id=new_request_id(),
        issued=issued,
        **facts,
    )
