"""How a reply to offered times is likely meant: a linear model, learned from `offers.txt`.

The weights lie in `offers.npz`, written by `python -m embedded.language.understanding.acts.learning`. It reads the
words with one token for every time or person on offer and another for those that are not, so that it knows "that one
is too early" of any house, and beside them what `among.py` makes of the row.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np

from embedded.language.understanding.acts.examples import digest_of
from embedded.language.understanding.acts.linear import Row, kept, plain
from embedded.language.understanding.acts.signs import signs
from embedded.language.understanding.answers.among import among
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.answers.mentions import masked, mentions, spoken_plainly

WEIGHTS = Path(__file__).with_name("offers.npz")
WEIGHT = 1.5
"""Length of one sign of the row beside a meaning of length 1; chosen on sentences of other people."""
_MELO, _COSTA = "Dr. Rui Melo", "Dr. Marta Costa"
WITH = (_MELO, _COSTA)
"""The professionals of the house the sentences of `offers.txt` were said to."""
TODAY = date(2026, 11, 30)
_ROWS = {
    "day": (("2026-12-01T09:00", _MELO), ("2026-12-01T11:30", _MELO), ("2026-12-01T16:00", _MELO)),
    "week": (("2026-12-02T10:00", _MELO), ("2026-12-03T14:30", _COSTA), ("2026-12-04T17:00", _MELO)),
    "one": (("2026-12-01T15:00", _MELO),),
    "two": (("2026-12-02T08:30", _COSTA), ("2026-12-02T18:15", _COSTA)),
}
ROWS: Mapping[str, tuple[Offer, ...]] = {
    name: tuple(Offer("", datetime.fromisoformat(starts), who) for starts, who in row)
    for name, row in _ROWS.items()
}
"""What was on offer where the sentences under that name were said."""


class Reply(StrEnum):
    """What a reply does with what is offered.

    TAKE says which; WHICH wants one and does not say; NONE refuses all of it, OTHER names what would suit instead; DROP
    gives the wish up; ASIDE is said to somebody else.
    """

    TAKE = "take"
    ANY = "any"
    WHICH = "which"
    NONE = "none"
    OTHER = "other"
    QUESTION = "question"
    DROP = "drop"
    WAIT = "wait"
    REPEAT = "repeat"
    ASIDE = "aside"


def digest() -> str:
    """What the kept weights must belong to."""
    return digest_of("offers.txt")


def read(
    text: str, offers: tuple[Offer, ...], others: tuple[str, ...], today: date | None
) -> tuple[str, Row]:
    """The words as the model reads them, and their signs: those of grammar, then ten of the row."""
    ready, found = plain(masked(text, offers, others, today)), among(text, offers, others, today)
    named = mentions(spoken_plainly(text), offers, others, today)
    single = len(found.taken) == 1 < len(offers)
    of_row = (
        len(offers) == 1,
        single and found.plainly,
        single,
        found.beyond,
        not found.taken and len(found.out) == len(offers),
        bool(found.out),
        bool(found.busy),
        any(not one.fits and one.kind != "order" for one in named),
        not named,
        len(named) > 2,
    )
    return ready, np.concatenate((signs(ready), np.array(of_row, np.float32) * WEIGHT))


@lru_cache(1024)
def replied(
    text: str, offers: tuple[Offer, ...], others: tuple[str, ...] = (), today: date | None = None
) -> dict[Reply, float]:
    """The probability of each way a reply can be meant; empty where there is no model."""
    weights = kept(WEIGHTS, digest())
    if weights is None:
        return {}
    odds = weights.odds(*read(text, offers, others, today))
    return dict(zip(Reply, odds, strict=True)) if odds else {}
