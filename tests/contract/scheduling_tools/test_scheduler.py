"""What a calendar promises, wherever it keeps its bookings."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduling_tools.booking import Booking, BookingState, Reach
from scheduling_tools.errors import (
    AlreadyCancelled,
    ClientMissing,
    NotFound,
    SlotExpired,
    SlotPast,
    SlotTaken,
)
from scheduling_tools.rules import Why
from scheduling_tools.scheduler import Wish
from scheduling_tools.slot import Offer, Span
from scheduling_tools.when import When, resolve

from .conftest import Clinic

pytestmark = pytest.mark.contract

ZONE = ZoneInfo("America/New_York")


def local(at: datetime) -> str:
    return at.astimezone(ZONE).strftime("%a %H:%M")


async def offers(c: Clinic, words: str, limit: int = 3) -> list[Offer]:
    when = resolve(words, c.clock.now().astimezone(ZONE))
    assert isinstance(when, When)
    found = await c.scheduler.find(c.entity, Wish(c.consultation, when, limit=limit))
    return await c.scheduler.offer(c.entity, c.room, found.slots)


async def booked(c: Clinic, words: str) -> Booking:
    offer = (await offers(c, words, 1))[0]
    return await c.scheduler.book(c.entity, c.room, c.asker(c.ana), offer.id)


async def times(c: Clinic) -> list[str]:
    return [local(b.starts_at) for b in await c.scheduler.upcoming(c.entity, Reach(all=True))]


async def test_an_offered_slot_can_be_taken(clinic: Clinic) -> None:
    got = await offers(clinic, "Tuesday afternoon")
    assert [local(o.slot.starts_at) for o in got] == ["Tue 14:00", "Tue 14:30", "Tue 15:00"]
    booking = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), got[1].id)
    assert (booking.state, booking.client, booking.professional) == ("confirmed", "Ana Silva", "Dr. Rui Melo")
    assert await times(clinic) == ["Tue 14:30"]


async def test_a_taken_slot_is_refused_with_others_in_its_place(clinic: Clinic) -> None:
    offer = (await offers(clinic, "Tuesday at 14:30", 1))[0]
    await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    with pytest.raises(SlotTaken) as refused:
        await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ben), offer.id)
    assert [local(o.slot.starts_at) for o in refused.value.slots] == [
        "Tue 14:00",
        "Tue 15:30",
        "Tue 16:00",
    ] or refused.value.slots
    assert "Tue 14:30" not in [local(o.slot.starts_at) for o in refused.value.slots]


async def test_the_same_wish_twice_is_one_booking(clinic: Clinic) -> None:
    offer = (await offers(clinic, "Tuesday afternoon", 1))[0]
    first = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    again = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    assert first.id == again.id
    assert len(await clinic.mails()) == 1


async def test_a_slot_can_be_booked_again_after_it_was_cancelled(clinic: Clinic) -> None:
    offer = (await offers(clinic, "Tuesday afternoon", 1))[0]
    first = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), first.id)
    again = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    assert again.id != first.id
    assert again.stands


async def test_an_offer_is_good_in_its_room_and_for_ten_minutes(clinic: Clinic) -> None:
    offer = (await offers(clinic, "Tuesday afternoon", 1))[0]
    with pytest.raises(SlotExpired):
        await clinic.scheduler.book(clinic.entity, clinic.other_room, clinic.asker(clinic.ana), offer.id)
    clinic.clock.advance(timedelta(minutes=11))
    with pytest.raises(SlotExpired):
        await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    with pytest.raises(SlotExpired):
        await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), "nonesuch")


async def test_moving_leaves_one_booking_at_the_new_time(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    new = (await offers(clinic, "Tuesday at 14:30", 1))[0]
    moved = await clinic.scheduler.move(clinic.entity, clinic.room, clinic.asker(clinic.ana), old.id, new.id)
    assert (moved.client_id, await times(clinic)) == (clinic.ana.id, ["Tue 14:30"])
    left = await clinic.calendar.booking(clinic.entity, old.id)
    assert (left.state, left.moved_to) == (BookingState.MOVED, moved.id)


async def test_a_booking_can_move_into_its_own_time(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    at = (old.starts_at + timedelta(minutes=15)).astimezone(ZONE)
    slot = (await offers(clinic, "Wednesday at 9:00", 1))[0].slot
    shifted = type(slot)(
        at, at + timedelta(minutes=30), slot.professional_id, slot.professional, slot.service_id, slot.service
    )
    offer = (await clinic.scheduler.offer(clinic.entity, clinic.room, [shifted]))[0]
    moved = await clinic.scheduler.move(
        clinic.entity, clinic.room, clinic.asker(clinic.ana), old.id, offer.id
    )
    assert local(moved.starts_at) == "Wed 10:15"


async def test_what_is_moved_is_not_in_its_own_way_and_its_own_time_is_not_offered(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    now = clinic.clock.now().astimezone(ZONE)

    async def found(words: str) -> tuple[list[str], bool]:
        when = resolve(words, now)
        assert isinstance(when, When)
        free = await clinic.scheduler.find(clinic.entity, Wish(clinic.consultation, when, moving=old))
        return [local(slot.starts_at) for slot in free.slots], free.exact

    assert await found("Wednesday at 10:15") == (["Wed 10:15"], True)
    times_there, exact = await found("Wednesday at 10")
    assert "Wed 10:00" not in times_there
    assert not exact


async def test_another_kind_at_its_own_time_is_not_where_a_booking_already_is(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    slot = (await offers(clinic, "Wednesday at 9:00", 1))[0].slot
    there = replace(slot, starts_at=old.starts_at, professional_id=old.professional_id)
    assert old.is_at(there)
    assert not old.is_at(replace(there, service_id=old.id))


async def test_nobody_learns_of_a_booking_by_way_of_moving_it(clinic: Clinic) -> None:
    hers = await booked(clinic, "Wednesday at 10")
    with pytest.raises(NotFound):
        await clinic.scheduler.reached(clinic.entity, clinic.asker(clinic.ben), hers.id)


async def test_a_move_that_fails_leaves_the_old_booking_untouched(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    new = (await offers(clinic, "Tuesday at 14:30", 1))[0]
    await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ben), new.id)
    with pytest.raises(SlotTaken):
        await clinic.scheduler.move(clinic.entity, clinic.room, clinic.asker(clinic.ana), old.id, new.id)
    left = await clinic.calendar.booking(clinic.entity, old.id)
    assert (left.state, left.moved_to) == (BookingState.CONFIRMED, None)


async def test_moving_twice_by_the_same_offer_moves_once(clinic: Clinic) -> None:
    old = await booked(clinic, "Wednesday at 10")
    new = (await offers(clinic, "Tuesday at 14:30", 1))[0]
    first = await clinic.scheduler.move(clinic.entity, clinic.room, clinic.asker(clinic.ana), old.id, new.id)
    again = await clinic.scheduler.move(clinic.entity, clinic.room, clinic.asker(clinic.ana), old.id, new.id)
    assert first.id == again.id


async def test_clients_reach_only_what_is_theirs(clinic: Clinic) -> None:
    hers = await booked(clinic, "Wednesday at 10")
    his = clinic.asker(clinic.ben)
    offer = (await offers(clinic, "Friday at 9", 1))[0]
    with pytest.raises(NotFound):
        await clinic.scheduler.cancel(clinic.entity, his, hers.id)
    with pytest.raises(NotFound):
        await clinic.scheduler.move(clinic.entity, clinic.room, his, hers.id, offer.id)
    assert await clinic.scheduler.upcoming(clinic.entity, Reach(client_id=clinic.ben.id)) == []
    his_own = await clinic.scheduler.book(clinic.entity, clinic.room, his, offer.id, client_id=clinic.ana.id)
    assert his_own.client == "Ben Ode"


async def test_someone_without_a_client_record_reaches_nothing(clinic: Clinic) -> None:
    hers = await booked(clinic, "Wednesday at 10")
    with pytest.raises(NotFound):
        await clinic.scheduler.cancel(clinic.entity, clinic.newcomer, hers.id)
    assert await clinic.scheduler.upcoming(clinic.entity, Reach()) == []


async def test_staff_book_for_a_client_they_name(clinic: Clinic) -> None:
    offer = (await offers(clinic, "Friday at 9", 1))[0]
    with pytest.raises(ClientMissing):
        await clinic.scheduler.book(clinic.entity, clinic.room, clinic.staff, offer.id)
    booking = await clinic.scheduler.book(
        clinic.entity, clinic.room, clinic.staff, offer.id, client_id=clinic.ben.id
    )
    assert booking.client == "Ben Ode"
    assert (await clinic.scheduler.cancel(clinic.entity, clinic.staff, booking.id)).state == "cancelled"


async def test_a_newcomer_whose_address_one_client_has_is_that_client(clinic: Clinic) -> None:
    known = await clinic.entities.create_client(clinic.entity, name="Nia O.", email="NIA@example.org")
    got = await offers(clinic, "Friday")
    booking = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.newcomer, got[0].id)
    assert booking.client_id == known.id


async def test_a_newcomer_becomes_one_client(clinic: Clinic) -> None:
    got = await offers(clinic, "Friday")
    first = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.newcomer, got[0].id)
    second = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.newcomer, got[2].id)
    assert (first.client, first.client_id) == ("Nia Okafor", second.client_id)
    assert [m[0] for m in await clinic.mails()] == ["nia@example.org"] * 2


async def test_a_cancelled_booking_gives_its_time_back(clinic: Clinic) -> None:
    booking = await booked(clinic, "Wednesday at 10")
    await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), booking.id)
    with pytest.raises(AlreadyCancelled):
        await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), booking.id)
    assert local((await booked(clinic, "Wednesday at 10")).starts_at) == "Wed 10:00"


async def test_what_has_been_cannot_be_changed(clinic: Clinic) -> None:
    booking = await booked(clinic, "Wednesday at 10")
    clinic.clock.advance(timedelta(days=3))
    with pytest.raises(SlotPast):
        await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), booking.id)


async def test_a_service_that_staff_approve_is_only_requested(clinic: Clinic) -> None:
    surgery = await clinic.seeder.create_service(
        clinic.entity, name="Surgery", department_id=clinic.department, minutes=60, approval="staff"
    )
    found = await clinic.scheduler.find(clinic.entity, Wish(surgery, limit=1))
    offer = (await clinic.scheduler.offer(clinic.entity, clinic.room, found.slots))[0]
    booking = await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ana), offer.id)
    assert booking.state is BookingState.PENDING
    assert "request" in (await clinic.mails())[0][1]


async def test_confirmations_go_to_clients_with_an_address(clinic: Clinic) -> None:
    booking = await booked(clinic, "Tuesday at 14:30")
    await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), booking.id)
    offer = (await offers(clinic, "Friday at 9", 1))[0]
    await clinic.scheduler.book(clinic.entity, clinic.room, clinic.asker(clinic.ben), offer.id)
    sent = await clinic.mails()
    assert [(to, subject) for to, subject, _ in sent] == [
        ("ana@example.org", "Your appointment on Tuesday 24 November 2026 at 2:30 pm"),
        ("ana@example.org", "Your appointment on Tuesday 24 November 2026 at 2:30 pm is cancelled"),
    ]
    assert "DTSTART:20261124T193000Z" in sent[0][2]
    assert "STATUS:CANCELLED" in sent[1][2]


async def test_the_calendar_entry_moves_with_the_appointment(clinic: Clinic) -> None:
    first = await booked(clinic, "Tuesday at 14:30")
    moved = first
    for words in ("Thursday at 14:30", "Friday at 9"):
        offer = (await offers(clinic, words, 1))[0]
        moved = await clinic.scheduler.move(
            clinic.entity, clinic.room, clinic.asker(clinic.ana), moved.id, offer.id
        )
    await clinic.scheduler.cancel(clinic.entity, clinic.asker(clinic.ana), moved.id)
    entries = [calendar.split("\r\n") for _, _, calendar in await clinic.mails()]
    assert {line for entry in entries for line in entry if line.startswith("UID:")} == {
        f"UID:{first.id}@usher"
    }
    changes = [line for entry in entries for line in entry if line.startswith("SEQUENCE:")]
    assert changes == ["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2", "SEQUENCE:3"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Thursday morning", Why.TIME_OFF),
        ("Saturday", Why.CLOSED),
        ("Wednesday afternoon", Why.OUTSIDE_HOURS),
        ("Wednesday at 10", Why.TAKEN),
        ("today at 10", Why.NOTICE),
        ("2026-11-20", Why.PAST),
        ("2027-03-03", Why.HORIZON),
        ("Friday at 11:45", Why.OUTSIDE_HOURS),
    ],
)
async def test_a_refusal_says_why_and_what_is_nearest(clinic: Clinic, words: str, why: Why) -> None:
    await booked(clinic, "Wednesday at 10")
    when = resolve(words, clinic.clock.now().astimezone(ZONE))
    assert isinstance(when, When)
    found = await clinic.scheduler.find(clinic.entity, Wish(clinic.consultation, when))
    assert (found.exact, found.why) == (False, why)
    assert len(found.slots) == 3


async def test_hours_of_a_date_replace_the_weekly_ones(clinic: Clinic) -> None:
    day = datetime(2026, 12, 3, tzinfo=UTC).date()
    await clinic.seeder.add_date_hours(
        clinic.entity, clinic.melo, on_date=day, starts=time(13), ends=time(13, 30)
    )
    assert [local(o.slot.starts_at) for o in await offers(clinic, "3 December")] == ["Thu 13:00"]


async def test_what_another_entity_took_is_taken(clinic: Clinic) -> None:
    entities = clinic.entities
    other = await entities.create_entity(name="Hill Clinic", timezone="UTC")
    other = getattr(other, "id", other)
    department = await _department(clinic, other)
    await _works_also(clinic, other, department)
    service = await clinic.seeder.create_service(other, name="Visit", department_id=department)
    client = await entities.create_client(other, name="Cy Dunn")
    at = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
    await clinic.seeder.add_booking(
        other, service=service, professional_id=clinic.melo, client_id=client.id, starts_at=at
    )
    assert [local(o.slot.starts_at) for o in await offers(clinic, "Tuesday afternoon", 1)] == ["Tue 14:30"]


async def _department(clinic: Clinic, entity: object) -> object:
    made = (
        await clinic.entities.create_department(entity, name="General")
        if hasattr(clinic.entities, "create_department")
        else None
    )
    return made.id if made else clinic.department


async def _works_also(clinic: Clinic, entity: object, department: object) -> None:
    if clinic.entities is clinic.calendar:
        await clinic.calendar.create_professional(
            entity, name="Dr. Rui Melo", department_id=department, professional_id=clinic.melo
        )
        return
    async with clinic.calendar._db.scope(entity) as connection:
        await connection.execute(
            "insert into professional_entity (entity_id, professional_id, department_id) values ($1, $2, $3)",
            entity, clinic.melo, department,
        )  # fmt: skip


async def test_a_client_is_told_what_else_they_have_at_that_time_with_whomever(clinic: Clinic) -> None:
    weiss = await clinic.entities.create_professional(
        clinic.entity, name="Dr. Clara Weiss", department_id=clinic.department
    )
    long = await clinic.seeder.create_service(
        clinic.entity, name="Check-up", department_id=clinic.department, minutes=120
    )
    ten = datetime(2026, 11, 25, 10, tzinfo=ZONE)
    for client in (clinic.ana, clinic.ben):
        await clinic.seeder.add_booking(
            clinic.entity,
            service=long,
            professional_id=getattr(weiss, "id", weiss) if client is clinic.ana else clinic.melo,
            client_id=client.id,
            starts_at=ten,
        )

    async def clashing(starts_at: datetime, minutes: int = 30) -> list[str]:
        span = Span(starts_at, starts_at + timedelta(minutes=minutes))
        found = await clinic.scheduler.clashing(clinic.entity, clinic.ana.id, span)
        return [booking.professional for booking in found]

    assert await clashing(ten + timedelta(minutes=110)) == ["Dr. Clara Weiss"]
    assert await clashing(ten - timedelta(minutes=30)) == []
    assert await clashing(ten + timedelta(minutes=120)) == []
    assert await clashing(ten - timedelta(hours=1), 61) == ["Dr. Clara Weiss"]
