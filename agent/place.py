"""The meeting's context as Postgres knows it, and the services its tools reach."""

from __future__ import annotations

from uuid import UUID

from agent.context import MeetingContext, ProfessionalSummary, ServiceSummary
from agent.tools.services import RecordCall, ToolServices
from knowledge.embedding import Embedder
from knowledge.postgres import PostgresRetriever
from meeting.clock import Clock
from meeting.errors import NotFound
from meeting.hashing import Hasher, Profile
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.messages import PostgresMessages
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.seats import PostgresSeats
from meeting.seating import Remover, Seating
from scheduling_tools.postgres.calendar import PostgresCalendar
from scheduling_tools.scheduler import Scheduler
from scheduling_tools.summary import hours_line
from storage.database import Database
from storage.redis import Bus


async def load_context(database: Database, entity_id: UUID, room_id: UUID, clock: Clock) -> MeetingContext:
    """The meeting's context, as Postgres knows it now.

    Raises:
        NotFound: the dispatch names a room that does not exist.
    """
    entities = PostgresEntities(database)
    entity, room = await entities.entity(entity_id), await PostgresRooms(database).room(entity_id, room_id)
    if entity is None or room is None:
        raise NotFound("room")
    departments = {d.id: d for d in await entities.departments(entity_id)}
    seats = await PostgresPeople(database).people(entity_id, room_id)
    context = MeetingContext(
        entity=entity,
        room=room,
        clock=clock,
        people={p.identity: p for p in seats},
        department=departments.get(room.department_id) if room.department_id else None,
    )
    scheduler = Scheduler(PostgresCalendar(database), clock)
    catalogue = await scheduler.catalogue(entity_id)
    agendas = await scheduler.hours(entity_id, catalogue.offerings, context.zone)
    names = {id_: d.name for id_, d in departments.items()}
    context.services = tuple(
        ServiceSummary(s.name, names.get(s.department_id, ""), s.minutes, s.approval.value)
        for s in catalogue.services
    )
    context.professionals = tuple(
        ProfessionalSummary(
            offering.name,
            offering.department,
            tuple(s.name for s in catalogue.offered_by(offering.professional_id)),
            hours_line(agendas[offering.professional_id].hours)
            if offering.professional_id in agendas
            else "",
        )
        for offering in catalogue.offerings
    )
    return context


def tool_services(
    database: Database,
    announcer: Bus,
    clock: Clock,
    server: Remover,
    *,
    portal_url: str,
    record: RecordCall,
    embedder: Embedder | None = None,
) -> ToolServices:
    """What the tools of a meeting work with."""
    seating = Seating(PostgresSeats(database), server, Hasher(Profile.CODE), clock, announcer, portal_url)
    return ToolServices(
        scheduler=Scheduler(PostgresCalendar(database), clock, announcer),
        people=PostgresPeople(database),
        clients=PostgresEntities(database),
        inviter=seating,
        messages=PostgresMessages(database),
        knowledge=PostgresRetriever(database, embedder),
        record=record,
    )
