"""Spoken words with numbers and times written as digits: "half past two" is "2:30". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
_ONES += "sixteen seventeen eighteen nineteen".split()
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_UNITS = {w: n for n, w in enumerate(_ONES)} | {"oh": 0}
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_NTH += "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_ORDINALS = {w: n for n, w in enumerate(_NTH, 1)} | {
    w: 10 * n for n, w in enumerate("twentieth thirtieth fortieth fiftieth".split(), 2)
}
_PIECE = re.compile(r"[a-zA-Z]+(?:'[a-z]+)?|\d+(?::\d\d)?|.", re.DOTALL)
_HALF_DAY = re.compile(r"\b([ap])\.?\s?m\b\.?(?=\W|$)", re.IGNORECASE)
_TIME_OF = re.compile(
    r"\b(?:(?P<half>half)|(?:a )?(?P<quarter>quarter)|"
    r"(?<!from )(?P<minutes>5|10|20|25|\d{1,2}(?= min))(?: minutes?)?) "
    r"(?P<side>past|after|to|before|of|till) (?P<hour>1[0-2]|[1-9])\b(?!:)"
)
_NO_MINUTES = re.compile(
    r" (?:minutes?|dollars?|euros?|percent|people|hours?|days?|weeks?|years?)\b", re.IGNORECASE
)


def in_digits(text: str) -> str:
    """The text with its number words as digits and its times as `2:30`, `2 pm`; the rest as it was."""
    words = _PIECE.findall(text.replace("’", "'").replace("-", " "))
    digits = _HALF_DAY.sub(lambda half: half[1].lower() + "m", "".join(_numbers(words)))
    return re.sub(r"\b(\d{1,2}(?::\d\d)?)([ap]m)\b", r"\1 \2", _TIME_OF.sub(_clock, digits))


def _clock(found: re.Match[str]) -> str:
    minutes = 30 if found["half"] else 15 if found["quarter"] else int(found["minutes"])
    hour = int(found["hour"])
    if minutes > 59 or (found["side"] in {"of", "till"} and not found["quarter"]):
        return found[0]
    if found["side"] in {"to", "before", "of", "till"}:
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return f"{hour}:{minutes:02}"


def _numbers(pieces: list[str]) -> Iterator[str]:
    at = 0
    while at < len(pieces):
        written, after = _time(pieces, at) or _number(pieces, at) or (pieces[at], at + 1)
        yield written
        at = after


def _word(pieces: list[str], at: int) -> str:
    return pieces[at].lower() if at < len(pieces) else ""


def _next(pieces: list[str], at: int) -> int:
    """The place of the next word when only a space lies between, else the end."""
    return at + 1 if at + 1 < len(pieces) and pieces[at] == " " else len(pieces)


def _time(pieces: list[str], at: int) -> tuple[str, int] | None:
    """An hour and minutes one after the other: "two thirty", "ten oh five", "fourteen fifteen"."""
    hour, after = _small(pieces, at)
    if hour is None or not 1 <= hour <= 23 or (at >= 2 and _is_month(pieces[at - 2])):
        return None
    start = _next(pieces, after)
    minutes, end = _small(pieces, start)
    if minutes == 0 and _word(pieces, start) in {"oh", "zero"}:
        minutes, end = _small(pieces, _next(pieces, end))
        minutes = minutes if minutes is not None and 1 <= minutes <= 9 else None
    elif minutes is not None and not 10 <= minutes <= 59:
        minutes = None
    if minutes is None or _NO_MINUTES.match("".join(pieces[end : end + 2])):
        return None
    if hour == 20 and not _HALF_DAY.match("".join(pieces[end + 1 : end + 5])):
        return str(2000 + minutes), end
    return f"{hour}:{minutes:02}", end


def _is_month(word: str) -> bool:
    months = "january february march april may june july august september october november december"
    return word.lower() in months.split()


def _small(pieces: list[str], at: int) -> tuple[int | None, int]:
    """A number below a hundred in words, and the place after it."""
    word = _word(pieces, at)
    if word in _UNITS:
        return _UNITS[word], at + 1
    if word not in _TENS:
        return None, at
    then = _next(pieces, at + 1)
    unit = _UNITS.get(_word(pieces, then), 0)
    return (_TENS[word] + unit, then + 1) if 1 <= unit <= 9 else (_TENS[word], at + 1)


def _number(pieces: list[str], at: int) -> tuple[str, int] | None:
    word = _word(pieces, at)
    if word == "oh":
        return None
    if word in _ORDINALS:
        return _nth(_ORDINALS[word]), at + 1
    value, after = _small(pieces, at)
    if value is None:
        return None
    then = _next(pieces, after)
    if (
        value in _TENS.values()
        and value == _TENS.get(word)
        and 1 <= _ORDINALS.get(_word(pieces, then), 0) <= 9
    ):
        return _nth(value + _ORDINALS[_word(pieces, then)]), then + 1
    return _scaled(pieces, value, after)


def _scaled(pieces: list[str], value: int, after: int) -> tuple[str, int]:
    """With "hundred" and "thousand" and what follows them."""
    for word, scale in (("thousand", 1000), ("hundred", 100)):
        then = _next(pieces, after)
        if _word(pieces, then) != word:
            continue
        value, after = value * scale, then + 1
        follows = _next(pieces, after)
        if _word(pieces, follows) == "and":
            follows = _next(pieces, follows + 1)
        rest, end = _small(pieces, follows)
        if rest:
            written, after = _scaled(pieces, rest, end)
            value += int(written)
    return str(value), after


def _nth(number: int) -> str:
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
