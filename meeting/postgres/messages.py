"""Messages for staff, as rows."""

from uuid import UUID

from meeting.message import Message
from meeting.postgres.rows import columns, names
from storage.database import Database
from storage.ids import new_id

_MESSAGE = columns(Message, "m")


class PostgresMessages:
    """Takes messages and shows them to staff."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def take(
        self,
        entity_id: UUID,
        *,
        room_id: UUID | None,
        from_identity: str,
        from_name: str,
        text: str,
        professional_id: UUID | None = None,
        user_id: UUID | None = None,
    ) -> Message:
        """Write a message down (at most 4000 characters are kept)."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"""
                insert into message as m (id, entity_id, room_id, from_identity, from_name,
                                          professional_id, text, user_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                returning {_MESSAGE}
                """,  # noqa: S608
                new_id(),
                entity_id,
                room_id,
                from_identity,
                from_name,
                professional_id,
                text.replace("\x00", "")[:4000],
                user_id,
            )
        assert row is not None
        return Message(**{name: row[name] for name in names(Message)})

    async def messages(
        self, entity_id: UUID, *, room_id: UUID | None = None, open_only: bool = False
    ) -> list[Message]:
        """Messages of an entity, or of one of its rooms, newest first."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {_MESSAGE}
                  from message m
                 where m.entity_id = $1
                   and ($2::uuid is null or m.room_id = $2)
                   and (not $3 or m.state = 'open')
                 order by m.created_at desc, m.id desc
                """,  # noqa: S608
                entity_id,
                room_id,
                open_only,
            )
        return [Message(**{name: row[name] for name in names(Message)}) for row in rows]

    async def done(self, entity_id: UUID, message_id: UUID) -> bool:
        """Note that a message was followed up; False when it was already, or is not there."""
        async with self._db.scope(entity_id) as connection:
            changed = await connection.fetchval(
                """
                update message
                   set state = 'done'
                 where (entity_id, id) = ($1, $2)
                   and state = 'open'
                returning true
                """,
                entity_id,
                message_id,
            )
        return bool(changed)
