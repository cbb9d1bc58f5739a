"""Domain errors as the model reads them: a code, a sentence to say, facts. One table."""

from __future__ import annotations

from typing import Any

from meeting.errors import MeetingError, NotFound, RoomFull
from scheduling_tools import errors as scheduling
from storage.errors import StorageError

SENTENCES = {
    "unclear_when": "I did not catch the day or time. When would suit you?",
    "contradiction": "That weekday and that date are not the same day. Which one did you mean?",
    "which_service": "Which kind of appointment would you like?",
    "which_professional": "Who would you like to see?",
    "which_client": "Who is the appointment for?",
    "unknown_service": "I do not know that kind of appointment.",
    "unknown_professional": "I do not know anyone of that name here.",
    "unknown_client": "I cannot find a client of that name.",
    "not_offered_by": "They do not offer that kind of appointment.",
    "slot_taken": "That time has just been taken.",
    "slot_expired": "That offer is not valid any more. Let me look again.",
    "not_allowed": "I am not allowed to do that for you.",
    "not_found": "I cannot find that appointment.",
    "already_cancelled": "That appointment does not stand any more.",
    "past": "That time has already gone by.",
    "already_here": "They are already in this meeting.",
    "room_full": "The meeting is full, so nobody else can be invited.",
    "unavailable": "I cannot reach the calendar right now. Please try again in a moment.",
}

_CODES: tuple[tuple[type[Exception], str], ...] = (
    (scheduling.SlotTaken, "slot_taken"),
    (scheduling.SlotExpired, "slot_expired"),
    (scheduling.SlotPast, "past"),
    (scheduling.AlreadyCancelled, "already_cancelled"),
    (scheduling.ClientMissing, "which_client"),
    (scheduling.NotFound, "not_found"),
    (RoomFull, "room_full"),
    (NotFound, "not_found"),
)


class Refused(Exception):
    """A tool cannot do what was asked.

    Args:
        code: a problem of docs/wires.md 7.
        facts: what else the model should know.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


EXPECTED = (Refused, scheduling.SchedulingError, MeetingError, StorageError, TimeoutError)
"""What a tool may meet and can say; anything else is a fault of ours."""


def problem(error: Exception) -> dict[str, Any]:
    """The refusal as the model reads it."""
    if isinstance(error, Refused):
        return {"problem": error.code, "say": SENTENCES[error.code], **error.facts}
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "unavailable")
    return {"problem": code, "say": SENTENCES[code]}
