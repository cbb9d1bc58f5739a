"""Whether it is only asked if this is the house somebody meant to reach: "is that the piano school?"."""

import re
from dataclasses import replace

from embedded.language.dialogue.state import Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.tales import is_tale
from embedded.language.understanding.answers.choice import NO_PICK
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.greeted import without_greeting
from embedded.language.understanding.times.when import NO_TIME
from embedded.language.understanding.who.names import common_words, words

_IS_IT = re.compile(
    r"(?:(?:hi|hello|hey|hiya|oh|ah|dear|there|sorry|excuse me|good \w+)[,.! ]+)*"
    r"(?:is (?:that|this|it)|am i (?:speaking|talking|through) (?:to|with)|(?:have|did) i (?:got|get|reach(?:ed)?)"
    r"|i(?:'ve| have) (?:got|reached)|this is)(?: through to)? (?P<the>the |your |my )?"
    r"(?P<place>[\w'-]+(?: [\w'-]+){0,5}?)(?:,? (?:isn't it|right|here|there|please|am i right|now|again))?\?",
    re.I,
)
_PLACES = frozenset(
    "clinic practice surgery hospital school office shop store salon studio garage workshop bank branch desk reception"
    " firm company place centre center agency house parlour library museum gym".split()
)


def opened(words: str, meeting: Meeting) -> str:
    """The words of somebody who was asked nothing, without a greeting, and without a hail before a wish."""
    said = without_greeting(words)
    found = _IS_IT.match(said)
    rest = said[found.end() :].strip() if found and _is_house(meeting, found["place"]) else ""
    return rest if rest and not is_tale(rest) else said


def hailed(talk: Talk, frame: Frame) -> Frame:
    """The frame as a question who is here, where the house is named and no more is said than a tale."""
    found = _IS_IT.match(frame.text)
    if (
        found is None
        or frame.act not in {None, Act.GREET, Act.FACT}
        or not _is_house(talk.meeting, found["place"])
    ):
        return frame
    rest = frame.text[found.end() :].strip(" ,.!")
    if rest and not is_tale(rest):
        return frame
    return replace(
        frame,
        act=Act.IDENTITY,
        when=NO_TIME,
        professional=None,
        avoid=frozenset(),
        service=None,
        person=None,
        pick=NO_PICK,
    )


def _is_house(meeting: Meeting, place: str) -> bool:
    """Whether words can name the house: by its own name, or as the kind of place it is."""
    said = words(place.lower())
    name = {one for one in words((meeting.entity or "").lower()) if one not in common_words(200)}
    return said[-1] in _PLACES or bool(name & {*said})
