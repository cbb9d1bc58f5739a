"""Values as people write them: local times, hours, weekdays, waits, regular expressions."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _text(value: Any, expected: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected {expected}")
    return value.strip()


def read_moment(value: Any) -> datetime:
    """A date and time, aware only when an offset was written."""
    text = _text(value, "a date and time such as 2026-11-23T09:00")
    try:
        if len(text) <= 10:
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("expected a date and time such as 2026-11-23T09:00") from None


def read_day(value: Any) -> date:
    """A date."""
    text = _text(value, "a date such as 2026-12-03")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("expected a date such as 2026-12-03") from None


def read_hour(value: Any) -> time:
    """A time of day."""
    text = _text(value, 'a time of day such as "09:00"')
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError('expected a time of day such as "09:00"')
    return time(int(found[1]), int(found[2]))


def read_weekdays(value: Any) -> tuple[int, ...]:
    """Weekdays from `mon-fri`, `tue`, `mon, wed-fri` or a list of such; Monday is 0."""
    parts = value if isinstance(value, list) else str(value).split(",")
    days: list[int] = []
    for part in parts:
        ends = [_weekday(end) for end in str(part).strip().lower().split("-")]
        if len(ends) > 2:
            raise ValueError("expected weekdays such as mon-fri, tue or mon,wed")
        first, last = ends[0], ends[-1]
        days += [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]
    return tuple(dict.fromkeys(days))


def _weekday(word: str) -> int:
    word = word.strip()
    for number, (short, name) in enumerate(zip(WEEKDAYS, _NAMES, strict=True)):
        if word.startswith(short) and name.startswith(word):
            return number
    raise ValueError(f"{word!r} is no weekday; expected days such as mon-fri, tue or mon,wed")


def read_wait(value: Any) -> timedelta:
    """A span such as `3m`, `90s`, `2h` or `1h30m`."""
    text = str(value).strip()
    if not re.fullmatch(r"(?:\d+[smhd])+", text):
        raise ValueError("expected a span such as 90s, 3m, 2h or 1h30m")
    parts = {_UNITS[unit]: int(number) for number, unit in re.findall(r"(\d+)([smhd])", text)}
    try:
        return timedelta(**parts)
    except OverflowError:
        raise ValueError("this span is too long") from None


def read_pattern(value: Any) -> re.Pattern[str]:
    """A regular expression; case does not matter."""
    if not isinstance(value, str):
        raise ValueError("expected a regular expression as text; put it in quotes")
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as wrong:
        raise ValueError(f"{value!r} is no regular expression: {wrong}") from None


Moment = Annotated[datetime, BeforeValidator(read_moment)]
Day = Annotated[date, BeforeValidator(read_day)]
Hour = Annotated[time, BeforeValidator(read_hour)]
Weekdays = Annotated[tuple[int, ...], BeforeValidator(read_weekdays)]
Wait = Annotated[timedelta, BeforeValidator(read_wait)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(read_pattern)]


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """An aware time: without an offset it was meant in that zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
