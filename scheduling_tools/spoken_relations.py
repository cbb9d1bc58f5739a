"""What the days of a phrase are to each other: ranges, "a week from", "not", "the week of", a weekday beside a date. Pure."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scheduling_tools.days import DAY, OPEN_END, Days, DayText, add_months, one
from scheduling_tools.spoken_days import part_of
from scheduling_tools.spoken_neighbours import (
    beside_day,
    both,
    each_within,
    half,
    nth_week,
    or_next,
    part_out,
    range_within,
    those_within,
    timed_within,
    within,
)

_NEGATION = (
    r"(?:\b(?:anything|any ?day|any ?time|whenever|every ?day|all days|any)(?: but)? )?"
    r"\b(?:(?<=anything )but|(?<=any day )but|(?<=every day )but|(?<=any time )but|(?<=anytime )but|except|other than|apart from|besides|excluding|not|never|no|avoid|without"
    r"|(?:can't|cannot|can not|couldn't|don't|do not|won't) (?:want|do|make|come|manage|be there|work)(?: it)?"
    r"|(?:can't|cannot|can not)(?= (?:on )?#))"
    r"(?: (?:on|for|in|the|a|any))*"
)
_BAD = (
    r"(?:(?:is|are|'s)? ?(?:not|isn't|aren't|doesn't|don't|does not|do not|won't|no) ?"
    r"(?:work|good|possible|suit|fit|ok|okay|great)\w*|(?:is|are|'s) (?:(?:totally|completely|really|just|all|fully|too|far|very) )*"
    r"(?:out|bad|impossible|difficult|tricky|hard|hopeless|awkward|useless|no use|a no go|full|booked|busy|packed|manic|taken))\b"
)
_PARTS = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid"}


def relate(t: DayText) -> None:
    """Combine the tokens that belong together; excluded days leave the text."""
    for pattern, combine in _RELATIONS:
        for _ in range(4):
            before = t.text

            def apply(m: re.Match[str], combine: Callable[[DayText, re.Match[str]], str] = combine) -> str:
                return combine(t, m)

            t.text = re.sub(r"\s+", " ", re.sub(pattern, apply, t.text))
            if t.text == before:
                break


def _shift(t: DayText, token: str, days: int) -> str:
    said = t.get(token)
    return t.put(Days(said.first_on + DAY * days, said.last_on + DAY * days))


def _weeks_from(t: DayText, m: re.Match[str]) -> str:
    unit = {"w": 7, "f": 14, "d": 1}[m[2][0]]
    return _shift(t, m[4], int(m[1]) * unit * (-1 if m["back"] == "before" else 1))


def _part(t: DayText, m: re.Match[str]) -> str:
    said = t.get(m[2])
    if said.first_on == said.last_on or said.weekdays:
        return m[0]
    return t.put(part_of(said, _PARTS.get(m[1], "late")))


def _week_of(t: DayText, m: re.Match[str]) -> str:
    monday = t.get(m[1]).first_on - DAY * t.get(m[1]).first_on.weekday()
    return t.put(Days(max(monday, t.today), monday + DAY * 6))


def _nth(t: DayText, m: re.Match[str]) -> str:
    weekday, span = t.get(m[2]).weekday, t.get(m[3])
    if weekday is None or span.first_on == span.last_on:
        return m[0]
    first = span.last_on.replace(day=1)
    day = first + DAY * ((weekday - first.weekday()) % 7 + 7 * (int(m[1]) - 1))
    return t.put(one(day))


def _agreeing(t: DayText, weekday: Days, day: Days) -> Days | None:
    """The date both words mean, also next month's when the month was not said; None when they contradict."""
    for months in (0, 1):
        candidate = add_months(day.first_on, months)
        named_month = months and candidate.day != day.first_on.day
        if candidate.weekday() == weekday.weekday and not named_month:
            return one(candidate)
        if not day.day:
            break
    return None


def _beside(t: DayText, m: re.Match[str]) -> str:
    """A weekday beside a date must agree with it; a weekday beside a span is that day of the span."""
    a, b = t.get(m[1]), t.get(m[2])
    weekday, other = (a, b) if a.weekday is not None else (b, a)
    if weekday.weekday is None or other.weekday is not None:
        return m[0]
    if other.first_on != other.last_on:
        return t.put(within(weekday, other))
    agreed = _agreeing(t, weekday, other)
    if agreed is None:
        t.clash = (weekday, other)
        return t.put(other)
    return t.put(agreed)


def _list_within(t: DayText, m: re.Match[str]) -> str:
    """In "Tuesday or Thursday next week" the span holds for each of the weekdays."""
    span = t.get(m["span"])
    days = [t.get(n) for n in re.findall(r"#(\d+)#", m["list"])]
    if span.first_on == span.last_on or span.weekday is not None or any(d.weekday is None for d in days):
        return m[0]
    return re.sub(r"#(\d+)#", lambda n: t.put(within(t.get(n[1]), span)), m["list"]) + " "


def _number_beside(t: DayText, m: re.Match[str]) -> str:
    """Read "Tuesday 24": a date where one fits that weekday or no such hour exists, otherwise an hour."""
    weekday, number = t.get(m[1]), int(m[2])
    if weekday.weekday is None or not 1 <= number <= 31:
        return m[0]
    for months in (0, 1):
        first = add_months(t.today.replace(day=1), months)
        try:
            day = first.replace(day=number)
        except ValueError:
            continue
        if day >= t.today and (day.weekday() == weekday.weekday):
            return t.put(one(day))
        if day >= t.today and number > 12:
            t.clash = (weekday, one(day))
            return t.put(one(day))
    return f" #{m[1]}# at {number} "


def _range(t: DayText, m: re.Match[str]) -> str:
    a, b = t.get(m[1]), t.get(m[2])
    if a.weekdays and b.weekdays:
        first, last = min(a.weekdays), max(b.weekdays)
        return t.put(replace(a, weekdays=frozenset(range(first, last + 1))))
    last_on = b.last_on
    while last_on < a.first_on and b.weekday is not None:
        last_on += DAY * 7
    return t.put(Days(a.first_on, max(last_on, a.first_on)))


def _open(
    first: Callable[[Days], date], last: Callable[[Days], date]
) -> Callable[[DayText, re.Match[str]], str]:
    def combine(t: DayText, m: re.Match[str]) -> str:
        said = t.get(m[1])
        begin, end = max(first(said), t.today), last(said)
        return t.put(Days(begin, max(end, begin)))

    return combine


def _exclude(t: DayText, m: re.Match[str]) -> str:
    tokens = re.findall(r"#(\d+)#", m["list"])
    within = (
        tokens[0] if len(tokens) > 1 and _spans(t.get(tokens[0])) and not _spans(t.get(tokens[1])) else ""
    )
    kept = {t.get(n).weekday for n in re.findall(r"#(\d+)#", t.text.replace(m["list"], " "))}
    for token in tokens[bool(within) :]:
        said = t.get(token)
        if said.weekday is not None and said.weekday not in kept:
            said = Days(t.today, t.today + OPEN_END, frozenset({said.weekday}))
        t.excluded.append(said)
    return f" #{within}# " if within else " "


def _spans(days: Days) -> bool:
    return days.first_on != days.last_on


_LIST = r"(?P<list>#\d+#(?: (?:,|or|and|nor|on|the|in)+ ?#\d+#)*)"
_STRICT_LIST = (
    r"(?P<list>#\d+#(?:(?: (?:or|and|nor)(?: on)?| ,(?= #\d+#(?: , #\d+#)* (?:, )?(?:or|and|nor))) #\d+#)*)"
)


def _from_on(days: Days) -> date:
    return days.first_on + OPEN_END if days.first_on == days.last_on else days.last_on


_UNITS = r"(?P<unit>day|week|weekend|1)"
_SIDE = r"(?P<way>before|after)\b(?: (?:that|then))?(?! (?:next|tomorrow|morning|afternoon|evening|night|lunchtime|lunch|work|school|noon|my|i|we|he|she|they|\d|@|~|#))"
_OPEN_TO_PAST = _open(lambda d: date.min, lambda d: d.last_on)
_RELATIONS: tuple[tuple[str, Callable[[DayText, re.Match[str]], str]], ...] = (
    (r"\b(?:move|reschedule|change|shift|push|switch|postpone)\b[^#]*#\d+#[^#]*\bto (?:the )?#(\d+)#", lambda t, m: f" #{m[1]}# "),
    (r"\b(\d{1,2}) (week|fortnight|day)s? (?P<back>before)(?: the)? #(\d+)#", _weeks_from),
    (r"\b(\d{1,2}) (week|fortnight|day)s? (?P<back>from|after|on|(?<!day )(?<!days ))(?: the)? ?#(\d+)#", _weeks_from),
    (r"(?<!\w)(?<!any )(?<!every )(?:the )?(?:very )?(?:(?P<unit>day|week|weekend)|#(?P<wd>\d+)#) (?P<way>before|after)(?P<mid>)(?: the)? #(?P<base>\d+)#", beside_day),
    (r"(?P<mid>#(?P<base>\d+)#[^#]*?(?:\b(?:or|and|but) |(?=\bthe )))(?:the )?(?:" + _UNITS + r"|#(?P<wd>\d+)#) " + _SIDE, beside_day),
    (r"(?P<mid>#(?P<base>\d+)#[^#]*?(?:\b(?:or|and|but)(?: the)?|, the)) next\b(?: 1\b)?(?! (?:#|\w+day|week|month|\d|available|free|slot))", or_next),
    (r"#(\d+)# after next\b", lambda t, m: _shift(t, m[1], 7)),
    (r"#(\d+)# week\b(?! of)", lambda t, m: _shift(t, m[1], 7)),
    (r"\bweek on #(\d+)#", lambda t, m: _shift(t, m[1], 7)),
    (r"#(\d+)# fortnight\b", lambda t, m: _shift(t, m[1], 14)),
    (r"\b(?:the )?(?:week|w/c) (?:of|commencing|starting|beginning)(?: on)?(?: the)? #(\d+)#", _week_of),
    (r"#(\d+)#(?P<mid>[^#]*?) , (?:(?:so|i mean|i meant|that is|meaning|as in) )?in #(?P<span>\d+)#", timed_within),
    (r"\b(?:by|before|until)(?: the)? end(?: of)?(?: the)? #(\d+)#", _OPEN_TO_PAST),
    (r"\b(?:the )?(?:(?:very|right at the) )?(early|beginning|start|mid|middle|late|end|last part)"
     r"(?: on| of| in| part of)*(?: the)? #(\d+)#", _part),
    (r"\b([1-4])th #(\d+)# (?:of |in )?#(\d+)#", _nth),
    (r"\b(?:the )?([12])th half (?:of )?(?:the )?#(\d+)#", half),
    (r"\b(?:the )?([1-4])th week (?:of |in )?(?:the )?#(\d+)#", nth_week),
    (r"(?:#(?P<base>\d+)# )?(?:, )?" + _NEGATION + r" #(?P<day>\d+)# (?P<part>morning|afternoon|evening)s?\b", part_out),
    (_STRICT_LIST + " " + _BAD, _exclude),
    (r"\b(?:from |between )?#(\d+)# (?:to|until|through|and|-) #(\d+)# (?:of |in )?#(?P<span>\d+)#", range_within),
    (r"\b(?:from|between) #(\d+)# (?:to|until|through|and|-) (?:the )?#(\d+)#", _range),
    (r"\b(?:any|every|all)\b(?P<any>[^#]*#\d+#) but (?=(?:on )?#)", lambda t, m: f" {m['any']} except "),
    (r"#(\d+)# (?:in |of |during )?#(?P<span>\d+)#", those_within),
    (r"#(\d+)# (?P<mid>(?:(?:at|in the|after|before|about|from) )*(?:[@~]\d+|\d{1,2}|morning|afternoon|evening|lunchtime)s?) (?:of |in )?#(?P<span>\d+)#", timed_within),
    (r"(?P<list>#\d+# (?:(?:,|or|and) #\d+# )+)(?:, )?(?:on )?(?:a |any |some )?#(?P<wd>\d+)#", each_within),
    (_LIST + r" (?:, )?(?:of |in )?#(?P<span>\d+)#", _list_within),
    (r"#(?P<span>\d+)# (?:(?:,|like|please|with(?: [a-z]+){0,2}?|um|uh|say|preferably|ideally|maybe|perhaps|probably) )*(?:on )?" + _LIST, _list_within),
    (r"#(\d+)# (?:, )?(?:on )?(?:the |a |which is a |that's a |that is a )?(?:of |in )?#(\d+)#", _beside),
    (r"#(\d+)# (?:the )?(\d{1,2})\b(?![\d:.]| ?(?:am|pm|oclock|minutes?|hours?|past|to|or \d|and \d|- ?\d|until|\d))", _number_beside),
    (r"#(\d+)# (?:to|until|through|-) (?:the )?#(\d+)#", _range),
    (r"\b(?:not before|not until|no (?:earlier|sooner) than|on or after)(?: on)?(?: the)? #(\d+)#",
     _open(lambda d: d.first_on, lambda d: d.first_on + OPEN_END)),
    (r"\b(?:(?:any time |starting |beginning )?(?<!apart )from|starting|since)(?: on)?(?: the)?"
     r" #(\d+)#(?: (?:on|onwards?|onward|forward|or later))?", _open(lambda d: d.first_on, _from_on)),
    (r"#(\d+)# (?:onwards?|or later|at the earliest)\b", _open(lambda d: d.first_on, _from_on)),
    (r"\b(?:not after|no later than|not later than|on or before|by|until|up to)(?: the)? #(\d+)#", _OPEN_TO_PAST),
    (r"#(\d+)# (?:at the latest|or (?:earlier|sooner|before))\b", _OPEN_TO_PAST),
    (r"\b(?:later than|after)(?: the)? #(\d+)#", _open(lambda d: d.last_on + DAY, lambda d: d.last_on + OPEN_END)),
    (r"\b(?:earlier than|sooner than|before|this side of)(?: the)? #(\d+)#", _open(lambda d: date.min, lambda d: d.first_on - DAY)),
    (r"#(\d+)# (?:but|and) #(\d+)#", both),
    (_NEGATION + " " + _STRICT_LIST, _exclude),
)  # fmt: skip
