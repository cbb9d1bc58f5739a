"""Who has the floor: is the agent addressed, may it speak, and if not, why. Pure.

One human: free talk. Two or more: the agent answers when called by name, typed or tapped to, or by the
person it has an open question to, as long as that is what they answer. Being spoken of is not being spoken to.
Who answers and then turns to somebody else has answered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.address import to_agent
from agent.answering import Asked, may_answer, settles, turns_it_over
from agent.turning import Turned, agrees_with, only_names, turned


class Channel(StrEnum):
    """How an utterance reached the room."""

    SPOKEN = "spoken"
    TYPED = "typed"
    TAPPED = "tapped"


class Reason(StrEnum):
    """Why the agent answers or stays silent."""

    ALONE = "alone_with_person"
    CALLED = "called_by_name"
    WRITTEN = "written_to"
    OPEN_QUESTION = "open_question"
    BACKCHANNEL = "backchannel"
    SPOKEN_OF = "spoken_of"
    TO_ANOTHER = "to_another_person"
    HUMAN_TALK = "human_talk"


@dataclass(frozen=True, slots=True)
class Floor:
    """What the decision rests on.

    Attributes:
        agent_name: the agent's name as people say it.
        others: names of the humans present besides the one who spoke.
        asked: the agent's unanswered question to the speaker.
        agent_speaking: whether the agent is heard right now.
    """

    agent_name: str
    others: Sequence[str]
    asked: Asked | None = None
    agent_speaking: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Answer or not, and the reason."""

    answer: bool
    reason: Reason


_HUM = re.compile(r"m+|h+m+|(?:m+|u+h*)-?h+[mu]+h*|u+h+|a+h+|o+h+|e+r+m*|u+m+")
_AGREES = re.compile(r"m+h+m+|u+h+u+h+")
_LISTENING = frozenset("yeah yep okay ok right sure i see got it mom mama".split())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ]+(?:[-'’][a-zà-ÿ]+)*|[0-9]+", text.lower())


def is_backchannel(text: str) -> bool:
    """Whether the text only says "I am listening" ("mm-hm", "okay", "right")."""
    return all(w in _LISTENING or _HUM.fullmatch(w) for w in _words(text))


def is_noise(text: str) -> bool:
    """Whether the text holds no word at all, only hums."""
    return all(_HUM.fullmatch(w) for w in _words(text))


def is_hummed_yes(text: str) -> bool:
    """Whether the text is a hum of agreement ("mm-hmm", "uh-huh") and no thinking sound."""
    return bool(_AGREES.fullmatch("".join(_words(text)).replace("-", "")))


def _hums_an_answer(text: str, floor: Floor) -> bool:
    """Whether a hum may answer: the agent has asked, is silent, and nobody has spoken since."""
    asked = floor.asked is not None and not floor.asked.overtaken and not floor.agent_speaking
    return asked and is_hummed_yes(text)


def _answers_beside(said: Turned, asked: Asked) -> bool:
    """Whether what was said before turning to another, or as an order behind it, answers the agent's question."""
    if turns_it_over(said.to_them):
        return False
    return settles(said.before, asked) or settles(said.after, asked, firmly=True)


def decide(text: str, channel: Channel, floor: Floor) -> Decision:
    """Whether the agent answers what was just said.

    Args:
        text: the utterance, as heard or typed.
        channel: spoken, typed or tapped.
        floor: who is here and what is open.
    """
    if channel is Channel.TAPPED:
        return Decision(True, Reason.WRITTEN)
    if not floor.others:
        if _hums_an_answer(text, floor):
            return Decision(True, Reason.OPEN_QUESTION)
        silent = is_noise(text) or (floor.agent_speaking and floor.asked is None and is_backchannel(text))
        return Decision(False, Reason.BACKCHANNEL) if silent else Decision(True, Reason.ALONE)
    agent = to_agent(text, floor.agent_name, floor.others)
    if agent.called:
        return Decision(True, Reason.CALLED)
    to_them = turned(text, floor.others)
    if to_them is None and floor.asked and floor.asked.overtaken:
        to_them = agrees_with(text, floor.others, floor.asked.text)
    if to_them is not None:
        answers = floor.asked is not None and _answers_beside(to_them, floor.asked)
        return Decision(True, Reason.OPEN_QUESTION) if answers else Decision(False, Reason.TO_ANOTHER)
    if channel is Channel.TYPED:
        return Decision(True, Reason.WRITTEN)
    if agent.mentioned:
        return Decision(False, Reason.SPOKEN_OF)
    if floor.asked and floor.asked.overtaken and only_names(text, floor.others, floor.asked.text):
        return Decision(False, Reason.TO_ANOTHER)
    if _hums_an_answer(text, floor) or (
        floor.asked is not None and not is_noise(text) and may_answer(text, floor.asked)
    ):
        return Decision(True, Reason.OPEN_QUESTION)
    return Decision(False, Reason.BACKCHANNEL if is_backchannel(text) else Reason.HUMAN_TALK)


SILENCE_WORDS = {
    Reason.BACKCHANNEL: "",
    Reason.SPOKEN_OF: 'Silent: you spoke about me. Say "{name}" to ask me.',
    Reason.TO_ANOTHER: "Silent: that was for someone else.",
    Reason.HUMAN_TALK: 'Silent: you are talking to each other. Say "{name}" to ask.',
}


def why_silent(reason: Reason, agent_name: str) -> str:
    """The sentence the room shows while the agent stays silent."""
    return SILENCE_WORDS.get(reason, "").format(name=agent_name)
