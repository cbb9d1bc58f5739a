"""``usher when``: what spoken times mean, so that a wish misread can be looked at without a meeting."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from embedded.errors import EmbeddedError
from scheduling_tools.when import Contradiction, resolve


def when(words: str, *, now: str | None = None, zone: str = "UTC") -> int:
    """Print how the words are read; 1 where they name no time or contradict themselves.

    Args:
        words: as a person would say it.
        now: the wall clock, ISO 8601; the present time when None.
        zone: an IANA time zone, for the present time and a clock without offset.

    Raises:
        EmbeddedError: the clock or the zone cannot be read.
    """
    read = resolve(words, _clock(now, zone))
    if read is None:
        print("No time is named in that.")
    elif isinstance(read, Contradiction):
        weekday, day = (f"{choice:%A, %B} {choice.day}" for choice in read.choices)
        print(f"Weekday and date do not agree; the agent asks: {weekday}, or {day}?")
    else:
        print(read.understood)
        return 0
    return 1


def _clock(now: str | None, zone: str) -> datetime:
    try:
        place = ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as unknown:
        raise EmbeddedError(
            f"--zone is {zone!r}; expected an IANA time zone such as Europe/Lisbon"
        ) from unknown
    if now is None:
        return datetime.now(place)
    try:
        at = datetime.fromisoformat(now)
    except ValueError as unread:
        raise EmbeddedError(f"--now is {now!r}; expected a time such as 2026-11-24T09:00") from unread
    return at if at.tzinfo else at.replace(tzinfo=place)
