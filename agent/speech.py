"""Dates, times and lists as people say and read them. Pure; English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def number(n: int) -> str:
    """Such as "twenty-five", for 0 to 59."""
    if n < 20:
        return _ONES[n]
    tens, ones = _TENS[n // 10 * 10], n % 10
    return f"{tens}-{_ONES[ones]}" if ones else tens


def ordinal(n: int) -> str:
    """Such as "twenty-fourth", for 1 to 59."""
    head, _, last = number(n).rpartition("-")
    last = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}-{last}" if head else last


def spoken_time(at: datetime) -> str:
    """Such as "half past two in the afternoon" said plainly: "two thirty pm"; noon and midnight by name."""
    if at.minute == 0 and at.hour in (0, 12):
        return "noon" if at.hour else "midnight"
    hour = number((at.hour - 1) % 12 + 1)
    minute = (
        "" if at.minute == 0 else f" oh {number(at.minute)}" if at.minute < 10 else f" {number(at.minute)}"
    )
    return f"{hour}{minute} {'a.m.' if at.hour < 12 else 'p.m.'}"


def spoken_day(day: date, today: date | None = None) -> str:
    """Such as "Tuesday, November twenty-fourth", with "today" or "tomorrow" in front when it is."""
    words = f"{day:%A}, {day:%B} {ordinal(day.day)}"
    near = {0: "today, ", 1: "tomorrow, "}.get((day - today).days, "") if today else ""
    return near + words


def spoken(at: datetime, today: date | None = None) -> str:
    """Such as "Tuesday, November twenty-fourth at two thirty p.m."."""
    return f"{spoken_day(at.date(), today)} at {spoken_time(at)}"


def spoken_list(items: Sequence[str], last: str = "or") -> str:
    """Such as "a, b or c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def label(at: datetime) -> str:
    """What a card shows: "Tue 24 Nov, 14:30"."""
    return f"{at:%a} {at.day} {at:%b, %H:%M}"
