"""Whether words may be the answer to the agent's question, where the person asked also talks to others. Pure.

The next words of whoever was asked are their answer unless their form turns them to a person. Once somebody else
has spoken, only what has the shape of an answer to that very question is one; and a bare yes or no answers whoever
asked last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the agent's that waits for somebody's answer.

    Attributes:
        text: the agent's words; empty while they are still being made.
        overtaken: another human has spoken since.
        outbid: the last that was said between humans was a question to whoever was asked.
    """

    text: str = ""
    overtaken: bool = False
    outbid: bool = False


_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-zà-ÿ]+)*|\d+")
_TO_A_PERSON = re.compile(
    r"\b(?:what do you (?:think|say|reckon)|(?:okay|ok|fine|good|all ?right|convenient) (?:with|for|by) you\b"
    r"|(?:(?:work|suit)s?(?: for)? you|can you (?:come|make it)|are you (?:free|in|around|coming))"
    r"(?: too| as well| then| that day)?(?= ?\?|$)"
    r"|are you (?:sure|able|all right|driving|busy)\b"
    r"|(?:do|would|did|don't|didn't) you (?:mind|remember|want|agree)\b|shall we\b)",
    re.I,
)
"""Asks for an opinion, a memory or a diary only people have."""
_OUR_PAST = re.compile(
    r"\bwe (?:\w+ )?(?:had|went|were|did|got|saw|met|came|took|drove|ate|spent|left|found"
    r"|(?!need|want|hop|prefer|plan)\w{2,}ed)\b",
    re.I,
)
"""What was lived through together is told to each other."""
_HERE = re.compile(r"\b(?:appointments?|book(?:ed|ing)?|cancel\w*|slot|visit|move)\b", re.I)
_YES_NO = frozenset("yes yeah yep yup no nope nah sure okay ok fine right great good perfect lovely".split())
_CHOOSES = frozenset(
    "first second third last earlier later other another else either any none both whichever neither anything "
    "please never cancel book move take keep leave forget rather prefer instead maybe".split()
)
_GO = re.compile(
    r"\b(?:go (?:ahead|for it)|do (?:it|that)\b(?! (?:hurt|matter|look))|let's (?:do|take|go))\b", re.I
)
_ORDERS = frozenset("book take move cancel make keep leave first second third last please".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow morning afternoon evening noon lunch "
    "week one two three four five six seven eight nine ten eleven twelve half quarter thirty o'clock".split()
)
_FREELY = re.compile(r"\b(?:who|whom|what should i|what is the message|which client)\b[^.?!]*\?", re.I)
_WHEN = re.compile(r"\b(?:when|what (?:other )?(?:day|time|date))\b|\d|day\b", re.I)
_ASKS = re.compile(
    r"\?\s*$|^(?:and |so |but )*(?:what|where|when|who|why|how|which|is|are|do|does|did|can|could|will|would|have"
    r"|has)\b",
    re.I,
)
_TOLD = re.compile(
    r"(?:(?:oh|no|well|yeah|yes|but|and)[,. ]+)*(?:that|it|this|they|those|he|she|we)(?:'s|'re| is| are| was| were)\b",
    re.I,
)
"""Tells how something is, which answers a person who has just asked: "that's the Sunday"."""
SHORT = 5
"""Words in which a name or a thing that was asked for is usually given."""


def asks(text: str) -> bool:
    """Whether somebody puts a question."""
    return bool(_ASKS.search(text.strip()))


def may_answer(text: str, asked: Asked) -> bool:
    """Whether the words may answer the agent's question rather than a human."""
    if _TO_A_PERSON.search(text) or (_OUR_PAST.search(text) and not _HERE.search(text)):
        return False
    return not asked.overtaken or _has_the_shape(text, asked)


_YES = re.compile(
    r"(?:(?:oh|well|um+|uh|so|okay|ok|right|great|good|lovely|mm+|ah)[,. ]+)*"
    r"(?:yes|yeah|yep|yup|aye|sure|absolutely|perfect|please)\b|no,? (?:thanks|thank you)\b",
    re.I,
)
LONG = 8
"""Words a choice is made in; more of them tell something."""


def settles(text: str, asked: Asked, *, firmly: bool = False) -> bool:
    """Whether words beside others said to a person answer the question: a yes, or what was asked for.

    Args:
        text: what was not said to them.
        asked: the question that waits.
        firmly: whether only an order or a "please" counts, as what comes behind a person's name may be theirs.
    """
    said = _WORD.findall(text.lower())
    if not said or asks(text) or "?" in text or _TO_A_PERSON.search(text) or _OUR_PAST.search(text):
        return False
    if asked.overtaken and not _has_the_shape(text, asked):
        return False
    orders = bool(_GO.search(text)) or any(word in _ORDERS for word in said)
    times = bool(_WHEN.search(asked.text)) and any(word in _TIMES or word.isdigit() for word in said)
    if firmly:
        return len(said) <= LONG and (bool(_GO.search(text)) or "please" in said) and said[0] != "please"
    if _YES.match(text):
        return len(said) <= 3 or (len(said) <= 2 * LONG and (orders or times))
    return len(said) <= LONG and (orders or times)


def turns_it_over(text: str) -> bool:
    """Whether a person is asked what they think of what was answered, which so is not settled yet."""
    return bool(_TO_A_PERSON.search(text))


def _has_the_shape(text: str, asked: Asked) -> bool:
    said = _WORD.findall(text.lower())
    if (
        asked.outbid
        and said
        and said[0] in {"yes", "yeah", "no", "nope"}
        and not any(w in _ORDERS for w in said)
    ):
        return False
    if _GO.search(text) or any(word in _CHOOSES for word in said) or _repeats(said, asked.text):
        return True
    timed = _WHEN.search(asked.text) and any(word in _TIMES or word.isdigit() for word in said)
    if timed and not (asked.outbid and _TOLD.match(text)):
        return True
    if asked.outbid:
        return False
    freely = bool(_FREELY.search(asked.text)) or not asked.text
    return (freely and (len(said) <= SHORT or not asks(text))) or any(word in _YES_NO for word in said[:3])


def _repeats(said: list[str], question: str) -> bool:
    """Whether a telling word of the question comes back."""
    return any(
        len(word) > 3 and word not in _COMMON for word in set(said) & set(_WORD.findall(question.lower()))
    )


_COMMON = frozenset(
    "that this with what which would like have there could should shall when your them they then from leave here "
    "know want time suits suit some does book".split()
)
