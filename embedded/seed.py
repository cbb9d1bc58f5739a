"""Fills an empty database with the demo clinic."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from embedded.demo_clinic import (
    CLIENTS,
    CLINIC,
    DEPARTMENTS,
    DOCUMENTS,
    DOMAIN,
    SERVICES,
    STAFF,
    USERS,
    DemoHours,
)
from meeting.errors import EmailTaken
from meeting.hashing import Hasher
from meeting.postgres.entities import PostgresEntities
from meeting.postgres.users import PostgresUsers
from meeting.user import Role
from storage.database import Database
from storage.ids import new_id


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody signs in to the portal with."""

    email: str
    password: str


async def seed_demo(
    db: Database, hasher: Hasher, password_of: Callable[[str], str], *, unfinished: bool = False
) -> dict[str, SignIn] | None:
    """Make the demo clinic when there is no entity.

    Args:
        db: The application's database.
        hasher: For the passwords.
        password_of: The password of a role's user; the same each time it is asked.
        unfinished: An earlier seed was cut off; what it left is removed first.

    Returns:
        The sign-ins made, by role; None when there was an entity already.
    """
    entities = PostgresEntities(db)
    for entity_id, _ in await entities.entities() if unfinished else []:
        async with db.scope(entity_id) as connection:
            await connection.execute("delete from entity where id = $1", entity_id)
    if await entities.entities():
        return None
    clinic = await entities.create_entity(**CLINIC)
    departments = {
        name: (await entities.create_department(clinic.id, name=name, instructions=said)).id
        for name, said in DEPARTMENTS.items()
    }
    await _services(db, clinic.id, departments)
    await _staff(db, clinic.id, departments)
    for client, email, phone in CLIENTS:
        await entities.create_client(clinic.id, name=client, email=email, phone=phone)
    for document in DOCUMENTS:
        await entities.create_document(
            clinic.id,
            title=document.title,
            text=document.text,
            department_id=departments[document.department] if document.department else None,
        )
    return await _users(db, hasher, clinic.id, password_of)


async def _services(db: Database, entity_id: UUID, departments: dict[str, UUID]) -> None:
    async with db.scope(entity_id) as connection:
        await connection.executemany(
            """
            insert into service (id, entity_id, department_id, name, minutes, buffer_after, notice_hours)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                (
                    new_id(),
                    entity_id,
                    departments[s.department],
                    s.name,
                    s.minutes,
                    s.buffer_after,
                    s.notice_hours,
                )
                for s in SERVICES
            ],
        )


async def _staff(db: Database, entity_id: UUID, departments: dict[str, UUID]) -> None:
    for name, (department, hours) in STAFF.items():
        address = f"{name.removeprefix('Dr. ').lower().replace(' ', '.')}@{DOMAIN}"
        person = await PostgresEntities(db).create_professional(
            entity_id, name=name, department_id=departments[department], email=address
        )
        await _hours(db, entity_id, person.id, hours)


async def _hours(db: Database, entity_id: UUID, professional_id: UUID, hours: Iterable[DemoHours]) -> None:
    async with db.scope(entity_id) as connection:
        await connection.executemany(
            """
            insert into working_hours (id, entity_id, professional_id, weekday, starts, ends)
            values ($1, $2, $3, $4, $5, $6)
            """,
            [
                (new_id(), entity_id, professional_id, weekday, span.starts, span.ends)
                for span in hours
                for weekday in range(span.first, span.last + 1)
            ],
        )


async def _users(
    db: Database, hasher: Hasher, entity_id: UUID, password_of: Callable[[str], str]
) -> dict[str, SignIn]:
    made = {}
    for role, name, email in USERS:
        password = password_of(role.value)
        with contextlib.suppress(EmailTaken):  # a cut-off seed made this one, with the same password
            await PostgresUsers(db).create_user(
                entity_id=None if role is Role.MANAGER else entity_id,
                email=email,
                name=name,
                role=role,
                password=password,
                hasher=hasher,
            )
        made[role.value] = SignIn(email, password)
    return made
