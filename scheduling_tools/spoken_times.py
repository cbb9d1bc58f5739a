"""Reads the times of day in a phrase: each becomes a token `$n$`, the rest stays. Minutes count from midnight. Pure."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scheduling_tools.spoken_clock import DAY_END, NOON, NOT_UNIT, clock


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the day, `starts` included, `ends` not.

    Attributes:
        starts: minutes after midnight.
        ends: minutes after midnight, 1440 at most.
        ends_by: the appointment must be over by `ends`, not only begin before it.
        name: what it was called ("afternoon"), for reading back.
    """

    starts: int
    ends: int
    ends_by: bool = False
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """An exact time: its readings in order of likelihood ("at eight": 8:00, then 20:00)."""

    readings: tuple[int, ...]


@dataclass(slots=True)
class TimeText:
    """A phrase being read, and what its tokens mean."""

    text: str
    found: list[Window | Moment] = field(default_factory=list)
    ahead_minutes: int | None = None

    def put(self, time: Window | Moment) -> str:
        """Remember this time and give its token."""
        self.found.append(time)
        return f" ${len(self.found) - 1}$ "


_PARTS = {
    "early morning": (0, 570), "late morning": (630, 720), "morning": (0, 720),
    "early afternoon": (720, 870), "mid afternoon": (840, 960), "late afternoon": (930, 1080), "afternoon": (720, 1080),
    "early evening": (1020, 1140), "late evening": (1200, 1440), "evening": (1020, 1440), "tonight": (1020, 1440),
    "night": (1080, 1440), "lunchtime": (720, 840), "over lunch": (720, 840), "after lunch": (780, 1080),
    "before lunch": (0, 720), "after work": (1020, 1440), "before work": (0, 540), "end of the day": (900, 1440),
    "end of day": (900, 1440), "end of the working day": (900, 1440), "start of the day": (0, 600), "start of day": (0, 600),
    "firstmost thing": (0, 600), "after school": (900, 1440), "mid morning": (540, 660), "breakfast": (0, 570),
    "during the day": (480, 1080), "working hours": (480, 1080), "office hours": (480, 1080), "business hours": (480, 1080),
    "lunch": (720, 840), "lunch break": (720, 840), "lunch hour": (720, 840), "after the school run": (540, 720),
    "all day": (0, DAY_END), "later on": (NOON, 1440), "late": (930, 1440), "early": (0, 600),
}  # fmt: skip
_PART = re.compile(
    r"\b(?:in |at |during )?(?:the )?(" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")s?\b"
)
_JUDGED = re.compile(
    r"\b(?:too|bit|little|be|running|is|are|am|i'm|was|were|so|quite|rather) (?:early|late)\b(?! (?:in|on|#))"
)
_NOT_SPAN = re.compile(r"\b(?:but )?(?:not|except|never)\s+(?:at )?\s*\$(\d+)\$")
_BESIDE_PART = re.compile(r"\b(before|after) (?:the )?(morning|afternoon|evening)s?\b")
_OF_PART = re.compile(r"(\$\d+\$) (?:(?:in|on) the|at) (?:morning|afternoon|evening|night)\b")
"""A part of the day that says which half of the clock an hour before it is in, and no more."""
_HINTS = (
    ("am", ("morning", "breakfast")),
    ("pm", ("afternoon", "evening", "tonight", "night", "after work", "after lunch")),
)

_T = rf"(?:(?P<%s>[@~]\d+|\d{{1,2}})){NOT_UNIT}(?![\d:])"
_BARE = re.compile(
    r"\b(?:at|about|say|maybe|(?<!d )(?<!would )(?<!i )like)(?: about| maybe)? (?P<a>[@~]\d+|\d{1,2})(?![\d:#$])"
    + NOT_UNIT
)
_BARE_BESIDE = re.compile(
    r"(?:(?<=, )|(?<=^ )|(?<=\bso )|(?<=\bor )|(?<=\band ))(?!1 on\b)(?P<a>\d{1,2})(?= (?:on )?(?:the )?#)"
    r"|(?<=\|fix\| )(?P<fixed>\d{1,2})(?= *(?:,|$))"
)
_BETWEEN = re.compile(
    r"\b(?:(?:some ?time |any ?time )?(?:between|from) (?:about )?)"
    + _T % "a"
    + r"\s*(?:and|to|until|-)\s*(?:about )?"
    + _T % "b"
)
_TO = re.compile(r"(?<![\d#$/])" + _T % "a" + r"\s*(?:to|until|-)\s*(?:about )?" + _T % "b")
_MOVES = re.compile(
    r"\b(?:move|reschedule|change|shift|push|switch|postpone)\b(?!.*\b(?:between|anywhere)\b)"
)
_AFTER = re.compile(
    r"\b(?:not before|not until|not earlier than|no earlier than|no sooner than|(?<!no )(?<!not )later than|any ?time after|(?<!not )after|from|since|past|starting at|starting|beginning at)"
    r"(?: about)? " + _T % "a" + r"(?: onwards?| on\b(?! #)| or later)?"
)
_LATER = re.compile(_T % "a" + r" ?(?:onwards?|or later|at the earliest|or after|and later)\b")
_BEFORE = re.compile(
    r"\b(?:not after|not later than|no later than|(?<!no )(?<!not )earlier than|(?<!no )sooner than|(?<!not )before|(?<!not )until|by|up to)(?: about)? "
    + _T % "a"
)
_SOONER = re.compile(_T % "a" + r" ?(?:or earlier|or before|at the latest|or sooner)\b")
_NOT_PART = re.compile(
    r"\b(?:(?:anything|any ?time|any ?day|whenever) but|(?:(?:anything|any ?time|whenever) )?(?:but not|except|not|no|never|avoid|rather not|(?:can't|cannot|won't)(?: (?:do|make|come|manage))?))(?: (?:in|the|at|during|on|too))* (morning|afternoon|evening|night|lunchtime|firstmost thing|early|late)s?\b"
)
_AHEAD = re.compile(
    r"\bin (?:about )?(?:the next )?(\d{1,3}) (minutes?|hours?)\b|\b(\d{1,3}) (minutes?|hours?) from now\b"
)


def readings(token: str, hint: str | None = None) -> tuple[int, ...]:
    """The minutes a clock token may mean; without a.m. or p.m. the working day decides the order.

    Args:
        token: "@870", "~150" or bare digits "2".
        hint: "am" or "pm" when the phrase names the part of the day.
    """
    if token[0] == "@":
        return (int(token[1:]),)
    if token[0] == "~":
        minutes = int(token[1:])
    else:
        known = clock(int(token), 0, None)
        if known is None:
            return ()
        if known.strip()[0] == "@":
            return (int(known.strip()[1:]),)
        minutes = int(known.strip()[1:])
    if hint:
        return (minutes + (NOON if hint == "pm" else 0),)
    early = 7 * 60 <= minutes < NOON
    return (minutes, minutes + NOON) if early else (minutes + NOON, minutes)


def read_times(t: TimeText) -> None:
    """Replace every time of day of the phrase by its token."""
    if m := _AHEAD.search(t.text):
        t.ahead_minutes = int(m[1] or m[3]) * (60 if (m[2] or m[4]).startswith("hour") else 1)
        t.text = t.text.replace(m[0], " ")
    segments = _OR.split(re.sub(r" +", " ", t.text))
    hints = [_hint(segment) for segment in segments]
    for n, segment in enumerate(segments):
        later = (
            hints[n + 1] if n + 1 < len(segments) and "#" not in segments[n + 1] and not hints[n] else None
        )
        segments[n] = _segment(t, segment, hints[n] or later)
    t.text = re.sub(r"\s+", " ", " or ".join(segments))


_OR = re.compile(r"\bor\b(?! (?:later|earlier|before|after|sooner)\b)")


def _segment(t: TimeText, text: str, hint: str | None) -> str:
    text = _NOT_PART.sub(lambda m: _complement(t, m[1]), text)
    text = _JUDGED.sub(" ", text)
    complements = len(t.found)
    if _MOVES.search(text):
        for span in (_BETWEEN, _TO):
            text = span.sub(
                lambda m: t.put(Moment(readings(m["b"], hint))) if readings(m["b"], hint) else m[0], text
            )
    text = _BETWEEN.sub(lambda m: _between(t, m, hint), text)
    text = _TO.sub(lambda m: _between(t, m, hint), text)
    for pattern in (_AFTER, _LATER):
        text = pattern.sub(lambda m: _open_window(t, m, hint, after=True), text)
    for pattern in (_BEFORE, _SOONER):
        text = pattern.sub(lambda m: _open_window(t, m, hint, after=False), text)
    for bare in (_BARE, _BARE_BESIDE):
        text = bare.sub(lambda m: _moment(t, m, hint), text)
    text = re.sub(r"(?P<a>[@~]\d+)(?!\d)", lambda m: _moment(t, m, hint), text)
    text = _NOT_SPAN.sub(lambda m: _outside(t, int(m[1])), text)
    text = _BESIDE_PART.sub(lambda m: t.put(_beside_part(m[1], m[2])), text)
    new = t.found[complements:]
    spent = hint is not None and any(isinstance(time, Moment) for time in new)
    text = _OF_PART.sub(r"\1", text) if new and not spent else text
    return _PART.sub(lambda m: " " if spent else t.put(_part_window(m[1])), text)


def _outside(t: TimeText, token: int) -> str:
    """A stretch or hour ruled out: what lies before it or after it; an open stretch is said as its other side."""
    time = t.found[token]
    if isinstance(time, Moment) or not time.starts or time.ends >= DAY_END:
        return f" ${token}$ "
    return f"{t.put(Window(0, time.starts, ends_by=True))} or {t.put(Window(time.ends, DAY_END))}"


def _beside_part(side: str, name: str) -> Window:
    starts, ends = _PARTS[name]
    return Window(0, starts, ends_by=True) if side == "before" else Window(ends, DAY_END)


def _part_window(name: str) -> Window:
    starts, ends = _PARTS[name]
    return Window(starts, ends, name=name.replace("firstmost", "first"))


def bare_hour(t: TimeText, m: re.Match[str]) -> str:
    """A number standing alone, read as an hour."""
    times = readings(m[0], _hint(t.text))
    return t.put(Moment(times)) if times else m[0]


def _hint(text: str) -> str | None:
    for hint, words in _HINTS:
        if any(re.search(rf"\b{w}\b", text) for w in words):
            return hint
    return None


def _moment(t: TimeText, m: re.Match[str], hint: str | None) -> str:
    times = readings(m["a"] or m["fixed"], hint)
    return t.put(Moment(times)) if times else m[0]


def _between(t: TimeText, m: re.Match[str], hint: str | None) -> str:
    pairs = [
        (a, b or DAY_END)
        for a in readings(m["a"], hint)
        for b in readings(m["b"], hint)
        if a < (b or DAY_END)
    ]
    if not pairs:
        pairs = [(a, b) for a in readings(m["a"]) for b in readings(m["b"]) if a < b]
    if not pairs:
        return m[0]
    starts, ends = min(pairs, key=lambda p: p[1] - p[0])
    return t.put(Window(starts, ends, ends_by=True))


def _open_window(t: TimeText, m: re.Match[str], hint: str | None, *, after: bool) -> str:
    times = readings(m["a"], hint)
    if not times:
        return m[0]
    return t.put(Window(times[0], DAY_END) if after else Window(0, times[0] or DAY_END, ends_by=True))


def _complement(t: TimeText, part: str) -> str:
    starts, ends = _PARTS[part]
    rest = [(0, starts), (ends, DAY_END)]
    return " or ".join(t.put(Window(a, b, ends_by=b == starts, name=f"not {part}")) for a, b in rest if a < b)
