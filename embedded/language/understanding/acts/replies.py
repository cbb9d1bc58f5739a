"""How likely a reply to what was read back agrees to it: a linear model, learned from `replies.txt`.

The weights lie in `replies.npz`, written by `python -m embedded.language.understanding.acts.learning`. A careful ear
beside the forms of `assent.py`: "great" opens a yes, a no and a remark alike, and what follows decides.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from embedded.language.understanding.acts.examples import digest_of
from embedded.language.understanding.acts.linear import kept, plain
from embedded.language.understanding.acts.signs import signs

WEIGHTS = Path(__file__).with_name("replies.npz")


class Taken(StrEnum):
    """What a reply does with what was read back; OPEN leaves it: a question, a remark, words to somebody else."""

    YES = "yes"
    NO = "no"
    CHANGE = "change"
    OPEN = "open"


def digest() -> str:
    """What the kept weights must belong to."""
    return digest_of("replies.txt")


@lru_cache(1024)
def taken(text: str) -> dict[Taken, float]:
    """The probability of each way to take it; empty where there is no model."""
    weights, ready = kept(WEIGHTS, digest()), plain(text)
    odds = weights.odds(ready, signs(ready)) if weights else []
    return dict(zip(Taken, odds, strict=True)) if odds else {}
