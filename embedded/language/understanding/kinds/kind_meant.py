"""The kind of appointment that words mean which do not name it: "my overtime isn't on the slip", "we want a kitten"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import exp

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.likely import ANY_WISH, likenesses
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.names import common_words, words
from embedded.language.understanding.who.professionals import find_professional

SURE = 0.7
"""Share of one kind from which it is proposed; on 40 sentences that mean a kind 24 have it, all rightly, and none of 33
that mean none."""
PLAIN = 0.9
"""The same from which what is only told is a wish for it."""
LIKELY = 0.5
"""The same from which it may be asked for by itself."""
_LEAST = 0.4
"""The same of all that was said where one sentence of it is sure."""
_NONE = 0.1
"""Likeness to a kind of words that mean none of them."""
_SPREAD = 0.05
"""How much nearer makes e times as likely."""
_SMALL = 200
"""So many of the commonest words tell nothing of what is wished for."""
_ANY_KIND = re.compile(
    r"\b(?:appointments?|bookings?|visits?|slots?|meetings?|sessions?|(?:good )?(?:morning|afternoon|evening))\b"
    r"|\b(?:hi|hello|hey|thanks?|thank you|please|sorry|dear)\b"
    r"|\b(?:book(?:ed|ing)?|schedule[ds]?|reserved?|arranged?|available|earliest|soonest|possible|suits?|perfect"
    r"|lovely|ideal|grand)\b",
    re.I,
)
"""Words of any wish, which are like the name of a kind they stand in."""


_DENIES = re.compile(r"n't\b|\b(?:not|no|never|nothing|without)\b", re.I)


def denies(text: str) -> bool:
    """Whether it is said what is not, which says of no kind that it is the one: "it doesn't hurt"."""
    return bool(_DENIES.search(text))


def kind_meant(text: str, kinds: Sequence[str], meeting: Meeting, *, least: float = SURE) -> str | None:
    """The one kind words are about, when it is that much likelier than the others or none; None without a model."""
    return _meant(text, tuple(kinds), meeting, least)


@lru_cache(1024)
def _meant(text: str, kinds: tuple[str, ...], meeting: Meeting, least: float) -> str | None:
    told = matter_told(text, meeting)
    shares = _shares(told, kinds) if told and len(kinds) > 1 else []
    best = max(shares, default=0.0)
    if best < min(least, _LEAST):
        return None
    kind = kinds[shares.index(best)]
    if best >= least or least > SURE:
        return kind if best >= least else None
    pieces = [one for part in re.split(r"[.;?!]", text) if (one := matter_told(part, meeting)) != told]
    alone = [_shares(one, kinds) for one in pieces if one]
    return kind if any(one[kinds.index(kind)] >= SURE for one in alone) else None


def matter_told(text: str, meeting: Meeting) -> str:
    """What a text tells beside time, people and the words of any wish; "" where that is nothing."""
    left = find_professional(find_when(text)[1], meeting)[2]
    left = re.sub(rf"\b{re.escape(meeting.agent)}\b", "~", left, flags=re.I) if meeting.agent else left
    left = re.sub(r"[\s,~]*~[\s~]*", " ", _ANY_KIND.sub("~", left)).strip(" ,.;!?")
    telling = [one for one in words(left.lower()) if "'" not in one and one not in common_words(_SMALL)]
    return left if telling else ""


def _shares(text: str, kinds: Sequence[str]) -> list[float]:
    """How likely each kind is, beside none of them."""
    weights = [exp((one - _NONE) / _SPREAD) for one in likenesses(text.lower(), kinds, ANY_WISH)]
    return [one / (1 + sum(weights)) if any(weights) else 0.0 for one in weights]
