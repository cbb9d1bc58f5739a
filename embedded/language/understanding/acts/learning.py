"""Learns the acts of clauses and of whole utterances, and replies, and writes the weights of each.

`examples.txt` gives `weights.npz`; with `wholes.txt` beside it, `wholes.npz`; `replies.txt`, said to a read-back, gives
`replies.npz`; `offers.txt`, said to offered times, `offers.npz`.

Logistic regression by Adam (Kingma and Ba, 2015) on all sentences at once; rare kinds weigh more, by the inverse square
root of how many sentences they have. The same sentences and forms give the same weights, but for the last
digits of another processor.
"""

from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.acts import learned, offers, replies, wholes
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


def meanings_of(ready: list[str]) -> Row:
    """The meanings of clauses as `plain` leaves them, a row each."""
    found = [meaning(text) for text in ready]
    known = [one for one in found if one is not None]
    assert len(known) == len(ready), "the examples are embedded by the two models of the extra `local`"
    return np.stack(known)


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


def fit(
    given: Row, kinds: NDArray[np.int64], many: int, counts: list[float] | None = None
) -> tuple[Row, Row]:
    """Weights (columns of `given` by kinds) and bias (kinds); `counts` is what each row counts for, 1 by default."""
    each = np.array(counts or [1.0] * len(kinds))
    target = np.eye(many, dtype=np.float32)[kinds]
    of_kind = np.bincount(kinds, weights=each, minlength=many)
    share = each / np.sqrt(np.maximum(of_kind, 1))[kinds]
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


def packed(weights: Row) -> NDArray[np.float16]:
    """Weights in steps of 1/`FINENESS`, as they are kept."""
    return (np.round(weights * FINENESS) / FINENESS).astype(np.float16)


def learn(
    file: Path,
    said_so: list[tuple[str, Row]],
    kinds: list[int],
    many: int,
    digest: str,
    counts: list[float] | None = None,
    common: int = COMMON,
) -> None:
    """Write the weights for clauses with their signs, each with the number of its kind and what it counts for (1)."""
    ready, form = [text for text, _ in said_so], np.stack([signs for _, signs in said_so])
    meanings = meanings_of(ready)
    mean = meanings.mean(0)
    listed, table = said(ready, common)
    weights, bias = fit(np.hstack([meanings - mean, form, table]), np.array(kinds), many, counts)
    np.savez_compressed(
        file,
        weights=packed(weights),
        bias=bias,
        mean=mean.astype(np.float16),
        words="\n".join(listed),
        digest=digest,
    )


def with_signs(texts: list[str]) -> list[tuple[str, Row]]:
    """Sentences as `plain` leaves them, each with the signs of its grammar."""
    ready = [plain(mend(text)) for text in texts]
    return [(text, signs(text)) for text in ready]


def main() -> None:
    """Write the weights of all."""
    acts, named = flat()
    learn(learned.WEIGHTS, with_signs(acts), [ACTS.index(act) for act in named], len(ACTS), learned.digest())
    texts, whole, counts = wholes.sentences()
    numbers = [ACTS.index(act) for act in whole]
    learn(wholes.WEIGHTS, with_signs(texts), numbers, len(ACTS), wholes.digest(), counts, wholes.COMMON)
    said_back, ways = labelled("replies.txt")
    known = list(replies.Taken)
    learn(
        replies.WEIGHTS,
        with_signs(said_back),
        [known.index(replies.Taken(way)) for way in ways],
        len(known),
        replies.digest(),
    )
    learn_offers(offers.WEIGHTS)


def learn_offers(file: Path) -> None:
    """Write the weights of replies to an offer, each read with the row it was said to."""
    said_to, kinds = labelled("offers.txt")
    rows = [kind.split() for kind in kinds]
    each = [
        offers.read(text, offers.ROWS[row], offers.WITH, offers.TODAY)
        for text, (row, _) in zip(said_to, rows, strict=True)
    ]
    known = list(offers.Reply)
    numbers = [known.index(offers.Reply(kind)) for _, kind in rows]
    learn(file, each, numbers, len(known), offers.digest())


if __name__ == "__main__":
    main()
