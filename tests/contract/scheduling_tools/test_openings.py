"""What is free at a glance, by the scheduler's own rules."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduling_tools.booking import BookingState
from scheduling_tools.openings import Opening, Openings

from .conftest import Clinic

pytestmark = pytest.mark.contract
ZONE = ZoneInfo("America/New_York")
MONDAY, TUESDAY, THURSDAY = (date(2026, 11, day) for day in (23, 24, 26))


async def looked(c: Clinic, first_on: date, days: int = 14, limit: int = 3) -> list[Opening]:
    return await Openings(c.calendar, c.clock).look(c.entity, first_on, days=days, limit=limit)


def times(opening: Opening) -> list[str]:
    return [slot.starts_at.astimezone(ZONE).strftime("%a %H:%M") for slot in opening.slots]


async def test_what_is_past_too_soon_or_taken_is_not_free(clinic: Clinic) -> None:
    (opening,) = await looked(clinic, MONDAY)
    assert (opening.offering.name, opening.service.name) == ("Dr. Rui Melo", "Consultation")
    assert times(opening) == ["Mon 11:00", "Mon 11:30", "Tue 09:00"], "it is nine, and they want two hours"
    await clinic.seeder.add_booking(
        clinic.entity,
        service=clinic.consultation,
        professional_id=clinic.melo,
        client_id=clinic.ana.id,
        starts_at=datetime(2026, 11, 23, 11, tzinfo=ZONE),
        state=BookingState.PENDING,
    )
    (opening,) = await looked(clinic, MONDAY)
    assert times(opening)[0] == "Tue 09:00", "ten minutes after the appointment are kept free"


async def test_days_off_give_nothing_and_days_not_looked_at_neither(clinic: Clinic) -> None:
    (opening,) = await looked(clinic, THURSDAY, days=1)
    assert opening.slots == ()
    (opening,) = await looked(clinic, THURSDAY, days=2, limit=9)
    assert times(opening) == [f"Fri {hour:02}:{minute:02}" for hour in (9, 10, 11) for minute in (0, 30)]


async def test_every_professional_and_service_has_its_line(clinic: Clinic) -> None:
    short = await clinic.seeder.create_service(
        clinic.entity, name="Vaccination", department_id=clinic.department, minutes=15
    )
    weiss = await clinic.entities.create_professional(
        clinic.entity, name="Dr. Clara Weiss", department_id=clinic.department
    )
    weiss_id = getattr(weiss, "id", weiss)
    await clinic.seeder.set_services(clinic.entity, weiss_id, [short.id])
    found = await looked(clinic, TUESDAY)
    assert [(o.offering.name, o.service.name) for o in found] == [
        ("Dr. Clara Weiss", "Vaccination"),
        ("Dr. Rui Melo", "Consultation"),
        ("Dr. Rui Melo", "Vaccination"),
    ]
    assert found[0].slots == (), "nobody gave her hours"


async def test_a_full_calendar_is_looked_through_quickly(clinic: Clinic) -> None:
    """Ten professionals without a free moment in two weeks, as processor time, whatever else runs."""
    from time import process_time

    for number in range(9):
        made = await clinic.entities.create_professional(
            clinic.entity, name=f"Dr. {number}", department_id=clinic.department
        )
        made_id = getattr(made, "id", made)
        await clinic.seeder.add_weekly_hours(
            clinic.entity, made_id, weekdays=range(7), starts=time(8), ends=time(18)
        )
        for day in range(16):
            start = datetime(2026, 11, 23, 5, tzinfo=UTC) + timedelta(days=day)
            for hour in range(24):
                await clinic.seeder.add_time_off(
                    clinic.entity,
                    made_id,
                    starts_at=start + timedelta(hours=hour),
                    ends_at=start + timedelta(hours=hour + 1),
                )
    began = process_time()
    found = await looked(clinic, MONDAY)
    assert [bool(opening.slots) for opening in found] == [False] * 9 + [True]
    assert process_time() - began < 0.2
