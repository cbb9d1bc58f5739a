"""Who has the floor: is the agent addressed, may it speak, and if not, why. Pure.

One human: free talk. Two or more: the agent answers when called by name, typed or tapped to, or by the
person it has an open question to. Being spoken of is not being spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.names import sounds_like


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
        people: names of the humans present, the speaker included.
        speaker: name of the one who spoke.
        open_question: whether the agent has an unanswered question to the speaker.
        agent_speaking: whether the agent is heard right now.
    """

    agent_name: str
    people: Sequence[str]
    speaker: str
    open_question: bool = False
    agent_speaking: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Answer or not, and the reason."""

    answer: bool
    reason: Reason


_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-zÀ-ÿ]+)?|[^\sA-Za-zÀ-ÿ]")
_HUM = re.compile(r"m+|h+m+|(?:m+|u+h*)-?h+[mu]+h*|u+h+|a+h+|o+h+|e+r+m*|u+m+")
_LISTENING = frozenset("yeah yep okay ok right sure i see got it mom mama".split())
_OPENERS = frozenset(
    "hey hi hello ok okay so well um uh please thanks thank you yes no oh and but then good morning "
    "afternoon evening right now sorry excuse me listen dear actually".split()
)
_OF = frozenset(
    "ask asked tell told with to for by about like than from is was and or let of as says said using "
    "called named our the this that my an a use uses without against thanked".split()
)
_THIRD_PERSON = frozenset(
    "says said told tells is was has had does did knows knew thinks thought might may must should "
    "heard hears booked books moved moves cancelled asked asks answered gave gives will would can "
    "could and or who whose which that isn't wasn't hasn't doesn't didn't won't can't couldn't gets "
    "got wants wanted seems sounds".split()
)
_INVERTED = frozenset("you we i there it he she they dr doctor my anyone anybody anything someone".split())
_INVERTED_IF_ASKED = frozenset("the that this these those your our".split())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ]+(?:[-'’][a-zà-ÿ]+)*|[0-9]+", text.lower())


def is_backchannel(text: str) -> bool:
    """Whether the text only says "I am listening" ("mm-hm", "okay", "right")."""
    return all(w in _LISTENING or _HUM.fullmatch(w) for w in _words(text))


def is_noise(text: str) -> bool:
    """Whether the text holds no word at all, only hums."""
    return all(_HUM.fullmatch(w) for w in _words(text))


def _first_names(person: str) -> list[str]:
    words = [
        w
        for w in re.findall(r"[A-Za-zÀ-ÿ]+", person)
        if w.lower() not in {"dr", "mr", "mrs", "ms", "prof", "doctor"}
    ]
    return words


def _vocative(tokens: list[str], at: int) -> bool:
    """Whether the name at that token is an address, not a mention."""
    before, after = (
        tokens[at - 1].lower() if at else "",
        tokens[at + 1].lower() if at + 1 < len(tokens) else "",
    )
    preceding = [t.lower() for t in tokens[:at] if t.isalpha()]
    opening = all(w in _OPENERS for w in preceding)
    if after in {"'", "’"} or (before in _OF and not opening):
        return False
    if opening or before in {",", ".", "?", "!", ";", ":"}:
        return _opens(tokens, at, after)
    return not any(t.isalpha() for t in tokens[at + 1 :]) and after in {"", "?", "!", "."}


def _opens(tokens: list[str], at: int, after: str) -> bool:
    if after in _THIRD_PERSON:
        following = tokens[at + 2].lower() if at + 2 < len(tokens) else ""
        return following in _INVERTED or (following in _INVERTED_IF_ASKED and tokens[-1] == "?")
    return True


def _calls(text: str, names: Sequence[str]) -> tuple[bool, bool]:
    """(addressed, mentioned) for any of the names, one word each."""
    tokens = _WORD.findall(text)
    mentioned = False
    for i, token in enumerate(tokens):
        word = re.sub(r"['’]s$", "", token)
        if not any(sounds_like(word, n) for n in names):
            continue
        mentioned = True
        if word == token and _vocative(tokens, i):
            return True, True
    return False, mentioned


def decide(text: str, channel: Channel, floor: Floor) -> Decision:
    """Whether the agent answers what was just said.

    Args:
        text: the utterance, as heard or typed.
        channel: spoken, typed or tapped.
        floor: who is here and what is open.
    """
    if channel is Channel.TAPPED:
        return Decision(True, Reason.WRITTEN)
    others = [p for p in floor.people if p != floor.speaker]
    if not others:
        silent = is_noise(text) or (floor.agent_speaking and not floor.open_question and is_backchannel(text))
        return Decision(False, Reason.BACKCHANNEL) if silent else Decision(True, Reason.ALONE)
    called, mentioned = _calls(text, [floor.agent_name])
    if called:
        return Decision(True, Reason.CALLED)
    if any(_calls(text, _first_names(p))[0] for p in others):
        return Decision(False, Reason.TO_ANOTHER)
    if channel is Channel.TYPED:
        return Decision(True, Reason.WRITTEN)
    if mentioned:
        return Decision(False, Reason.SPOKEN_OF)
    if floor.open_question and not is_noise(text):
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
