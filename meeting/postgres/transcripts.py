"""The record of a meeting, as rows, written as it happens."""

from uuid import UUID

from meeting.postgres.rows import columns, session_event_of, turn_of
from meeting.transcript import SessionEvent, Turn
from storage.database import Database


class PostgresTranscripts:
    """Appends turns and agent session events, and reads them back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def append(self, turn: Turn) -> None:
        """Write a turn. Writing it (by id) again changes nothing, so a doubtful write may be repeated."""
        async with self._db.scope(turn.entity_id) as connection:
            await connection.execute(
                """
                insert into transcript_turn (id, entity_id, room_id, identity, name, speaker, channel,
                                             addressed_to, text, cut_text, confidence,
                                             started_at, ended_at, metrics)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                on conflict (id) do nothing
                """,
                turn.id,
                turn.entity_id,
                turn.room_id,
                turn.identity,
                turn.name,
                turn.speaker,
                turn.channel,
                turn.addressed_to,
                _storable(turn.text),
                _storable(turn.cut_text),
                turn.confidence,
                turn.started_at,
                turn.ended_at,
                turn.metrics,
            )

    async def turns(self, entity_id: UUID, room_id: UUID) -> list[Turn]:
        """All turns of a room in the order they began."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(Turn, "t")}
                  from transcript_turn t
                 where (t.entity_id, t.room_id) = ($1, $2)
                 order by t.started_at, t.id
                """,  # noqa: S608
                entity_id,
                room_id,
            )
        return [turn_of(row) for row in rows]

    async def add_session_event(self, entity_id: UUID, event: SessionEvent) -> None:
        """Write down what the agent did or met; writing it (by id) again changes nothing."""
        async with self._db.scope(entity_id) as connection:
            await connection.execute(
                """
                insert into agent_session_event (id, entity_id, room_id, job_id, kind, at, facts)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (id) do nothing
                """,
                event.id,
                entity_id,
                event.room_id,
                event.job_id,
                event.kind,
                event.at,
                event.facts,
            )

    async def session_events(self, entity_id: UUID, room_id: UUID) -> list[SessionEvent]:
        """What the agent did and met in a room, oldest first."""
        async with self._db.scope(entity_id) as connection:
            rows = await connection.fetch(
                f"""
                select {columns(SessionEvent, "e")}
                  from agent_session_event e
                 where (e.entity_id, e.room_id) = ($1, $2)
                 order by e.at, e.id
                """,  # noqa: S608
                entity_id,
                room_id,
            )
        return [session_event_of(row) for row in rows]


def _storable(text: str) -> str:
    """Postgres keeps every character but NUL."""
    return text.replace("\x00", "")
