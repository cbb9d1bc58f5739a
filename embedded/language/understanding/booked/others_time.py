"""Somebody else's appointment, asked after by their full name: "what time is Ruth Adler's lesson?"."""

import re

from embedded.language.understanding.acts.intents import names_appointment
from embedded.language.understanding.booked.diary_words import AVAILABLE
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.names import common_words
from embedded.language.understanding.who.sound import plain

_ASKS = re.compile(
    r"\b(?:when|what time|(?:what|which) (?:day|date)|what(?:'s| is| are)|is|does|has|do you know|tell me|know)\b",
    re.I,
)
_OF_A_TIME = re.compile(r"\b(?:time|lesson|class|course|session|visit|day|date|turn|one)\b", re.I)
_WHEN = re.compile(r"\b(?:when|what time|(?:what|which) (?:day|date))\b", re.I)
_COMES = r"(?:come|comes|coming|in|due|have|has|got|booked|down|expected|seen|see|seeing)\b"
_LOW = re.compile(r"\b(?P<name>[a-z]{2,} [a-z]{2,})'s\b")


def whose_time(frame: Frame) -> str:
    """The full name of whom a question about an appointment names; "" where it names nobody so.

    A first name alone may be a child's or an animal's, which the speaker booked for.
    """
    text = frame.text
    if frame.professional or AVAILABLE.search(text) or not _ASKS.search(text):
        return ""
    name = frame.mentioned or _in_small(text)
    if len(name.split()) < 2:
        return ""
    said = re.escape(name)
    of_theirs = re.search(rf"\b{said}'s?(?= )", text, re.I) and (
        frame.service or names_appointment(text) or _OF_A_TIME.search(text)
    )
    comes = _WHEN.search(text) and re.search(
        rf"\b{said} (?:\w+ )?{_COMES}|\b(?:does|is|will) {said} \w", text, re.I
    )
    return name if of_theirs or comes else ""


def _in_small(text: str) -> str:
    """A full name as a recogniser writes it, where neither word is a common one."""
    found = _LOW.search(text)
    strange = found and not any(plain(one) in common_words() for one in found["name"].split())
    return found["name"].title() if found and strange else ""
