"""Why someone may not come in, as a code and status for programs and as words for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meeting.errors import (
    AdmissionRefused,
    Locked,
    NotValid,
    RoomCancelled,
    RoomEnded,
    RoomFull,
    TooEarly,
    TooManyTries,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal. `again` says that trying again later can help; `sign` is an icon."""

    code: str
    status: int
    heading: str
    sentence: str
    sign: str
    again: bool = False
    opens_at: datetime | None = None
    retry_after: int | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the problem carries beside its code."""
        return {} if self.opens_at is None else {"opens_at": self.opens_at.isoformat()}


NOT_VALID = Refusal(
    "not_valid",
    404,
    "This link does not open a meeting",
    "It may have been used already, replaced by a newer one, or run out. "
    "Ask whoever invited you for a new one.",
    "circle-x",
)
_PLAIN: dict[type[AdmissionRefused], Refusal] = {
    NotValid: NOT_VALID,
    RoomFull: Refusal(
        "full",
        409,
        "The room is full",
        "Everyone who fits is inside. When someone leaves, you can enter.",
        "users",
        True,
    ),
    RoomEnded: Refusal(
        "ended",
        410,
        "This meeting has ended",
        "Ask whoever invited you for a new link if you need one.",
        "door-closed",
    ),
    RoomCancelled: Refusal(
        "cancelled",
        410,
        "This meeting was cancelled",
        "Ask whoever invited you for a new time.",
        "calendar-x",
    ),
}


def refusal_of(error: AdmissionRefused, now: datetime) -> Refusal:
    """What to say. Anything unknown is said as `not_valid`, which reveals nothing."""
    if isinstance(error, TooEarly):
        return Refusal(
            "too_early",
            409,
            "You are early",
            "The room is not open yet. Come back then; your code still works.",
            "clock",
            again=True,
            opens_at=error.opens_at,
        )
    if isinstance(error, Locked | TooManyTries):
        wait = (
            int((error.until - now).total_seconds()) + 1 if isinstance(error, Locked) else error.retry_after
        )
        minutes = max(1, -(-wait // 60))
        return Refusal(
            "locked" if isinstance(error, Locked) else "too_many",
            429,
            "Too many wrong codes",
            f"To protect the meeting, wait {minutes} minute{'s' * (minutes > 1)}, or ask for a new link.",
            "lock",
            again=True,
            retry_after=max(1, wait),
        )
    return _PLAIN.get(type(error), NOT_VALID)
