"""Builds one room's agent from Postgres, Valkey and the providers; and takes it apart again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from livekit import rtc
from livekit.agents import llm, vad

from agent.behaviours.cards import Cards
from agent.behaviours.presence import Presence
from agent.behaviours.stage import RoomStage
from agent.behaviours.transcription import Record
from agent.behaviours.usage import UsageMeter
from agent.context import MeetingContext
from agent.live_meeting import LiveMeeting, Senses
from agent.pipelines import providers
from agent.pipelines.host import Wording
from agent.prompts import prompt
from agent.settings import AgentSettings
from meeting.clock import SystemClock
from meeting.errors import NotFound
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.usage import PostgresUsage
from storage.database import Database
from storage.redis import Bus


class Assembly:
    """A running meeting with everything that was opened for it."""

    def __init__(
        self, meeting: LiveMeeting, record: Record, presence: Presence, database: Database, meter: UsageMeter
    ) -> None:
        """Own what must be closed."""
        self._meeting, self._record, self._presence, self._database, self._meter = (
            meeting,
            record,
            presence,
            database,
            meter,
        )

    async def start(self) -> None:
        """Take part."""
        await self._meeting.start()

    async def close(self) -> None:
        """Leave, and write what is still unwritten."""
        await self._meeting.close()
        self._meter.flush()
        await self._presence.close()
        await self._record.close()
        await self._database.close()


def wording(context: MeetingContext) -> Wording:
    """The sentences said without a model; the entity's own greeting wins."""
    greeting = context.entity.agent_greeting or prompt("greeting")
    return Wording(greeting=greeting.format(agent=context.agent_name, entity=context.entity.name))


async def load_context(database: Database, entity_id: UUID, room_id: UUID) -> MeetingContext:
    """The meeting's context, as Postgres knows it now.

    Raises:
        NotFound: the dispatch names a room that does not exist.
    """
    entities, rooms = PostgresEntities(database), PostgresRooms(database)
    seats = await PostgresPeople(database).people(entity_id, room_id)
    entity, room = await entities.entity(entity_id), await rooms.room(entity_id, room_id)
    if entity is None or room is None:
        raise NotFound("room")
    departments = {d.id: d for d in await entities.departments(entity_id)}
    return MeetingContext(
        entity=entity,
        room=room,
        clock=SystemClock(),
        people={p.identity: p for p in seats},
        department=departments.get(room.department_id) if room.department_id else None,
    )


async def assemble(
    room: rtc.Room, settings: AgentSettings, *, activity: vad.VAD, entity_id: UUID, room_id: UUID, job_id: str
) -> Assembly:
    """Everything one room needs, connected but not yet speaking."""
    database = await Database.connect(settings.database_url, max_size=4)
    bus = await Bus.connect(settings.redis_url)
    context = await load_context(database, entity_id, room_id)
    transcripts, people = PostgresTranscripts(database), PostgresPeople(database)
    record = Record(
        transcripts, PostgresUsage(database), bus.publish, entity_id=entity_id, room_id=room_id, job_id=job_id
    )
    presence = Presence(room, bus, room_id=str(room_id), job_id=job_id)
    names = [context.agent_name, *(p.name for p in context.professionals)]
    senses = Senses(
        recogniser=providers.recogniser(settings, context.entity.language, names),
        voice=providers.voice(settings, context.entity.agent_voice),
        language=providers.language_model(settings),
        activity=activity,
    )
    stage, cards = RoomStage(room, context, presence, record), Cards(room)
    greeted = any(event.kind == "greeted" for event in await transcripts.session_events(entity_id, room_id))
    meeting = LiveMeeting(
        room,
        context,
        stage,
        cards,
        senses,
        settings,
        tools=await _tools(database, bus, context, record, cards),
        wording=wording(context),
        find_person=lambda identity: people.person(entity_id, room_id, identity),
        greeted_before=greeted and bool(room.remote_participants),
    )
    meter = UsageMeter(
        meeting.session, senses.recogniser, record, entity_id=entity_id, room_id=room_id, job_id=job_id
    )
    return Assembly(meeting, record, presence, database, meter)


async def _tools(
    database: Database, bus: Bus, context: MeetingContext, record: Record, cards: Cards
) -> Sequence[llm.Tool | llm.Toolset]:
    """The tools of this meeting."""
    nothing: list[Any] = []
    return nothing
