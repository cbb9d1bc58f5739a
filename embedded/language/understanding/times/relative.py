"""Times told from one that stands: "same time", "the week after", "the Thursday of that week", "an hour later"."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.days import day_number, weekday_of
from embedded.language.understanding.times.shift import find_shift, months_on, shifts
from embedded.language.understanding.times.when import When
from embedded.language.wording.spoken import spoken_day, spoken_time

_DAY = r"(?:" + "|".join(WEEKDAYS) + r")"
_SAME_TIME = re.compile(r"\b(?:same|usual|normal|regular) (?:time|hour|slot)\b", re.I)
_SAME_DAY = re.compile(
    r"(?<!\bboth on the )(?<!\ball on the )\b(?:(?:same|that)(?: same| very)? day"
    r"|that(?: same| very)? (?:morning|afternoon|evening))\b",
    re.I,
)
_WEEK_ON = re.compile(r"\b(?:week after(?! next)|following week|week afterwards)\b", re.I)
_WEEK_BACK = re.compile(r"\bweek before\b(?! (?:next|last))", re.I)
_THAT_WEEK = re.compile(r"\b(?:that|the same) week\b", re.I)
_DAY_ON = re.compile(r"\b(?:day after|next day|following day|day afterwards)\b(?! tomorrow)", re.I)
_DAY_BACK = re.compile(r"\bday before\b", re.I)
_BESIDE = re.compile(
    rf"\b(?:following {_DAY}\b|{_DAY} (?P<way>after|before)(?: (?:that|then|it))?"
    r"(?=[ ,.?!]*$|[ ,]+(?:at|around|about|in the|would|please|instead|then|with|works|is|if|same)\b))",
    re.I,
)
_WEEK = timedelta(days=7)
_STRAIGHT_AFTER = re.compile(
    r"\b(?:straight|right|directly|immediately|just) after(?:wards?)?\b"
    r"|(?<!day )(?<!week )(?<!month )(?<!one )\bafter(?:wards?| (?:that|it|this|me|him|her))?[ .?!]*$"
    r"|\bback[- ]to[- ]back\b|\bin a row\b|\bone after (?:the other|another)\b|\bfollowing (?:that|it|on)\b"
    r"|\b(?:the )?same (?:day|morning|afternoon|evening)\b(?! and (?:time|hour))"
    r"|\bthe (?:half[- ]hour|hour|slot|time|one) (?:(?:straight|right|directly) )?after\b|\bthe (?:next"
    r"|following) (?:half[- ]hour|hour|slot)\b",
    re.I,
)


def straight_after(text: str) -> bool:
    """Whether the words put one appointment close behind another: "straight after", "the same morning"."""
    told = (_SAME_TIME, _WEEK_ON, _WEEK_BACK, _DAY_ON, _DAY_BACK)
    return bool(_STRAIGHT_AFTER.search(text)) and not any(one.search(text) for one in told)


def at_moment(starts: datetime) -> When:
    """That very day and hour as a wished time."""
    return When((spoken_day(starts.date()),), f"at {spoken_time(starts)}")


def after(base: Offer) -> When:
    """The time at which that appointment is over."""
    return at_moment(base.starts + timedelta(minutes=base.minutes))


def told_beside(there: Offer, text: str, said: When, today: date | None) -> When:
    """The wished time of one more appointment beside another: told from its start, or right behind its end."""
    if straight_after(text) and not said.names_hour():
        return after(there)
    when = told_from(there.starts, text, said, today)
    return replace(when, days=(spoken_day(there.starts.date()),)) if when.clock and not when.days else when


def told_from(base: datetime, text: str, said: When, today: date | None) -> When:
    """The wished time where the words tell it from another; what was said plainly stays as it is.

    Args:
        base: The start of the appointment or offer the words lean on.
        text: The words.
        said: The time already read from them.
        today: The day of the meeting.
    """
    there = months_on(base, text)
    if there is None and (shift := find_shift(text)):
        there = base + shift
    if there:
        return replace(
            said.in_pieces(),
            days=(spoken_day(there.date()),),
            clock=f"at {spoken_time(there)}",
            soonest=False,
        )
    same_time = bool(_SAME_TIME.search(text))
    clock = said.clock or (f"at {spoken_time(base)}" if same_time else "")
    days = _days(base.date(), text, said, today, exact=same_time or bool(_SAME_DAY.search(text)))
    if (days, clock) != (said.days, said.clock):
        said = said.in_pieces()
    return replace(said, days=days, clock=clock, soonest=said.soonest and not (days or clock))


def _days(base: date, text: str, said: When, today: date | None, *, exact: bool) -> tuple[str, ...]:
    weekday = next((n for n in map(weekday_of, said.days) if n is not None), None)
    plain = weekday is not None and any(day_number(day) for day in said.days)
    if beside := weekday_beside(base, text):
        return (spoken_day(beside),)
    if week := _week(base, text):
        if plain:
            return said.days
        if weekday is not None:
            return (spoken_day(week + timedelta(days=weekday)),)
        if exact:
            return (spoken_day(week + timedelta(days=base.weekday())),)
        days = [week + timedelta(days=n) for n in range(5) if n not in said.avoid]
        return tuple(map(spoken_day, days))
    if not said.days and (step := _step(text)):
        return (spoken_day(base + step),)
    if not said.days and _SAME_DAY.search(text):
        return (spoken_day(base),)
    if (
        exact
        and today
        and weekday is None
        and any(re.fullmatch(r"(?:the )?next week", d, re.I) for d in said.days)
    ):
        monday = today - timedelta(days=today.weekday()) + _WEEK
        return (spoken_day(monday + timedelta(days=base.weekday())),)
    return said.days


def _week(base: date, text: str) -> date | None:
    """The Monday of the week the words lean on."""
    monday = base - timedelta(days=base.weekday())
    if _WEEK_ON.search(text):
        return monday + _WEEK
    if _WEEK_BACK.search(text):
        return monday - _WEEK
    return monday if _THAT_WEEK.search(text) else None


def _step(text: str) -> timedelta | None:
    if _DAY_ON.search(text):
        return timedelta(days=1)
    if _DAY_BACK.search(text):
        return timedelta(days=-1)
    return None


def weekday_beside(base: date, text: str) -> date | None:
    """The weekday told from a date: "the Tuesday after", "the following Friday", "the Monday before that"."""
    found = _BESIDE.search(text)
    weekday = weekday_of(found[0]) if found else None
    if found is None or weekday is None:
        return None
    if (found["way"] or "").lower() == "before":
        return base - timedelta(days=(base.weekday() - weekday) % 7 or 7)
    return base + timedelta(days=(weekday - base.weekday()) % 7 or 7)


def anchored(text: str) -> bool:
    """Whether a day or time is told from another one, or from one spoken of: "the Friday after that"."""
    return bool(_BESIDE.search(text)) or leans(text)


def leans(text: str) -> bool:
    """Whether the words tell a time from another one."""
    told = (_SAME_TIME, _SAME_DAY, _WEEK_ON, _WEEK_BACK, _THAT_WEEK, _DAY_ON, _DAY_BACK)
    return any(pattern.search(text) for pattern in told) or shifts(text)
