"""What a phrase leaves to choose from: its day and time tokens put together, from left to right. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from scheduling_tools.days import Days, DayText
from scheduling_tools.spoken_times import Moment, TimeText, Window


@dataclass(frozen=True, slots=True)
class Option:
    """One way to satisfy the wish: any of these days, at any of these times; empty means any."""

    days: tuple[Days, ...] = ()
    times: tuple[Window | Moment, ...] = ()

    def holds(self, day: date, minute: int) -> bool:
        """Whether that minute of that date is among them."""
        if self.days and not any(d.holds(day) for d in self.days):
            return False
        return not self.times or any(
            minute in t.readings if isinstance(t, Moment) else t.starts <= minute < t.ends for t in self.times
        )


_TOKENS = re.compile(r"[#$]\d+[#$]|\b(?:or|and)\b|,|\|fix\|")


def assemble(text: str, days: DayText, times: TimeText) -> tuple[Option, ...]:
    """Walk the tokens from left to right.

    "or" opens the next alternative, a missing half is taken from the neighbour, a correction replaces its kind.
    """
    options, fixing, joined = [Option()], False, ""
    for token in _TOKENS.findall(text):
        if token[0] not in "#$":
            fixing = fixing or token.startswith("|")
            joined = token
            continue
        if token.startswith("#"):
            _add_day(options, days.get(token.strip("#")), fixing=fixing, joined=joined)
        else:
            _add_time(options, times.found[int(token.strip("$"))], fixing=fixing, joined=joined)
        fixing, joined = False, ""
    return _filled([o for o in options if o.days or o.times])


def _add_day(options: list[Option], said: Days, *, fixing: bool, joined: str) -> None:
    here = options[-1]
    again = [one for one in options if one.days == (said,)] if joined != "or" and not fixing else []
    if again:
        options[:] = again[-1:]
    elif here.days and joined != "or" and not fixing and _inside(said, here.days[-1]):
        options[-1] = replace(here, days=(said,))
    elif here.days and not joined and _inside(here.days[-1], said):
        return
    elif here.days and not fixing and joined:
        options.append(Option((said,)))
    else:
        options[-1] = replace(here, days=(said,) if fixing else (*here.days, said))


def _inside(said: Days, before: Days) -> bool:
    """Whether a date lies in the week or month just named, and so only says which day of it is meant."""
    single = said.first_on == said.last_on
    return single and before.first_on != before.last_on and before.holds(said.first_on)


def _add_time(options: list[Option], said: Window | Moment, *, fixing: bool, joined: str) -> None:
    here = options[-1]
    windows = joined != "or" and all(isinstance(t, Window) for t in (*here.times, said))
    if here.times and joined == "," and isinstance(said, Moment) and _more_exact(said, here.times[-1]):
        options[-1] = replace(here, times=(*here.times[:-1], said))
    elif here.times and not fixing and joined and not windows:
        options.append(Option((), (said,)))
    else:
        options[-1] = replace(here, times=(said,) if fixing else (*here.times, said))


def _more_exact(said: Moment, before: Window | Moment) -> bool:
    """Whether an hour says more exactly what was just said: "at three, three thirty", "by four, about three"."""
    if isinstance(before, Window):
        return any(before.starts <= minute < before.ends for minute in said.readings)
    full = not before.readings[0] % 60 and said.readings[0] % 60
    return bool(full) and said.readings[0] // 60 == before.readings[0] // 60


def _filled(options: list[Option]) -> tuple[Option, ...]:
    """Each option with both halves: days from those before it, times from the one after it."""
    untimed: tuple[Days, ...] = ()
    for n, option in enumerate(options):
        if not option.days and n:
            options[n] = replace(option, days=untimed + options[n - 1].days)
        elif not option.times:
            untimed += option.days
        elif n and options[n - 1].times:
            untimed = ()
    for n in range(len(options) - 2, -1, -1):
        later = options[n + 1]
        if not options[n].days:
            options[n] = replace(options[n], days=later.days)
        if not options[n].times:
            options[n] = replace(options[n], times=later.times)
    return tuple(replace(o, times=_narrowed(o.times)) for o in options)


def _narrowed(times: tuple[Window | Moment, ...]) -> tuple[Window | Moment, ...]:
    """Windows said together narrow each other ("in the afternoon, after three")."""
    windows = [t for t in times if isinstance(t, Window)]
    moments = [t for t in times if isinstance(t, Moment)]
    if moments or len(windows) < 2:
        return tuple(moments) or tuple(windows)
    starts, ends = max(w.starts for w in windows), min(w.ends for w in windows)
    if starts >= ends:
        return tuple(windows)
    return (Window(starts, ends, any(w.ends_by and w.ends == ends for w in windows)),)
