"""How far something shall be shifted: "by an hour", "half an hour earlier", "a week later"."""

import re
from calendar import monthrange
from datetime import datetime, timedelta

_COUNTS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "half an": 0.5,
    "half a": 0.5,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_MUCH = (
    r"\b(half an?|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty"
    r"|\d+)(?: more)? (minute|hour|day|week|fortnight)s?\b"
)
_SHIFTED = re.compile(
    rf"{_MUCH} (?:later|earlier|sooner|back|forward|on)\b|\b(?:by|back|forward) {_MUCH}", re.I
)
_BESIDE = re.compile(
    rf"{_MUCH}(?:,? (?:or (?:so|two)|maybe|please|at (?:least|most)))*,?"
    r" (?P<way>later|earlier|sooner|back|forward|ahead|on\b(?! (?:\w+day|the|my|an?)\b)|before|after(?:wards)?)\b",
    re.I,
)
"""An amount and right behind it the way it goes: "half an hour or so earlier"."""
_MOVED = re.compile(
    r"\b(?:move|push|shift|shove|bring|bump|put|pull|set|postpone|delay|slide|nudge|later|earlier|sooner|by|back"
    r"|forward|ahead|off)(?:ed|d|ing)?\b"
    rf"(?:(?!\b(?:in|within|for|after|before|than|takes?|lasts?|every|only|of)\b)[^,.;?!])*? {_MUCH}"
    r"(?= *(?:[,.;?!]|$|(?:later|earlier|sooner|back|forward|ahead|on|or|if|please|to|at|because|so|then|and|but"
    r"|from|instead|maybe)\b))",
    re.I,
)
"""A deed or a direction that goes on with an amount: "could we push it two weeks", "back by an hour"."""
_BACK = re.compile(r"\b(?:earlier|sooner|forward|before|ahead)\b", re.I)


def find_shift(text: str) -> timedelta | None:
    """The shift a clause about moving asks for; None when it names none.

    An amount is one only beside its direction: what lasts "ten hours", or comes off "after six weeks", shifts nothing.
    """
    beside, moved = _BESIDE.search(text), _MOVED.search(text)
    found = beside or moved
    if found is None or (beside and re.search(r"\b(?:in|within)\s+$", text[: beside.start()], re.I)):
        return None
    much, unit = found[1].lower(), found[2].lower()
    count = float(much) if much.isdigit() else _COUNTS[much]
    span = timedelta(weeks=2 * count) if unit == "fortnight" else timedelta(**{f"{unit}s": count})
    back = _BACK.search(beside["way"] if beside else found[0])
    return -span if back and not re.search(r"\bpush(?:ed)? (?:it |that )?forward\b", text, re.I) else span


_MONTHS_ON = re.compile(
    r"\b(?P<much>an?|one|two|three|four|five|six) months? (?:later|on|after|further on|from then)\b"
    r"|\bsame (?:day|date)(?: and (?:time|hour))?,? (?:of |in )?(?:the )?(?:next|following) month\b"
    r"|\b(?:the )?(?:month after(?! next)|following month),? (?:on )?(?:the )?same (?:day|date|time)\b"
    r"|\bsame (?:day|date|time|hour)(?: and (?:time|hour))?,? (?:in )?(?:the month after(?! next)|(?:a"
    r"|one) month later)\b",
    re.I,
)
"""A month is counted by its date, and not in days."""


def months_on(base: datetime, text: str) -> datetime | None:
    """The same date so many months later as the words tell; the last day of a month that is too short for it."""
    found = _MONTHS_ON.search(text)
    if found is None:
        return None
    month = base.month - 1 + int(_COUNTS.get((found["much"] or "one").lower(), 1))
    year, month = base.year + month // 12, month % 12 + 1
    return base.replace(year=year, month=month, day=min(base.day, monthrange(year, month)[1]))


def shifts(text: str) -> bool:
    """Whether an amount stands right beside its direction: "an hour later", "back by a week"."""
    return bool(_SHIFTED.search(text) or _MONTHS_ON.search(text))
