"""The desk's free times, and the names of a day."""

import html
import re
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from meeting.hashing import Hasher
from meeting.postgres.entities import PostgresEntities
from meeting.user import Role
from scheduling_tools.postgres import CalendarSeeder
from scheduling_tools.service import Service
from storage.database import Database
from tests.integration.portal.conftest import Browser, Clinic, events_of, invite, make_room

pytestmark = pytest.mark.integration
ZONE = ZoneInfo("America/New_York")


def in_days(days: int) -> date:
    """A day of the clinic's calendar."""
    return datetime.now(ZONE).date() + timedelta(days=days)


async def with_hours(clinic: Clinic, db: Database, on: date) -> tuple[Service, UUID]:
    """Dr. Rui Melo, who works two hours of that one day."""
    seeder, entity_id = CalendarSeeder(db), clinic.entity.id
    (place,) = await PostgresEntities(db).departments(entity_id)
    service = await seeder.create_service(entity_id, name="Consultation", department_id=place.id, minutes=30)
    rui = await PostgresEntities(db).create_professional(
        entity_id, name="Dr. Rui Melo", department_id=place.id
    )
    await seeder.add_date_hours(entity_id, rui.id, on_date=on, starts=time(9), ends=time(11))
    return service, rui.id


def free(page: str) -> list[str]:
    """The free times as they are written."""
    panel = page.partition('id="free-title"')[2].partition("</section>")[0]
    return re.findall(r"<time[^>]*>([^<]*)</time>", panel)


async def test_free_times_of_the_day_stand_beside_it_and_those_taken_do_not(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    day = in_days(3)
    service, rui = await with_hours(clinic, db, day)
    await desk.get(f"/desk?on={day}")
    assert free(desk.page) == ["09:00", "09:30", "10:00", "10:30"]
    ana = await PostgresEntities(db).create_client(clinic.entity.id, name="Ana Silva")
    await CalendarSeeder(db).add_booking(
        clinic.entity.id,
        service=service,
        professional_id=rui,
        client_id=ana.id,
        starts_at=datetime.combine(day, time(9, 30), ZONE).astimezone(UTC),
    )
    await desk.get(f"/desk?on={day}")
    assert free(desk.page) == ["09:00", "10:00", "10:30"]


async def test_a_day_without_free_times_tells_the_next_and_a_past_one_nothing(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    day = in_days(3)
    await with_hours(clinic, db, day)
    (told,) = free((await desk.get(f"/desk?on={in_days(1)}")).page)
    assert told == f"{day:%a} {day.day} {day:%b %Y}, 09:00"
    assert "Nothing in 14 days" in (await desk.get(f"/desk?on={in_days(4)}")).page
    assert "free-title" not in (await desk.get(f"/desk?on={in_days(-1)}")).page


async def test_a_free_time_leads_to_a_meeting_with_that_time_filled_in(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    day = in_days(3)
    await with_hours(clinic, db, day)
    await desk.get(f"/desk?on={day}")
    (place,) = await PostgresEntities(db).departments(clinic.entity.id)
    link = re.search(r'href="(/meetings/new\?[^"]*)"', desk.page)
    assert link
    await desk.get(html.unescape(link.group(1)))
    assert (desk.value("on"), desk.value("at"), desk.value("minutes")) == (day.isoformat(), "09:00", "30")
    assert desk.value("title") == "Consultation with Dr. Rui Melo"
    assert f'value="{place.id}" selected' in desk.page
    fields = {name: desk.value(name) for name in ("title", "on", "at", "minutes", "capacity", "request_id")}
    await desk.post("/meetings/new", **fields, department=str(place.id))
    assert desk.status == 200
    assert f"{day:%a} {day.day} {day:%b %Y}, 09:00" in desk.page


async def test_what_an_address_fills_in_is_only_text_of_known_fields(desk: Browser) -> None:
    await desk.get("/meetings/new?title=%22%3E%3Cscript%3E&on=x&capacity=1&request_id=abcdefgh")
    assert "<script>" not in desk.page
    assert desk.value("capacity") == "8"
    assert desk.value("request_id") != "abcdefgh"


async def test_who_only_reads_sees_free_times_without_links(
    browser: Browser, clinic: Clinic, db: Database
) -> None:
    day = in_days(3)
    await with_hours(clinic, db, day)
    await browser.sign_in(clinic.users[Role.QA].email)
    await browser.get(f"/desk?on={day}")
    assert free(browser.page) == ["09:00", "09:30", "10:00", "10:30"]
    assert "/meetings/new" not in browser.page


async def test_free_times_move_on_the_open_page(desk: Browser, clinic: Clinic, db: Database) -> None:
    day = in_days(3)
    await with_hours(clinic, db, day)
    heard = await events_of(desk, f"/desk/live?on={day}", "event: free", "New meeting: Consultation")
    assert "09:30" in heard


async def test_a_crowd_is_told_by_a_few_names_and_a_number(desk: Browser, hasher: Hasher) -> None:
    room_id = await make_room(desk, capacity="20")
    for number in range(8):
        await invite(desk, room_id, f"Guest {number}")
    page = (await desk.get("/desk")).page
    assert "Guest 5" in page
    assert "Guest 6" not in page
    assert "and 2 more" in page


async def test_a_meeting_that_began_yesterday_says_so(desk: Browser, clinic: Clinic, db: Database) -> None:
    start = datetime.combine(in_days(4), time(23, 30), ZONE)
    await make_room(desk, when="later", on=start.date().isoformat(), at="23:30", minutes="90")
    page = (await desk.get(f"/desk?on={in_days(5)}")).page
    assert f"since {start:%a} {start.day} {start:%b}" in page
    assert "since " not in (await desk.get(f"/desk?on={in_days(4)}")).page
    assert "No meetings on this day" in (await desk.get(f"/desk?on={in_days(6)}")).page
