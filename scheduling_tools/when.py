"""Spoken times: what "Tuesday afternoon", "half two" or "a week from Thursday" mean, given the wall clock.

Pure.

The rules, in short: a bare weekday is the next one after today, "this" stays in this week, "next" is next
week's; hours without
a.m. or p.m. are read inside the working day (one to six after noon, seven to eleven before it); a weekday
that contradicts its
date is asked back; what is not understood is ignored when something else is, and None when nothing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from scheduling_tools.days import Days, DayText, one
from scheduling_tools.spoken_clock import read_clocks
from scheduling_tools.spoken_days import read_atoms
from scheduling_tools.spoken_options import Option, assemble
from scheduling_tools.spoken_readback import read_back
from scheduling_tools.spoken_relations import relate
from scheduling_tools.spoken_story import settle_story
from scheduling_tools.spoken_times import Moment, TimeText, bare_hour, read_times
from scheduling_tools.spoken_words import normalise


@dataclass(frozen=True, slots=True)
class When:
    """What a phrase asks for.

    Attributes:
        options: alternatives; empty means the soonest there is.
        excluded: days that do not suit.
        after: not before this wall-clock time (naive, entity's zone), from "in two hours".
        latest: whether the last time of the day is wanted rather than the first.
        understood: the same in plain words, for reading back.
    """

    options: tuple[Option, ...] = ()
    excluded: tuple[Days, ...] = ()
    after: datetime | None = None
    understood: str = field(default="as soon as possible", compare=False)
    latest: bool = False

    def holds(self, at: datetime) -> bool:
        """Whether a wall-clock time is among what is asked for."""
        minute = at.hour * 60 + at.minute
        if any(e.holds(at.date()) for e in self.excluded):
            return False
        return not self.options or any(o.holds(at.date(), minute) for o in self.options)

    @property
    def exact(self) -> bool:
        """Whether an exact time of day was asked for."""
        return any(isinstance(t, Moment) for o in self.options for t in o.times)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A weekday and a date that are not the same day.

    Attributes:
        weekday: 0 is Monday, as said.
        day: the date, as said.
        choices: the date of that weekday nearest to the date said, and the date said.
    """

    weekday: int
    day: date
    choices: tuple[date, date]


SOONEST = When()

_SOON = re.compile(
    r"\b(?:asap|a\.s\.a\.p|soon|sooner|soonest|soon as|earliest|right (?:now|away)|now|immediately"
    r"|straight away|(?:first|1th|next|firstmost)"
    r" (?:\w+ )?(?:available|free|opening|slot|possible|appointment|time)|any ?time|any ?day|whenever"
    r"|when ?ever|no preference|don't mind|do not mind"
    r"|doesn't matter|don't care|flexible|some ?time|as early as)\b"
)
_GREETINGS = re.compile(
    r"\bgood (?:morning|afternoon|evening|day)\b|\bhave a (?:good|nice) (?:day|evening|weekend)\b|\bmay i\b"
)
_FILLER = frozenset(
    """
    at on the for a an , or and please maybe ok okay yes yeah how about what um uh er like say then
    about is are with me us it that would could can i we you let's lets do prefer want book time
    oclock possible fine good well so to let make sure thanks hi hello
    """.split()
)
_CORRECTION = re.compile(
    r"\b(?:no wait|no sorry|sorry|i mean|i meant|actually|or rather|rather|make that|no make it|no ,)(?= |$)"
)


def resolve(words: str, now: datetime) -> When | Contradiction | None:
    """What the words ask for.

    Args:
        words: a phrase as heard or typed, an ISO date or time, or nothing (the soonest).
        now: the wall clock; aware times are converted to its zone, a naive one is taken as local.

    Returns:
        None when the words name no time at all.
    """
    if not words.strip():
        return SOONEST
    return by_rules(words, now) or _recognised(words, now)


@lru_cache(1024)
def by_rules(words: str, now: datetime) -> When | Contradiction | None:
    """What the rules alone read in the words, without the general recogniser."""
    return _iso(words.strip(), now) or _spoken(words, now)


def _iso(words: str, now: datetime) -> When | None:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return None
    if at.tzinfo is not None and isinstance(now.tzinfo, tzinfo):
        at = at.astimezone(now.tzinfo)
    moment = Moment((at.hour * 60 + at.minute,))
    return _when((Option((one(at.date()),), (moment,) if len(words) > 10 else ()),), (), None)


def _spoken(words: str, now: datetime) -> When | Contradiction | None:
    days = DayText(_GREETINGS.sub(" ", normalise(words)), now.date())
    read_atoms(days)
    days.text = read_clocks(days.text)
    settle_story(days)
    relate(days)
    if days.clash:
        return _contradiction(*days.clash)
    later_today = bool(re.search(r"\blater (?:on )?#\d+#", days.text))
    times = TimeText(_CORRECTION.sub(" |fix| ", days.text))
    read_times(times)
    left = set(re.sub(r"[#$]\d+[#$]|\|fix\||\d+", " ", times.text).split())
    if left <= _FILLER:
        times.text = re.sub(r"(?<![#$\d])\b\d{1,2}\b(?![#$\d])", lambda m: bare_hour(times, m), times.text)
    options = assemble(times.text, days, times)
    options = tuple(_ahead(o, now) for o in options)
    after = now.replace(tzinfo=None) + timedelta(minutes=times.ahead_minutes) if times.ahead_minutes else None
    if after and not options:
        options = (Option((one(after.date()),)),)
    if later_today and options and not options[0].times:
        after = now.replace(tzinfo=None) + timedelta(hours=1)
    when = _when(options, tuple(days.excluded), after)
    if "lastmost" in times.text:
        return replace(
            when, latest=True, understood=f"the latest, {when.understood}" if options else "the latest"
        )
    if not options and not days.excluded:
        return SOONEST if _SOON.search(times.text) else None
    return when


def _contradiction(weekday: Days, day: Days) -> Contradiction:
    number = weekday.weekday or 0
    ahead = (number - day.first_on.weekday()) % 7
    nearest = day.first_on + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return Contradiction(number, day.first_on, (nearest, day.first_on))


def _when(options: tuple[Option, ...], excluded: tuple[Days, ...], after: datetime | None) -> When:
    return When(options, excluded, after, read_back([(o.days, o.times) for o in options], excluded, after))


def _ahead(option: Option, now: datetime) -> Option:
    """Today's "at eight", said at nine in the morning, is eight in the evening."""
    if any(d.last_on != now.date() for d in option.days) or not option.days:
        return option
    minute = now.hour * 60 + now.minute
    times = [
        Moment(tuple(sorted(t.readings, key=lambda r: r < minute))) if isinstance(t, Moment) else t
        for t in option.times
    ]
    return replace(option, times=tuple(times))


def _recognised(words: str, now: datetime) -> When | None:
    """The general recogniser, for what the rules do not know (holidays, rarer wordings)."""
    from scheduling_tools.recogniser import recognise

    found = recognise(words, now.replace(tzinfo=None))
    if not found:
        return None
    return _when(tuple(Option(d, t) for d, t in found), (), None)
