"""Transcripts in memory."""

from dataclasses import replace
from uuid import UUID

from meeting.testing.house import House
from meeting.transcript import SessionEvent, Turn


class InMemoryTranscripts:
    """The record of meetings."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def append(self, turn: Turn) -> None:
        """Write a turn, once."""
        self._house.turns.setdefault(turn.id, replace(turn, text=turn.text.replace("\x00", "")))

    async def turns(self, entity_id: UUID, room_id: UUID) -> list[Turn]:
        """All turns of a room in the order they began."""
        mine = [t for t in self._house.turns.values() if (t.entity_id, t.room_id) == (entity_id, room_id)]
        return sorted(mine, key=lambda turn: (turn.started_at, turn.id))

    async def add_session_event(self, entity_id: UUID, event: SessionEvent) -> None:
        """Write down what the agent did or met, once."""
        if all(known.id != event.id for _, known in self._house.session_events):
            self._house.session_events.append((entity_id, event))

    async def session_events(self, entity_id: UUID, room_id: UUID) -> list[SessionEvent]:
        """What the agent did and met in a room, oldest first."""
        events = self._house.session_events
        mine = [event for owner, event in events if owner == entity_id and event.room_id == room_id]
        return sorted(mine, key=lambda event: (event.at, event.id))
