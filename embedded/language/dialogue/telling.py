"""What is only told: a story, what others do at a time, what there is beside a question. It begins no wish."""

import re

from embedded.language.dialogue.forms import seeks
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.intents import grammar_act, names_appointment
from embedded.language.understanding.kind_meant import PLAIN, kind_meant
from embedded.language.understanding.tales import is_tale, main_clause
from embedded.language.understanding.told import is_background, tells_of_others

_COMPLAINS = re.compile(r"\b(?:have|'ve|has|'s) been \w+ing\b", re.I)
"""What goes on until now is rather a reason to come: "I've been having headaches"."""
_ASKS = frozenset({Act.FACT, Act.MEDICAL, Act.HOURS, Act.DURATION, Act.WHO_WORKS, Act.SERVICES, Act.LIST})
"""Questions, of which a sentence before them only tells the case."""


def asks(frames: list[Frame]) -> bool:
    """Whether something is asked that is answered and begins nothing."""
    return any(one.act in _ASKS for one in frames)


def tells_only(talk: Talk, frame: Frame) -> bool:
    """Whether something is told that is no wish by its form and of no kind that is plainly meant: a story alone.

    The time in what is told of others is theirs: "my brother is flying in on Thursday night".
    """
    formed = names_appointment(frame.text) or seeks(frame.text) or frame.act not in (None, Act.BOOK)
    if formed or _named(frame) or frame.question or frame.presumes or _COMPLAINS.search(frame.text):
        return False
    timed = frame.when or frame.when.avoid
    if timed or frame.professional:
        own = talk.person.books_for_others or (timed and frame.professional)
        return not (own or talk.side.open) and is_tale(frame.text)
    names = [one.name for one in talk.meeting.services]
    told = frame.act is Act.BOOK and is_background(frame.text)
    return told and len(names) > 1 and not kind_meant(frame.text, names, talk.meeting, least=PLAIN)


def without_told(frames: list[Frame]) -> list[Frame]:
    """The frames of an utterance that asks something, without those that only tell the case."""
    listed = any(one.act is Act.LIST for one in frames)
    return [one for one in frames if one.act in _ASKS or not _tells(one, listed=listed)]


def _tells(frame: Frame, *, listed: bool) -> bool:
    """Whether a sentence beside a question only tells: the case, or what others do where the diary is asked for."""
    if frame.act is Act.ASIDE or is_background(frame.text) or (listed and frame.act is None and tells_of_others(frame.text)):
        return True
    weak = frame.act in (None, Act.BOOK) and grammar_act(main_clause(frame.text)) is None
    named = _named(frame) or frame.when or frame.professional or names_appointment(frame.text)
    return weak and not named and is_tale(frame.text)


def _named(frame: Frame) -> bool:
    """Whether a kind, a place in the row or another appointment is named."""
    return bool(frame.service or frame.pick or frame.anchor or frame.refused or frame.avoid)
