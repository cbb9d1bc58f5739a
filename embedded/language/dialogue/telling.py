"""What is only told: a story, what others do at a time, what there is beside a question. It begins no wish."""

import re

from embedded.language.dialogue.deeds.wish import Ask, Question
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.intents import grammar_act, names_appointment
from embedded.language.understanding.acts.learned import chances
from embedded.language.understanding.acts.seeking import seeks
from embedded.language.understanding.acts.tales import is_tale, main_clause, tells_past, wishful
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.frame import Frame, Heard
from embedded.language.understanding.kinds.kind_meant import PLAIN, kind_meant
from embedded.language.understanding.sentences.asides import bare_wish
from embedded.language.understanding.times.told import is_background, tells_of_others

_COMPLAINS = re.compile(r"\b(?:have|'ve|has|'s) been \w+ing\b", re.I)
"""What goes on until now is rather a reason to come: "I've been having headaches"."""
_PLAINLY = 0.55
"""Probability from which words are a remark."""
_IT_IS = re.compile(r"\b(?:it|this|that)(?:'s| is)\b", re.I)
"""What is at hand is spoken of, and no story told."""
_ASKS = frozenset({Act.FACT, Act.MEDICAL, Act.HOURS, Act.DURATION, Act.WHO_WORKS, Act.SERVICES, Act.LIST})
"""Questions, of which a sentence before them only tells the case."""


def asks(frames: list[Frame]) -> bool:
    """Whether something is asked that is answered and begins nothing."""
    return any(one.act in _ASKS for one in frames)


def tells_only(talk: Talk, frame: Frame) -> bool:
    """Whether something is told that is no wish by its form and of no kind that is plainly meant: a story alone.

    The time in what is told of others is theirs: "my brother is flying in on Thursday night".
    """
    if frame.whole:
        return False
    formed = names_appointment(frame.text) or seeks(frame.text) or frame.act not in (None, Act.BOOK)
    if formed or _named(frame) or frame.question or frame.presumes or _COMPLAINS.search(frame.text):
        return False
    if frame.when or frame.when.avoid or frame.professional:
        return not (talk.person.books_for_others or talk.side.open) and _of_others(frame)
    names = [one.name for one in talk.meeting.services]
    told = frame.act is Act.BOOK and (is_background(frame.text) or tells_past(frame.text))
    return told and len(names) > 1 and not kind_meant(frame.text, names, talk.meeting, least=PLAIN)


def remarks(text: str) -> bool:
    """Whether something in the words is only told."""
    told = any(is_background(one) or is_tale(one) or tells_past(one) for one in re.split(r"[,.;!]\s+", text))
    found = chances(text)
    return told or found.get(Act.ASIDE, 0.0) + found.get(Act.SMALL_TALK, 0.0) >= _PLAINLY


def beside_offer(held: Question, heard: Heard) -> bool:
    """Whether something is only told while an offer waits for a yes or a choice, neither of which was said."""
    offered = held.ask in {Ask.SLOT, Ask.CONFIRM}
    return offered and heard.assent is Assent.NONE and remarks(heard.text)


def _of_others(frame: Frame) -> bool:
    """Whether the time or the person named is part of what is told of others."""
    both = (frame.when or frame.when.avoid) and frame.professional
    return not (both or _IT_IS.search(frame.text) or _ends_bare(frame.text)) and is_tale(frame.text)


def _ends_bare(text: str) -> bool:
    """Whether a time without a verb stands at the end: "it's for my father. Tuesday."."""
    *told, last = re.split(r"[,.;!]\s+", text.strip(" .!,"))
    return bool(told) and bare_wish(last)


def without_told(frames: list[Frame]) -> list[Frame]:
    """The frames of an utterance that asks something, without those that only tell the case."""
    listed = any(one.act is Act.LIST for one in frames)
    return [one for one in frames if one.act in _ASKS or not _tells(one, listed=listed)]


def _tells(frame: Frame, *, listed: bool) -> bool:
    """Whether a sentence beside a question only tells: the case, or what others do where the diary is asked for.

    Beside a question words wish for something only where they hold what a wish is made of.
    """
    if (
        frame.act is Act.ASIDE
        or is_background(frame.text)
        or (listed and frame.act is None and tells_of_others(frame.text))
    ):
        return True
    said = main_clause(frame.text)
    weak = frame.act in (None, Act.BOOK) and grammar_act(said) is None
    named = _named(frame) or frame.when or frame.professional or names_appointment(frame.text)
    return weak and not (named or frame.question or wishful(said))


def _named(frame: Frame) -> bool:
    """Whether a kind, a place in the row or another appointment is named."""
    return bool(frame.service or frame.pick or frame.anchor or frame.refused or frame.avoid)
