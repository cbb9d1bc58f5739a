"""What the tools work with, bundled: handed in once per meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from knowledge.retriever import Retriever
from meeting.entity import Client, Entity
from meeting.invitation import IssuedInvitation
from meeting.message import Message
from meeting.participant import Person
from meeting.room import Room
from scheduling_tools.scheduler import Scheduler

RecordCall = Callable[[str, dict[str, Any], str, float], None]


class People(Protocol):
    """Seats of a room."""

    async def people(self, entity_id: UUID, room_id: UUID) -> list[Person]:
        """Everyone who has or had a seat."""


class Clients(Protocol):
    """The people an entity works for."""

    async def clients(self, entity_id: UUID) -> Sequence[Client]:
        """The clients, by name."""


class Inviter(Protocol):
    """Issues invitations."""

    async def bring(
        self,
        entity: Entity,
        room: Room,
        person: Person,
        *,
        created_by: UUID | None = None,
        mail: bool = False,
    ) -> tuple[Person, IssuedInvitation]:
        """Give someone a seat and invite them to it."""

    async def issue(
        self,
        entity_id: UUID,
        seat_id: UUID,
        *,
        created_by: UUID | None = None,
        expires_at: datetime | None = None,
        mail: bool = False,
    ) -> IssuedInvitation:
        """Invite someone to their seat."""


class Messages(Protocol):
    """Messages for staff."""

    async def take(
        self,
        entity_id: UUID,
        *,
        room_id: UUID | None,
        from_identity: str,
        from_name: str,
        text: str,
        professional_id: UUID | None = None,
        user_id: UUID | None = None,
    ) -> Message:
        """Write a message down."""


@dataclass(frozen=True, slots=True)
class ToolServices:
    """Everything a tool may reach.

    Attributes:
        record: hears of every tool call: name, arguments, result as JSON text, seconds.
    """

    scheduler: Scheduler
    people: People
    clients: Clients
    inviter: Inviter
    messages: Messages
    knowledge: Retriever
    record: RecordCall
