"""The audit trail, as rows nobody can change."""

from uuid import UUID

from meeting.audit import AuditEntry
from meeting.postgres.rows import columns, names
from storage.database import Database


class PostgresAudit:
    """Appends and reads audit entries."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, entry: AuditEntry, user_id: UUID | None = None) -> None:
        """Write a deed down. One about the whole installation needs the user who did it."""
        door = self._db.scope(entry.entity_id) if entry.entity_id else self._db.unscoped(user_id)
        async with door as connection:
            await connection.execute(
                """
                insert into audit_entry (entity_id, actor, action, object_kind, object_id, facts)
                values ($1, $2, $3, $4, $5, $6)
                """,
                entry.entity_id,
                entry.actor,
                entry.action,
                entry.object_kind,
                entry.object_id,
                entry.facts,
            )

    async def entries(self, entity_id: UUID, *, limit: int = 200) -> list[AuditEntry]:
        """The newest deeds of an entity, newest first."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(AuditEntry, "a")}
                  from audit_entry a
                 where a.entity_id = $1
                 order by a.at desc, a.id desc
                 limit $2
                """,  # noqa: S608
                entity_id,
                limit,
            )
        return [AuditEntry(**{name: row[name] for name in names(AuditEntry)}) for row in rows]
