"""Opens what the tools work with, and tells the context what can be booked."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from agent.context import MeetingContext, ProfessionalSummary, ServiceSummary
from agent.settings import AgentSettings
from agent.tools.services import Inviter, RecordCall, ShowCard, ToolServices
from knowledge.embedding import Embedder, OpenAIEmbedder
from knowledge.postgres import PostgresRetriever
from meeting.clock import Clock
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.messages import PostgresMessages
from meeting.postgres.people import PostgresPeople
from scheduling_tools.postgres import PostgresCalendar
from scheduling_tools.scheduler import Publisher, Scheduler
from scheduling_tools.summary import hours_line
from storage.database import Database


def scheduler_for(database: Database, clock: Clock, publisher: Publisher | None) -> Scheduler:
    """The scheduler over Postgres."""
    return Scheduler(PostgresCalendar(database), clock, publisher)


def embedder_for(settings: AgentSettings) -> Embedder:
    """The embedder beside the language model."""
    return OpenAIEmbedder(settings.openai_base_url, settings.openai_api_key)


def tool_services(
    database: Database,
    scheduler: Scheduler,
    inviter: Inviter,
    *,
    embedder: Embedder | None,
    show: ShowCard,
    record: RecordCall,
) -> ToolServices:
    """The services of one meeting over Postgres.

    Args:
        database: where everything is.
        scheduler: from `scheduler_for`.
        inviter: issues invitations (`meeting.seating.Seating`).
        embedder: ranks by meaning; None ranks by words alone.
        show: puts a card in front of the room.
        record: hears of every tool call.
    """
    entities = PostgresEntities(database)
    return ToolServices(
        scheduler=scheduler,
        people=PostgresPeople(database),
        clients=entities,
        inviter=inviter,
        messages=PostgresMessages(database),
        knowledge=PostgresRetriever(database, embedder),
        show=show,
        record=record,
    )


async def describe(context: MeetingContext, scheduler: Scheduler) -> None:
    """Fill the context's services and professionals from the calendar."""
    entity_id = context.entity.id
    catalogue = await scheduler.catalogue(entity_id)
    agendas = await scheduler.hours(entity_id, catalogue.offerings, ZoneInfo(catalogue.timezone))
    departments = {o.department_id: o.department for o in catalogue.offerings}
    context.services = tuple(
        ServiceSummary(s.name, departments.get(s.department_id, ""), s.minutes, s.approval.value)
        for s in catalogue.services
    )
    context.professionals = tuple(
        ProfessionalSummary(
            o.name,
            o.department,
            tuple(s.name for s in catalogue.offered_by(o.professional_id)),
            hours_line(agendas[o.professional_id].hours) if o.professional_id in agendas else "",
        )
        for o in catalogue.offerings
    )
