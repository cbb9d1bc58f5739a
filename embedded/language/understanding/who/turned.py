"""What is said to other people in the room beside the words for the agent: it is none of its matter."""

import re
from functools import lru_cache

from agent.address import sentences, to_agent
from agent.turning import calls_another
from embedded.language.meeting import Meeting
from embedded.language.understanding.who.names import parts

_OF_A_THIRD = re.compile(r"\b(?:s?he|they|him|his|hers?|them|their)\b", re.I)
_YOU = re.compile(r"\b(?:you|your|we|us|our|let's)\b", re.I)
_I_MEAN = re.compile(r"^[\w'. -]+, (?:i mean|i meant|that is)[.! ]*$|^i mean\b", re.I)
"""A name said to tell whom was meant: "Lena, I mean"."""
_LEADS = "oh|ah|well|hey|and|but|so|right|true"
_SIGHS = frozenset("ah oh och aw ach ha oi hey well no now".split())


def without_others(text: str, meeting: Meeting, speaker: str) -> str:
    """The utterance without the sentences that turn to somebody else in the room; all of it where nothing is left.

    Staff put a client's name in front to say what is to be done about them ("Gerry, he wants Friday"): that stays.
    """
    others = tuple(one.name for one in meeting.people if one.name != speaker)
    person = meeting.person(speaker)
    staff = bool(person and person.books_for_others)
    left = _left(text, meeting.agent, others, staff) if others else text
    return left if staff else _uncalled(left, others)


@lru_cache(4096)
def _uncalled(text: str, others: tuple[str, ...]) -> str:
    """The words without the names of those who are spoken to in them, as nothing is for or about them."""
    if not any(calls_another(one, others) for one in sentences(text)):
        return text
    names = sorted({one for other in others for one in (other, *parts(other))}, key=len, reverse=True)
    called = "|".join(re.escape(one) for one in names)
    end = rf"(?:^|(?<=[.!?] ))(?:(?:{_LEADS})[, ]+)*(?:{called}), (?=\w)|, (?:{called})(?=[,.!?]|$)"
    left = re.sub(end, "", text, flags=re.I).strip(" ,")
    return left if re.search(r"\w", left) else text


@lru_cache(4096)
def _left(text: str, agent: str, others: tuple[str, ...], staff: bool) -> str:
    said = sentences(text)
    kept = [
        left for one in said if (left := _for_agent(one, agent, others, staff=staff, alone=len(said) < 2))
    ]
    return " ".join(kept) if kept and kept != said else text


def _for_agent(sentence: str, agent: str, others: tuple[str, ...], *, staff: bool, alone: bool) -> str:
    """What of a sentence is for the agent."""
    if not to_agent(sentence, agent, others).called:
        theirs = calls_another(sentence, others) and not (staff and _is_topic(sentence))
        theirs = theirs and not _I_MEAN.search(sentence)
        return "" if theirs or (not alone and _sighs(sentence, others)) else sentence
    called = re.search(rf"\b{re.escape(agent)}\b", sentence, re.I)
    before = sentence[: called.start()].strip(" ,") if called else ""
    return sentence[called.start() :] if called and before and calls_another(before, others) else sentence


def _is_topic(sentence: str) -> bool:
    return bool(_OF_A_THIRD.search(sentence)) and not _YOU.search(sentence)


def _sighs(sentence: str, others: tuple[str, ...]) -> bool:
    """Whether no more than a name is sighed: "ah Gerry."."""
    first, *name = re.findall(r"[\w'-]+", sentence.lower()) or [""]
    known = {part.lower() for other in others for part in parts(other)}
    return first in _SIGHS and bool(name) and set(name) <= known
