"""A bare number meant as an hour where a time was asked for: "ten is better", "make it eleven", "not nine, ten"."""

import re
from datetime import datetime, timedelta

from embedded.language.understanding.times.clock import BARE, EXACT, LOOKED_AT
from embedded.language.understanding.who.age import without_ages

_NUMBER = re.compile(rf"(?<![\d:.,/]){BARE}(?!\d|[:./]\d|-\w)", re.I)
_COUNTED = re.compile(
    r"\s*(?:minutes?|hours?|days?|weeks?|months?|years?|people|persons?|of\b|more|times?|appointments?|kids"
    r"|children|percent|%|euros?|dollars?|pounds?|st\b|nd\b|rd\b|th\b|past\b|to\b (?!be)|half"
    r"|(?!(?:works|suits|sounds|looks|seems|fits|does|was|goes|feels|comes|makes|thanks|yes|perhaps|always|this|unless"
    r"|sometimes|afterwards|has)\b)[a-z]{2,}[^s\W]s\b)",
    re.I,
)
_PLACED = re.compile(
    r"\b(?:number|option|choice|slot|first|last|next|in|of|another|these|those|other|any|every|than|within|my"
    r"|past|half|only|and a)\s+$",
    re.I,
)
_ONE_AS_HOUR = re.compile(r"(?:^|\b(?:at|make it|say|for|about|around|not)\s+)$", re.I)
_WITH_MINUTES = re.compile(EXACT, re.I)
_REFUSED_BEFORE = re.compile(
    r"(?:\bnot|\bno|\brather than|\binstead of|\bother than|\bbut not)\s+(?:at |the )?$", re.I
)
_REFUSED_AFTER = re.compile(
    r"^(?:'s|s| is|'d be| would be| was| looks| seems)? (?:(?:a (?:bit|little)|far|way|just) )?(?:too|not"
    r"|no good|gone|bad|out)\b|^ (?:isn't|doesn't|won't|wouldn't|can't)",
    re.I,
)
MOST_WORDS = 14


def bare_hours(text: str) -> list[str]:
    """The bare numbers that can be hours and were not ruled out, in order: of a long text those of its last clause.

    The hour of a time with its minutes is none: "ten thirty" is not ten.
    """
    text = _WITH_MINUTES.sub(" ~ ", LOOKED_AT.sub(" ~ ", without_ages(text)))
    if len(text.split()) > MOST_WORDS:
        text = re.split(r"[,.;?!]\s", text)[-1]
    if len(text.split()) > MOST_WORDS:
        return []
    return [found[0] for found in numbers_as_hours(text)]


def _is_hour(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if found[0].lower() in {"one", "1"} and not _ONE_AS_HOUR.search(before.strip(" ,.") and before):
        return False
    if int(found[0]) > 24 if found[0].isdigit() else False:
        return False
    return not (
        _COUNTED.match(after)
        or _PLACED.search(before)
        or _REFUSED_BEFORE.search(before)
        or _REFUSED_AFTER.match(after)
    )


_FRAGMENT = re.compile(
    r"(?:^|(?<=[,.;?!] ))(?P<lead>(?:(?:so|then|um|uh|say|maybe|perhaps|and|but|no|yes|okay|ok|well|make it|at|about"
    rf"|around)[, ]+)*)(?P<hour>{BARE}(?: or (?:{EXACT}|{BARE}))?)"
    r"(?=(?:[, ]+(?:then|please|maybe|perhaps|instead|if possible))*[ ]*(?:[,.;?!]|$))",
    re.I,
)
"""A number that is all of a clause."""


def fragments_timed(text: str) -> str:
    """The words with "at" before the last number that is a clause of its own: "Wednesday I have lab, so, nine?"."""
    found = list(_FRAGMENT.finditer(text))
    if not found or re.search(r"\b(?:at|about|around)\b", found[-1]["lead"], re.I):
        return text
    hour = re.sub(r" or (?!at\b)", " or at ", found[-1]["hour"], flags=re.I)
    return f"{text[: found[-1].start('hour')]}at {hour}{text[found[-1].end('hour') :]}"


_CONTRAST = re.compile(r"\b(?:instead|rather than|in place of)\b", re.I)
_ALONE = re.compile(
    r"\s*(?:[,.;?!]|$)|\s+(?:instead|rather|please|then|be|is|would|okay|ok|all right|fine|possible|better"
    r"|works?|suits?|actually|maybe|perhaps|if)\b",
    re.I,
)
_NO_HOUR_BEFORE = re.compile(
    r"\b(?:at|to|from|after|before|by|until|till|past|half|around|(?<!how )(?<!what )about|for|of|than|the|and|or"
    r"|room|line|bus|page|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*)\s+$",
    re.I,
)


def numbers_as_hours(text: str) -> list[re.Match[str]]:
    """The numbers that nothing beside them keeps from being hours."""
    return [found for found in _NUMBER.finditer(text) if _is_hour(text, found)]


def lone_hours(text: str) -> list[re.Match[str]]:
    """The numbers that stand for themselves as hours may: with no noun behind them and no word of count before."""
    return [
        found
        for found in numbers_as_hours(text)
        if _ALONE.match(text[found.end() :]) and not _NO_HOUR_BEFORE.search(text[: found.start()])
    ]


def contrasted_hours_timed(text: str) -> str:
    """The clause with "at" before hours put in place of another: "make mine eleven instead of ten"."""
    return hours_timed(text) if _CONTRAST.search(text) else text


def hours_timed(text: str) -> str:
    """The words with "at" before the numbers that may be hours: "I won't make four, could we say five?"."""
    for found in reversed(lone_hours(text)):
        text = f"{text[: found.start()]}at {text[found.start() :]}"
    return text


_PAST = re.compile(
    r"\b(?:a )?(half|quarter|five|ten|twenty(?:[- ]five)?) (past|to)(?=[ ,.!?]*$|,? (?:please|then|instead|if))",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?P<minutes>(?:a )?(?:half|quarter) (?:past|to))\b"
    r"(?= ?(?:[,.;?!]|$)| (?:then|please|instead|maybe|perhaps|if)\b)",
    re.I,
)


def hours_finished(text: str) -> str:
    """The words with the hour just named behind minutes that leave it out: "not before eleven, say half past"."""
    for found in reversed(list(_UNFINISHED.finditer(text))):
        named = list(re.finditer(rf"(?<!half )(?<!past ){BARE}(?!\w)", text[: found.start()], re.I))
        counts = named and (
            _COUNTED.match(text[named[-1].end() :]) or _PLACED.search(text[: named[-1].start()])
        )
        if named and not counts:
            text = f"{text[: found.end()]} {named[-1][0]}{text[found.end() :]}"
    return text


_MINUTES = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}


def other_minutes(text: str, base: datetime) -> datetime | None:
    """The hour of what is on offer with other minutes: "make it half past"."""
    found = _PAST.search(text)
    if not found:
        return None
    minutes = timedelta(minutes=_MINUTES[found[1].lower().replace("-", " ")])
    hour = base.replace(minute=0)
    return hour + minutes if found[2].lower() == "past" else hour + timedelta(hours=1) - minutes
