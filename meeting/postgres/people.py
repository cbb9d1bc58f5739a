"""People and their seats, as rows."""

from dataclasses import replace
from uuid import UUID

import asyncpg

from meeting.errors import NotFound
from meeting.participant import ParticipantType, Person, new_person
from meeting.postgres.presence import PostgresPresence
from meeting.postgres.rows import PERSON_FROM, person_columns, person_of
from storage.database import Connection
from storage.ids import new_id


class PostgresPeople(PostgresPresence):
    """Seats people in rooms, and notes their coming and going."""

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        """Everyone who has or had a seat, in order of being added; those removed have state `removed`."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {person_columns()}
                  from {PERSON_FROM}
                 where (s.entity_id, s.room_id) = ($1, $2)
                 order by s.id
                """,  # noqa: S608
                entity_id,
                room_id,
            )
        return [person_of(row) for row in rows]

    async def person(self, entity_id: UUID, room_id: UUID, identity: str) -> Person | None:
        """The person LiveKit knows by this identity in this room, or None."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"""
                select {person_columns()}
                  from {PERSON_FROM}
                 where (s.entity_id, s.room_id, s.identity) = ($1, $2, $3)
                """,  # noqa: S608
                entity_id,
                room_id,
                identity,
            )
        return person_of(row) if row else None

    async def add_person(
        self,
        entity_id: UUID,
        room_id: UUID,
        *,
        name: str,
        type: ParticipantType = ParticipantType.CLIENT,
        email: str | None = None,
        client_id: UUID | None = None,
        professional_id: UUID | None = None,
        user_id: UUID | None = None,
    ) -> Person:
        """Give someone a seat. It counts against the capacity when they come in, not before.

        A user has one seat in a room: asked again, it is theirs that is given. A client or professional the
        entity knows by this address, and by it alone, is who they are.

        Raises:
            NotFound: The room, the client or the professional is not of this entity.
        """
        person = new_person(
            name, type, email=email, client_id=client_id, professional_id=professional_id, user_id=user_id
        )
        async with self._db.scope(entity_id) as connection:
            return await seat_person(connection, entity_id, room_id, person)


async def seat_person(
    connection: Connection, entity_id: UUID, room_id: UUID, person: Person, *, stranger: bool = False
) -> Person:
    """`PostgresPeople.add_person`, in the running transaction.

    Args:
        connection: The transaction.
        entity_id: The entity.
        room_id: The room.
        person: As they were told of.
        stranger: They are none of those the entity knows, whose address they may share; a client gets a
            record of their own at once, so that no booking is ever written into another's.

    Raises:
        NotFound: The room, the client or the professional is not of this entity.
    """
    if person.user_id is not None:
        seated = await _seat_of_user(connection, entity_id, room_id, person.user_id)
        if seated is not None:
            return seated
    person = await (_recorded if stranger else _recognised)(connection, entity_id, person)
    try:
        await _add(connection, entity_id, room_id, person)
    except asyncpg.ForeignKeyViolationError as unknown:
        raise NotFound("room") from unknown
    return person


async def _seat_of_user(
    connection: Connection, entity_id: UUID, room_id: UUID, user_id: UUID
) -> Person | None:
    """The user's seat, if they have one; those who seat one user in one room queue here."""
    await connection.execute(
        "select from room where (entity_id, id) = ($1, $2) for no key update", entity_id, room_id
    )
    row = await connection.fetchrow(
        f"""
        select {person_columns()}
          from {PERSON_FROM}
         where (s.entity_id, s.room_id, p.user_id) = ($1, $2, $3)
           and s.state <> 'removed'
         order by s.id
         limit 1
        """,  # noqa: S608
        entity_id,
        room_id,
        user_id,
    )
    return person_of(row) if row else None


async def _recognised(connection: Connection, entity_id: UUID, person: Person) -> Person:
    """The person, linked to the only client or professional of the entity who has their address."""
    if not person.email or person.client_id or person.professional_id:
        return person
    if person.type is ParticipantType.CLIENT:
        return replace(person, client_id=await client_by_email(connection, entity_id, person.email))
    rows = await connection.fetch(
        """
        select p.id
          from professional p
          join professional_entity pe on pe.professional_id = p.id
         where pe.entity_id = $1
           and pe.active
           and lower(p.email) = lower($2)
         limit 2
        """,
        entity_id,
        person.email,
    )
    return replace(person, professional_id=rows[0]["id"]) if len(rows) == 1 else person


async def _recorded(connection: Connection, entity_id: UUID, person: Person) -> Person:
    """The person; a client with a new record."""
    if person.type is not ParticipantType.CLIENT:
        return person
    return replace(person, client_id=await add_client(connection, entity_id, person.name, person.email))


async def add_client(connection: Connection, entity_id: UUID, name: str, email: str | None) -> UUID:
    """A new client record."""
    client_id = new_id()
    await connection.execute(
        "insert into client (id, entity_id, name, email) values ($1, $2, $3, $4)",
        client_id,
        entity_id,
        name,
        email,
    )
    return client_id


async def client_by_email(connection: Connection, entity_id: UUID, email: str) -> UUID | None:
    """The client with this address, when there is exactly one."""
    rows = await connection.fetch(
        "select id from client where entity_id = $1 and lower(email) = lower($2) limit 2", entity_id, email
    )
    return rows[0]["id"] if len(rows) == 1 else None


async def _add(connection: Connection, entity_id: UUID, room_id: UUID, person: Person) -> None:
    await connection.execute(
        """
        insert into participant (id, entity_id, name, type, email, client_id, professional_id, user_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        person.participant_id,
        entity_id,
        person.name,
        person.type.value,
        person.email,
        person.client_id,
        person.professional_id,
        person.user_id,
    )
    await connection.execute(
        """
        insert into room_participant (id, entity_id, room_id, participant_id, identity)
        values ($1, $2, $3, $4, $5)
        """,
        person.seat_id,
        entity_id,
        room_id,
        person.participant_id,
        person.identity,
    )
