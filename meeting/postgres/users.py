"""Users of the portal, as rows."""

from datetime import datetime
from uuid import UUID

import asyncpg

from meeting.errors import EmailTaken
from meeting.hashing import Hasher
from meeting.postgres.rows import columns, user_of
from meeting.user import Role, User
from storage.database import Database, narrow
from storage.ids import new_id

_SELECT = f'select {columns(User, "u")}, u.password_hash from "user" u where u.id = $1'  # noqa: S608


class PostgresUsers:
    """Finds, makes and signs out users."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def user(self, user_id: UUID) -> User | None:
        """The user of this id, whatever their entity."""
        found = await self._found(str(user_id))
        return found[0] if found else None

    async def credentials(self, email: str) -> tuple[User, str] | None:
        """The user of this address (case does not matter) and the hash of their password."""
        return await self._found(email.strip())

    async def users(self, entity_id: UUID) -> list[User]:
        """The users of an entity, by name."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f'select {columns(User, "u")} from "user" u where u.entity_id = $1 order by u.name',  # noqa: S608
                entity_id,
            )
        return [user_of(row) for row in rows]

    async def create_user(
        self,
        *,
        entity_id: UUID | None,
        email: str,
        name: str,
        role: Role,
        password: str,
        hasher: Hasher,
        professional_id: UUID | None = None,
    ) -> User:
        """Make a user.

        Raises:
            EmailTaken: Somebody signs in with this address already.
        """
        user_id, hashed = new_id(), await hasher.hash(password)
        door = self._db.unscoped(user_id) if entity_id is None else self._db.scope(entity_id, user_id)
        try:
            async with door as connection:
                row = await connection.fetchrow(
                    f"""
                    insert into "user" as u (id, entity_id, email, name, role, password_hash, professional_id)
                    values ($1, $2, $3, $4, $5, $6, $7)
                    returning {columns(User, "u")}
                    """,  # noqa: S608
                    user_id,
                    entity_id,
                    email.strip(),
                    name,
                    role.value,
                    hashed,
                    professional_id,
                )
        except asyncpg.UniqueViolationError as taken:
            raise EmailTaken from taken
        assert row is not None
        return user_of(row)

    async def sign_out_everywhere(self, user: User, at: datetime) -> None:
        """End every session of the user that began before `at`."""
        door = self._db.unscoped(user.id) if user.entity_id is None else self._db.scope(user.entity_id)
        async with door as connection:
            await connection.execute('update "user" set sessions_valid_from = $2 where id = $1', user.id, at)

    async def _found(self, address: str) -> tuple[User, str] | None:
        async with self._db.unscoped() as connection:
            place = await connection.fetchrow("select entity_id, user_id from locate_user($1)", address)
            if place is None:
                return None
            await narrow(connection, place["entity_id"], place["user_id"])
            row = await connection.fetchrow(_SELECT, place["user_id"])
        return (user_of(row), row["password_hash"]) if row else None
