"""Builds one room's agent from Postgres, Valkey and the providers; and takes it apart again."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from uuid import UUID

from livekit import rtc
from livekit.agents import llm, vad

from agent.behaviours.cards import Cards
from agent.behaviours.presence import Presence
from agent.behaviours.stage import RoomStage
from agent.behaviours.transcription import Record
from agent.behaviours.usage import UsageMeter, embedding_meter
from agent.context import MeetingContext
from agent.live_meeting import LiveMeeting, Senses
from agent.memory import called_before, remembered, shown_before
from agent.pipelines import providers
from agent.pipelines.surroundings import Wording
from agent.place import load_context, tool_services
from agent.prompts import prompt
from agent.settings import AgentSettings
from agent.tools import build_tools
from agent.tools.facts import facts_of
from knowledge.embedding import OpenAIEmbedder, Used
from knowledge.retriever import Question
from meeting.clock import SystemClock
from meeting.livekit_api import LiveKitRooms
from meeting.postgres.people import PostgresPeople
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.usage import PostgresUsage
from storage.database import Database
from storage.redis import Bus


class Assembly:
    """A running meeting with everything that was opened for it."""

    def __init__(self, meeting: LiveMeeting, opened: AsyncExitStack) -> None:
        """Own what must be closed; the newest is closed first."""
        self._meeting, self._opened = meeting, opened

    async def start(self) -> None:
        """Take part."""
        await self._meeting.start()

    async def close(self) -> None:
        """Leave, and write what is still unwritten."""
        await self._meeting.close()
        await self._opened.aclose()


def wording(context: MeetingContext) -> Wording:
    """The sentences said without a model; the entity's own greeting wins.

    In a greeting {agent} and {entity} stand for the names; other braces are only text.
    """
    greeting = context.entity.agent_greeting or prompt("greeting")
    named = greeting.replace("{agent}", context.agent_name).replace("{entity}", context.entity.name)
    return Wording(greeting=named)


def senses_of(settings: AgentSettings, context: MeetingContext, activity: vad.VAD) -> Senses:
    """The models one room hears, thinks and speaks with."""
    names = [context.agent_name, *(p.name for p in context.professionals)]
    return Senses(
        recogniser=providers.recogniser(settings, context.entity.language, names),
        voice=providers.voice(settings, context.entity.agent_voice),
        language=providers.language_model(settings),
        activity=activity,
    )


def _embedder(settings: AgentSettings, used: Used) -> OpenAIEmbedder:
    key, model = settings.openai_api_key, settings.openai_embedding_model
    return OpenAIEmbedder(settings.speech_url, key, model, used=used)


async def _recollect(
    transcripts: PostgresTranscripts, context: MeetingContext, cards: Cards
) -> tuple[llm.ChatContext, bool]:
    """What an agent before this one left in the room: the conversation, cards, names; and whether it greeted."""
    entity_id, room_id = context.entity.id, context.room.id
    events = await transcripts.session_events(entity_id, room_id)
    for card in shown_before(events, context.zone):
        cards.keep(card)
    turns = await transcripts.turns(entity_id, room_id)
    context.called.update(called_before(context, turns))
    memory = remembered(context, turns, events, context.clock.now())
    return memory, any(event.kind == "greeted" for event in events)


async def assemble(
    room: rtc.Room, settings: AgentSettings, *, activity: vad.VAD, entity_id: UUID, room_id: UUID, job_id: str
) -> Assembly:
    """Everything one room needs, connected but not yet speaking; what was opened is closed when a part fails.

    Raises:
        NotFound: the dispatch names a room that does not exist.
        StorageUnavailable: Postgres is away.
    """
    async with AsyncExitStack() as opened:
        bus = await Bus.connect(settings.redis_url)
        opened.push_async_callback(bus.close)
        database = await Database.connect(settings.database_url, max_size=4)
        opened.push_async_callback(database.close)
        context = await load_context(database, entity_id, room_id, SystemClock())
        meeting = await _compose(
            room, settings, context, bus, database, opened, activity=activity, job_id=job_id
        )
        return Assembly(meeting, opened.pop_all())


async def _compose(
    room: rtc.Room,
    settings: AgentSettings,
    context: MeetingContext,
    bus: Bus,
    database: Database,
    opened: AsyncExitStack,
    *,
    activity: vad.VAD,
    job_id: str,
) -> LiveMeeting:
    """The meeting, with what must be closed after it put on `opened`."""
    entity_id, room_id = context.entity.id, context.room.id
    transcripts, people = PostgresTranscripts(database), PostgresPeople(database)
    place = {"entity_id": entity_id, "room_id": room_id}
    record = Record(transcripts, PostgresUsage(database), bus.publish, **place, job_id=job_id)
    opened.push_async_callback(record.close)
    presence = Presence(room, bus, room_id=str(room_id), job_id=job_id, entity_id=entity_id)
    opened.push_async_callback(presence.close)
    cards = Cards(room, context.clock)
    stage = RoomStage(room, context, presence, record, cards)
    secret = settings.livekit_api_secret.get_secret_value()
    server = LiveKitRooms(settings.livekit_url, settings.livekit_api_key, secret)
    opened.push_async_callback(server.close)
    services = tool_services(
        database,
        bus,
        context.clock,
        server,
        portal_url=settings.portal_url,
        record=stage.tool_called,
        embedder=_embedder(settings, embedding_meter(record, **place, job_id=job_id)),
    )
    everything = Question(entity_id, "", room_id, context.room.department_id, facts_of(context))
    warming = asyncio.create_task(services.knowledge.warm(everything))
    opened.callback(warming.cancel)
    memory, greeted = await _recollect(transcripts, context, cards)
    senses = senses_of(settings, context, activity)
    meeting = LiveMeeting(
        room,
        context,
        stage,
        cards,
        senses,
        settings,
        tools=build_tools(context, services),
        wording=wording(context),
        find_person=lambda identity: people.person(entity_id, room_id, identity),
        memory=memory,
        greeted_before=greeted and bool(room.remote_participants),
    )
    meter = UsageMeter(meeting.session, senses.recogniser, record, **place, job_id=job_id)
    opened.callback(meter.flush)
    return meeting
