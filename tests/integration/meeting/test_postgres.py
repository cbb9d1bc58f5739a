"""What only the database keeps: entities, users, usage, messages, the audit trail."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from agent.context import BOOK_ANY, INVITE, rights_of
from meeting.audit import AuditEntry
from meeting.errors import EmailTaken, NotFound
from meeting.letter import Letter, Mail
from meeting.participant import ParticipantType, new_person
from meeting.postgres.audit import PostgresAudit
from meeting.postgres.claims import take_seat
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.mail import PostgresMail
from meeting.postgres.messages import PostgresMessages
from meeting.postgres.usage import PostgresUsage
from meeting.postgres.users import PostgresUsers
from meeting.seat import Claim, NewInvitation
from meeting.usage import Usage
from meeting.user import Role, User
from storage.database import Database
from tests.support.house import HASHER, NINE, Desk, in_postgres

pytestmark = pytest.mark.integration


async def make_user(db: Database, role: Role, email: str, entity_id: object = None) -> User:
    return await PostgresUsers(db).create_user(
        entity_id=entity_id,  # type: ignore[arg-type]
        email=email,
        name="Marta Reis",
        role=role,
        password="correct horse",
        hasher=HASHER,
    )


async def test_an_entity_is_read_back_with_all_it_consists_of(db: Database) -> None:
    entities = PostgresEntities(db)
    made = await entities.create_entity(
        name="Harbour", timezone="Europe/Lisbon", language="pt", about="By the sea"
    )
    assert await entities.entity(made.id) == made
    assert (made.language, made.about, made.agent_name) == ("pt", "By the sea", "Ada")
    assert await entities.entity(uuid4()) is None
    assert await entities.entities() == [(made.id, "Harbour")]
    department = await entities.create_department(made.id, name="Cardiology", instructions="Be brief.")
    assert await entities.departments(made.id) == [department]
    client = await entities.create_client(made.id, name="Ana", email="ana@example.org", phone="+1")
    assert await entities.clients(made.id) == [client]
    with pytest.raises(TypeError):
        await entities.create_entity(name="x", timezone="UTC", colour="red")


async def test_a_professional_can_work_for_two_entities(db: Database) -> None:
    entities = PostgresEntities(db)
    first, second = [await entities.create_entity(name=name, timezone="UTC") for name in ("A", "B")]
    places = [await entities.create_department(entity.id, name="General") for entity in (first, second)]
    rui = await entities.create_professional(first.id, name="Dr. Rui", department_id=places[0].id)
    assert await entities.professionals(second.id) == []
    await entities.create_professional(
        second.id, name="Dr. Rui", department_id=places[1].id, professional_id=rui.id
    )
    assert await entities.professionals(first.id) == [rui]
    assert [p.id for p in await entities.professionals(second.id)] == [rui.id]


async def test_users_are_found_by_address_whatever_its_case_and_by_id(db: Database) -> None:
    users = PostgresUsers(db)
    entity = (await in_postgres(db)).entity
    manager = await make_user(db, Role.MANAGER, "Boss@Example.org")
    desk = await make_user(db, Role.RECEPTIONIST, "desk@example.org", entity.id)
    for user in (manager, desk):
        found = await users.credentials(f" {user.email.upper()} ")
        assert found is not None
        assert found[0] == user == await users.user(user.id)
        assert await HASHER.verify(found[1], "correct horse")
    assert await users.users(entity.id) == [desk]
    assert await users.credentials("nobody@example.org") is None
    assert await users.user(uuid4()) is None


async def test_an_address_signs_in_one_user(db: Database) -> None:
    await make_user(db, Role.MANAGER, "boss@example.org")
    entity = (await in_postgres(db)).entity
    with pytest.raises(EmailTaken):
        await make_user(db, Role.QA, "BOSS@example.org", entity.id)


async def test_signing_out_everywhere_ends_earlier_sessions(db: Database) -> None:
    users = PostgresUsers(db)
    entity = (await in_postgres(db)).entity
    for user in (
        await make_user(db, Role.MANAGER, "boss@example.org"),
        await make_user(db, Role.QA, "qa@example.org", entity.id),
    ):
        later = user.sessions_valid_from + timedelta(hours=1)
        await users.sign_out_everywhere(user, later)
        seen = await users.user(user.id)
        assert seen is not None
        assert seen.sessions_valid_from == later


async def test_a_department_of_another_entity_is_not_found(db: Database) -> None:
    desk, stranger = Desk(await in_postgres(db)), (await in_postgres(db)).entity
    department = await PostgresEntities(db).create_department(stranger.id, name="General")
    with pytest.raises(NotFound):
        await desk.room(department_id=department.id)


async def test_a_persons_role_is_that_of_their_user(db: Database) -> None:
    desk = Desk(await in_postgres(db))
    user = await make_user(db, Role.RECEPTIONIST, "desk@example.org", desk.entity_id)
    room = await desk.room()
    marta = await desk.person(room, "Marta Reis", user_id=user.id)
    seen = await desk.stores.rooms.person(desk.entity_id, room.id, marta.identity)
    assert seen is not None
    assert seen.role is Role.RECEPTIONIST


async def test_usage_of_one_model_adds_up(db: Database) -> None:
    desk, kept = Desk(await in_postgres(db)), PostgresUsage(db)
    room = await desk.room()
    once = Usage(desk.entity_id, room.id, "job", "llm", "openai", "m", input_tokens=5, requests=1)
    for _ in range(3):
        await kept.add(once)
    await kept.add(Usage(desk.entity_id, room.id, "job", "tts", "openai", "v", audio_seconds=1.5))
    assert [
        (u.kind, u.input_tokens, u.audio_seconds, u.requests)
        for u in await kept.of_room(desk.entity_id, room.id)
    ] == [
        ("llm", 15, 0.0, 3),
        ("tts", 0, 1.5, 0),
    ]


async def test_a_message_may_be_for_one_who_works_here(db: Database) -> None:
    desk, messages = Desk(await in_postgres(db)), PostgresMessages(db)
    user = await make_user(db, Role.RECEPTIONIST, "marta@example.org", desk.entity_id)
    taken = await messages.take(
        desk.entity_id, room_id=None, from_identity="p-1", from_name="Ana", text="Call me", user_id=user.id
    )
    assert [m.user_id for m in await messages.messages(desk.entity_id)] == [taken.user_id] == [user.id]


async def test_a_message_stays_open_until_it_is_done_once(db: Database) -> None:
    desk, messages = Desk(await in_postgres(db)), PostgresMessages(db)
    room = await desk.room()
    taken = await messages.take(
        desk.entity_id, room_id=room.id, from_identity="p-1", from_name="Ana", text="Call\x00 me" + "." * 5000
    )
    assert taken.text.startswith("Call me")
    assert len(taken.text) == 4000
    assert await messages.messages(desk.entity_id, room_id=room.id, open_only=True) == [taken]
    assert await messages.done(desk.entity_id, taken.id)
    assert not await messages.done(desk.entity_id, taken.id)
    assert await messages.messages(desk.entity_id, open_only=True) == []
    assert len(await messages.messages(desk.entity_id)) == 1


async def test_deeds_are_written_down_newest_first(db: Database) -> None:
    entity, audit = (await in_postgres(db)).entity, PostgresAudit(db)
    manager = await make_user(db, Role.MANAGER, "boss@example.org")
    for action in ("room_made", "person_added"):
        await audit.add(AuditEntry(entity.id, str(manager.id), action, "room", "1", {"a": 1}))
    await audit.add(AuditEntry(None, str(manager.id), "signed_in", "user", str(manager.id)), manager.id)
    entries = await audit.entries(entity.id)
    assert [entry.action for entry in entries] == ["person_added", "room_made"]
    assert entries[0].at is not None
    async with db.unscoped(manager.id) as connection:
        assert await connection.fetchval("select action from audit_entry") == "signed_in"


async def test_no_letter_goes_to_someone_without_an_address(db: Database) -> None:
    desk = Desk(await in_postgres(db))
    person = await desk.person(await desk.room())
    issued = await desk.seating.issue(desk.entity_id, person.seat_id, mail=True, expires_at=NINE)
    assert issued.expires_at == NINE
    async with db.scope(desk.entity_id) as connection:
        assert await connection.fetchval("select count(*) from mail") == 0


@pytest.mark.parametrize("role", [Role.MANAGER, Role.RECEPTIONIST])
async def test_a_user_is_somebody_in_a_room_until_they_are_disabled(db: Database, role: Role) -> None:
    desk = Desk(await in_postgres(db))
    room, user_id = await desk.room(), await desk.user(role)
    marta = await desk.person(room, "Marta Reis", ParticipantType.PROFESSIONAL, user_id=user_id)
    where = (desk.entity_id, room.id, marta.identity)
    seen = await desk.stores.rooms.person(*where)
    assert seen is not None
    assert (seen.role, seen.is_disabled) == (role, False)
    assert rights_of(seen) == (BOOK_ANY, INVITE)
    entity_id = None if role is Role.MANAGER else desk.entity_id
    async with db.scope(entity_id, user_id) if entity_id else db.unscoped(user_id) as connection:
        await connection.execute('update "user" set disabled_at = now() where id = $1', user_id)
    seen = await desk.stores.rooms.person(*where)
    assert seen is not None
    assert (seen.role, seen.is_disabled) == (None, True)
    assert rights_of(seen) == ()


async def test_a_user_of_another_entity_is_nobody_here(db: Database) -> None:
    desk, other = Desk(await in_postgres(db)), Desk(await in_postgres(db))
    room = await desk.room()
    spy = await desk.person(room, "Spy", user_id=await other.user(Role.ENTITY_ADMIN))
    seen = await desk.stores.rooms.person(desk.entity_id, room.id, spy.identity)
    assert seen is not None
    assert seen.role is None


async def test_who_the_entity_knows_by_their_address_is_recognised(db: Database) -> None:
    desk, entities = Desk(await in_postgres(db)), PostgresEntities(db)
    ana = await entities.create_client(desk.entity_id, name="Ana Silva", email="ana@example.org")
    for _ in range(2):
        await entities.create_client(desk.entity_id, name="Family", email="home@example.org")
    place = await entities.create_department(desk.entity_id, name="General")
    rui = await entities.create_professional(
        desk.entity_id, name="Dr. Rui", department_id=place.id, email="rui@example.org"
    )
    room = await desk.room()

    async def known(email: str | None, type: ParticipantType) -> UUID | None:
        person = await desk.person(room, "Somebody", type, email=email)
        seen = await desk.stores.rooms.person(desk.entity_id, room.id, person.identity)
        assert seen == person
        return person.client_id or person.professional_id

    assert await known("Ana@Example.org", ParticipantType.CLIENT) == ana.id
    assert await known("rui@example.org", ParticipantType.PROFESSIONAL) == rui.id
    assert await known("ana@example.org", ParticipantType.PROFESSIONAL) is None
    for email in ("home@example.org", "new@example.org", None):
        assert await known(email, ParticipantType.CLIENT) is None


async def test_a_seat_is_taken_away_while_others_come_in(db: Database) -> None:
    """Neither holds what the other waits for: they are at one room together."""
    desk = Desk(await in_postgres(db))
    room = await desk.room()
    coming, leaving = await desk.person(room), await desk.person(room)
    async with db.scope(desk.entity_id) as connection:
        claim = await take_seat(connection, desk.entity_id, room.id, coming.seat_id, NINE)
        async with asyncio.timeout(5):
            assert await desk.stores.seats.remove(desk.entity_id, leaving.seat_id, NINE)
    assert claim is Claim.SEATED


async def test_letters_keep_no_link_and_no_code_of_an_invitation_that_ended(db: Database) -> None:
    desk = Desk(await in_postgres(db))
    person = await desk.person(await desk.room(), email="ana@example.org")

    async def letters() -> list[tuple[str, bool]]:
        async with db.scope(desk.entity_id) as connection:
            rows = await connection.fetch("select state, body <> '' as told from mail order by id")
        return [(row["state"], row["told"]) for row in rows]

    await desk.seating.issue(desk.entity_id, person.seat_id, mail=True)
    assert await letters() == [("waiting", True)] * 2
    await desk.seating.issue(desk.entity_id, person.seat_id, mail=True)
    assert await letters() == [("dropped", False)] * 2 + [("waiting", True)] * 2
    outbox = PostgresMail(db)
    async with db.scope(desk.entity_id) as connection:
        dropped = await connection.fetchval("select id from mail where state = 'dropped' limit 1")
    mail = Mail(dropped, desk.entity_id, Letter("ana@example.org", "x", "y"))
    await outbox.not_sent(mail, "busy", timedelta(seconds=1))
    await desk.seating.revoke(desk.entity_id, person.seat_id)
    assert await letters() == [("dropped", False)] * 4


async def test_a_seat_has_one_live_invitation(db: Database) -> None:
    desk = Desk(await in_postgres(db))
    issued = await desk.invite(await desk.room())
    with pytest.raises(asyncpg.UniqueViolationError):
        async with db.scope(desk.entity_id) as connection:
            await connection.execute(
                """
                insert into invitation (entity_id, room_participant_id, token_hash, code_hash, expires_at)
                values ($1, $2, sha256('x'), 'x', now())
                """,
                desk.entity_id,
                issued.seat_id,
            )


async def test_nobody_gets_a_seat_without_the_invitation_to_it(db: Database) -> None:
    """One transaction: what breaks the second half undoes the first."""
    desk = Desk(await in_postgres(db))
    room, entity = await desk.room(), desk.stores.entity
    old = await desk.invite(room)
    (kept,) = await desk.stores.invitations.of_room(entity.id, room.id)
    spent_already = NewInvitation(kept.id, old.seat_id, b"x" * 32, "x", NINE)
    with pytest.raises(asyncpg.UniqueViolationError):
        await desk.stores.seats.bring(entity.id, room.id, new_person("Eva"), spent_already, NINE)
    assert [person.seat_id for person in await desk.stores.rooms.people(entity.id, room.id)] == [old.seat_id]
    assert await desk.stores.rooms.events(entity.id, room.id) == []


async def test_a_stranger_who_shares_an_address_gets_a_record_of_their_own(db: Database) -> None:
    desk, entities = Desk(await in_postgres(db)), PostgresEntities(db)
    room, entity = await desk.room(), desk.stores.entity
    ana = await entities.create_client(entity.id, name="Ana Silva", email="home@example.org")
    tom, _ = await desk.seating.bring(entity, room, new_person("Tom", email=ana.email), stranger=True)
    assert tom.client_id not in (None, ana.id)
    assert [client.name for client in await entities.clients(entity.id)] == ["Ana Silva", "Tom"]
    rui = new_person("Rui", ParticipantType.PROFESSIONAL, email="rui@example.org")
    brought, _ = await desk.seating.bring(entity, room, rui, stranger=True)
    assert (brought.professional_id, brought.client_id) == (None, None)
