"""Choosing among what was offered: by place, by time, by day, by person, earlier or later."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from embedded.language.understanding.times.clock import BARE, EXACT, PART, minutes
from embedded.language.understanding.times.days import fits_day
from embedded.language.understanding.times.when import When
from scheduling_tools.spoken_times import Window
from scheduling_tools.when import When as Reading
from scheduling_tools.when import by_rules

_T = TypeVar("_T")
_SOME_DAY = datetime.fromisoformat("2026-01-05T08:00")
"""Parts of the day are the same on every day."""
PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "former": 1,
    "middle": 2,
    "last": -1, "latter": -1, "final": -1, "one": 1, "two": 2, "too": 2, "to": 2, "three": 3, "tree": 3,
    "four": 4, "1": 1, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
"""Words for a place in a row, from 1 on, and -1 for the last."""
_ORDINAL = re.compile(
    r"(?<!\bmy )(?<!\bour )(?<!\bhis )(?<!\bher )(?<!\btwenty[- ])(?<!\bthirty[- ])\b"
    r"(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|last|latter|former|final|middle)(?: (?:one"
    r"|option|slot|time|choice|of (?:those|them|these)|appointment))?\b(?! (?:thing|time i|name|visit|week"
    r"|\w*day (?:of|in|before)\b|of \w+(?:ber|ary|ch|il|ay|ne|ly|st)))"
    r"|\b(?:number|option|choice|slot) (one|two|to|too|three|tree|1|2|3)\b",
    re.I,
)
_REFUSED = re.compile(r"(?:\bnot|n't|\banything but|\bother than)(?: want| need)? $", re.I)
"""What stands before a place that is refused."""
_WRONG_ORDINAL = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|\w+day) (?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th)\b|\bfirst (?:available|free"
    r"|possible)\b|\b(?:a|one|just a) second\b|\bsecond floor\b|\bon the (?:first|second|third|1st|2nd"
    r"|3rd)\b(?! (?:one|option|slot|choice|of (?:those|them|these))\b)",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:any(?:thing)?|something|bit|little|a|much|slightly|go|is there|have you)?\s*(?:earlier|sooner"
    r"|before that(?!'s))\b(?! than (?!that\b|this\b|it\b|those\b)| one)",
    re.I,
)
_LATER = re.compile(
    r"\b(?:later(?! than (?!that\b|this\b|it\b|those\b)| one)|after that|further (?:out|on|ahead))"
    r"\b(?! (?:this|next|(?:on )?in the (?:week|month)\b(?! after)))",
    re.I,
)
_TOO_EARLY = re.compile(r"\b(?:too|a bit|a little|rather|quite) (?:early|soon)\b", re.I)
_TOO_LATE = re.compile(
    r"\b(?:too|a bit|a little|rather|quite) (?:late|far (?:away|off|out)|long to wait)\b", re.I
)
_PRESSED = re.compile(
    r"\b(?:that|it|this|those|these|they|both)(?:'s|'re| is| are|'d be| would be| might be| feels| seems| sounds)"
    r"(?: (?:a (?:bit|little)|way|far|all|really|rather|very|too|kind of|cutting it|still))*"
    r" (?:tight|close|pushing it|a (?:stretch|squeeze|push|rush))"
    r"(?=[ ,.!?]*$| (?:for (?:me|us)|actually|i'm|i have|i've|because|since|as|with (?:work|the kids|school))\b)",
    re.I,
)
"""What presses on all that is offered."""
_EARLIER_ONE = re.compile(
    r"\b(?:the )?(?:earlier|earliest|soonest|sooner) (?:one|of|time|slot|option)\b", re.I
)
_LATER_ONE = re.compile(r"\b(?:the )?(?:later|latest) (?:one|of|time|slot|option)\b", re.I)
_END = re.compile(
    r"(?:(?:um|okay|yes|just|then|i'll (?:take|have))[, ]+)*the (?:very )?(?P<end>earliest|soonest|latest)"
    r"(?:(?: you(?:'ve| have)(?: got)?| there is|,? please|,? then| will do| is (?:fine|good)"
    r"| (?:that|the same) day| (?:on|of|for) (?:that day|\w+day|those|them|these)|,? i think)*)[.!?]*",
    re.I,
)
"""A superlative that is the whole answer."""
_BETTER = re.compile(r"\bthe (?:(?P<early>earlier|sooner)|later) the better\b", re.I)
_OTHER = re.compile(
    r"\b(?:(?:some|any)(?:thing|one|body|where)? else|(?:any )?other (?:times?|options?|slots?|ones?|days?"
    r"|dates?|possibilit\w+)|(?:an|a) (?:other|different) (?:time|day|one|slot|option|date)|another (?:time"
    r"|day|one|slot|option|date)|next one|what else|more (?:options|times|slots)|none of (?:those|them"
    r"|these)|neither|anything different|different (?:day|time)|keep going"
    r"|the only (?:one|time|slot|option)|(?:is that|that's) all you(?:'ve| have))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pick:
    """How a choice was worded. `place` counts from 1, -1 is the last; `shift` is earlier, later or other.

    `refused` is a place that is not wanted: "not the first".
    """

    place: int | None = None
    end: str = ""
    shift: str = ""
    refused: int | None = None

    def __bool__(self) -> bool:
        return (self.place or self.refused) is not None or bool(self.end or self.shift)


NO_PICK = Pick()


@dataclass(frozen=True, slots=True)
class Offer:
    """A slot or booking as a tool gave it: local start, and who and what."""

    id: str
    starts: datetime
    professional: str = ""
    service: str = ""
    minutes: int = 30
    client: str = ""
    state: str = ""
    overlaps: "tuple[Offer, ...]" = ()  # other appointments of that client at the same time


_FIRST = re.compile(
    r"\bfirst (?:slots?|openings?|gap|spot|(?:one|thing|time|slot|opening)? ?(?:that )?"
    r"(?:you(?:'ve| have)(?: got)?|there is|that's|is|available|free|possible|going)\b)",
    re.I,
)


def asks_first(text: str) -> bool:
    """Whether the first of what is free is asked for, whatever that is: "the first slot you have"."""
    return bool(_FIRST.search(text))


_AGED = re.compile(
    r"\b(?:first|last)(?: one| [\w-]+(?: [\w-]+)?)?(?: (?:is|was|are|were)|'s)(?:,? (?:like|about|around|almost|nearly"
    r"|over|at least|maybe|well|now|already|from|some|what))*,? (?:[\w-]+ ){0,3}?"
    r"(?:years?|months?|weeks?|decades?|ages|(?:19|20)\d\d)\b",
    re.I,
)
"""How old the last of somebody's things is, which chooses none: "the last one is like eight years old"."""


def find_pick(text: str) -> Pick:
    """The ordinal, superlative or direction somebody chose by."""
    text = _AGED.sub(" ", text)
    if better := _BETTER.search(text):
        return Pick(end="earliest" if better["early"] else "latest")
    if _EARLIER_ONE.search(text):
        return Pick(end="earliest")
    if _LATER_ONE.search(text):
        return Pick(end="latest")
    if whole := _END.fullmatch(text.strip()):
        return Pick(end="latest" if whole["end"].lower() == "latest" else "earliest")
    if (found := [*_ORDINAL.finditer(text)]) and not _WRONG_ORDINAL.search(text):
        out = next((_place(one) for one in found if _REFUSED.search(text[: one.start()])), None)
        wanted = next((_place(one) for one in found if not _REFUSED.search(text[: one.start()])), None)
        return Pick(place=wanted, refused=out)
    if _TOO_EARLY.search(text):
        return Pick(shift="later")
    if _TOO_LATE.search(text):
        return Pick(shift="earlier")
    if _OTHER.search(text) or _PRESSED.search(text):
        return Pick(shift="other")
    if _EARLIER.search(text):
        return Pick(shift="earlier")
    return Pick(shift="later") if _LATER.search(text) else Pick()


def _place(ordinal: re.Match[str]) -> int:
    return PLACES[(ordinal[1] or ordinal[2]).lower()]


def fitting(
    offers: list[Offer], when: When, professional: str | None, avoid: frozenset[str], today: datetime | None
) -> list[Offer]:
    """The offers that agree with everything said about day, time and person."""
    return [
        offer
        for offer in offers
        if _fits_time(when, offer.starts, today.date() if today else None)
        and (professional is None or professional == offer.professional)
        and offer.professional not in avoid
        and offer.starts.weekday() not in when.avoid
    ]


def _fits_time(when: When, starts: datetime, today: date | None) -> bool:
    if when.reading:
        return when.reading.holds(starts)
    return (not when.days or any(fits_day(day, starts.date(), today) for day in when.days)) and fits_clock(
        when, starts
    )


def fits_clock(when: When, starts: datetime) -> bool:
    """Whether a start agrees with the clock part of a wish: exact, before, after, between or part of day."""
    at, low = starts.hour * 60 + starts.minute, when.clock.lower()
    if not low:
        return True
    if exact := when.minutes():
        return at in exact
    times = [minutes(found[0]) for found in re.finditer(rf"{EXACT}|{BARE}", low, re.I)]
    times = [time for time in times if time]
    if low.startswith(("before", "by", "until", "till")) and times:
        return at < _office(times[0])
    if low.startswith(("after", "past", "since", "from")) and len(times) == 1:
        return at >= _office(times[0])
    if low.startswith(("between", "from")) and len(times) > 1:
        return _office(times[0]) <= at <= _office(times[1])
    if low.startswith(("around", "about", "at around", "at about")) and times:
        return abs(at - _office(times[0])) <= 45
    return _fits_part(low, at) if re.search(PART, low, re.I) else False


def _fits_part(low: str, at: int) -> bool:
    """Whether a start lies in a part of the day as the tools read it; what they do not know may be any time."""
    read = by_rules(low, _SOME_DAY)
    times = [time for option in read.options for time in option.times] if isinstance(read, Reading) else []
    spans = [one for one in times if isinstance(one, Window)]
    return not spans or any(one.starts <= at < one.ends for one in spans)


def _office(times: tuple[int, ...]) -> int:
    """Of both halves of the day, the one offices are open in: 7 to 18:59."""
    return next((time for time in times if 420 <= time < 1140), times[0])


def at_place(row: Sequence[_T], place: int | None) -> list[_T]:
    """The one at a place, counted from 1, or the last for -1; none where no place is named or the row is shorter."""
    return [row[place - 1 if place > 0 else place]] if place and abs(place) <= len(row) else []


def choose(offers: list[Offer], pick: Pick) -> list[Offer]:
    """The offers a worded choice points at, in the order they were offered."""
    if pick.place is not None:
        return at_place(offers, pick.place)
    if pick.refused is not None:
        out = at_place(offers, pick.refused)
        return [one for one in offers if one not in out]
    if pick.end and offers:
        return [
            min(offers, key=lambda one: one.starts)
            if pick.end == "earliest"
            else max(offers, key=lambda one: one.starts)
        ]
    return offers
