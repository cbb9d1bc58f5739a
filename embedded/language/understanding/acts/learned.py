"""How likely each act is for a clause: a linear model over its meaning and its grammar, learned from `examples.txt`.

The weights lie in `weights.npz`, written by `python -m embedded.language.understanding.acts.learning`; when they are
not of today's sentences, or without an embedder, there is no likelihood and grammar stands alone.
"""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.chat import phatic
from embedded.language.understanding.acts.examples import flat
from embedded.language.understanding.acts.intents import is_question, only_bounds
from embedded.language.understanding.acts.linear import kept, plain
from embedded.language.understanding.acts.signs import ACTS, signs
from embedded.language.understanding.booked.diary_words import STAYS, asks_others, who_comes
from embedded.language.understanding.who.dictation import by_oneself, orders

WEIGHTS = Path(__file__).with_name("weights.npz")
SURE = 0.5
"""Probability from which likeness outweighs grammar; 299 of 330 sentences of other people have it, 292 rightly."""
SILENT = 0.7
"""The same where grammar names no act or a wish would be made of another, or a question of no question;
below it `judging.py` decides."""
RARE = 0.25
"""Probability up to which grammar's act is outweighed."""
CHANGED = 0.7
"""Probability from which words are about an appointment that stands and shall be another."""
_DEEDS = frozenset({Act.BOOK, Act.MOVE, Act.CANCEL, Act.INVITE})
_CANCELS = re.compile(r"\bcancel (?:it|them|my|our|the)\b", re.I)
_NEGATED = re.compile(r"\b(?:don't|do not|didn't|did not|not|never|nobody|nothing|no longer)\b", re.I)
"""Likeness does not see negation (Ettinger 2020); grammar does."""
_WHAT_IS_FREE = re.compile(
    r"\b(?:free|available|availability|slots?|openings?|gaps?|(?:do|have|'ve) you (?:have|got)|you(?:'ve)? got"
    r"|you(?:'ve)? have|ha(?:s|ve) (?!i\b|we\b)[\w. ]{2,30} got)\b",
    re.I,
)
"""Of a client: about the house's time, not their own."""


@cache
def digest() -> str:
    """What the kept weights must belong to."""
    return hashlib.sha256("\n".join([*flat()[0], *map(str, flat()[1]), *ACTS]).encode()).hexdigest()


@lru_cache(4096)
def chances(clause: str, *, staff: bool = False) -> dict[Act, float]:
    """The probability of each act; empty where there is no model."""
    weights, ready = kept(WEIGHTS, digest()), plain(clause)
    odds = weights.odds(ready, signs(ready, staff=staff)) if weights else []
    return dict(zip(ACTS, odds, strict=True)) if odds else {}


def likeliest(clause: str, *, staff: bool = False) -> tuple[Act | None, float]:
    """The likeliest act and its probability; no act where there is no model."""
    found = chances(clause, staff=staff)
    return max(found.items(), key=lambda one: one[1]) if found else (None, 0.0)


def settled(clause: str, act: Act | None, *, staff: bool = False) -> Act | None:
    """The act of grammar, or the likeliest one where that is sure and grammar's is not likely.

    What only may be a change of an appointment stays a wish; whether one stands decides (`presumes`).
    """
    if phatic(clause) or (act is Act.MESSAGE and orders(clause)):
        return act
    best, sure = likeliest(clause, staff=staff)
    if act is Act.FACT and _goes_on(clause, staff=staff):
        return None
    if best in {None, act, Act.ANSWER, Act.ASIDE} or (
        act in {None, Act.BOOK} and best in {Act.BOOK, Act.MOVE}
    ):
        return act
    if act is Act.BOOK and best in _TAKES_BACK and _ORDERS_BOOKING.match(clause):
        return act
    if best is Act.MESSAGE and by_oneself(clause):
        return act
    if best is Act.CANNOT_COME and only_bounds(clause):
        return act or Act.BOOK
    if act is Act.CANCEL and best is Act.FORGET and _CANCELS.search(clause) and not _NEGATED.search(clause):
        return act
    if act and best in _DEEDS and _NEGATED.search(clause):
        return act
    if (act is Act.LIST and (asks_others(clause) or STAYS.search(clause))) or (
        best is Act.LIST and who_comes(clause)
    ):
        return Act.LIST
    if best in {Act.LIST, Act.HOURS} and not staff and _WHAT_IS_FREE.search(clause):
        return act
    rival = chances(clause, staff=staff)[act] if act else 0.0
    doubtful = best in {Act.BOOK, Act.FORGET} or (best is Act.FACT and not is_question(clause))
    if sure < (SURE if act and not doubtful else SILENT) or rival > RARE:
        return act
    return None if best is Act.MOVE and act not in {Act.CANCEL, Act.CANNOT_COME} else best


_TAKES_BACK = frozenset({Act.CANCEL, Act.CANNOT_COME})
_ORDERS_BOOKING = re.compile(
    r"(?:(?:please|just|do|then|so|and|yes|ok|okay|also)[, ]+)*(?:book|reserve)\b(?!.*\b(?:cancel|drop|instead|not)\b)",
    re.I,
)
"""What orders a booking takes nothing back: "please book mine"."""


def _goes_on(clause: str, *, staff: bool) -> bool:
    """Whether words of a topic ("late") rather take up an offer, or ask for another: "what about Friday, late?"."""
    found = chances(clause, staff=staff)
    answers, books = found.get(Act.ANSWER, 0.0), found.get(Act.BOOK, 0.0)
    return answers > RARE and answers + books >= SILENT and found[Act.FACT] <= RARE


def presumes_change(clause: str) -> bool:
    """Whether a clause is surely about an appointment that stands and shall be another."""
    return chances(clause).get(Act.MOVE, 0.0) >= CHANGED
