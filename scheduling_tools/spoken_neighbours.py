"""Days told from other days: halves and weeks of a month, the day before, a weekday of a span. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from scheduling_tools.days import DAY, OPEN_END, Days, DayText, one


def half(t: DayText, m: re.Match[str]) -> str:
    """The first or second half of a week (to and from Wednesday) or of a month (to the 15th, from the 16th)."""
    said, first = t.get(m[2]), m[1] == "1"
    if (said.last_on - said.first_on).days < 7:
        split = said.last_on - DAY * 4
        return t.put(Days(said.first_on, split) if first else Days(split, said.last_on))
    split = said.last_on.replace(day=15)
    return t.put(Days(said.first_on, split) if first else Days(max(split + DAY, said.first_on), said.last_on))


def nth_week(t: DayText, m: re.Match[str]) -> str:
    """The nth seven days of a month."""
    said, nth = t.get(m[2]), int(m[1])
    first = said.last_on.replace(day=7 * nth - 6)
    return t.put(Days(max(first, said.first_on), first + DAY * 6))


def beside_day(t: DayText, m: re.Match[str]) -> str:
    """The day, week, weekend or weekday next to a day: "the week before Christmas", "the Tuesday after Easter"."""
    said, after = t.get(m["base"]), m["way"] == "after"
    if m["wd"] and t.get(m["wd"]).weekday is None:
        return m[0]
    return (m["mid"] or "") + t.put(_next_to(t, said, m["unit"] or "", m["wd"], after=after))


def _next_to(t: DayText, said: Days, unit: str, named: str | None, *, after: bool) -> Days:
    edge = said.last_on if after else said.first_on
    week = edge - DAY * edge.weekday()
    if named is not None:
        ahead = ((t.get(named).weekday or 0) - edge.weekday()) % 7
        day = edge + DAY * (ahead or 7) if after else edge - DAY * ((7 - ahead) % 7 or 7)
        return Days(day, day, weekday=day.weekday())
    if unit == "day" or (unit == "1" and said.first_on == said.last_on and said.weekday is None):
        return one(edge + DAY if after else edge - DAY)
    if unit == "weekend":
        saturday = week + DAY * (5 + (7 if after and edge.weekday() > 4 else 0) - (0 if after else 7))
        return Days(saturday, saturday + DAY)
    if unit == "1":
        shift = DAY * (7 if after else -7)
        return replace(
            said,
            first_on=week + shift
            if (said.last_on - week).days == 6
            and said.first_on != said.last_on
            and said.first_on.weekday() < 5
            else said.first_on + shift,
            last_on=said.last_on + shift,
        )
    if said.first_on == said.last_on and said.weekday is None and not after:
        return Days(max(t.today, edge - DAY * 7), edge - DAY)
    monday = week + DAY * (7 if after else -7)
    return Days(max(monday, t.today), monday + DAY * 6)


def or_next(t: DayText, m: re.Match[str]) -> str:
    """In "this Friday or next" the second is the one after."""
    return m["mid"] + t.put(_next_to(t, t.get(m["base"]), "1", None, after=True))


def both(t: DayText, m: re.Match[str]) -> str:
    """Two open spans said together bound each other: "after Wednesday but before Saturday"."""
    a, b = t.get(m[1]), t.get(m[2])
    first, last = max(a.first_on, b.first_on), min(a.last_on, b.last_on)
    if first > last or a.first_on == a.last_on or b.first_on == b.last_on or a.weekdays or b.weekdays:
        return m[0]
    return t.put(Days(first, last))


def part_out(t: DayText, m: re.Match[str]) -> str:
    """A part of certain days ruled out: all other days at any time, and those days outside of that part."""
    named = t.get(m["day"])
    out = named.weekdays or (frozenset({named.weekday}) if named.weekday is not None else frozenset())
    base = t.get(m["base"]) if m["base"] else Days(t.today, t.today + OPEN_END)
    if not out:
        return m[0]
    if not m["base"] and "#" in t.text.replace(m[0], ""):
        return " "
    others = replace(base, weekdays=(base.weekdays or frozenset(range(7))) - out, weekday=None)
    same = replace(base, weekdays=frozenset(out), weekday=None)
    return f"{t.put(others)} all day or {t.put(same)} not {m['part']} "


def range_within(t: DayText, m: re.Match[str]) -> str:
    """In "Wednesday to Friday next week" both ends are of that week."""
    span, ends = t.get(m["span"]), (t.get(m[1]), t.get(m[2]))
    if span.first_on == span.last_on or any(d.weekday is None for d in ends):
        return m[0]
    first, last = (within(d, span).first_on for d in ends)
    return t.put(Days(first, max(first, last)))


def those_within(t: DayText, m: re.Match[str]) -> str:
    """In "any Saturday in December" every one of the span."""
    said, span = t.get(m[1]), t.get(m["span"])
    if not said.weekdays or span.weekdays or span.first_on == span.last_on:
        return m[0]
    return t.put(replace(span, weekdays=said.weekdays))


def each_within(t: DayText, m: re.Match[str]) -> str:
    """In "next week or the week after, on a Thursday" the weekday of each of the spans."""
    spans, named = [t.get(n) for n in re.findall(r"#(\d+)#", m["list"])], t.get(m["wd"])
    if named.weekday is None or any(span.first_on == span.last_on or span.weekdays for span in spans):
        return m[0]
    return " or ".join(t.put(within(named, span)) for span in spans)


def timed_within(t: DayText, m: re.Match[str]) -> str:
    """In "Tuesday morning next week" the span holds for the weekday before its time."""
    said, span = t.get(m[1]), t.get(m["span"])
    if said.weekday is None or span.first_on == span.last_on or span.weekdays:
        return m[0]
    return f"{t.put(within(said, span))} {m['mid']} "


def within(weekday: Days, span: Days) -> Days:
    """That weekday of the span; of a week that has begun, also one that has passed."""
    if weekday.weekday is None or span.first_on == span.last_on:
        return weekday
    first = span.first_on
    week = span.last_on - DAY * 6
    first = min(first, week) if (span.last_on - first).days < 7 else first
    day = first + DAY * ((weekday.weekday - first.weekday()) % 7)
    return one(day)
