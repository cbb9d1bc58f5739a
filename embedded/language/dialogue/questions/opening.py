"""Whether and how long the house is open on one day: from its documents, else from when its professionals are in."""

import re
from datetime import time

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.days import weekday_of
from embedded.language.understanding.times.hours import stretches
from embedded.language.wording.spoken import spoken_spans

_ASKS = re.compile(
    r"\b(?:are|is|do|does|will|can|would|when|until|till|time)\b.*\b(?:you|they|we|it|anyone|anybody|somebody|someone"
    r"|the (?:{house}))\b.*\b(?:open|close[sd]?|closing|shut|there|in|here|work)\b".replace(
        "{house}",
        "clinic|practice|office|shop|studio|school|salon|desk|reception|place|house|garage|workshop|centre|center",
    ),
    re.I,
)
_HOUSE = re.compile(r"\b(?:open|close[sd]?|closing|shut)\b", re.I)
_SPAN = re.compile(
    r"\b(?:\w+day|mon|tues?|wed|thu|fri|sat|sun) ?(?:to|through|thru|till|until|-|–) ?\w+", re.I
)
_EVERY = re.compile(r"\b(?:daily|every day|seven days|all week)\b", re.I)
_WHETHER = re.compile(r"^(?:(?:and|so|but|or|okay|ok)\b[, ]*)*(?:are|is|do|does|will|can|would)\b", re.I)
_NEAR = {"now": 0, "today": 0, "tomorrow": 1}


def asked_day(talk: Talk, question: str) -> int | None:
    """The weekday on which somebody asks whether or when the house is open, Monday 0."""
    question = question.partition(" (")[0]
    if not (_HOUSE.search(question) and _ASKS.search(question)):
        return None
    near = next((n for word, n in _NEAR.items() if re.search(rf"\b{word}\b", question, re.I)), None)
    if near is not None and talk.meeting.now:
        return (talk.meeting.now.weekday() + near) % 7
    return weekday_of(question)


def speaks_of(text: str, weekday: int) -> bool:
    """Whether words of a document say something of that weekday."""
    low = text.lower()
    part = "weekend" if weekday > 4 else "weekday"
    return any((WEEKDAYS[weekday] in low, part in low, _SPAN.search(text), _EVERY.search(text)))


def tell_open(talk: Talk, question: str, weekday: int) -> bool:
    """Tell when somebody is in on that weekday; False when no hours are known."""
    hours = [one.hours for one in talk.meeting.professionals if one.hours]
    if not hours:
        return False
    day = WEEKDAYS[weekday].capitalize()
    joined: list[tuple[time, time]] = []
    for starts, ends in sorted(found for line in hours for found in stretches(line, weekday)):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    if not joined:
        talk.say("closed_then", day=day, no="No, we" if _WHETHER.match(question) else "We")
        return True
    talk.say(
        "open_then", day=day, spans=spoken_spans(joined), yes="Yes, on" if _WHETHER.match(question) else "On"
    )
    return True
