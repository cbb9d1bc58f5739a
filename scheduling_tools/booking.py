"""Appointments: a slot taken by a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from scheduling_tools.slot import Slot, Span


class BookingState(StrEnum):
    """held -> confirmed | pending | expired; pending -> confirmed | cancelled.

    Confirmed -> cancelled | moved.
    """

    HELD = "held"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    MOVED = "moved"
    EXPIRED = "expired"


STANDING = (BookingState.PENDING, BookingState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment with the names people know it by."""

    id: UUID
    state: BookingState
    starts_at: datetime
    ends_at: datetime
    professional_id: UUID
    professional: str
    service_id: UUID
    service: str
    client_id: UUID
    client: str
    during: Span
    room_id: UUID | None = None
    moved_to: UUID | None = None

    @property
    def minutes(self) -> int:
        """The length of the appointment."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def span(self) -> Span:
        """The appointment itself, without what is kept free around it."""
        return Span(self.starts_at, self.ends_at)

    @property
    def stands(self) -> bool:
        """Whether it is still to happen: confirmed, or waiting for staff."""
        return self.state in STANDING

    def is_at(self, slot: Slot) -> bool:
        """Whether it already begins there, with that professional, and is of that kind."""
        there = (slot.starts_at, slot.professional_id, slot.service_id)
        return (self.starts_at, self.professional_id, self.service_id) == there


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants something done, known from the track that spoke.

    Attributes:
        identity: their identity in the room, or the user's id at the desk.
        participant_id: the participant a client record may be linked to.
        own_client_id: the client they are, when they are one.
        reaches_all: whether they may book, move and cancel for any client.
    """

    identity: str
    name: str
    participant_id: UUID | None = None
    own_client_id: UUID | None = None
    email: str | None = None
    reaches_all: bool = False

    @property
    def reach(self) -> Reach:
        """Which bookings they may touch: a client theirs, staff all."""
        return Reach(all=True) if self.reaches_all else Reach(client_id=self.own_client_id)


@dataclass(frozen=True, slots=True)
class NewBooking:
    """What is to be written.

    Attributes:
        during: the appointment with its buffers: what the professional is taken for.
        client_id: for whom; None means the asker, whose client record is made when there is none.
        key: the same wish twice has the same key and is written once.
        at: the clock of the wish.
    """

    asker: Asker
    slot: Slot
    during: Span
    state: BookingState
    client_id: UUID | None
    room_id: UUID | None
    key: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which bookings someone sees: those of a client, of a professional, or all of the entity."""

    client_id: UUID | None = None
    professional_id: UUID | None = None
    all: bool = False
