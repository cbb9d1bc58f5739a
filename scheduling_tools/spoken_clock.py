"""Clock readings as they are spoken: "half two", "quarter to nine", "14 30", "two p.m.". Pure."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re
from collections.abc import Callable

NOON, DAY_END = 12 * 60, 24 * 60

# Clock readings become @minutes (known) or ~minutes (on the twelve-hour clock, 0..719).
_H = r"(\d{1,2}|noon|midnight)"
_MER = r"(?:\s*(am|pm|oclock))?\b"
NOT_UNIT = r"(?! ?(?:minutes?|hours?|days?|weeks?|months?|people|persons?|th|years?|appointments?|slots?|options?|times?|of us)\b)"


def clock(hour: int, minute: int, meridiem: str | None) -> str | None:
    """The token of a clock reading: "@870" when known, "~150" when a.m. or p.m. is open."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if meridiem in ("am", "pm") and 1 <= hour <= 12:
        return f" @{hour % 12 * 60 + minute + (NOON if meridiem == 'pm' else 0)} "
    if hour > 12 or hour == 0:
        return f" @{hour % 24 * 60 + minute} "
    return f" ~{hour % 12 * 60 + minute} "


def _offset(m: re.Match[str]) -> str:
    """Read "quarter to nine", "ten past three", "half two"."""
    how, hour, meridiem = m["how"], m["h"], m["mer"]
    amount = {"half": 30, "quarter": 15}.get(m["n"]) or int(m["n"])
    if hour in ("noon", "midnight"):
        base = NOON if hour == "noon" else 0
        return f" @{(base + (-amount if how in ('to', 'before', 'of') else amount)) % DAY_END} "
    if int(hour) > 24:
        return m[0]
    token = clock(int(hour), 0, meridiem)
    if token is None:
        return m[0]
    kind, minutes = token.strip()[0], int(token.strip()[1:])
    minutes += -amount if how in ("to", "before", "of") else amount
    return f" {kind}{minutes % (NOON if kind == '~' else DAY_END)} "


def _plain(m: re.Match[str]) -> str:
    minute = m.groupdict().get("m")
    token = clock(int(m["h"]), int(minute) if minute else 0, m.groupdict().get("mer"))
    return token + " " if token else m[0]


CLOCKS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?<!from )(?<!between )(?<!\d)\b(?:a )?(?P<n>half|quarter|25|20|10|5)(?: minutes?)? (?P<how>past|after|to|before|of) (?P<h>(?<!10 to )\d{1,2}|(?<=10 to )(?!1[12]\b)\d{1,2}|noon|midnight)\b(?!:)(?:\s*(?P<mer>am|pm|oclock))?", _offset),
    (r"\b(?P<n>half) (?P<how>)(?P<h>\d{1,2})\b(?!:)(?:\s*(?P<mer>am|pm))?", _offset),
    (r"\b(?:12 )?noon\b(?! ?time)", " @720 "),
    (r"\b(?:12 )?midnight\b", " @0 "),
    (r"(?<![\d.:/])(?P<h>\d{1,2}) ?[:.] ?(?P<m>\d{2})(?::\d{2})?(?![\d./])(?:\s*(?P<mer>am|pm|oclock)\b)?", _plain),
    (r"(?<![\d@~:])(?P<h>\d{1,2})h(?P<m>\d{2})\b(?P<mer>)", _plain),
    (rf"(?<![\d@~:])\b(?P<h>\d{{1,2}}) (?P<m>[0-5]\d)\b(?![:\d]){NOT_UNIT}(?:\s*(?P<mer>am|pm|oclock)\b)?", _plain),
    (r"(?<![\d@~:])\b(?P<h>\d{1,2}) ?(?P<mer>am|pm|oclock)\b", _plain),
    (r"(?<![\d@~:])\b(?P<h>\d{1,2})(?= (?:in the|at|#\d+#) (?:morning|afternoon|evening|night|tonight)\b)(?P<mer>)", _plain),
    (r"(?:(?<=at )|(?<=by )|(?<=after )|(?<=before )|(?<=from )|(?<=about )|(?<=until ))(?P<h>\d{1,2})(?P<m>[0-5]\d)\b(?P<mer>)", _plain),
)  # fmt: skip


def read_clocks(text: str) -> str:
    """The phrase with every clock reading as a token."""
    for pattern, build in CLOCKS:
        text = re.sub(r" +", " ", re.sub(pattern, build, text))
    return text
