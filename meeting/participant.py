"""People in a room: who they are, and the seat they have."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from meeting.user import Role
from storage.ids import new_id


class ParticipantType(StrEnum):
    """What someone is in a meeting."""

    CLIENT = "CLIENT"
    PROFESSIONAL = "PROFESSIONAL"
    AGENT = "AGENT"


class SeatState(StrEnum):
    """invited -> (waiting ->) admitted -> joined <-> left; removed ends it."""

    INVITED = "invited"
    WAITING = "waiting"
    ADMITTED = "admitted"
    JOINED = "joined"
    LEFT = "left"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Person:
    """A seat of one room with the person who has it.

    `role` is that of their portal user, while they are one who may sign in.
    """

    seat_id: UUID
    participant_id: UUID
    identity: str
    name: str
    type: ParticipantType
    state: SeatState = SeatState.INVITED
    role: Role | None = None
    client_id: UUID | None = None
    professional_id: UUID | None = None
    user_id: UUID | None = None
    email: str | None = None
    joined_at: datetime | None = None

    @property
    def is_disabled(self) -> bool:
        """Whether they come as a user, and may not sign in any more."""
        return self.user_id is not None and self.role is None


def new_person(name: str, type: ParticipantType = ParticipantType.CLIENT, **facts: Any) -> Person:
    """Someone with a seat that nobody had yet; `facts` are who else they are and where mail reaches them."""
    return Person(new_id(), new_id(), new_identity(), name, type, **facts)


def new_identity() -> str:
    """LiveKit's key for a person: `p-` and 12 base32 characters, unguessable within a room."""
    return "p-" + base64.b32encode(secrets.token_bytes(8)).decode().lower()[:12]


@dataclass(frozen=True, slots=True)
class Present:
    """Someone the meeting server says is in a room now."""

    identity: str
    is_agent: bool
    joined_at: datetime
