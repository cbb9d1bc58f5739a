"""A room without sound: utterances enter where the recognisers' output enters, so floor and turn rules are at work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from livekit import rtc

from agent.assembly import wording
from agent.behaviours.seats import Seats
from agent.floor import Channel
from agent.live_meeting import Senses, new_session
from agent.meeting_agent import MeetingAgent
from agent.pipelines import providers
from agent.pipelines.host import Host
from agent.pipelines.mouth import Mouth
from agent.pipelines.spare_voice import SpareVoice
from agent.pipelines.utterance import Utterance
from agent.settings import AgentSettings
from embedded.rehearsal.ground import AGENT_IDENTITY, Ground, lay_ground
from embedded.rehearsal.happened import Happened
from embedded.rehearsal.meeting import RehearsedMeeting
from embedded.rehearsal.seats import Seating
from embedded.rehearsal.world import World
from meeting.clock import FrozenClock
from storage.database import Database

CHAT_TOPIC = "lk.chat"
SPOKE_S = 1.0
"""Seconds each utterance is said to have lasted."""


@dataclass(frozen=True, slots=True)
class TextPerson:
    """Someone in the room."""

    identity: str
    name: str
    kind: rtc.ParticipantKind.ValueType = rtc.ParticipantKind.PARTICIPANT_KIND_STANDARD


@dataclass(slots=True)
class TextAgent:
    """The agent's own participant; keeps what it writes."""

    identity: str = AGENT_IDENTITY
    written: list[str] = field(default_factory=list)

    async def send_text(self, text: str, *, topic: str = "", **_: Any) -> None:
        """Keep a chat message; cards are for eyes."""
        if topic == CHAT_TOPIC:
            self.written.append(text)


class NoServer:
    """The meeting server of a room that is only text."""

    async def remove(self, name: str, identity: str) -> None:
        """Nobody is connected."""


class TextServer:
    """What the production stage, cards and seats need of LiveKit's room: who comes and goes, and a way to write."""

    def __init__(self) -> None:
        """An empty room."""
        self.local_participant = TextAgent()
        self.remote_participants: dict[str, TextPerson] = {}
        self._listeners: dict[str, list[Callable[[TextPerson], None]]] = {}

    def on(self, event: str, callback: Callable[[TextPerson], None]) -> None:
        """Call back on an event of that name."""
        self._listeners.setdefault(event, []).append(callback)

    def enter(self, identity: str, name: str) -> None:
        """Someone comes."""
        self.remote_participants[identity] = person = TextPerson(identity, name)
        self._tell("participant_connected", person)

    def leave(self, identity: str) -> None:
        """Someone goes."""
        self._tell("participant_disconnected", self.remote_participants.pop(identity))

    def _tell(self, event: str, person: TextPerson) -> None:
        for listener in self._listeners.get(event, ()):
            listener(person)


class TextRoom:
    """The room as the people of a scenario use it."""

    turn_s = 60.0

    def __init__(self, server: TextServer, host: Host, ground: Ground) -> None:
        """Let people into this room."""
        self._server, self._host, self._stage, self._cards = server, host, ground.stage, ground.cards
        self._arrived = asyncio.Event()

    async def enter(self, identity: str, name: str) -> None:
        """Somebody comes in."""
        self._arrived.clear()
        self._server.enter(identity, name)
        await self._arrived.wait()

    async def arrived(self, identity: str, into_empty_room: bool) -> None:
        """The agent has taken them in."""
        self._cards.greet(identity)
        self._arrived.set()

    async def leave(self, identity: str) -> None:
        """Somebody goes."""
        self._server.leave(identity)

    async def greeted(self) -> None:
        """Have the first words said."""
        await self._host.greet()

    async def say(self, identity: str, text: str) -> None:
        """Somebody speaks."""
        await self._hear(identity, text, Channel.SPOKEN)

    async def type(self, identity: str, text: str) -> None:
        """Somebody writes."""
        await self._hear(identity, text, Channel.TYPED)

    async def _hear(self, identity: str, text: str, channel: Channel) -> None:
        now = time.time()
        await self._host.heard(Utterance(identity, text, channel, now - SPOKE_S, now, confidence=1.0))

    async def quiet(self) -> None:
        """Wait until the agent has nothing more to do or say."""
        await self._host.quiet()
        await self._stage.sent()

    def begin(self) -> None:
        """Forget what was written."""
        self._server.local_participant.written.clear()

    def publish(self, happened: Happened) -> None:
        """What it says is known from the stage; what it has written is here."""
        happened.written = list(self._server.local_participant.written)


@asynccontextmanager
async def open_in_text(
    db: Database, settings: AgentSettings, world: World, clock: FrozenClock
) -> AsyncIterator[RehearsedMeeting]:
    """The agent in a room without sound, with nobody there yet."""
    server = TextServer()
    ground = await lay_ground(db, settings, world, clock, server, NoServer())
    nothing = cast(Any, None)
    language = providers.language_model(settings)
    session = new_session(Senses(nothing, nothing, language, nothing))
    session.userdata = ground.context
    agent = MeetingAgent(ground.context.instructions(), ground.tools)
    mouth = Mouth(session, agent, SpareVoice(None), patience_s=settings.agent_patience_s)
    await session.start(agent, record=False)
    host = Host(mouth, agent, ground.context, ground.stage, wording(ground.context))
    room = TextRoom(server, host, ground)
    seats = Seats(cast(Any, server), ground.context, ground.find_person, arrived=room.arrived, left=host.left)
    seats.start()
    try:
        yield RehearsedMeeting(room, ground.stage, Seating(db, world), clock, ground.record)
    finally:
        await host.close()
        await session.aclose()
        await language.aclose()
        await ground.record.close()
