"""What happened to rooms, as rows that are only added to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from storage.database import Connection


async def write_event(
    connection: Connection,
    entity_id: UUID,
    room_id: UUID,
    kind: str,
    identity: str | None = None,
    facts: dict[str, Any] | None = None,
    *,
    at: datetime | None = None,
    livekit_event_id: str | None = None,
) -> bool:
    """Write down what happened, in the running transaction.

    Args:
        connection: The transaction.
        entity_id: The entity.
        room_id: The room.
        kind: A webhook of LiveKit by its name, or one of our own kinds.
        identity: Whom it is about.
        facts: More.
        at: When it happened; default now.
        livekit_event_id: The webhook's own id.

    Returns:
        False when the event of this id is written already.
    """
    written = await connection.fetchval(
        """
        insert into room_event (entity_id, room_id, kind, identity, facts, at, livekit_event_id)
        values ($1, $2, $3, $4, $5, coalesce($6, now()), $7)
        on conflict (livekit_event_id) do nothing
        returning true
        """,
        entity_id,
        room_id,
        kind,
        identity,
        facts or {},
        at,
        livekit_event_id,
    )
    return bool(written)
