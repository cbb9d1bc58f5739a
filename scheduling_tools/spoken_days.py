"""Reads the days in a normalised phrase: each becomes a token `#n#`, the rest of the phrase stays. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from scheduling_tools.spoken_words import MONTHS, WEEKDAYS

DAY = timedelta(days=1)
OPEN_END = timedelta(days=400)
"""How far "after Friday" reaches; the service's horizon cuts it."""

RECENT = timedelta(days=60)
"""A date without a year that passed less long ago than this is the past one, not next year's."""

_WD = "|".join(WEEKDAYS)
_MO = "|".join(MONTHS)
_N = r"(\d{1,2})(?:th)?"
_NOT_A_TIME = r"(?![\d:.]|\s*(?:am|pm|oclock|minutes?|hours?|weeks?|days?|months?)\b)"
_NOT_A_THING = (
    r"(?!\s+(?:#|one\b|option|slot|time|thing|week|appointment|opening|available|floor|visit|person))"
)


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


def _dated(today: date, day: int, month: int, year: int | None) -> date | None:
    try:
        if year is not None:
            return date(year + 2000 if year < 100 else year, month, day)
        near = date(today.year, month, day)
    except ValueError:
        return None
    return (
        near if near >= today - RECENT else date(today.year + 1, month, min(day, 28) if month == 2 else day)
    )


def _numeric(today: date, a: int, b: int, year: int | None) -> date | None:
    """24/11 and 11/24; where both readings exist, the one that comes sooner."""
    both = [d for d in (_dated(today, a, b, year), _dated(today, b, a, year)) if d]
    return min(both, key=lambda d: (d < today, d), default=None)


def day_of_month(today: date, day: int) -> date | None:
    """The next date that is that day of a month, today included."""
    for ahead in range(4):
        first = add_months(today.replace(day=1), ahead)
        if 1 <= day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def on_weekday(today: date, weekday: int, how: str) -> date:
    """The date a weekday word means: bare and "coming" after today, "this" in this week, "next" in next week."""
    ahead = (weekday - today.weekday()) % 7
    if how == "next":
        return today + DAY * (7 - today.weekday() + weekday)
    if how in ("last", "past"):
        return today - DAY * ((today.weekday() - weekday) % 7 or 7)
    return today + DAY * (ahead if how == "this" else ahead or 7)


def _week(today: date, ahead: int) -> Days:
    monday = today + DAY * (7 * ahead - today.weekday())
    return Days(max(monday, today) if ahead == 0 else monday, monday + DAY * 6)


def _part(days: Days, which: str) -> Days:
    """The early, middle or late part of a week or month (a week ends on Friday here)."""
    length = (days.last_on - days.first_on).days + 1
    week = days.last_on - DAY * 6 if length <= 7 else None
    if week is not None:
        cut = {"early": (0, 2), "mid": (1, 3), "late": (3, 4)}[which]
        return Days(max(days.first_on, week + DAY * cut[0]), max(days.first_on, week + DAY * cut[1]))
    first = days.last_on.replace(day=1)
    cut = {"early": (1, 10), "mid": (11, 20), "late": (days.last_on.day - 7, days.last_on.day)}[which]
    return Days(max(days.first_on, first.replace(day=cut[0])), max(days.first_on, first.replace(day=cut[1])))


Rule = tuple[str, Callable[[DayText, "re.Match[str]"], Days | None]]


def _optional(day: date | None) -> Days | None:
    return one(day, said=True) if day else None


def _span(t: DayText, m: re.Match[str], first: str, last: str, month: str) -> Days | None:
    a, b = (_dated(t.today, int(m[n]), MONTHS.index(m[month]) + 1, None) for n in (first, last))
    return Days(a, b) if a and b and a <= b else None


def _iso_span(first: str, last: str) -> Days | None:
    try:
        a, b = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return Days(a, b) if a <= b else None


def _ago(t: DayText, count: int, unit: str) -> Days:
    if unit.startswith("day"):
        return one(t.today + DAY * count)
    first = t.today + DAY * 7 * count if unit.startswith("week") else add_months(t.today, count)
    return Days(first, first + DAY * 6)


def _last_week(month: Days) -> Days:
    return replace(month, first_on=max(month.first_on, month.last_on - DAY * 6))


def _bare_month(t: DayText, m: re.Match[str]) -> Days:
    return _bare_month_of(t, m["mo"], m["how"])


def _bare_month_of(t: DayText, name: str, how: str) -> Days:
    month = MONTHS.index(name) + 1
    first = date(
        t.today.year + (month < t.today.month or (how == "next" and month == t.today.month)), month, 1
    )
    whole = month_of(first)
    return replace(whole, first_on=max(whole.first_on, t.today))


def _weekday(t: DayText, m: re.Match[str]) -> Days:
    number, how = WEEKDAYS.index(m["wd"]), m["how"] or ""
    if m["many"] or how in ("every", "any"):
        return Days(t.today, t.today + OPEN_END, frozenset({number}))
    day = on_weekday(t.today, number, how.split()[0] if how else "")
    return Days(day, day, weekday=number)


_ATOMS: tuple[Rule, ...] = (
    (r"\b(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})\b", lambda t, m: _iso_span(m[1], m[2])),
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda t, m: _optional(_dated(t.today, int(m[3]), int(m[2]), int(m[1])))),
    (rf"\b(?P<a>\d{{1,2}})(?:th)? (?:to|until|through|-|and) (?:the )?(?P<b>\d{{1,2}})(?:th)? (?:of )?(?P<m>{_MO})\b",
     lambda t, m: _span(t, m, "a", "b", "m")),
    (rf"\b(?P<m>{_MO}) (?:the )?(?P<a>\d{{1,2}})(?:th)? (?:to|until|through|-) (?:the )?(?P<b>\d{{1,2}})(?:th)?{_NOT_A_TIME}",
     lambda t, m: _span(t, m, "a", "b", "m")),
    (rf"\b(?:the )?{_N} (?:of )?({_MO})(?: ,)?(?: (\d{{4}}))?\b",
     lambda t, m: _optional(_dated(t.today, int(m[1]), MONTHS.index(m[2]) + 1, int(m[3]) if m[3] else None))),
    (rf"\b({_MO}) (?:the )?{_N}(?: ,)?(?: (\d{{4}}))?\b{_NOT_A_TIME}",
     lambda t, m: _optional(_dated(t.today, int(m[2]), MONTHS.index(m[1]) + 1, int(m[3]) if m[3] else None))),
    (r"(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)", lambda t, m: _optional(_numeric(t.today, int(m[1]), int(m[2]), int(m[3])))),
    (r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", lambda t, m: _optional(_numeric(t.today, int(m[1]), int(m[2]), None))),
    (r"\b(?:the )?day after tomorrow\b|\bovermorrow\b", lambda t, m: one(t.today + DAY * 2)),
    (r"\bday before yesterday\b", lambda t, m: one(t.today - DAY * 2)),
    (r"\b(?:today|this (?=(?:early |late )?(?:morning|afternoon|evening|lunchtime)))", lambda t, m: one(t.today)),
    (r"\btomorrow\b", lambda t, m: one(t.today + DAY)),
    (r"\byesterday\b", lambda t, m: one(t.today - DAY)),
    (r"\b(?:within|in the next|over the next|during the next|the next) (\d{1,2}) (day|week|month)s?\b",
     lambda t, m: Days(t.today, _ago(t, int(m[1]), m[2]).first_on)),
    (r"\bin (\d{1,2}) (day|week|month)s?(?: time)?\b|\b(\d{1,2}) (day|week|month)s? (?:from now|ahead|out)\b",
     lambda t, m: _ago(t, int(m[1] or m[3]), m[2] or m[4])),
    (r"\b(?:in )?1 fortnight(?: time)?\b(?! (?:on|from|after) )", lambda t, m: _ago(t, 2, "week")),
    (r"\b(?:the )?week after(?: next)?\b(?! (?:that|#))", lambda t, m: _week(t.today, 2 if "next" in m[0] else 1)),
    (rf"\b(?:the )?last week of ({_MO})\b", lambda t, m: _last_week(_bare_month_of(t, m[1], ""))),
    (r"\b(?:the )?rest of (?:the|this) week\b", lambda t, m: _week(t.today, 0)),
    (r"\blater (?:on )?this week\b", lambda t, m: replace(_week(t.today, 0), first_on=t.today + DAY)),
    (r"\b(?:this|the) weekend\b|\bweekend\b(?<!next weekend)", lambda t, m: Days(*_weekend(t.today, 0))),
    (r"\bnext weekend\b", lambda t, m: Days(*_weekend(t.today, 1))),
    (r"\b(?:this|of the) week\b", lambda t, m: _week(t.today, 0)),
    (r"\b(?:next|the following|the coming) week\b", lambda t, m: _week(t.today, 1)),
    (r"\b(?:this|of the) month\b", lambda t, m: replace(month_of(t.today.replace(day=1)), first_on=t.today)),
    (r"\b(?:next|the following) month\b", lambda t, m: month_of(add_months(t.today.replace(day=1), 1))),
    (r"\bnext year\b", lambda t, m: Days(date(t.today.year + 1, 1, 1), date(t.today.year + 1, 12, 31))),
    (r"\bnext (?:working|business) day\b", lambda t, m: one(t.today + DAY * {4: 3, 5: 2}.get(t.today.weekday(), 1))),
    (r"\b(?:a |any |every )?(?:weekday|(?:working|business) days?)s?\b", lambda t, m: Days(t.today, t.today + OPEN_END, frozenset(range(5)))),
    (rf"\b(?:(?P<how>this coming|this|next|coming|following|last|past|every|any) )?(?P<wd>{_WD})(?P<many>s)?\b", _weekday),
    (rf"\b(?:(?P<how>in|during|of|early|late|mid|next|this|sometime in) )(?P<mo>{_MO})\b", _bare_month),
    (rf"\b(?P<how>)(?P<mo>{_MO.replace('|march', '').replace('|may', '')})\b", _bare_month),
    (rf"(?:(?<=the )|(?<=on )|(?<=# )|(?<=, ))(\d{{1,2}})th\b{_NOT_A_THING}", lambda t, m: _optional(day_of_month(t.today, int(m[1])))),
    (rf"(?<=on the )(\d{{1,2}})\b{_NOT_A_TIME}{_NOT_A_THING}", lambda t, m: _optional(day_of_month(t.today, int(m[1])))),
)  # fmt: skip


def _weekend(today: date, ahead: int) -> tuple[date, date]:
    saturday = today + DAY * (5 - today.weekday() + 7 * ahead)
    return max(saturday, today) if not ahead else saturday, saturday + DAY


def read_atoms(t: DayText) -> None:
    """Replace every day word and date of the phrase by its token."""
    for pattern, build in _ATOMS:

        def token(m: re.Match[str], build: Callable[[DayText, re.Match[str]], Days | None] = build) -> str:
            days = build(t, m)
            kept = f" {m['how']} " if "how" in m.groupdict() and m["how"] in ("early", "late", "mid") else " "
            return m[0] if days is None else kept + t.put(days)

        t.text = re.sub(pattern, token, t.text)
    t.text = re.sub(r"\s+", " ", t.text)


def part_of(days: Days, which: str) -> Days:
    """The early, mid or late part of a span; a single day stays itself."""
    return days if days.first_on == days.last_on else _part(days, which)
