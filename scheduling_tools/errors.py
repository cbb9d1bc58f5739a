"""What can stand in the way of an appointment. Errors carry facts, never sentences for people.

SchedulingError
├── NotFound           no such service, client or booking within reach
├── SlotExpired        the offer is too old, or was never made in this room
├── SlotTaken          somebody else was faster (slots: what is free instead)
├── SlotPast           the time has gone by
├── AlreadyCancelled   the booking does not stand any more
└── ClientMissing      nobody said for whom
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduling_tools.slot import Offer


class SchedulingError(Exception):
    """Base of everything this package raises."""


class NotFound(SchedulingError):
    """No such thing, or not within the asker's reach: which of the two is nobody's business.

    Args:
        what: The noun that was looked for.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class SlotExpired(SchedulingError):
    """The offer is too old, or was never made in this room."""


class SlotTaken(SchedulingError):
    """Somebody else was faster.

    Args:
        slots: What is free instead, nearest first offered.
    """

    def __init__(self, slots: Sequence[Offer] = ()) -> None:
        super().__init__("taken")
        self.slots = tuple(slots)


class SlotPast(SchedulingError):
    """The time has gone by."""


class AlreadyCancelled(SchedulingError):
    """The booking does not stand any more."""


class ClientMissing(SchedulingError):
    """Nobody said for whom the appointment is."""
