"""A meeting room: when it opens, and what state it is in."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID


class RoomState(StrEnum):
    """scheduled -> live -> ended; scheduled -> cancelled."""

    SCHEDULED = "scheduled"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Room:
    """A room. `capacity` counts people, not the agent; `livekit_name` is its name on the meeting server."""

    id: UUID
    entity_id: UUID
    title: str
    livekit_name: str
    starts_at: datetime
    department_id: UUID | None = None
    duration_minutes: int = 30
    capacity: int = 8
    lobby: bool = False
    opens_before_minutes: int = 15
    state: RoomState = RoomState.SCHEDULED
    live_at: datetime | None = None
    ended_at: datetime | None = None
    created_by: UUID | None = None

    @property
    def opens_at(self) -> datetime:
        """When the first person may come in."""
        return self.starts_at - timedelta(minutes=self.opens_before_minutes)

    @property
    def ends_at(self) -> datetime:
        """When the meeting is meant to be over."""
        return self.starts_at + timedelta(minutes=self.duration_minutes)

    @property
    def is_over(self) -> bool:
        """Whether it was ended or cancelled."""
        return self.state in (RoomState.ENDED, RoomState.CANCELLED)

    def is_missed_at(self, at: datetime) -> bool:
        """Whether its time went by with nobody there."""
        return self.state is RoomState.SCHEDULED and at >= self.ends_at

    def is_open_at(self, at: datetime) -> bool:
        """Whether people may come in: from the opening time on, or whenever it is live already."""
        return self.state is RoomState.LIVE or (self.state is RoomState.SCHEDULED and at >= self.opens_at)


def dispatch_metadata(room: Room) -> str:
    """What the agent's job is told about a room, as JSON."""
    return json.dumps({"entity_id": str(room.entity_id), "room_id": str(room.id)})


@dataclass(frozen=True, slots=True)
class RoomEvent:
    """Something that happened to a room: a webhook of LiveKit by its name, or one of our own kinds."""

    id: UUID
    room_id: UUID
    kind: str
    identity: str | None
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict)
