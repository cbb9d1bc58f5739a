"""A meeting server, a counter and an announcer that only remember."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from meeting.errors import MeetingServerUnavailable
from meeting.participant import ParticipantType, Present


class InMemoryMeetingServer:
    """LiveKit's rooms and the people in them; `away` makes every call fail."""

    def __init__(self) -> None:
        self.away = False
        self.on_its_way = False
        self.rooms: dict[str, dict[str, Present]] = {}
        self.dispatched: list[tuple[str, str, str]] = []
        self.removed: list[tuple[str, str]] = []

    async def ensure(self, name: str, agent_name: str, metadata: str) -> None:
        """Make the room unless it is there, with a dispatch."""
        self._answer()
        if name not in self.rooms:
            self.rooms[name] = {}
            self.dispatched.append((name, agent_name, metadata))

    async def exists(self, name: str) -> bool:
        """Whether the room is there."""
        self._answer()
        return name in self.rooms

    async def names(self) -> list[str]:
        """Every room there is."""
        self._answer()
        return list(self.rooms)

    async def delete(self, name: str) -> None:
        """Close the room."""
        self._answer()
        self.rooms.pop(name, None)

    async def remove(self, name: str, identity: str) -> None:
        """Put someone out."""
        self._answer()
        self.removed.append((name, identity))
        self.rooms.get(name, {}).pop(identity, None)

    async def people(self, name: str) -> list[Present]:
        """Everyone in the room."""
        self._answer()
        return list(self.rooms.get(name, {}).values())

    async def agent_on_its_way(self, name: str, agent_name: str) -> bool:
        """What was set."""
        self._answer()
        return self.on_its_way

    async def dispatch(self, name: str, agent_name: str, metadata: str, *, force: bool = False) -> bool:
        """Call an agent unless one was called."""
        self._answer()
        if not force and any(room == name for room, _, _ in self.dispatched):
            return False
        self.dispatched.append((name, agent_name, metadata))
        return True

    def access_token(self, room_name: str, identity: str, name: str, type: ParticipantType) -> str:
        """Something that says whose token it would be."""
        return f"token of {identity} for {room_name}"

    def enter(self, name: str, identity: str, *, is_agent: bool = False) -> None:
        """Someone connects."""
        self.rooms.setdefault(name, {})[identity] = Present(identity, is_agent, datetime.now(UTC))

    def _answer(self) -> None:
        if self.away:
            raise MeetingServerUnavailable


class InMemoryAnnouncer:
    """Remembers what was announced."""

    def __init__(self) -> None:
        self.heard: list[tuple[UUID, str, dict[str, Any]]] = []

    async def publish(self, entity_id: UUID, kind: str, **facts: object) -> None:
        """Announce a change."""
        self.heard.append((entity_id, kind, dict(facts)))


class InMemoryCounter:
    """Counts without forgetting."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    async def count(self, key: str, window: int) -> int:
        """Count `key`."""
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    async def uncount(self, key: str) -> None:
        """Take one count back."""
        self.counts[key] = self.counts.get(key, 0) - 1
