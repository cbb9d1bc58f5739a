"""Working hours as one line, written "Mon-Fri 09:00-12:00, Tue 14:00-17:00" or as it is spoken. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from scheduling_tools.rules import Hours

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def hours_line(hours: Iterable[Hours]) -> str:
    """The weekly hours, days with the same stretch joined; empty when there are none."""
    by_stretch: dict[str, set[int]] = defaultdict(set)
    for h in sorted((h for h in hours if h.weekday is not None), key=lambda h: (h.starts, h.ends)):
        by_stretch[f"{h.starts:%H:%M}-{h.ends:%H:%M}"].add(h.weekday or 0)
    lines = sorted(by_stretch.items(), key=lambda item: (min(item[1]), item[0]))
    return ", ".join(f"{_days(sorted(days))} {stretch}" for stretch, days in lines)


def _days(days: list[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return " and ".join(_DAYS[r[0]] if len(r) == 1 else f"{_DAYS[r[0]]}-{_DAYS[r[-1]]}" for r in runs)


_NAMES = dict(
    zip(_DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
_RUN = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(Mon|Tue|Wed|Thu|Fri|Sat|Sun))?\b")
_STRETCH = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


def spoken_hours(line: str) -> str:
    """A line of hours as it is said: "on Tuesdays and Thursdays from 10 am to 4 pm"; one of another form as it is."""
    by_days: dict[str, list[str]] = defaultdict(list)
    for part in line.split(","):
        stretch = _STRETCH.search(part)
        if stretch is None:
            return line
        days = _spoken_days(_RUN.findall(part))
        starts, ends = _spoken_time(stretch[1], stretch[2]), _spoken_time(stretch[3], stretch[4])
        by_days[days or next(reversed(by_days), "")].append(f"from {starts} to {ends}")
    said = [f"{days} {' and '.join(stretches)}".strip() for days, stretches in by_days.items()]
    return f"{', '.join(said[:-1])}, and {said[-1]}" if len(said) > 1 else "".join(said)


def _spoken_days(runs: list[tuple[str, str]]) -> str:
    """For example "Monday to Friday", "on Tuesdays and Thursdays"."""
    said = [f"{_NAMES[first]} to {_NAMES[last]}" if last else f"{_NAMES[first]}s" for first, last in runs]
    listed = " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
    return listed if not runs or runs[0][1] else f"on {listed}"


def _spoken_time(hour: str, minute: str) -> str:
    at = int(hour) % 24
    minutes = "" if minute == "00" else f":{minute}"
    return f"{at % 12 or 12}{minutes} {'am' if at < 12 else 'pm'}"
