"""How likely each act is for a whole utterance: a linear model, learned from `wholes.txt` beside `examples.txt`.

What somebody wants is often in no single clause: "I've got a cleaning tomorrow and my boss put a meeting on it" wishes
for nothing by its forms. The weights lie in `wholes.npz`, written by
`python -m embedded.language.understanding.acts.learning`; without them or an embedder there is no likelihood.
"""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.examples import flat, labelled
from embedded.language.understanding.acts.linear import kept, plain
from embedded.language.understanding.acts.signs import ACTS, signs

WEIGHTS = Path(__file__).with_name("wholes.npz")
COUNT = 4.0
"""What a whole utterance counts for beside a clause of `examples.txt`."""
COMMON = 4
"""Sentences a word or pair must be in to be learned here."""


@cache
def sentences() -> tuple[list[str], list[Act], list[float]]:
    """All sentences to learn from, their acts, and what each counts for."""
    clauses, acts = flat()
    texts, kinds = labelled("wholes.txt")
    counts = [1.0] * len(clauses) + [COUNT] * len(texts)
    return [*clauses, *texts], [*acts, *map(Act, kinds)], counts


@cache
def digest() -> str:
    """What the kept weights must belong to."""
    texts, acts, _ = sentences()
    return hashlib.sha256("\n".join([*texts, *map(str, acts), *ACTS]).encode()).hexdigest()


@lru_cache(1024)
def wanted(text: str) -> dict[Act, float]:
    """The probability of each act for an utterance; empty where there is no model."""
    weights, ready = kept(WEIGHTS, digest()), plain(text)
    odds = weights.odds(ready, signs(ready)) if weights else []
    return dict(zip(ACTS, odds, strict=True)) if odds else {}
