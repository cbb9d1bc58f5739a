"""One clinic, in memory and in Postgres, for one suite."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from meeting.clock import FrozenClock
from meeting.entity import Client
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.people import PostgresPeople
from meeting.postgres.rooms import PostgresRooms
from scheduling_tools.booking import Asker
from scheduling_tools.postgres import CalendarSeeder, PostgresCalendar
from scheduling_tools.scheduler import Scheduler
from scheduling_tools.service import Service
from scheduling_tools.testing import InMemoryCalendar
from storage.database import Database
from storage.ids import new_id

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""Monday, 9:00 in New York."""


@dataclass
class Clinic:
    calendar: Any
    seeder: Any
    entities: Any
    scheduler: Scheduler
    clock: FrozenClock
    entity: UUID
    department: UUID
    room: UUID
    other_room: UUID
    melo: UUID
    consultation: Service
    ana: Client
    ben: Client
    mails: Any
    newcomer: Asker

    def asker(self, client: Client) -> Asker:
        return Asker(f"p-{client.name.split()[0].lower()}", client.name, own_client_id=client.id)

    @property
    def staff(self) -> Asker:
        return Asker("p-marta", "Marta Reis", reaches_all=True)


@pytest.fixture(params=["memory", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kept_in(kind: str, request: pytest.FixtureRequest) -> Database | None:
    return request.getfixturevalue("db") if kind == "postgres" else None


@pytest_asyncio.fixture
async def clinic(kept_in: Database | None) -> AsyncIterator[Clinic]:
    clock = FrozenClock(NOW)
    made = await _in_postgres(clock, kept_in) if kept_in else await _in_memory(clock)
    await _fill(made)
    yield made


async def _in_memory(clock: FrozenClock) -> Clinic:
    calendar = InMemoryCalendar()
    department = new_id()
    entity = await calendar.create_entity(name="Harbour Clinic", timezone="America/New_York")
    melo = await calendar.create_professional(
        entity, name="Dr. Rui Melo", department_id=department, department="Cardiology"
    )
    newcomer = Asker("p-new", "Nia Okafor", participant_id=new_id(), email="nia@example.org")

    async def mails() -> list[tuple[str, str, str]]:
        return [(m.to_address, m.subject, m.calendar) for m in calendar.mails]

    return await _clinic(
        calendar, calendar, calendar, clock, entity, department, (new_id(), new_id()), melo, mails, newcomer
    )


async def _in_postgres(clock: FrozenClock, db: Database) -> Clinic:
    entities, rooms = PostgresEntities(db), PostgresRooms(db)
    entity = (await entities.create_entity(name="Harbour Clinic", timezone="America/New_York")).id
    department = (await entities.create_department(entity, name="Cardiology")).id
    melo = (await entities.create_professional(entity, name="Dr. Rui Melo", department_id=department)).id
    made = [(await rooms.create(entity, title="Talk", starts_at=NOW)).id for _ in range(2)]
    person = await PostgresPeople(db).add_person(entity, made[0], name="Nia Okafor", email="nia@example.org")
    newcomer = Asker(person.identity, person.name, participant_id=person.participant_id, email=person.email)

    async def mails() -> list[tuple[str, str, str]]:
        async with db.scope(entity) as connection:
            rows = await connection.fetch(
                "select to_address, subject, calendar from mail order by created_at, id"
            )
        return [tuple(r) for r in rows]

    calendar, seeder = PostgresCalendar(db), CalendarSeeder(db)
    return await _clinic(
        calendar, seeder, entities, clock, entity, department, (made[0], made[1]), melo, mails, newcomer
    )


async def _clinic(
    calendar: Any, seeder: Any, entities: Any, clock: FrozenClock, entity: UUID, department: UUID,
    rooms: tuple[UUID, UUID], melo: UUID, mails: Any, newcomer: Asker,
) -> Clinic:  # fmt: skip
    consultation = await seeder.create_service(
        entity, name="Consultation", department_id=department, minutes=30, buffer_after=10, notice_hours=2
    )
    ana = await entities.create_client(entity, name="Ana Silva", email="ana@example.org")
    ben = await entities.create_client(entity, name="Ben Ode")
    scheduler = Scheduler(calendar, clock)
    return Clinic(
        calendar,
        seeder,
        entities,
        scheduler,
        clock,
        entity,
        department,
        *rooms,
        melo,
        consultation,
        ana,
        ben,
        mails,
        newcomer,
    )


async def _fill(c: Clinic) -> None:
    await c.seeder.add_weekly_hours(c.entity, c.melo, weekdays=range(5), starts=time(9), ends=time(12))
    await c.seeder.add_weekly_hours(c.entity, c.melo, weekdays=[1], starts=time(14), ends=time(17))
    await c.seeder.add_time_off(
        c.entity,
        c.melo,
        starts_at=datetime(2026, 11, 26, 5, 0, tzinfo=UTC),
        ends_at=datetime(2026, 11, 27, 5, 0, tzinfo=UTC),
        reason="Holiday",
    )
