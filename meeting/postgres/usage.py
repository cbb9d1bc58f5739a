"""Agent usage, as rows that add up."""

from uuid import UUID

from meeting.postgres.rows import columns, names
from meeting.usage import Usage
from storage.database import Database


class PostgresUsage:
    """Adds up what jobs used, and reads it back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, usage: Usage) -> None:
        """Add to the row of the same job, kind, provider and model."""
        async with self._db.scope(usage.entity_id) as connection:
            await connection.execute(
                """
                insert into agent_usage as u (entity_id, room_id, job_id, kind, provider, model, input_tokens,
                                              output_tokens, characters, audio_seconds, requests)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (job_id, kind, provider, model) do update
                   set input_tokens = u.input_tokens + excluded.input_tokens,
                       output_tokens = u.output_tokens + excluded.output_tokens,
                       characters = u.characters + excluded.characters,
                       audio_seconds = u.audio_seconds + excluded.audio_seconds,
                       requests = u.requests + excluded.requests,
                       updated_at = now()
                """,
                usage.entity_id,
                usage.room_id,
                usage.job_id,
                usage.kind,
                usage.provider,
                usage.model,
                usage.input_tokens,
                usage.output_tokens,
                usage.characters,
                usage.audio_seconds,
                usage.requests,
            )

    async def of_room(self, entity_id: UUID, room_id: UUID) -> list[Usage]:
        """What was used in a room, by job, kind, provider and model."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(Usage, "u")}
                  from agent_usage u
                 where (u.entity_id, u.room_id) = ($1, $2)
                 order by u.job_id, u.kind, u.provider, u.model
                """,  # noqa: S608
                entity_id,
                room_id,
            )
        return [Usage(**{name: row[name] for name in names(Usage)}) for row in rows]
