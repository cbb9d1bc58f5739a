"""What was asked or told before, taken up again by anyone in the room: "and now?", "when was that again?"."""

import re
from dataclasses import replace

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.act import Act
from embedded.language.understanding.choice import Offer
from embedded.language.understanding.frame import Frame
from embedded.language.wording.spoken import spoken_booking

_AND = r"(?:(?:and|so|okay|ok|well|what about|how about)[, ]+)*"
_NOW = re.compile(rf"{_AND}(?:now|this time|by now)[?.! ]*", re.I)
_MINE = re.compile(rf"{_AND}(?:mine|me|for me|my (?:one|own))(?: too| as well| then| please)*[?.! ]*", re.I)
_WHEN = re.compile(r"\b(?:when|time|day|date)\b", re.I)
_ASKED = frozenset({Act.LIST, Act.PEOPLE, Act.FACT, Act.HOURS, Act.WHO_WORKS, Act.TIME})


def asked_again(talk: Talk, frame: Frame) -> Frame:
    """The question asked last in the room, where the words put it again: for today's answer or for the speaker."""
    last = next((one.lately for one in talk.sides.values() if one.lately), None)
    if last is None or talk.side.open or frame.details():
        return frame
    if _NOW.fullmatch(frame.text):
        return last
    if last.act is Act.LIST and _MINE.fullmatch(frame.text):
        return replace(last, text="when is mine", person=None, mentioned=None)
    return frame


def remember(talk: Talk, frame: Frame) -> None:
    """Keep a question that was answered, for whoever asks on."""
    if frame.act in _ASKED:
        for one in talk.sides.values():
            one.lately = frame


def told_before(talk: Talk, frame: Frame) -> str:
    """What was told last: to the speaker, else to anybody; asked for a time, the appointment it was about."""
    booking = _spoken_of(talk) if _WHEN.search(frame.text) else None
    if booking:
        return f"{spoken_booking(booking, client=talk.person.books_for_others)}."
    mine = talk.side.meant or talk.side.said
    heard = next((one.said for one in talk.sides.values() if one.said), "")
    return mine or heard or talk.voice.line("repeat_none")


def _spoken_of(talk: Talk) -> Offer | None:
    """The appointment spoken of last that the speaker may hear of: with them, or theirs."""
    theirs = [one.last_booking for one in talk.sides.values() if one.last_booking]
    own = [one for one in theirs if one.client == talk.side.name or talk.person.books_for_others]
    return talk.side.last_booking or (own[-1] if own else None)
