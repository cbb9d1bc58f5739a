"""Learns the acts from `examples.txt` and writes `weights.npz`.

Logistic regression by Adam (Kingma and Ba, 2015) on all sentences at once; rare acts weigh more, by the inverse square
root of how many sentences they have. The same sentences give the same weights.
"""

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.examples import flat
from embedded.language.understanding.learned import WEIGHTS, Row, digest, plain
from embedded.language.understanding.likely import meaning
from embedded.language.understanding.signs import ACTS, signs
from embedded.language.understanding.text import mend

DECAY = 5e-5
STEPS = 300
FASTEST, SLOWEST = 0.05, 0.002


def rows() -> tuple[Row, Row, NDArray[np.int64]]:
    """The meanings, the signs and the acts' places of all examples, a row each."""
    texts, acts = flat()
    ready = [plain(mend(text)) for text in texts]
    found = [meaning(text) for text in ready]
    known = [one for one in found if one is not None]
    assert len(known) == len(ready), "the examples are embedded by the two models of the extra `local`"
    return np.stack(known), np.stack([signs(text) for text in ready]), np.array([ACTS.index(a) for a in acts])


def fit(given: Row, acts: NDArray[np.int64]) -> tuple[Row, Row]:
    """Weights (columns of `given` by acts) and bias (acts)."""
    target = np.eye(len(ACTS), dtype=np.float32)[acts]
    share = 1 / np.sqrt(np.maximum(np.bincount(acts, minlength=len(ACTS)), 1))[acts]
    share = (share / share.mean())[:, None].astype(np.float32)
    given = np.hstack([given, np.ones((len(given), 1), np.float32)])
    weights = np.zeros((given.shape[1], len(ACTS)), np.float32)
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


def main() -> None:
    """Write the weights."""
    meanings, form, acts = rows()
    mean = meanings.mean(0)
    weights, bias = fit(np.hstack([meanings - mean, form]), acts)
    np.savez_compressed(
        WEIGHTS, weights=weights.astype(np.float16), bias=bias, mean=mean.astype(np.float16), digest=digest()
    )


if __name__ == "__main__":
    main()
