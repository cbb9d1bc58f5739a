"""A room with sound: the scenario's people on a real LiveKit server, and the production agent with ears and mouth."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from livekit import rtc

from agent.settings import AgentSettings
from embedded.rehearsal.audio.ears import WatchedMeeting
from embedded.rehearsal.audio.guest import Guest
from embedded.rehearsal.audio.studio import Studio
from embedded.rehearsal.audio.voices import Voices
from embedded.rehearsal.ground import AGENT_IDENTITY, Ground, lay_ground
from embedded.rehearsal.happened import Happened
from embedded.rehearsal.meeting import RehearsedMeeting
from embedded.rehearsal.seats import Seating
from embedded.rehearsal.world import World
from meeting.clock import FrozenClock
from meeting.livekit_api import LiveKitRooms
from meeting.participant import ParticipantType
from storage.database import Database

LOOK_EVERY_S = 0.02
CONNECT_S, LEAVE_S = 15.0, 5.0
ON_THE_WAY_S = 0.3
"""Seconds after which all that was spoken has reached the agent's ears."""
UNNOTICED_S = 3.0
"""Seconds after which a line that no ear has noticed counts as passed over."""
SETTLED_S = 0.5
"""Seconds without sound or words from the agent after which everybody has heard and read all of it."""


class AudioRoom:
    """The room as the people of a scenario use it."""

    turn_s = 180.0

    def __init__(self, meeting: WatchedMeeting, ground: Ground, side: rtc.Room, voices: Voices) -> None:
        """Nobody is there but the agent, whose side of the room is `side`."""
        self._meeting, self._ground, self._side, self._voices = meeting, ground, side, voices
        self._guests: dict[str, Guest] = {}
        self.door: Callable[[str, str], tuple[str, str]] = lambda identity, name: ("", "")

    async def enter(self, identity: str, name: str) -> None:
        """Somebody connects; returns when the agent knows them and hears their microphone."""
        self._voices.give(identity, name)
        guest = self._guests[identity] = Guest()
        await guest.enter(*self.door(identity, name))
        context = self._ground.context
        await _until(
            lambda: identity in context.here and identity in context.people and self._hears(identity)
        )

    def _hears(self, identity: str) -> bool:
        person = self._side.remote_participants.get(identity)
        return person is not None and any(p.track is not None for p in person.track_publications.values())

    async def leave(self, identity: str) -> None:
        """Somebody disconnects."""
        await self._guests.pop(identity).leave()
        await _until(lambda: identity not in self._ground.context.here)

    async def greeted(self) -> None:
        """Wait for the first words."""
        await self._ground.stage.greeted.wait()

    async def say(self, identity: str, text: str) -> None:
        """Somebody speaks; returns when all of it has become utterances, or was passed over by every ear."""
        line = await self._voices.say(identity, text)
        attention, began_at = self._meeting.attention, time.time()
        await self._guests[identity].say(line)
        await asyncio.sleep(ON_THE_WAY_S)
        unnoticed_at = time.time() + UNNOTICED_S
        await _until(
            lambda: (
                attention.all_taken(identity, began_at)
                or (time.time() > unnoticed_at and not attention.noticed(identity, began_at))
            )
        )

    async def type(self, identity: str, text: str) -> None:
        """Somebody writes into the chat."""
        before = self._meeting.attention.typed(identity)
        await self._guests[identity].type(text)
        await _until(lambda: self._meeting.attention.typed(identity) > before)

    async def quiet(self) -> None:
        """Wait until the agent has nothing more to do or say, and everybody has heard and read it."""
        await self._meeting.quiet()
        await self._ground.stage.sent()
        since = time.monotonic()
        await _until(
            lambda: (
                time.monotonic() - max([since, *(g.changed_at for g in self._guests.values())]) >= SETTLED_S
            )
        )

    def begin(self) -> None:
        """Everybody forgets what came from the agent so far."""
        for guest in self._guests.values():
            guest.begin()

    def publish(self, happened: Happened) -> None:
        """The agent's words and sound, as whoever was there longest has received them."""
        witness = next(iter(self._guests.values()), None)
        if witness is not None:
            happened.spoken = witness.captions
            happened.written = list(witness.written)
            happened.sound_s = round(witness.sound_s, 2)

    async def close(self) -> None:
        """Everybody leaves."""
        await asyncio.gather(*(guest.leave() for guest in self._guests.values()))
        await self._voices.close()


async def _until(true: Callable[[], bool]) -> None:
    """Wait for it; the turn's own time limit is the end of patience."""
    while True:
        if true():
            return
        await asyncio.sleep(LOOK_EVERY_S)


@asynccontextmanager
async def open_aloud(
    studio: Studio, db: Database, settings: AgentSettings, world: World, clock: FrozenClock
) -> AsyncIterator[RehearsedMeeting]:
    """The agent in a room of the studio, with nobody there yet."""
    name, agent_name = world.room.livekit_name, world.entity.agent_name
    async with AsyncExitStack() as opened:
        rooms = LiveKitRooms(studio.livekit_url, studio.key, studio.secret)
        opened.push_async_callback(rooms.close)
        await rooms.ensure(name, AGENT_IDENTITY, "")
        opened.push_async_callback(rooms.delete, name)
        side = rtc.Room()
        opened.push_async_callback(_disconnect, side)
        token = rooms.access_token(name, AGENT_IDENTITY, agent_name, ParticipantType.AGENT, as_agent=True)
        await asyncio.wait_for(side.connect(studio.livekit_url, token), CONNECT_S)
        ground = await lay_ground(db, settings, world, clock, side, rooms)
        opened.push_async_callback(ground.record.close)
        meeting = WatchedMeeting(side, ground, settings)
        opened.push_async_callback(meeting.close)
        await meeting.start()
        room = AudioRoom(meeting, ground, side, Voices(studio.gateway_url))
        opened.push_async_callback(room.close)
        room.door = lambda identity, named: (
            studio.livekit_url,
            rooms.access_token(name, identity, named, ParticipantType.CLIENT),
        )
        yield RehearsedMeeting(room, ground.stage, Seating(db, world), clock, ground.record)


async def _disconnect(side: rtc.Room) -> None:
    async with asyncio.timeout(LEAVE_S):
        await side.disconnect()
