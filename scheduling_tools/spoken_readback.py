"""What was understood, in plain words: "Tuesday 24 November, afternoon". Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from scheduling_tools.days import Days
from scheduling_tools.spoken_clock import DAY_END
from scheduling_tools.spoken_times import Moment, Window
from scheduling_tools.spoken_words import MONTHS, WEEKDAYS


def day_words(day: date) -> str:
    """Such as "Tuesday 24 November"."""
    return f"{WEEKDAYS[day.weekday()].title()} {day.day} {MONTHS[day.month - 1].title()}"


def clock_words(minutes: int) -> str:
    """Such as "2:30 pm", for minutes after midnight."""
    hour, minute = divmod(minutes % DAY_END, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def _days(days: Days) -> str:
    if days.first_on == days.last_on:
        return day_words(days.first_on)
    names = [WEEKDAYS[n].title() for n in sorted(days.weekdays)]
    which = "weekdays" if len(names) == 5 and "Sunday" not in names else " or ".join(f"a {n}" for n in names)
    if (days.last_on - days.first_on).days > 200:
        return which or f"from {day_words(days.first_on)} on"
    span = f"{day_words(days.first_on)} to {day_words(days.last_on)}"
    return f"{which}, {span}" if which else span


def _time(time: Window | Moment) -> str:
    if isinstance(time, Moment):
        return clock_words(time.readings[0])
    if time.name:
        return time.name
    if time.ends >= DAY_END:
        return f"from {clock_words(time.starts)}"
    if time.starts == 0:
        return f"before {clock_words(time.ends)}"
    return f"between {clock_words(time.starts)} and {clock_words(time.ends)}"


def read_back(
    options: Sequence[tuple[tuple[Days, ...], tuple[Window | Moment, ...]]],
    excluded: Sequence[Days],
    after: datetime | None,
) -> str:
    """The whole wish in words; "as soon as possible" when nothing limits it."""
    parts: list[str] = []
    for days, times in options:
        halves = [" or ".join(map(_days, days)), " or ".join(dict.fromkeys(map(_time, times)))]
        parts.append(", ".join(h for h in halves if h))
    said = " or ".join(dict.fromkeys(parts))
    if after is not None:
        said = ", ".join(filter(None, (said, f"after {clock_words(after.hour * 60 + after.minute)}")))
    if excluded:
        without = " or ".join(
            WEEKDAYS[min(d.weekdays)].title() if len(d.weekdays) == 1 else _days(d) for d in excluded
        )
        said = f"{said or 'any day'}, not {without}"
    return said or "as soon as possible"
