"""A time counted from what is on offer: "the following Friday", "another day", "later in the month"."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.bare_hours import other_minutes
from embedded.language.understanding.times.clock import BARE, EXACT, minutes
from embedded.language.understanding.times.relative import at_moment, leans, told_from, weekday_beside
from embedded.language.understanding.times.shift import find_shift, months_on, shifts
from embedded.language.understanding.times.when import When
from embedded.language.understanding.times.worded import asked_day
from embedded.language.wording.spoken import spoken_day, spoken_time

_WEEK_AFTER = re.compile(r"\b(?:the )?(?:week after|following week)\b(?! (?:next|that|to))", re.I)
_SAME = re.compile(r"\bsame (?:time|hour)\b", re.I)
_OF_WEEK = re.compile(r"\b(?:that|the same) week\b|\bweek (?:before|after)\b(?! (?:next|last|to))", re.I)
_NEXT_DAY = re.compile(r"\b(?:the )?(day after|next day|following day|day before)\b(?! tomorrow)", re.I)


_OTHER_DAY = re.compile(r"\b(?:another|(?:an)?other|different) (?:day|date)s?\b", re.I)
_NEXT_ONE = re.compile(r"\bthe (?:following|next) one\b", re.I)
"""Of a day that is refused, the same a week on."""
_THAT_DAY = re.compile(r"\b(?:that|the same) day\b", re.I)
_LATER_IN = re.compile(
    r"\b(?:later|further) (?:on )?(?:in|this|that)(?: (?:the|this|that))? ?(?P<unit>week|month)\b(?! after)",
    re.I,
)


def _rest_of(unit: str, shown: list[Offer]) -> str:
    """What is left of the week or month after the last time that was shown."""
    last = max(one.starts.date() for one in shown)
    ends = last + timedelta(days=6 - last.weekday())
    if unit.lower() == "month":
        ends = (last.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return f"{min(last + timedelta(days=1), ends)}/{ends}"


def _at_its_time(wish: Wish, base: Offer, frame: Frame, at: str) -> When | None:
    """A time told by its hour, that of the appointment or the offer, or by its week."""
    same_time = not frame.when.names_hour() and _SAME.search(frame.text)
    if same_time and wish.booking and not (frame.when or frame.pick or leans(_SAME.sub("", frame.text))):
        return When((spoken_day(base.starts.date()),), at)
    if _OF_WEEK.search(frame.text) and (frame.when.days or same_time):
        return told_from(base.starts, frame.text, frame.when, None)
    if same_time and frame.when.days and not frame.when.clock:
        return replace(frame.when.in_pieces(), clock=at)
    return None


def _spoken_of(wish: Wish, frame: Frame, now: datetime | None) -> Offer | None:
    """What a time is counted from: the offer, or what was asked for in vain where weeks or an hour beside it are."""
    shown = wish.chosen or next(iter([*wish.offered[:1], *wish.seen[-1:]]), None)
    weekly = _OF_WEEK.search(frame.text) or _WEEK_AFTER.search(frame.text)
    beside = wish.when.minutes() and shifts(frame.text)
    if wish.chosen or not (weekly or beside or weekday_beside(date(1, 1, 8), frame.text)):
        return shown
    asked = asked_day(wish.when, now)
    there = [one for one in [*wish.offered, *wish.seen] if one.starts.date() == asked]
    if beside:
        there = [one for one in there if one.starts.hour * 60 + one.starts.minute in wish.when.minutes()]
    if asked is None or there:
        return shown
    said = re.search(rf"{EXACT}|{BARE}", wish.when.clock, re.I)
    at = next((one for one in minutes(said[0]) if 420 <= one < 1140), None) if said else None
    hour = time(*divmod(at, 60)) if at is not None else shown.starts.time() if shown else time(9)
    return Offer("", datetime.combine(asked, hour))


def _of_its_day(base: Offer, frame: Frame) -> When | None:
    """The first or the last of the day on offer, or the same weekday a week on where that one is refused."""
    if base.starts.weekday() in frame.when.avoid and _NEXT_ONE.search(frame.text):
        day = spoken_day((base.starts + timedelta(weeks=1)).date())
        return replace(frame.when.in_pieces(), days=(day,), avoid=frozenset())
    if frame.when.only_one() and not frame.when.days and _THAT_DAY.search(frame.text):
        day, last = spoken_day(base.starts.date()), frame.when.latest
        return replace(frame.when, days=(day,), soonest=False, earliest=not last)
    return None


def told_from_offer(wish: Wish, frame: Frame, now: datetime | None) -> When | None:
    """A time counted from what is on offer: "the day after", "a week later", "the same time on Friday"."""
    base = _spoken_of(wish, frame, now) or wish.booking
    if base is None:
        return None
    same_time = _SAME.search(frame.text)
    its_own = base if wish.when.minutes() else wish.booking or base
    at = f"at {spoken_time(its_own.starts)}"
    if alike := _at_its_time(wish, base, frame, at):
        return alike
    if frame.pick.shift == "other" and (same_time or (_OTHER_DAY.search(frame.text) and not frame.when)):
        out = frozenset(one.starts.weekday() for one in [base, *wish.offered])
        return When(clock=at if same_time else wish.when.clock, anytime=True, avoid=out)
    if alike := _of_its_day(base, frame):
        return alike
    if day := weekday_beside(base.starts.date(), frame.text):
        return replace(frame.when.in_pieces(), days=(spoken_day(day),))
    if (found := _LATER_IN.search(frame.text)) and not frame.when.clock:
        return replace(
            frame.when.in_pieces(), days=(_rest_of(found["unit"], [base, *wish.offered, *wish.seen]),)
        )
    if _WEEK_AFTER.search(frame.text) and not frame.when.days:
        there = base.starts + timedelta(weeks=1)
        if re.search(r"\bsame (?:time|hour|day)\b", frame.text, re.I):
            return at_moment(there)
        monday = there - timedelta(days=there.weekday())
        return replace(frame.when.in_pieces(), days=(f"week of {monday:%B} {monday.day}",))
    if not frame.refused and (other := other_minutes(frame.text, base.starts)):
        return replace(frame.when.in_pieces(), clock=f"at {spoken_time(other)}")
    if month := months_on(base.starts, frame.text):
        return at_moment(month)
    if found := _NEXT_DAY.search(frame.text):
        step = timedelta(days=-1 if "before" in found[1].lower() else 1)
        return replace(frame.when.in_pieces(), days=(spoken_day((base.starts + step).date()),))
    if shift := find_shift(frame.text):
        return at_moment(base.starts + shift)
    return None
