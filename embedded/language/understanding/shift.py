"""How far something shall be shifted: "by an hour", "half an hour earlier", "a week later"."""

import re
from datetime import timedelta

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
    r"|\d+)(?: more)? (minute|hour|day|week)s?\b"
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
    span = timedelta(**{f"{amount[2].lower()}s": count})
    return (
        -span
        if _BACK.search(text) and not re.search(r"\bpush(?:ed)? (?:it |that )?forward\b", text, re.I)
        else span
    )


def shifts(text: str) -> bool:
    """Whether an amount stands right beside its direction: "an hour later", "back by a week"."""
    return bool(_SHIFTED.search(text))
