"""``usher say``: talk to the agent in text, in a running meeting, as one more person in the room."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import aiohttp

from embedded.chat import Chat
from embedded.demo import CLIENT
from embedded.door import Door
from embedded.errors import EmbeddedError
from embedded.plan import Plan
from embedded.progress import complain
from embedded.settings import EmbeddedSettings
from embedded.state import State
from embedded.stores import kept_ports, running_stores
from meeting.errors import NotFound
from meeting.hashing import Hasher, Profile
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rooms import PostgresRooms
from meeting.room import RoomState
from storage.database import Database

LOBBY_S = 60


class CannotSpeak(EmbeddedError):
    """There is no meeting to speak in, or we are not let in."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the portal gave us: where to connect, who the agent is, whether we are new there."""

    url: str
    token: str
    agent_name: str
    first_time: bool


async def say(settings: EmbeddedSettings, text: str | None, *, room: str | None, name: str | None) -> int:
    """Say one thing, or have a conversation line by line.

    Args:
        settings: Where the state folder is.
        text: What to say; None reads lines from standard input.
        room: Id of a meeting; None takes the demo meeting.
        name: Who speaks; None takes the demo client.

    Returns:
        0 when the agent answered, 1 when it did not.

    Raises:
        CannotSpeak: Nothing runs, no such meeting, or the portal refused.
    """
    state = State(settings.home)
    if not state.running().get("ready"):
        raise CannotSpeak(f"nothing is ready in {settings.home}; start it with: make run")
    plan = Plan(settings, state, kept_ports(state))
    entrance = await _enter(plan, running_stores(settings, plan).app_url, room, name or CLIENT)
    async with Chat(entrance.url, entrance.token, greeting=entrance.first_time) as chat:
        if text is not None:
            return 0 if await _exchange(chat, entrance.agent_name, text) else 1
        print(f"Talking with {entrance.agent_name}. An empty line or Ctrl-D ends it.", file=sys.stderr)
        await _show(chat, entrance.agent_name)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            await _exchange(chat, entrance.agent_name, line)
    return 0


async def _exchange(chat: Chat, agent: str, text: str) -> bool:
    await chat.send(text)
    answers = await chat.answers()
    for answer in answers:
        print(f"{agent}: {answer}", flush=True)
    if not answers:
        complain(f"{agent} did not answer.")
    return bool(answers)


async def _show(chat: Chat, agent: str) -> None:
    for answer in chat.heard():
        print(f"{agent}: {answer}", flush=True)


async def _enter(plan: Plan, app_url: str, room: str | None, name: str) -> Entrance:
    db = await Database.connect(app_url, max_size=2)
    hasher = Hasher(Profile.CODE)
    try:
        entity_id, room_id = await _find_room(db, plan.state, room)
        door = Door(db, hasher, plan.portal_url)
        seat_id, first_time = await _seat(db, door, plan.state, entity_id, room_id, name)
        issued = await door.invite(entity_id, seat_id)
    finally:
        hasher.close()
        await db.close()
    facts = await _join(plan.portal_here, room_id, issued.token, issued.code)
    return Entrance(facts["url"], facts["token"], facts["room"]["agent_name"], first_time)


async def _find_room(db: Database, state: State, room: str | None) -> tuple[UUID, UUID]:
    """The named meeting, else the newest demo meeting that is live, else the newest."""
    rooms = PostgresRooms(db)
    names = [room] if room else [kept["room_id"] for kept in reversed(state.kept().get("demo_rooms", []))]
    places = [place for name in names if (place := await rooms.locate(name))]
    for place in places:
        found = await rooms.room(*place)
        if found and found.state is RoomState.LIVE:
            return place
    if not places:
        raise CannotSpeak(
            f"there is no meeting {room}" if room else "there is no demo meeting; name one with --room"
        )
    return places[0]


async def _seat(
    db: Database, door: Door, state: State, entity_id: UUID, room_id: UUID, name: str
) -> tuple[UUID, bool]:
    """The seat this name had here before, else a new one; and whether it is new."""
    key = f"{room_id} {name.casefold()}"
    known = state.seats().get(key)
    if known and any(
        str(who.seat_id) == known for who in await PostgresPeople(db).people(entity_id, room_id)
    ):
        return UUID(known), False
    try:
        seat_id = await door.add(entity_id, room_id, name)
    except NotFound as missing:
        raise CannotSpeak(f"there is no meeting {room_id}") from missing
    state.keep_seat(key, str(seat_id))
    return seat_id, True


async def _join(portal: str, room_id: UUID, token: str, code: str) -> dict[str, Any]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        for _ in range(LOBBY_S // 3):
            url = f"{portal}/api/v1/rooms/{room_id}/join"
            async with session.post(url, json={"token": token, "code": code}) as answer:
                facts: dict[str, Any] = await answer.json(content_type=None)
            if answer.status >= 400:
                raise CannotSpeak(
                    f"the portal said: {facts.get('detail') or facts.get('code') or answer.status}"
                )
            if facts["state"] == "admitted":
                return facts
            complain("Waiting in the lobby.")
            await asyncio.sleep(3)
    raise CannotSpeak("nobody let us in from the lobby")
