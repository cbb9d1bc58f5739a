"""Dates as they are spoken of: single days, spans, weekdays. Pure."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
OPEN_END = timedelta(days=400)
"""How far "after Friday" reaches; the service's horizon cuts it."""

RECENT = timedelta(days=60)
"""A date without a year that passed less long ago than this is the past one, not next year's."""


@dataclass(frozen=True, slots=True)
class Days:
    """Dates from `first_on` to `last_on`, both included, only those weekdays when named.

    Attributes:
        weekdays: 0 is Monday; empty means all.
        weekday: the one weekday it was said as, when it was.
        day: whether a day of the month was said, so that a weekday beside it must agree.
    """

    first_on: date
    last_on: date
    weekdays: frozenset[int] = frozenset()
    weekday: int | None = None
    day: bool = False

    def dates(self, until: date) -> list[date]:
        """The single dates, none after `until`."""
        count = (min(self.last_on, until) - self.first_on).days + 1
        days = [self.first_on + DAY * n for n in range(max(count, 0))]
        return [d for d in days if not self.weekdays or d.weekday() in self.weekdays]

    def holds(self, day: date) -> bool:
        """Whether that date is one of them."""
        return self.first_on <= day <= self.last_on and (not self.weekdays or day.weekday() in self.weekdays)


@dataclass(slots=True)
class DayText:
    """A phrase being read: the text with tokens, what the tokens mean, what was excluded."""

    text: str
    today: date
    found: list[Days] = field(default_factory=list)
    excluded: list[Days] = field(default_factory=list)
    clash: tuple[Days, Days] | None = None

    def put(self, days: Days) -> str:
        """Remember these days and give their token."""
        self.found.append(days)
        return f" #{len(self.found) - 1}# "

    def get(self, token: str) -> Days:
        """What a token stands for."""
        return self.found[int(token)]


def one(day: date, *, said: bool = False) -> Days:
    """A single date."""
    return Days(day, day, day=said)


def month_of(first: date) -> Days:
    """The whole month that starts on `first`."""
    return Days(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_of_month(today: date, day: int) -> date | None:
    """The next date that is that day of a month, today included."""
    for ahead in range(4):
        first = add_months(today.replace(day=1), ahead)
        if 1 <= day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def on_weekday(today: date, weekday: int, how: str) -> date:
    """The date a weekday word means.

    Bare and "coming" after today, "this" in this week, "next" in next week.
    """
    ahead = (weekday - today.weekday()) % 7
    if how == "next":
        return today + DAY * (7 - today.weekday() + weekday)
    if how in ("last", "past"):
        return today - DAY * ((today.weekday() - weekday) % 7 or 7)
    return today + DAY * (ahead if how == "this" else ahead or 7)
