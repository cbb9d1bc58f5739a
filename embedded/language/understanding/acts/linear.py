"""A linear model over a clause's meaning, its signs of form and its words, with weights read from a file.

Multinomial logistic regression on one row per clause: the embedder's vector less the mean of the examples', the
signs of grammar, and the words and pairs of words that several examples have.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.acts.words import words

WORDS = 3.0
"""Length of a clause's words and pairs beside a meaning of length 1."""
Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Args:
        known: Rows of meaning and signs, then of the known words, by columns of kinds.
        bias: One number per kind.
        mean: The examples' mean meaning.
        places: The row of each known word or pair.
    """

    known: Row
    bias: Row
    mean: Row
    places: Mapping[str, int]

    def odds(self, ready: str, form: Row) -> list[float]:
        """The probability of each kind for a clause as `plain` leaves it, with its signs; empty without an embedder."""
        found = meaning(ready)
        if found is None or found.shape != self.mean.shape:
            return []
        row = np.concatenate((found - self.mean, form))
        said = [self.places[one] for one in words(ready) if one in self.places]
        scores = row @ self.known[: len(row)] + self.known[said].sum(0) * share(len(said)) + self.bias
        odds = np.exp(scores - scores.max())
        return list(map(float, odds / odds.sum()))


def share(count: int) -> float:
    """What each of a clause's `count` known words and pairs counts for: together they have the length `WORDS`."""
    return float(WORDS / max(1, count) ** 0.5)


def plain(clause: str) -> str:
    """A clause as examples are written: without case and the marks around it."""
    return clause.lower().strip(" ,.!")


@cache
def kept(file: Path, digest: str) -> Weights | None:
    """The weights in a file; None where it is not there or its weights are not of the sentences of that digest."""
    try:
        found = np.load(file)
    except (OSError, ValueError):
        return None
    if str(found["digest"]) != digest:
        return None
    known, bias, mean = (found[name].astype(np.float32) for name in ("weights", "bias", "mean"))
    listed = str(found["words"]).split("\n")
    return Weights(known, bias, mean, {one: len(known) - len(listed) + n for n, one in enumerate(listed)})
