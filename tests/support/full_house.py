"""An entity with at least one row in every table, so that a table left open is seen."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from meeting.audit import AuditEntry
from meeting.letter import Letter
from meeting.postgres.audit import PostgresAudit
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.mail import PostgresMail
from meeting.postgres.messages import PostgresMessages
from meeting.postgres.usage import PostgresUsage
from meeting.postgres.users import PostgresUsers
from meeting.transcript import SessionEvent, Turn
from meeting.usage import Usage
from meeting.user import Role
from storage.database import Connection, Database
from storage.ids import new_id
from tests.support.house import HASHER, Desk, Stores, in_postgres

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def fill(db: Database, name: str) -> UUID:
    """Make the entity and its rows; its id."""
    stores = await in_postgres(db)
    entity_id = stores.entity.id
    entities = PostgresEntities(db)
    department = await entities.create_department(entity_id, name="Cardiology")
    professional = await entities.create_professional(
        entity_id, name="Dr. Rui Melo", department_id=department.id
    )
    client = await entities.create_client(entity_id, name="Ana Silva")
    await entities.create_document(entity_id, title="Parking", text="Two hours free.")
    await PostgresUsers(db).create_user(
        entity_id=entity_id,
        email=f"desk@{entity_id}.example.org",
        name=name,
        role=Role.RECEPTIONIST,
        password="a password",
        hasher=HASHER,
    )
    room_id = await _hold_a_meeting(stores, db)
    async with db.scope(entity_id) as connection:
        await _keep_a_calendar(connection, entity_id, department.id, professional.id, client.id, room_id)
    return entity_id


async def _hold_a_meeting(stores: Stores, db: Database) -> UUID:
    desk = Desk(stores)
    room = await desk.room()
    issued = await desk.invite(room)
    admitted = await desk.admission.admit(issued.token, issued.code, "::1")
    where = (desk.entity_id, room.id)
    await stores.transcripts.append(
        Turn(*where, admitted.person.identity, "Ana", "person", "spoken", "Hello", NOW, NOW)
    )
    await stores.transcripts.add_session_event(
        desk.entity_id, SessionEvent(new_id(), room.id, "job", "started", NOW)
    )
    await PostgresUsage(db).add(Usage(*where, f"job-{room.id}", "llm", "openai", "m", requests=1))
    await PostgresMessages(db).take(
        desk.entity_id, room_id=room.id, from_identity="p-1", from_name="Ana", text="Call me"
    )
    await PostgresAudit(db).add(AuditEntry(desk.entity_id, "system", "filled", "entity", str(desk.entity_id)))
    await PostgresMail(db).write(desk.entity_id, Letter("ana@example.org", "Hello", "x"))
    return room.id


async def _keep_a_calendar(
    connection: Connection, entity_id: UUID, department: UUID, professional: UUID, client: UUID, room: UUID
) -> None:
    day = (NOW, NOW + timedelta(hours=1))
    service = await connection.fetchval(
        "insert into service (entity_id, department_id, name) values ($1, $2, 'Visit') returning id",
        entity_id,
        department,
    )
    await connection.execute(
        "insert into professional_service values ($1, $2, $3)", entity_id, professional, service
    )
    await connection.execute(
        "insert into working_hours (entity_id, professional_id, weekday, starts, ends) "
        "values ($1, $2, 0, '09:00', '12:00')",
        entity_id,
        professional,
    )
    await connection.execute(
        "insert into time_off (entity_id, professional_id, during) values ($1, $2, tstzrange($3, $4))",
        entity_id,
        professional,
        *day,
    )
    await connection.execute(
        """
        insert into booking (entity_id, professional_id, service_id, client_id, room_id, state,
                             starts_at, ends_at, during)
        values ($1, $2, $3, $4, $5, 'confirmed', $6, $7, tstzrange($6, $7))
        """,
        entity_id,
        professional,
        service,
        client,
        room,
        *day,
    )
    await connection.execute(
        """
        insert into slot_offer (id, entity_id, room_id, professional_id, service_id, starts_at, expires_at)
        values (substr(md5($1::uuid::text), 1, 8), $1, $2, $3, $4, $5, $6)
        """,
        entity_id,
        room,
        professional,
        service,
        *day,
    )
    await connection.execute(
        "insert into knowledge_gap (entity_id, room_id, question) values ($1, $2, 'Where?')", entity_id, room
    )
