"""A wished time as the tool will read it: where the pieces found say less than the words, the words are passed on."""

import re
from dataclasses import replace
from datetime import date, datetime

from embedded.language.meeting import Meeting
from embedded.language.understanding.times.clock import uncounted
from embedded.language.understanding.times.days import NTH, OF_A_ROW, day_number, weekday_of
from embedded.language.understanding.times.ends import SOONEST as ENDS
from embedded.language.understanding.times.told_beside import without_unfit_days
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.names import find_names, words
from embedded.language.wording.spoken import spoken_day
from scheduling_tools.spoken_times import Moment, Window
from scheduling_tools.when import SOONEST, Contradiction, by_rules
from scheduling_tools.when import When as Reading

_SOME_DAY = datetime.fromisoformat("2026-01-05T08:00")
"""Read from where the meeting line names no clock; only whether two phrases mean the same is asked of it."""
_ORDERED = re.compile(
    rf"\b(?:the )?{NTH} (?:{OF_A_ROW}|of (?:those|these|them|the (?:two|three|lot))\b)", re.I
)
_CLAUSE = re.compile(r"[,.;?!]+\s*")
_MOST_CLAUSES = 12
_PARTS = frozenset({"morning", "afternoon", "evening", "lunchtime"})


def in_words(when: When, text: str, meeting: Meeting, *, wished: bool) -> When:
    """The wish, with its own words where they mean something else than its pieces.

    Args:
        when: What was found piece by piece.
        text: The words it was found in.
        meeting: Whose names are no times, and its clock.
        wished: Whether an appointment is plainly asked for; else only a day that is named counts.
    """
    now = meeting.now or _SOME_DAY
    words_of_time = _without_names(_ORDERED.sub(" ", uncounted(without_unfit_days(text))), meeting)
    words_of_time = ENDS.sub(" ", words_of_time) if when.earliest else words_of_time
    said = by_rules(words_of_time, now)
    if said is None or ((when or when.avoid) and said == by_rules(when.text(), now)):
        return when
    if isinstance(said, Contradiction):
        return replace(when, said=_shortest(words_of_time, said, now)) if when else when
    words_of_time = _shortest(words_of_time, said, now)
    if said == SOONEST and when.days:
        return When(soonest=True)
    if when.days and said.options and not any(option.days for option in said.options):
        return when
    if _among(when, said, now):
        return when
    named = said.options or said.excluded or said.after or said.latest
    if not named or not (when or when.avoid or (wished and named) or _ahead(said, now)):
        return when
    avoid = frozenset(n for days in said.excluded for n in days.weekdays)
    return _pieces(
        replace(when, said=words_of_time, reading=said, avoid=avoid, soonest=False, anytime=False), said
    )


def _among(when: When, said: Reading, now: datetime) -> bool:
    """Whether a day told with its date is one of several read, which so were said before it came more closely."""
    if len(when.days) != 1 or not day_number(when.days[0]) or weekday_of(when.days[0]) is None:
        return False
    own = by_rules(when.text(), now)
    if own is None or isinstance(own, Contradiction):
        return False
    days = {day for option in own.options for day in option.days}
    among = {day for option in said.options for day in option.days}
    return bool(days) and days < among


def _shortest(text: str, said: Reading | Contradiction, now: datetime) -> str:
    """The words without those that the reading does not need: clauses first, then words at both ends."""
    for clause in [one for one in _CLAUSE.split(text) if one.strip()][:_MOST_CLAUSES]:
        less = re.sub(rf"{re.escape(clause)}[,.;?!]*", "", text, count=1)
        text = less if by_rules(less, now) == said else text
    left = text.split()
    while len(left) > 1 and by_rules(" ".join(left[1:]), now) == said:
        left = left[1:]
    while len(left) > 1 and by_rules(" ".join(left[:-1]), now) == said:
        left = left[:-1]
    return " ".join(left).strip(" ,.;?!~")


def within(span: str, weekday: str, now: datetime | None) -> str | None:
    """The date of a weekday in a longer span that was asked for: Wednesday of "next week"."""
    now = now or _SOME_DAY
    whole, one = by_rules(span, now), by_rules(f"{weekday} {span}", now)
    if (
        not isinstance(whole, Reading)
        or not isinstance(one, Reading)
        or len(whole.options) != 1 != len(one.options)
    ):
        return None
    spans, days = whole.options[0].days, one.options[0].days
    if len(spans) != 1 or spans[0].weekdays or spans[0].first_on == spans[0].last_on or len(days) != 1:
        return None
    return spoken_day(days[0].first_on) if days[0].first_on == days[0].last_on else None


def asked_day(when: When, now: datetime | None) -> date | None:
    """The one date a wish names; None where it names none, several or a stretch of days."""
    said = by_rules(when.text(), now) if now and when.days else None
    options = said.options if isinstance(said, Reading) else ()
    days = {(one.first_on, one.last_on) for option in options for one in option.days}
    first, last = days.pop() if len(days) == 1 else (None, None)
    return first if first == last else None


def _without_names(text: str, meeting: Meeting) -> str:
    known = [*(one.name for one in meeting.professionals), *(one.name for one in meeting.people)]
    said = words(text)
    for hit in find_names(text, known):
        text = re.sub(r"\W+".join(map(re.escape, said[hit.start : hit.end])), " ", text, count=1)
    return re.sub(r"\s+", " ", text).strip(" ,")


def _ahead(said: Reading, now: datetime) -> bool:
    days = [days for option in said.options for days in option.days]
    return bool(days) and all(one.last_on >= now.date() for one in days)


def _pieces(when: When, said: Reading) -> When:
    """Day and time as pieces that later words can correct, where all alternatives share them."""
    times = {option.times for option in said.options}
    days = [days for option in said.options for days in option.days]
    if (
        len(times) != 1
        or len(only := next(iter(times))) > 1
        or any(one.weekdays for one in days)
        or len(days) > 3
    ):
        return when
    named = tuple(
        spoken_day(one.first_on) if one.first_on == one.last_on else f"{one.first_on}/{one.last_on}"
        for one in days
    )
    return replace(when, days=tuple(dict.fromkeys(named)), clock=_clock(only[0]) if only else "")


def _clock(time: Window | Moment) -> str:
    if isinstance(time, Moment):
        hour, minute = divmod(time.readings[0], 60)
        if len(time.readings) > 1:
            return f"at {(hour - 1) % 12 + 1}:{minute:02d}"
        return f"at {(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"
    if time.name in _PARTS:
        return time.name
    first, last = f"{time.starts // 60}:{time.starts % 60:02d}", f"{time.ends // 60}:{time.ends % 60:02d}"
    if not time.starts:
        return f"before {last}"
    return f"after {first}" if time.ends >= 1440 else f"between {first} and {last}"
