"""Bookable time: spans, slots, and slots as they were offered."""

import secrets
import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

OFFER_LIFE = timedelta(minutes=10)
_ALPHABET = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of time, its end not included. Aware times."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether both have a moment in common."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at

    def distance(self, at: datetime) -> timedelta:
        """How far a moment is from this span; nothing inside it."""
        return max(self.starts_at - at, at - self.ends_at, timedelta(0))


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which one professional can give one service."""

    starts_at: datetime
    ends_at: datetime
    professional_id: UUID
    professional: str
    service_id: UUID
    service: str

    @property
    def minutes(self) -> int:
        """The length of the appointment."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class Offer:
    """A slot that was offered in one room under an opaque id, good until `expires_at`."""

    id: str
    room_id: UUID
    slot: Slot
    expires_at: datetime


def new_slot_id() -> str:
    """Eight letters and digits: nothing about the slot can be read from it."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))
