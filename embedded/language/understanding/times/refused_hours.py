"""An hour that is refused: "nine's a bit tight", "four is cutting it close", "ten won't work", "eight is too early".

Which side of it suits is in the word, or read from what presses: "eleven's too tight, the ceremony's at twelve"
asks for earlier.
"""

import re
from dataclasses import dataclass

from embedded.language.understanding.times.clock import BARE, EXACT, minutes
from embedded.language.understanding.times.days import NTH

_IS = r"(?:'s| is|'d be| would be| will be|'ll be| looks| seems| sounds|'s going to be| is going to be| might be)"
_MUCH = (
    r"(?: (?:way|far|just|really|very|much|still|quite|rather|pretty|kind of|sort of|a (?:bit|little)|all|too"
    r"|awfully))*"
)
_PRESSED = (
    rf"{_IS}{_MUCH} (?:tight|close|cutting it(?: (?:a bit|rather|too|very|really|quite))*(?: (?:close|fine"
    rf"|tight))?|pushing it"
    r"|a (?:stretch|squeeze|rush|push|struggle)|rushed|no good|no use|not (?:good|great|possible|ideal|going to work"
    r"|gonna work)|impossible|hopeless|tricky|difficult|awkward|bad|out)\b"
)
_FAILS = (
    r"(?: really| just| probably)? (?:doesn't|does not|won't|will not|isn't going to|wouldn't"
    r"|can't)(?: really)? (?:work|suit"
    r"|fit|do|be (?:possible|good))\b"
)
_SIDED = (
    rf"(?:{_IS}|,)? (?:(?:way|far|just|really|much|still) )?(?:(?:a (?:bit|little) )?too|a (?:bit|little)"
    rf"|rather|quite|very)"
    r" (?:on the )?(?P<way>early|soon|late)\b(?: side\b)?"
)
_TAKEN = (
    r"(?:'s| is)(?: already)? (?:the|my|our|his|her|an?) (?!best|earliest|latest|soonest|only|time|day|one|better|good"
    r"|ideal|perfect|first|last|next|nearest|bit|little|much|great|nice|number|age)[a-z][\w'-]*(?: [\w'-]+){0,2}"
    r"(?=[,.;!?]|$)"
    r"|,? (?:i|we|s?he|they)(?:'ve got|'m|'re)? ?(?!(?:can|could|would|will|like|want|need|prefer|think"
    r"|thought|guess|suppose|mean|meant|said|say|believe|take|do|make|book|booked|had|got|come|hope|feel|have)\b)"
    r"(?<=[ ])[a-z]+ (?:the|my|our|his|her|an?|to|off|up|for|in|from)\b[^,.;?!]*"
    r"|,? (?:i|we|s?he|they)(?:'ve| have| has|'s)(?: got)? (?:the|my|our|his|her|an?|to)\b[^,.;?!]*"
)
"""What an hour is taken by: "three is the notary", "three I fetch the dog"."""
_REFUSED = re.compile(
    rf"(?<!half )(?<!quarter )(?<!past )(?<!to )(?<!after )(?<!until )(?<!till )(?<!before )(?<!from )(?<!by )"
    rf"\b(?:at |for )?(?P<time>{EXACT}|{BARE})(?:{_SIDED}|{_PRESSED}|{_FAILS}|{_TAKEN})"
    r"(?! (?:anymore|any more|after all)\b)",
    re.I,
)
_OF_A_DAY = re.compile(rf"(?:day|tomorrow|week|\b{NTH}) $", re.I)
"""With a day before it, it is the time of something that stands."""
_OTHER = re.compile(rf"{EXACT}|{BARE}", re.I)
_AT = re.compile(
    rf"\b(?P<way>at|around|about|by|from|until|till) (?:about |around )?(?P<time>{EXACT}|{BARE})|{EXACT}",
    re.I,
)
"""Where an hour of the case stands: a bare number may count anything."""
_ALONE = re.compile(
    rf"[\s,.;!?]*(?:and |or |maybe |perhaps |so |um |uh )*(?:at |around )?(?:{EXACT}|{BARE})[\s,.;!?]*", re.I
)
"""An hour that is all there is tells nothing: it is wished for."""
_POINTS = re.compile(r"\b(?:that|this|the|which|first|second|third|last|other|any|every|no) $", re.I)
"""What makes "one" no hour."""
_WISHED = re.compile(
    r"\b(?:how about|what about|rather|better|prefer|instead|can|could|do you have|is there|any(?:thing)?"
    r"|please|make it|let's"
    r"|suits?|works|fine|good|take|would|i'd|book|free|say|like|want|need|after|before|from|or|then)\b",
    re.I,
)
"""Words that wish for the other hour they stand with."""
_QUARTER = 15
_QUESTION = re.compile(r"(?:(?:and|so|but|why)[, ]+)*(?:why|is|are|does|do|can|what|when|will|would)\b", re.I)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused hour: the minutes of the day it can mean, its words, where they stand, and the side that suits.

    `side` is before or after, "" where nothing tells it; `until` the hour from which it suits, if that is told.
    """

    at: tuple[int, ...]
    time: str
    start: int
    end: int
    side: str = ""
    until: str = ""


def refused_minutes(text: str) -> tuple[int, ...]:
    """The minutes of the day that every hour can mean which is refused."""
    found, at = find_refusal(text), 0
    minutes_of_all: list[int] = []
    while found:
        minutes_of_all += found.at
        at += found.end
        found = find_refusal(text[at:])
    return tuple(minutes_of_all)


def find_refusal(text: str) -> Refusal | None:
    """The first hour that is refused; None in a question and where it is the time of a day that is named."""
    found = _REFUSED.search(text)
    if found is None or _QUESTION.match(text) or _OF_A_DAY.search(text[: found.start()]):
        return None
    if found["time"].lower() in {"one", "1"} and _POINTS.search(text[: found.start("time")]):
        return None
    at = minutes(found["time"])
    if way := found["way"]:
        side = "before" if way.lower() == "late" else "after"
        return Refusal(at, found["time"], found.start(), found.end(), side)
    told = _told(text[found.end() :]) or _told(text[: found.start()])
    other = minutes(told["time"] or told[0]) if told else ()
    until = told["time"] if told and (told["way"] or "").lower() in {"until", "till"} else ""
    side = ""
    if other and at and (until or _office(other) != _office(at)):
        side = "before" if _office(other) > _office(at) and not until else "after"
    return Refusal(at, found["time"], found.start(), found.end(), side, until)


def without_refusal(text: str) -> str:
    """The words with what an hour that is refused leaves: the side that suits, or the other hour that is wished."""
    while found := find_refusal(text):
        rests = [text[: found.start], text[found.end :]]
        if any(_OTHER.search(one) and not _told(one) for one in rests):
            text = " ".join(rests)
            continue
        left = [one[told.end() :] if (told := _told(one)) else one for one in rests]
        return f"{left[0]}{f'{found.side} {_beyond(found)}' if found.side else ' '}{left[1]}"
    return text


def _beyond(found: Refusal) -> str:
    """The hour a bound is told of: the refused one, or for what comes after it the next quarter."""
    if found.side == "before" or found.until:
        return found.until or found.time
    hour, minute = divmod(_office(found.at) + _QUARTER, 60)
    return f"{hour}:{minute:02d}"


def _told(text: str) -> re.Match[str] | None:
    """The hour in words that only tell what presses; None where it is wished for, or none is named."""
    return None if _WISHED.search(text) or _ALONE.fullmatch(text) else _AT.search(text)


def _office(at: tuple[int, ...]) -> int:
    """Of both halves of the day, the one people are about in: 7 to 18:59."""
    return next((one for one in at if 420 <= one < 1140), at[0] if at else 0)
