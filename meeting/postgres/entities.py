"""Entities, departments, professionals, clients and documents, as rows."""

from typing import Any
from uuid import UUID

from meeting.entity import Client, Department, Entity, Professional
from meeting.postgres.rows import client_of, columns, department_of, entity_of, names, professional_of
from storage.database import Database
from storage.ids import new_id

_CHOSEN = frozenset(names(Entity)) - {"id", "name", "timezone"}


class PostgresEntities:
    """Reads and makes what an entity consists of."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def entity(self, entity_id: UUID) -> Entity | None:
        """The entity, or None."""
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"select {columns(Entity, 'e')} from entity e where e.id = $1",  # noqa: S608
                entity_id,
            )
        return entity_of(row) if row else None

    async def entities(self) -> list[tuple[UUID, str]]:
        """Id and name of every entity, by name."""
        async with self._db.unscoped() as connection:
            rows = await connection.fetch("select entity_id, name from list_entities()")
        return [(row["entity_id"], row["name"]) for row in rows]

    async def departments(self, entity_id: UUID) -> list[Department]:
        """The departments, by name."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"select {columns(Department, 'd')} from department d where d.entity_id = $1 order by d.name",  # noqa: S608
                entity_id,
            )
        return [department_of(row) for row in rows]

    async def professionals(self, entity_id: UUID) -> list[Professional]:
        """The professionals who work for the entity now, by name."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                """
                select p.id, pe.entity_id, pe.department_id, p.name, p.email, pe.active
                  from professional_entity pe
                  join professional p on p.id = pe.professional_id
                 where pe.entity_id = $1
                   and pe.active
                 order by p.name
                """,
                entity_id,
            )
        return [professional_of(row) for row in rows]

    async def clients(self, entity_id: UUID) -> list[Client]:
        """The clients, by name."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"select {columns(Client, 'c')} from client c where c.entity_id = $1 order by c.name",  # noqa: S608
                entity_id,
            )
        return [client_of(row) for row in rows]

    async def create_entity(
        self, *, name: str, timezone: str, entity_id: UUID | None = None, **facts: Any
    ) -> Entity:
        """Make an entity.

        Args:
            name: Its name.
            timezone: An IANA name.
            entity_id: Its id, when the caller has one.
            facts: Other fields of `Entity` by name.
        """
        if unknown := set(facts) - _CHOSEN:
            raise TypeError(f"an entity has no {sorted(unknown)}")
        entity_id = entity_id or new_id()
        given: dict[str, Any] = {"id": entity_id, "name": name, "timezone": timezone, **facts}
        marks = ", ".join(f"${place}" for place in range(1, len(given) + 1))
        async with self._db.scope(entity_id) as connection:
            row = await connection.fetchrow(
                f"insert into entity as e ({', '.join(given)}) values ({marks}) "  # noqa: S608
                f"returning {columns(Entity, 'e')}",
                *given.values(),
            )
        assert row is not None
        return entity_of(row)

    async def create_department(self, entity_id: UUID, *, name: str, instructions: str = "") -> Department:
        """Make a department."""
        department = Department(new_id(), entity_id, name, instructions)
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                "insert into department (id, entity_id, name, instructions) values ($1, $2, $3, $4)",
                department.id,
                entity_id,
                name,
                instructions,
            )
        return department

    async def create_professional(
        self,
        entity_id: UUID,
        *,
        name: str,
        department_id: UUID,
        email: str | None = None,
        professional_id: UUID | None = None,
    ) -> Professional:
        """Make a professional of the entity, or let one who works elsewhere already (by id) work here too."""
        professional = Professional(professional_id or new_id(), entity_id, department_id, name, email)
        async with self._db.scope(entity_id) as connection:
            if professional_id is None:
                await connection.execute(
                    "insert into professional (id, name, email) values ($1, $2, $3)",
                    professional.id,
                    name,
                    email,
                )
            await connection.execute(
                """
                insert into professional_entity (entity_id, professional_id, department_id)
                values ($1, $2, $3)
                """,
                entity_id,
                professional.id,
                department_id,
            )
        return professional

    async def create_client(
        self, entity_id: UUID, *, name: str, email: str | None = None, phone: str | None = None
    ) -> Client:
        """Make a client."""
        client = Client(new_id(), entity_id, name, email, phone)
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                "insert into client (id, entity_id, name, email, phone) values ($1, $2, $3, $4, $5)",
                client.id,
                entity_id,
                name,
                email,
                phone,
            )
        return client

    async def create_document(
        self, entity_id: UUID, *, title: str, text: str, department_id: UUID | None = None
    ) -> UUID:
        """Write down what the agent may answer from; its id."""
        document_id = new_id()
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into document (id, entity_id, department_id, title, text)
                values ($1, $2, $3, $4, $5)
                """,
                document_id,
                entity_id,
                department_id,
                title,
                text,
            )
        return document_id
