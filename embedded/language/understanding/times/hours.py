"""The weekly hours of a professional, as the meeting line writes them: "Mon-Thu 09:00-17:00, Sat 09:00-12:00"."""

import re
from datetime import time

from embedded.language.understanding.sentences.text import WEEKDAYS

_SHORT = [day[:3].capitalize() for day in WEEKDAYS]
_DAYS = re.compile(rf"\b({'|'.join(_SHORT)})(?:-({'|'.join(_SHORT)}))?\b")
_STRETCH = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


def works_on(hours: str, weekday: int) -> bool:
    """Whether hours name that weekday (Monday 0); those that name no day are of every day."""
    spans = _DAYS.findall(hours)
    return not spans or any(
        (weekday - _SHORT.index(first)) % 7 <= (_SHORT.index(last or first) - _SHORT.index(first)) % 7
        for first, last in spans
    )


def stretches(hours: str, weekday: int) -> list[tuple[time, time]]:
    """From when until when the hours go on that weekday (Monday 0); up to 24:00 is up to the last moment of it."""
    dated = [part for part in hours.split(",") if _DAYS.search(part)] or hours.split(",")
    there = [part for part in dated if works_on(part, weekday)]
    found = [tuple(map(int, one)) for part in there for one in _STRETCH.findall(part)]
    return [(time(a % 24, b), time(c, d) if c < 24 else time.max) for a, b, c, d in found]
