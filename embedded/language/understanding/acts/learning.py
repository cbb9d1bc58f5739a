"""Learns the acts of clauses and of whole utterances, and replies, and writes the weights of each.

`examples.txt` gives `weights.npz`; with `wholes.txt` beside it, `wholes.npz`; `replies.txt` gives `replies.npz`.

Logistic regression by Adam (Kingma and Ba, 2015) on all sentences at once; rare kinds weigh more, by the inverse square
root of how many sentences they have. The same sentences give the same weights.
"""

from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.acts import learned, replies, wholes
from embedded.language.understanding.acts.examples import flat, labelled
from embedded.language.understanding.acts.likely import meaning
from embedded.language.understanding.acts.linear import Row, plain, share
from embedded.language.understanding.acts.signs import ACTS, signs
from embedded.language.understanding.acts.words import words
from embedded.language.understanding.sentences.text import mend

DECAY = 5e-5
STEPS = 300
FASTEST, SLOWEST = 0.05, 0.002
COMMON = 3
"""Examples a word or pair must be in to be learned."""
FINENESS = 64
"""Steps in which a weight is kept from one whole number to the next: coarse enough to be packed small."""


def rows(ready: list[str]) -> tuple[Row, Row]:
    """The meanings and the signs of clauses as `plain` leaves them, a row each."""
    found = [meaning(text) for text in ready]
    known = [one for one in found if one is not None]
    assert len(known) == len(ready), "the examples are embedded by the two models of the extra `local`"
    return np.stack(known), np.stack([signs(text) for text in ready])


def said(ready: list[str], common: int = COMMON) -> tuple[list[str], Row]:
    """The words and pairs that `common` clauses have, in order, and which of them are in each clause."""
    found = [words(text) for text in ready]
    seen = Counter(one for each in found for one in each)
    kept = sorted(one for one, times in seen.items() if times >= common)
    places = {one: place for place, one in enumerate(kept)}
    table = np.zeros((len(ready), len(kept)), np.float32)
    for row, each in zip(table, found, strict=True):
        mine = [places[one] for one in each if one in places]
        row[mine] = share(len(mine))
    return kept, table


def fit(given: Row, kinds: NDArray[np.int64], many: int, counts: NDArray[np.float64]) -> tuple[Row, Row]:
    """Weights (columns of `given` by kinds) and bias (kinds); `counts` is what each row counts for."""
    target = np.eye(many, dtype=np.float32)[kinds]
    of_kind = np.bincount(kinds, weights=counts, minlength=many)
    share = counts / np.sqrt(np.maximum(of_kind, 1))[kinds]
    share = (share / share.mean())[:, None].astype(np.float32)
    given = np.hstack([given, np.ones((len(given), 1), np.float32)])
    weights = np.zeros((given.shape[1], many), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = given @ weights
        odds = np.exp(scores - scores.max(1, keepdims=True))
        slope = (
            given.T @ ((odds / odds.sum(1, keepdims=True) - target) * share) / len(given) + DECAY * weights
        )
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = SLOWEST + FASTEST * (1 - step / STEPS)
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights[:-1], weights[-1]


def learn(
    file: Path,
    texts: list[str],
    kinds: list[int],
    many: int,
    digest: str,
    counts: list[float] | None = None,
    common: int = COMMON,
) -> None:
    """Write the weights for sentences, each with the number of its kind and what it counts for (1 by default)."""
    ready = [plain(mend(text)) for text in texts]
    meanings, form = rows(ready)
    mean = meanings.mean(0)
    listed, table = said(ready, common)
    each = np.array(counts or [1.0] * len(texts))
    weights, bias = fit(np.hstack([meanings - mean, form, table]), np.array(kinds), many, each)
    np.savez_compressed(
        file,
        weights=(np.round(weights * FINENESS) / FINENESS).astype(np.float16),
        bias=bias,
        mean=mean.astype(np.float16),
        words="\n".join(listed),
        digest=digest,
    )


def main() -> None:
    """Write the weights of all three."""
    acts, named = flat()
    learn(learned.WEIGHTS, acts, [ACTS.index(act) for act in named], len(ACTS), learned.digest())
    texts, whole, counts = wholes.sentences()
    numbers = [ACTS.index(act) for act in whole]
    learn(wholes.WEIGHTS, texts, numbers, len(ACTS), wholes.digest(), counts, wholes.COMMON)
    said_back, ways = labelled("replies.txt")
    known = list(replies.Taken)
    learn(
        replies.WEIGHTS,
        said_back,
        [known.index(replies.Taken(way)) for way in ways],
        len(known),
        replies.digest(),
    )


if __name__ == "__main__":
    main()
