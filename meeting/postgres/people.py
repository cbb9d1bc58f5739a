"""People and their seats, as rows."""

from datetime import datetime
from uuid import UUID

import asyncpg

from meeting.errors import NotFound
from meeting.participant import ParticipantType, Person, new_identity
from meeting.postgres.rows import PERSON_FROM, person_columns, person_of
from storage.database import Connection, Database
from storage.ids import new_id


class PostgresPeople:
    """Seats people in rooms, and notes their coming and going."""

    def __init__(self, db: Database) -> None:
        self._db = db

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

        Raises:
            NotFound: The room, the client or the professional is not of this entity.
        """
        person = Person(
            seat_id=new_id(),
            participant_id=new_id(),
            identity=new_identity(),
            name=name,
            type=type,
            client_id=client_id,
            professional_id=professional_id,
            user_id=user_id,
            email=email,
        )
        try:
            async with self._db.scope(entity_id) as connection:
                await _add(connection, entity_id, room_id, person)
        except asyncpg.ForeignKeyViolationError as unknown:
            raise NotFound("room") from unknown
        return person

    async def joined(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone is in the room; False when they have no seat (any more)."""
        async with self._db.scope(entity_id) as connection:
            seated = await connection.fetchval(
                """
                update room_participant
                   set state = 'joined', joined_at = coalesce(joined_at, $4), left_at = null
                 where (entity_id, room_id, identity) = ($1, $2, $3)
                   and state in ('admitted', 'joined', 'left')
                returning true
                """,
                entity_id,
                room_id,
                identity,
                at,
            )
        return bool(seated)

    async def left(self, entity_id: UUID, room_id: UUID, identity: str, at: datetime) -> bool:
        """Note that someone went; the seat stays theirs. False when they were not in."""
        async with self._db.scope(entity_id) as connection:
            went = await connection.fetchval(
                """
                update room_participant
                   set state = 'left', left_at = $4
                 where (entity_id, room_id, identity) = ($1, $2, $3)
                   and state = 'joined'
                returning true
                """,
                entity_id,
                room_id,
                identity,
                at,
            )
        return bool(went)


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
