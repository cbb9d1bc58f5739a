"""Working hours as one line: "Mon-Fri 09:00-12:00, Tue 14:00-17:00". Pure."""

from __future__ import annotations

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
