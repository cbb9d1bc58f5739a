"""Reads the days in a normalised phrase: each becomes a token `#n#`, the rest of the phrase stays. Pure."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scheduling_tools.days import (
    DAY,
    OPEN_END,
    RECENT,
    Days,
    DayText,
    add_months,
    day_of_month,
    month_of,
    on_weekday,
    one,
)
from scheduling_tools.feasts import BANK_HOLIDAY, FEAST, next_bank_holiday, next_feast
from scheduling_tools.spoken_words import MONTHS, WEEKDAYS

_WD = "|".join(WEEKDAYS)
_MO = "|".join(MONTHS)
_N = r"(\d{1,2})(?:th)?"
_NOT_A_TIME = r"(?![\d:.]|\s*(?:am|pm|oclock|minutes?|hours?|weeks?|days?|months?)\b)"
_NOT_A_THING = r"(?!\s+(?:#|one\b|option|slot|time|thing|week|appointment|opening|available|floor|visit|person|half|child|kid|dose))"


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


def _day_in(month: date, day: int) -> date | None:
    return month.replace(day=day) if 1 <= day <= month_of(month).last_on.day else None


def _numeric(today: date, a: int, b: int, year: int | None) -> date | None:
    """24/11 and 11/24; where both readings exist, the one that comes sooner."""
    both = [d for d in (_dated(today, a, b, year), _dated(today, b, a, year)) if d]
    return min(both, key=lambda d: (d < today, d), default=None)


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


_UNIT = r"(day|week|fortnight|month)"
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
    weeks = {"week": 7, "fortnight": 14}.get(unit)
    first = t.today + DAY * weeks * count if weeks else add_months(t.today, count)
    return Days(first, first + DAY * 6)


def _new_year(t: DayText, early: str | None) -> Days:
    """The weeks after New Year's Day."""
    first = date(t.today.year + (t.today.month > 1), 1, 2)
    return Days(max(first, t.today), first.replace(day=14 if early else 31))


def _last_week(month: Days) -> Days:
    return replace(month, first_on=max(month.first_on, month.last_on - DAY * 6))


def _last_of(t: DayText, m: re.Match[str]) -> Days:
    """The last day, or the last such weekday, of a month."""
    if m["mo"] in MONTHS:
        month = _bare_month_of(t, m["mo"], "")
    else:
        month = month_of(add_months(t.today.replace(day=1), int(m["mo"].startswith("next"))))
    back = 0 if m["wd"] == "day" else (month.last_on.weekday() - WEEKDAYS.index(m["wd"])) % 7
    return one(month.last_on - DAY * back)


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


def _next_few(t: DayText, m: re.Match[str]) -> Days:
    number = WEEKDAYS.index(m["wd"])
    first = on_weekday(t.today, number, "")
    return Days(first, first + DAY * 7 * (int(m["n"]) - 1), frozenset({number}))


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
    (r"\b(?:the )?(\d{1,2})th (?:of )?(?P<which>this|the|next) month\b",
     lambda t, m: _optional(_day_in(add_months(t.today.replace(day=1), int(m["which"] == "next")), int(m[1])))),
    (r"(?<![\d/])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)", lambda t, m: _optional(_numeric(t.today, int(m[1]), int(m[2]), int(m[3])))),
    (r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", lambda t, m: _optional(_numeric(t.today, int(m[1]), int(m[2]), None))),
    (rf"\b(?:the )?next (?P<n>\d{{1,2}}) (?P<wd>{_WD})s\b", _next_few),
    (r"\b(?:the )?day after tomorrow\b|\bovermorrow\b", lambda t, m: one(t.today + DAY * 2)),
    (r"\bday before yesterday\b", lambda t, m: one(t.today - DAY * 2)),
    (r"\b(?:today|this (?=(?:early |late )?(?:morning|afternoon|evening|lunchtime)))", lambda t, m: one(t.today)),
    (r"\btomorrow\b", lambda t, m: one(t.today + DAY)),
    (r"\byesterday\b", lambda t, m: one(t.today - DAY)),
    (rf"\b(?:within|in the next|over the next|during the next|the next) (\d{{1,2}}) {_UNIT}s?\b",
     lambda t, m: Days(t.today, _ago(t, int(m[1]), m[2]).first_on)),
    (rf"\b(?:in |for |not )*at least (\d{{1,2}}) {_UNIT}s?(?: from now| time| ahead)?\b(?! (?:before|after|from))",
     lambda t, m: replace(_ago(t, int(m[1]), m[2]), last_on=t.today + OPEN_END)),
    (rf"\b(\d{{1,2}}) {_UNIT}s? ago\b", lambda t, m: one(_ago(t, -int(m[1]), m[2]).first_on)),
    (rf"\bin (\d{{1,2}}) {_UNIT}s?(?:'? time)?\b(?!\s*(?:from|after|on|before|#|(?:{_WD})\b))|\b(\d{{1,2}}) {_UNIT}s? (?:from now|ahead|out)\b",
     lambda t, m: _ago(t, int(m[1] or m[3]), m[2] or m[4])),
    (r"\blast night\b", lambda t, m: one(t.today - DAY)),
    (rf"\b(?:in )?1 fortnight(?: time)?\b(?!\s+(?:on|from|after|today|tomorrow|#|(?:{_WD})\b))", lambda t, m: _ago(t, 2, "week")),
    (r"\b(?:the )?week after next\b", lambda t, m: _week(t.today, 2)),
    (r"\b(?:the )?weekend after next\b", lambda t, m: Days(*_weekend(t.today, 1))),
    (rf"\b(?:the )?last (?P<wd>day|{_WD}) (?:of|in) (?P<mo>(?:the|this|next) month|{_MO})\b", _last_of),
    (r"\b(?:(?P<how>early) )?in(?:to)? the new year\b", lambda t, m: _new_year(t, m["how"])),
    (r"\beaster weekend\b", lambda t, m: Days(next_feast("good friday", t.today), next_feast("easter monday", t.today))),
    (FEAST, lambda t, m: one(next_feast(m["feast"], t.today))),
    (BANK_HOLIDAY, lambda t, m: one(next_bank_holiday(t.today))),
    (rf"\b(?:the )?last week of ({_MO})\b", lambda t, m: _last_week(_bare_month_of(t, m[1], ""))),
    (r"\b(?:the )?rest of (?:the|this) week\b", lambda t, m: _week(t.today, 0)),
    (r"\blater (?:on )?(?:this|in the|in this) week\b(?! after)", lambda t, m: replace(_week(t.today, 0), first_on=t.today + DAY)),
    (r"\blater (?:on )?(?:this|in the|in this) month\b", lambda t, m: replace(month_of(t.today.replace(day=1)), first_on=t.today + DAY)),
    (r"\b(?:(?:on|at|any|every) )*weekends\b|\b(?:any|every) weekend\b", lambda t, m: Days(t.today, t.today + OPEN_END, frozenset({5, 6}))),
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
