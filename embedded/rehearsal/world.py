"""Makes a scenario's world in an empty database, through the stores the house itself uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from embedded.rehearsal.format import ProfessionalForm, ServiceForm, WorldForm
from embedded.rehearsal.load import Scenario
from embedded.rehearsal.names import GENERAL
from embedded.rehearsal.scenario_form import ScenarioForm
from embedded.rehearsal.values import in_zone
from meeting.entity import Entity
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.rooms import PostgresRooms
from meeting.room import Room
from scheduling_tools.booking import BookingState
from scheduling_tools.postgres import CalendarSeeder
from scheduling_tools.service import Service
from storage.database import Database

Ids = dict[str, UUID]
SPARE_SEATS = 8
DEFAULT_SERVICE = ServiceForm(name="Appointment")
"""What an entity offers that names no service."""


@dataclass(frozen=True, slots=True)
class World:
    """What was made; ids by name."""

    entity: Entity
    room: Room
    zone: ZoneInfo
    departments: Ids
    professionals: Ids
    clients: Ids


async def make_world(db: Database, scenario: Scenario) -> World:
    """Fill an empty database with everything that is there before anyone enters.

    Args:
        db: the scenario's own database.
        scenario: what to make.
    """
    form, entities = scenario.form, PostgresEntities(db)
    entity = await _entity(entities, form.world)
    departments = {
        one.name: (
            await entities.create_department(entity.id, name=one.name, instructions=one.instructions)
        ).id
        for one in form.world.departments
    }
    if not departments:
        departments[GENERAL] = (await entities.create_department(entity.id, name=GENERAL)).id
    services = await _services(db, entity.id, form.world, departments)
    zone = form.zone
    professionals = {
        one.name: await _professional(db, entity.id, one, departments, services, zone)
        for one in form.world.professionals
    }
    clients = {
        one.name: (
            await entities.create_client(entity.id, name=one.name, email=one.email, phone=one.phone)
        ).id
        for one in form.world.clients
    }
    await _bookings(db, entity.id, form, services, professionals, clients)
    await _documents(entities, entity.id, scenario, departments)
    room = await _room(db, entity.id, form, departments)
    return World(entity, room, zone, departments, professionals, clients)


async def _entity(entities: PostgresEntities, world: WorldForm) -> Entity:
    form = world.entity
    return await entities.create_entity(
        name=form.name,
        timezone=form.timezone,
        language=form.language,
        agent_name=form.agent.name,
        agent_instructions=form.agent.instructions,
        address=form.address,
        phone=form.phone,
        email=form.email,
    )


async def _services(db: Database, entity_id: UUID, world: WorldForm, departments: Ids) -> dict[str, Service]:
    """A service without a department belongs to its first professional's, else to the first."""
    made: dict[str, Service] = {}
    for form in world.services or [DEFAULT_SERVICE]:
        offered_in = (p.department for p in world.professionals if form.name in (p.services or ()))
        department = form.department or next(filter(None, offered_in), None) or next(iter(departments))
        made[form.name] = await CalendarSeeder(db).create_service(
            entity_id,
            department_id=departments[department],
            **form.model_dump(exclude={"department"}),
        )
    return made


async def _professional(
    db: Database,
    entity_id: UUID,
    form: ProfessionalForm,
    departments: Ids,
    services: dict[str, Service],
    zone: ZoneInfo,
) -> UUID:
    """A professional who names no department belongs to that of their first service, else to the first."""
    seeder = CalendarSeeder(db)
    if form.department:
        department_id = departments[form.department]
    elif form.services:
        department_id = services[form.services[0]].department_id
    else:
        department_id = next(iter(departments.values()))
    one = await PostgresEntities(db).create_professional(
        entity_id, name=form.name, department_id=department_id, email=form.email
    )
    if form.services:
        await seeder.set_services(entity_id, one.id, [services[name].id for name in form.services])
    for hours in form.hours:
        if hours.date is not None:
            await seeder.add_date_hours(
                entity_id, one.id, on_date=hours.date, starts=hours.starts, ends=hours.ends
            )
        else:
            await seeder.add_weekly_hours(
                entity_id, one.id, weekdays=hours.days or (), starts=hours.starts, ends=hours.ends
            )
    for off in form.time_off:
        starts_at, ends_at = in_zone(off.starts, zone), in_zone(off.ends, zone)
        await seeder.add_time_off(entity_id, one.id, starts_at=starts_at, ends_at=ends_at, reason=off.reason)
    return one.id


async def _bookings(
    db: Database,
    entity_id: UUID,
    form: ScenarioForm,
    services: dict[str, Service],
    professionals: Ids,
    clients: Ids,
) -> None:
    for booking in form.world.bookings:
        await CalendarSeeder(db).add_booking(
            entity_id,
            service=services[booking.service or next(iter(services))],
            professional_id=professionals[booking.professional],
            client_id=clients[booking.client],
            starts_at=in_zone(booking.at, form.zone),
            state=BookingState(booking.state),
        )


async def _documents(
    entities: PostgresEntities, entity_id: UUID, scenario: Scenario, departments: Ids
) -> None:
    for form in scenario.form.world.documents:
        text = form.text if form.file is None else scenario.beside(form.file).read_text("utf-8")
        await entities.create_document(
            entity_id,
            title=form.shown_title,
            text=text or "",
            department_id=departments[form.department] if form.department else None,
        )


async def _room(db: Database, entity_id: UUID, form: ScenarioForm, departments: Ids) -> Room:
    starts_at: datetime = in_zone(form.clock, form.zone)
    return await PostgresRooms(db).create(
        entity_id,
        title=form.name,
        starts_at=starts_at,
        department_id=departments[form.start.department] if form.start.department else None,
        capacity=min(100, len(form.start.people) + SPARE_SEATS),
    )
