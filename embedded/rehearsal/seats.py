"""The scenario's people and their seats."""

from __future__ import annotations

from uuid import UUID

from embedded.rehearsal.format import PersonForm
from embedded.rehearsal.world import World
from meeting.hashing import Hasher, Profile
from meeting.participant import ParticipantType
from meeting.postgres.rooms import PostgresRooms
from meeting.postgres.users import PostgresUsers
from meeting.user import Role
from storage.database import Database


class Seating:
    """Gives the scenario's people their seats, in order, with identities that are the same in every run."""

    def __init__(self, db: Database, world: World) -> None:
        """Seat people in this world's room."""
        self._db, self._world = db, world
        self.identities: dict[str, str] = {}
        self.brought: list[str] = []  # identities seated by the scenario and by nobody's invitation

    async def take(self, form: PersonForm) -> str:
        """Someone enters: their identity. Who was here or was invited during the meeting gets that seat."""
        if form.name not in self.identities:
            identity = await self._invited(form.name) or await self._new(form)
            self.identities[form.name] = identity
        identity = self.identities[form.name]
        await self._state(identity, "joined")
        return identity

    async def leave(self, name: str) -> str:
        """Someone goes: their identity."""
        identity = self.identities[name]
        await self._state(identity, "left")
        return identity

    async def _invited(self, name: str) -> str | None:
        people = await PostgresRooms(self._db).people(self._world.entity.id, self._world.room.id)
        known = set(self.identities.values())
        return next((p.identity for p in people if p.name == name and p.identity not in known), None)

    async def _new(self, form: PersonForm) -> str:
        entity_id, room_id = self._world.entity.id, self._world.room.id
        user_id = await self._user(form, Role(form.role)) if form.role else None
        person = await PostgresRooms(self._db).add_person(
            entity_id,
            room_id,
            name=form.name,
            type=ParticipantType(form.type),
            email=form.email,
            client_id=self._world.clients.get(form.name) if form.type == "CLIENT" else None,
            professional_id=self._world.professionals.get(form.name) if form.type == "PROFESSIONAL" else None,
            user_id=user_id,
        )
        identity = f"p-rehearsal{len(self.identities):03}"
        self.brought.append(identity)
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                "update room_participant set identity = $2 where id = $1", person.seat_id, identity
            )
        return identity

    async def _user(self, form: PersonForm, role: Role) -> UUID:
        address = form.email or f"{len(self.identities)}@rehearsal.invalid"
        user = await PostgresUsers(self._db).create_user(
            entity_id=None if role is Role.MANAGER else self._world.entity.id,
            email=address,
            name=form.name,
            role=role,
            password="rehearsal",  # noqa: S106
            hasher=Hasher(Profile.CHEAP),
        )
        return user.id

    async def _state(self, identity: str, state: str) -> None:
        async with self._db.scope(self._world.entity.id) as connection:
            await connection.execute(
                "update room_participant set state = $3, seated_at = coalesce(seated_at, now()) "
                "where (room_id, identity) = ($1, $2)",
                self._world.room.id,
                identity,
                state,
            )
