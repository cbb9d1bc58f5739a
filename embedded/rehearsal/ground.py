"""What every rehearsed meeting stands on, with sound or without: the production context, record, cards and tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from agent.behaviours.cards import Cards
from agent.behaviours.seats import FindPerson
from agent.behaviours.transcription import Record
from agent.context import MeetingContext
from agent.place import load_context, tool_services
from agent.settings import AgentSettings
from agent.tools import build_tools
from agent.tools.facts import facts_of
from embedded.rehearsal.stage import WatchedStage
from embedded.rehearsal.world import World
from knowledge.embedding import OpenAIEmbedder
from knowledge.retriever import Question
from meeting.clock import FrozenClock
from meeting.postgres.people import PostgresPeople
from meeting.postgres.transcripts import PostgresTranscripts
from meeting.postgres.usage import PostgresUsage
from meeting.seating import Remover
from storage.database import Database
from storage.redis import Bus

AGENT_IDENTITY = "agent-rehearsal"


class SilentBus(Bus):
    """Nobody watches a rehearsal."""

    def __init__(self) -> None:
        """No server."""

    async def publish(self, entity_id: Any, kind: str, **facts: Any) -> None:
        """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One room's parts that need no sound.

    Attributes:
        find_person: the seat of an identity, from Postgres.
    """

    context: MeetingContext
    record: Record
    cards: Cards
    stage: WatchedStage
    tools: Sequence[Any]
    find_person: FindPerson


async def lay_ground(
    db: Database, settings: AgentSettings, world: World, clock: FrozenClock, room: Any, server: Remover
) -> Ground:
    """Build them.

    Args:
        db: the scenario's own database.
        settings: of the agent.
        world: what was made there.
        clock: of the meeting.
        room: the agent's side of the room, as far as stage and cards need it.
        server: what puts people out of the room.
    """
    entity_id, room_id = world.entity.id, world.room.id
    context = await load_context(db, entity_id, room_id, clock)
    bus = SilentBus()
    record = Record(
        PostgresTranscripts(db),
        PostgresUsage(db),
        bus.publish,
        entity_id=entity_id,
        room_id=room_id,
        job_id=AGENT_IDENTITY,
    )
    cards = Cards(room, clock)
    stage = WatchedStage(room, context, record, cards)
    embedder = OpenAIEmbedder(
        settings.speech_url,
        settings.openai_api_key,
        settings.openai_embedding_model,
        timeout_s=settings.agent_patience_s,
    )
    services = tool_services(
        db,
        bus,
        clock,
        server,
        portal_url=settings.portal_url,
        record=stage.tool_called,
        embedder=embedder,
    )
    await services.knowledge.warm(
        Question(entity_id, "", room_id, context.room.department_id, facts_of(context))
    )
    find_person = partial(PostgresPeople(db).person, entity_id, room_id)
    return Ground(context, record, cards, stage, build_tools(context, services), find_person)
