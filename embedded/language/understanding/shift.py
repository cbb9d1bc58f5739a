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
_AMOUNT = re.compile(_MUCH, re.I)
_SHIFTED = re.compile(
    rf"{_MUCH} (?:later|earlier|sooner|back|forward|on)\b|\b(?:by|back|forward) {_MUCH}", re.I
)
_BACK = re.compile(r"\b(?:earlier|sooner|forward|before|ahead)\b", re.I)
_ON = re.compile(r"\b(?:later|back|after|postpone|delay|push|off|by|forward)\b", re.I)


def find_shift(text: str) -> timedelta | None:
    """The shift a clause about moving asks for; None when it names none."""
    amount = _AMOUNT.search(text)
    if (
        not amount
        or re.search(r"\b(?:in|within)\s+$", text[: amount.start()], re.I)
        or (not _ON.search(text) and not _BACK.search(text))
    ):
        return None
    count = (
        _COUNTS.get(amount[1].lower()) or float(amount[1])
        if amount[1].isdigit()
        else _COUNTS[amount[1].lower()]
    )
    unit = amount[2].lower()
    span = timedelta(weeks=2 * count) if unit == "fortnight" else timedelta(**{f"{unit}s": count})
    return (
        -span
        if _BACK.search(text) and not re.search(r"\bpush(?:ed)? (?:it |that )?forward\b", text, re.I)
        else span
    )


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
