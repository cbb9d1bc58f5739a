"""Many people, one slot."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from meeting.clock import FrozenClock
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.rooms import PostgresRooms
from scheduling_tools.booking import Asker, Booking
from scheduling_tools.errors import SlotTaken
from scheduling_tools.postgres import CalendarSeeder, PostgresCalendar
from scheduling_tools.scheduler import Scheduler, Wish
from scheduling_tools.service import Service
from scheduling_tools.slot import Slot
from storage.database import Database

pytestmark = pytest.mark.integration

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RACERS = 200


async def clinic(db: Database) -> tuple[UUID, UUID, UUID, Service]:
    entities, seeder = PostgresEntities(db), CalendarSeeder(db)
    entity = (await entities.create_entity(name="Race Clinic", timezone="UTC")).id
    department = (await entities.create_department(entity, name="General")).id
    doctor = (await entities.create_professional(entity, name="Dr. Fast", department_id=department)).id
    service = await seeder.create_service(entity, name="Visit", department_id=department, buffer_after=10)
    await seeder.add_weekly_hours(entity, doctor, weekdays=range(5), starts=time(9), ends=time(17))
    room = (await PostgresRooms(db).create(entity, title="Race", starts_at=NOW)).id
    return entity, room, doctor, service


async def askers(db: Database, entity: UUID, count: int) -> list[Asker]:
    entities = PostgresEntities(db)
    clients = [await entities.create_client(entity, name=f"Client {n}") for n in range(count)]
    return [Asker(f"p-{n}", c.name, own_client_id=c.id) for n, c in enumerate(clients)]


async def test_two_hundred_racers_for_one_slot_leave_one_winner(database_url: str) -> None:
    db = await Database.connect(database_url, max_size=20, acquire_timeout=60)
    entity, room, _, service = await clinic(db)
    scheduler = Scheduler(PostgresCalendar(db), FrozenClock(NOW))
    slot = (await scheduler.find(entity, Wish(service))).slots[:1]
    offer = (await scheduler.offer(entity, room, slot))[0]
    racers = await askers(db, entity, RACERS)
    outcomes = await asyncio.gather(
        *(scheduler.book(entity, room, r, offer.id) for r in racers), return_exceptions=True
    )
    await db.close()
    assert sum(isinstance(o, Booking) for o in outcomes) == 1
    refused = [o for o in outcomes if isinstance(o, SlotTaken)]
    assert len(refused) == RACERS - 1
    assert all(o.slots and o.slots[0].slot.starts_at != slot[0].starts_at for o in refused)


async def test_overlapping_moves_and_bookings_end_without_overlap_or_deadlock(database_url: str) -> None:
    db = await Database.connect(database_url, max_size=12, acquire_timeout=60)
    entity, room, doctor, service = await clinic(db)
    scheduler = Scheduler(PostgresCalendar(db), FrozenClock(NOW))
    slots = (await scheduler.find(entity, Wish(service, limit=6))).slots
    offers = await scheduler.offer(entity, room, slots)
    racers = await askers(db, entity, 12)
    firsts = [
        await _try(scheduler.book(entity, room, r, o.id)) for r, o in zip(racers[:6], offers, strict=True)
    ]
    booked = [b for b in firsts if isinstance(b, Booking)]
    moves = [
        scheduler.move(entity, room, racers[firsts.index(b)], b.id, offers[(n + 1) % len(offers)].id)
        for n, b in enumerate(booked)
    ]
    fresh = [scheduler.book(entity, room, r, o.id) for r, o in zip(racers[6:], offers, strict=True)]
    outcomes = await asyncio.gather(*moves, *fresh, return_exceptions=True)
    assert all(isinstance(o, Booking | SlotTaken) for o in outcomes)
    async with db.scope(entity) as connection:
        overlapping = await connection.fetchval(
            """
            select count(*)
              from booking a
              join booking b on a.id < b.id and a.professional_id = b.professional_id and a.during && b.during
             where a.state in ('pending', 'confirmed')
               and b.state in ('pending', 'confirmed')
            """
        )
        lost = await connection.fetchval(
            "select count(*) from booking where state = 'moved' and moved_to is null"
        )
    await db.close()
    assert (overlapping, lost) == (0, 0)
    assert doctor


async def test_an_expired_hold_does_not_stand_in_the_way(db: Database) -> None:
    entity, room, doctor, service = await clinic(db)
    scheduler = Scheduler(PostgresCalendar(db), FrozenClock(NOW))
    slot = (await scheduler.find(entity, Wish(service))).slots[0]
    async with db.scope(entity) as connection:
        await connection.execute(
            """
            insert into booking (entity_id, professional_id, service_id, state, starts_at, ends_at, during,
            hold_expires_at)
            values ($1, $2, $3, 'held', $4, $5, tstzrange($4, $5), $6)
            """,
            entity, doctor, service.id, slot.starts_at, slot.ends_at, NOW,
        )  # fmt: skip
    again = (await scheduler.find(entity, Wish(service))).slots[0]
    assert again == slot
    offer = (await scheduler.offer(entity, room, [slot]))[0]
    booking = await scheduler.book(entity, room, (await askers(db, entity, 1))[0], offer.id)
    assert booking.stands


async def test_one_entity_cannot_take_another_s_offer_or_booking(db: Database) -> None:
    entity, room, _, service = await clinic(db)
    other, other_room, _, _ = await clinic(db)
    scheduler = Scheduler(PostgresCalendar(db), FrozenClock(NOW))
    offer = (await scheduler.offer(entity, room, (await scheduler.find(entity, Wish(service))).slots))[0]
    booking = await scheduler.book(entity, room, (await askers(db, entity, 1))[0], offer.id)
    calendar = PostgresCalendar(db)
    assert await calendar.offered(other, other_room, offer.id, NOW) is None
    assert await calendar.offered(other, room, offer.id, NOW) is None
    assert await calendar.booking(other, booking.id) is None


async def _try(booking: object) -> Booking | SlotTaken:
    try:
        return await booking  # type: ignore[misc, no-any-return]
    except SlotTaken as taken:
        return taken


async def test_a_hold_that_ran_out_in_another_entity_is_in_nobodys_way(db: Database) -> None:
    entity, room, doctor, service = await clinic(db)
    entities = PostgresEntities(db)
    other = (await entities.create_entity(name="Other", timezone="UTC")).id
    place = (await entities.create_department(other, name="General")).id
    await entities.create_professional(other, name="Dr. Fast", department_id=place, professional_id=doctor)
    theirs = await CalendarSeeder(db).create_service(other, name="Visit", department_id=place)
    scheduler = Scheduler(PostgresCalendar(db), FrozenClock(NOW))
    slots = (await scheduler.find(entity, Wish(service))).slots[::2]
    ran_out, still_held = await scheduler.offer(entity, room, slots)

    async def hold(slot: Slot, expires_at: datetime) -> None:
        async with db.scope(other) as connection:
            await connection.execute(
                """
                insert into booking (entity_id, professional_id, service_id, state, starts_at, ends_at, during,
                                     hold_expires_at)
                values ($1, $2, $3, 'held', $4, $5, tstzrange($4, $5), $6)
                """,
                other, doctor, theirs.id, slot.starts_at, slot.ends_at, expires_at,
            )  # fmt: skip

    await hold(slots[0], NOW)
    (ana,) = await askers(db, entity, 1)
    assert (await scheduler.book(entity, room, ana, ran_out.id)).starts_at == slots[0].starts_at
    await hold(slots[1], NOW + timedelta(minutes=5))
    with pytest.raises(SlotTaken):
        await scheduler.book(entity, room, ana, still_held.id)
