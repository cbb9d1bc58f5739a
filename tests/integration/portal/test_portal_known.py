"""Choosing someone the entity knows when a person is added."""

import re
from uuid import UUID

import pytest

from meeting.entity import Client
from meeting.participant import Person
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.rooms import PostgresRooms
from meeting.user import Role
from storage.database import Database
from tests.integration.portal.conftest import Browser, Clinic, issued, make_room

pytestmark = pytest.mark.integration


async def client(db: Database, clinic: Clinic, name: str = "Ana Silva", **facts: str) -> Client:
    return await PostgresEntities(db).create_client(clinic.entity.id, name=name, **facts)


async def add(desk: Browser, room_id: str, **fields: str) -> Browser:
    await desk.get(f"/meetings/{room_id}")
    return await desk.post(f"/meetings/{room_id}/people", request_id=desk.value("request_id"), **fields)


async def seated(db: Database, clinic: Clinic, room_id: str) -> list[Person]:
    return await PostgresRooms(db).people(clinic.entity.id, UUID(room_id))


def choices(page: str) -> list[str]:
    return re.findall(r'type="radio" name="who" value="([^"]+)"', page)


async def test_the_desk_is_asked_who_is_meant_and_what_was_typed_is_kept(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    ana = await client(db, clinic, email="ana@example.org", phone="+1 212 555 0100")
    room_id = await make_room(desk)
    await add(desk, room_id, name="ana silva")
    assert desk.status == 422
    assert choices(desk.page) == [str(ana.id), "new"]
    assert "+1 212 555 0100" in desk.page
    assert desk.value("name") == "ana silva"
    assert await seated(db, clinic, room_id) == []
    once = desk.value("request_id")
    await desk.post(f"/meetings/{room_id}/people", name="ana silva", who=str(ana.id), request_id=once)
    issued(desk, room_id)
    assert "on file" in desk.page
    (person,) = await seated(db, clinic, room_id)
    assert (person.client_id, person.email) == (ana.id, None)


async def test_somebody_else_of_that_address_gets_a_record_of_their_own(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    ana = await client(db, clinic, email="home@example.org")
    room_id = await make_room(desk)
    await add(desk, room_id, name="Tom Silva", email="home@example.org")
    assert choices(desk.page) == [str(ana.id), "new"]
    await add(desk, room_id, name="Tom Silva", email="home@example.org", who="new")
    (person,) = await seated(db, clinic, room_id)
    assert person.client_id not in (None, ana.id)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Ana Silva", "email": "ANA@example.org"},
        {"name": "Ana Silva <ana@example.org>"},
        {"name": " ana silva  <ana@example.org> "},
    ],
)
async def test_name_and_address_together_say_who_it_is(
    desk: Browser, clinic: Clinic, db: Database, fields: dict[str, str]
) -> None:
    await client(db, clinic, name="Ana Silva")
    ana = await client(db, clinic, email="ana@example.org")
    room_id = await make_room(desk)
    await add(desk, room_id, **fields)
    issued(desk, room_id)
    (person,) = await seated(db, clinic, room_id)
    assert (person.client_id, person.name.casefold()) == (ana.id, "ana silva")
    assert person.email is not None


async def test_whom_nobody_knows_is_added_at_once_and_known_from_their_first_booking(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    await client(db, clinic)
    room_id = await make_room(desk)
    await add(desk, room_id, name="Eva Lind", email="eva@example.org")
    issued(desk, room_id)
    assert "on file" not in desk.page
    (person,) = await seated(db, clinic, room_id)
    assert person.client_id is None


async def test_professionals_are_chosen_among_professionals(
    desk: Browser, clinic: Clinic, db: Database
) -> None:
    entities = PostgresEntities(db)
    (place,) = await entities.departments(clinic.entity.id)
    rui = await entities.create_professional(clinic.entity.id, name="Dr. Rui Melo", department_id=place.id)
    room_id = await make_room(desk)
    await add(desk, room_id, name="dr. rui melo", type="PROFESSIONAL")
    assert choices(desk.page) == [str(rui.id), "new"]
    await add(desk, room_id, name="Dr. Rui Melo", type="PROFESSIONAL", who=str(rui.id))
    await add(desk, room_id, name="Dr. Rui Melo", type="CLIENT")
    first, second = await seated(db, clinic, room_id)
    assert (first.professional_id, second.professional_id, second.client_id) == (rui.id, None, None)


@pytest.mark.parametrize("who", ["01890000-0000-7000-8000-000000000000", "nobody", "new\x00"])
async def test_a_record_that_is_not_among_them_is_asked_again(
    desk: Browser, clinic: Clinic, db: Database, who: str
) -> None:
    ana = await client(db, clinic)
    room_id = await make_room(desk)
    await add(desk, room_id, name="Ana Silva", who=who)
    assert desk.status == 422
    assert await seated(db, clinic, room_id) == []
    assert who == "nobody" or who.startswith("new") or str(ana.id) in desk.page


async def test_suggestions_name_those_of_this_entity_and_kind(
    desk: Browser, browser: Browser, stranger: Browser, clinic: Clinic, db: Database
) -> None:
    await client(db, clinic, email="ana@example.org")
    await client(db, clinic, name="Bruno Anacleto", phone="+351 1")
    await client(db, clinic, name="50% <b>")
    other = await PostgresEntities(db).create_entity(name="Elsewhere", timezone="UTC")
    await PostgresEntities(db).create_client(other.id, name="Ana of elsewhere")

    async def suggested(query: str) -> list[str]:
        page = (await desk.get(f"/people/known?{query}")).page
        return re.findall(r'<option value="([^"]*)">', page)

    assert await suggested("name=ana") == ["Ana Silva &lt;ana@example.org&gt;", "Bruno Anacleto"]
    assert await suggested("name=silva") == ["Ana Silva &lt;ana@example.org&gt;"]
    assert await suggested("name=a") == []
    assert await suggested("name=50%25") == ["50% &lt;b&gt;"]
    assert await suggested("name=%25%25") == []
    assert await suggested("name=ana&type=PROFESSIONAL") == []
    assert (await stranger.get("/people/known?name=ana")).status == 303
    await stranger.sign_in(clinic.users[Role.QA].email)
    assert (await stranger.get("/people/known?name=ana")).status == 403
