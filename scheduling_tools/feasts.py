"""Named days of the year: Easter and what is counted from it, Christmas, Thanksgiving, bank holidays. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from scheduling_tools.days import DAY, RECENT


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday (0 is Monday) of a month; the last one for -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - DAY
    return last - DAY * ((last.weekday() - weekday) % 7)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


_FEASTS: tuple[tuple[str, Callable[[int], date]], ...] = (
    ("good friday", _from_easter(-2)),
    ("easter monday", _from_easter(1)),
    ("easter(?: sunday| day)?", _from_easter(0)),
    ("ash wednesday", _from_easter(-46)),
    ("whit monday|pentecost monday", _from_easter(50)),
    ("ascension(?: day)?", _from_easter(39)),
    ("christmas eve", _on(12, 24)),
    ("christmas(?: day)?", _on(12, 25)),
    ("boxing day", _on(12, 26)),
    ("new years? eve", _on(12, 31)),
    ("new years?(?: day)?", _on(1, 1)),
    ("valentine(?:s)?(?: day)?", _on(2, 14)),
    ("halloween", _on(10, 31)),
    ("thanksgiving(?: day)?", _nth(11, 3, 4)),
    ("labor day", _nth(9, 0, 1)),
    ("memorial day", _nth(5, 0, -1)),
)
FEAST = r"\b(?:the )?(?P<feast>" + "|".join(pattern for pattern, _ in _FEASTS) + r")\b"
BANK_HOLIDAY = r"\b(?:the )?(?:next )?bank holiday(?: monday)?\b"


def next_feast(name: str, today: date) -> date:
    """The date of a named day: the coming one, or one that passed a short while ago."""
    when = next(when for pattern, when in _FEASTS if re.fullmatch(pattern, name))
    near = when(today.year)
    return near if near >= today - RECENT else when(today.year + 1)


def next_bank_holiday(today: date) -> date:
    """The next bank holiday of England; one that falls on a weekend is kept on the next free weekday."""
    found: list[date] = []
    for year in (today.year, today.year + 1):
        fixed = (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
        moving = (easter(year) - DAY * 2, easter(year) + DAY)
        found += [
            *moving,
            nth_weekday(year, 5, 0, 1),
            nth_weekday(year, 5, 0, -1),
            nth_weekday(year, 8, 0, -1),
        ]
        for day in fixed:
            kept = day
            while kept.weekday() > 4 or kept in found:
                kept += DAY
            found.append(kept)
    return min(day for day in found if day >= today)
