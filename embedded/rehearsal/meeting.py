"""One meeting in text: the production host, mouth, agent, tools and record, with a clock that stands still.

Utterances enter where the recognisers' output enters (`Host.heard`), so floor and turn rules are at work.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

from agent.assembly import wording
from agent.behaviours.cards import Cards
from agent.behaviours.presence import Presence
from agent.behaviours.seats import Seats
from agent.behaviours.stage import RoomStage
from agent.behaviours.transcription import Record
from agent.context import MeetingContext
from agent.floor import Channel, Decision
from agent.live_meeting import Senses, new_session
from agent.meeting_agent import MeetingAgent
from agent.pipelines import providers
from agent.pipelines.host import Host
from agent.pipelines.mouth import Mouth
from agent.pipelines.said import AgentTurn
from agent.pipelines.spare_voice import SpareVoice
from agent.pipelines.utterance import Utterance
from agent.place import load_context, tool_services
from agent.settings import AgentSettings
from agent.tools import build_tools
from embedded.rehearsal.format import PersonForm, TurnForm
from embedded.rehearsal.happened import Call, Happened
from embedded.rehearsal.seats import Seating
from embedded.rehearsal.text_room import AGENT_IDENTITY, TextRoom
from embedded.rehearsal.world import World
from knowledge.embedding import OpenAIEmbedder
from meeting.clock import FrozenClock
from meeting.postgres.people import PostgresPeople
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.usage import PostgresUsage
from storage.database import Database
from storage.redis import Bus

TURN_S = 60.0
"""Seconds after which a turn counts as stuck."""
SPOKE_S = 1.0
"""Seconds each utterance is said to have lasted."""


class SilentBus(Bus):
    """Nobody watches a rehearsal."""

    def __init__(self) -> None:
        """No server."""

    async def publish(self, entity_id: Any, kind: str, **facts: Any) -> None:
        """Tell nobody."""


class NoServer:
    """The meeting server of a room that is only text."""

    async def remove(self, name: str, identity: str) -> None:
        """Nobody is connected."""


class NoPresence:
    """State attributes that nobody sees."""

    def state(self, state: str, why: str = "") -> None:
        """Show nothing."""


class WatchedStage(RoomStage):
    """The production stage, which also tells what happened in the running turn."""

    def __init__(self, room: TextRoom, context: MeetingContext, record: Record, cards: Cards) -> None:
        """Watch this room."""
        super().__init__(cast(Any, room), context, cast(Presence, NoPresence()), record, cards)
        self.turn = Happened()

    def person_said(self, utterance: Utterance, decision: Decision) -> None:
        """Note why the agent answers or not."""
        self.turn.floor = decision.reason.value
        super().person_said(utterance, decision)

    def agent_said(self, to: Utterance | None, turn: AgentTurn) -> None:
        """Note what it says."""
        if turn.text:
            self.turn.spoken.append(turn.text)
        super().agent_said(to, turn)

    def tool_called(self, name: str, arguments: dict[str, Any], result: str, seconds: float) -> None:
        """Note what it does."""
        self.turn.calls.append(Call(name, arguments, json.loads(result)))
        super().tool_called(name, arguments, result, seconds)

    def happened(self, kind: str, **facts: Any) -> None:
        """Note what failed."""
        if kind == "provider_failure":
            self.turn.trouble.append(str(facts.get("part", "provider")))
        super().happened(kind, **facts)

    async def sent(self) -> None:
        """Wait until every chat message is out."""
        await self._tasks.ended()


class TextMeeting:
    """A running meeting."""

    def __init__(
        self,
        room: TextRoom,
        host: Host,
        stage: WatchedStage,
        seats: Seating,
        clock: FrozenClock,
        record: Record,
    ) -> None:
        """Drive this room."""
        self._room, self._host, self._stage, self._seats, self._clock, self._record = (
            room,
            host,
            stage,
            seats,
            clock,
            record,
        )
        self.arrived = asyncio.Event()

    @property
    def seated(self) -> list[str]:
        """Identities of everyone the scenario brought in."""
        return list(self._seats.brought)

    async def enter(self, form: PersonForm) -> None:
        """Someone comes in."""
        identity = await self._seats.take(form)
        self.arrived.clear()
        self._room.enter(identity, form.name)
        await self.arrived.wait()

    async def greet(self) -> None:
        """The first words, which belong to no turn."""
        await self._host.greet()
        self._stage.turn = Happened()

    async def turn(self, form: TurnForm) -> Happened:
        """Let one thing happen, and wait until the agent has nothing more to do or say.

        Raises:
            TimeoutError: the agent is stuck.
        """
        self._stage.turn = happened = Happened()
        self._room.local_participant.written.clear()
        async with asyncio.timeout(TURN_S):
            await self._do(form)
            await self._host.quiet()
            await self._stage.sent()
            await self._record.settled()
        happened.written = list(self._room.local_participant.written)
        return happened

    async def _do(self, form: TurnForm) -> None:
        if form.joins is not None:
            await self.enter(form.joins)
        elif form.leaves is not None:
            self._room.leave(await self._seats.leave(form.leaves))
        elif form.wait is not None:
            self._clock.advance(form.wait)
        elif form.speaker is not None:
            channel = Channel.SPOKEN if form.chat is None else Channel.TYPED
            await self._hear(form.speaker, (form.says if form.chat is None else form.chat) or "", channel)

    async def _hear(self, name: str, text: str, channel: Channel) -> None:
        now = time.time()
        identity = self._seats.identities[name]
        await self._host.heard(Utterance(identity, text, channel, now - SPOKE_S, now, confidence=1.0))


@asynccontextmanager
async def open_meeting(
    db: Database, settings: AgentSettings, world: World, clock: FrozenClock
) -> AsyncIterator[TextMeeting]:
    """The agent in its room, with nobody there yet."""
    entity_id, room_id = world.entity.id, world.room.id
    context = await load_context(db, entity_id, room_id, clock)
    bus, room = SilentBus(), TextRoom()
    record = Record(
        PostgresTranscripts(db),
        PostgresUsage(db),
        bus.publish,
        entity_id=entity_id,
        room_id=room_id,
        job_id=AGENT_IDENTITY,
    )
    cards = Cards(cast(Any, room), clock)
    stage = WatchedStage(room, context, record, cards)
    services = tool_services(
        db,
        bus,
        clock,
        NoServer(),
        portal_url=settings.portal_url,
        record=stage.tool_called,
        embedder=OpenAIEmbedder(
            settings.speech_url,
            settings.openai_api_key,
            settings.openai_embedding_model,
            timeout_s=settings.agent_patience_s,
        ),
    )
    nothing = cast(Any, None)
    language = providers.language_model(settings)
    session = new_session(Senses(nothing, nothing, language, nothing))
    session.userdata = context
    agent = MeetingAgent(context.instructions(), build_tools(context, services))
    mouth = Mouth(session, agent, SpareVoice(None), patience_s=settings.agent_patience_s)
    await session.start(agent, record=False)
    host = Host(mouth, agent, context, stage, wording(context))
    people = PostgresPeople(db)
    meeting = TextMeeting(room, host, stage, Seating(db, world), clock, record)

    async def arrived(identity: str, into_empty_room: bool) -> None:
        cards.greet(identity)
        meeting.arrived.set()

    Seats(
        cast(Any, room),
        context,
        lambda identity: people.person(entity_id, room_id, identity),
        arrived=arrived,
        left=host.left,
    ).start()
    try:
        yield meeting
    finally:
        await host.close()
        await session.aclose()
        await language.aclose()
        await record.close()
