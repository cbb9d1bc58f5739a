"""Likeness to the examples in embedding space; without an embedder there is none, and grammar stands alone.

The vectors of the examples are kept in `examples.npz`, written by
`python -m embedded.language.understanding.likely`; when they are not of today's sentences they do not count.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from embedded.language.understanding.act import Act
from embedded.language.understanding.examples import flat
from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.errors import SpeechError
from embedded.speech.settings import GatewaySettings

VECTORS = Path(__file__).with_name("examples.npz")
LEAST = 0.38
"""Cosine below which a sentence is like none of the examples."""
MARGIN = 0.015
LONGEST = 300
_lent: list[Embedder] = []


def lend(embedder: Embedder) -> None:
    """Use this embedder instead of loading one."""
    _lent[:] = [embedder]
    _own.cache_clear()


def _model() -> Embedder | None:
    return _lent[0] if _lent else _own()


@lru_cache(1)
def _own() -> Embedder | None:
    try:
        return find_embedder(GatewaySettings())[0]
    except (ImportError, OSError, RuntimeError, ValueError, SpeechError):
        return None


def digest() -> str:
    """What the kept vectors must belong to."""
    return hashlib.sha256("\n".join(flat()[0]).encode()).hexdigest()


@lru_cache(1)
def _vectors() -> Any:
    try:
        import numpy as np

        kept = np.load(VECTORS)
    except (ImportError, OSError, ValueError):
        return None
    if str(kept["digest"]) != digest():
        return None
    return kept["vectors"].astype(np.float32) * float(kept["scale"])


@lru_cache(4096)
def nearness(text: str) -> dict[Act, float]:
    """Cosine of each act's nearest example; empty where there is no model."""
    vectors = _vectors()
    model = _model() if vectors is not None else None
    if model is None:
        return {}
    found = model.embed([text[:LONGEST] or " "], as_query=True)[0]
    if found.shape[0] != vectors.shape[1]:
        return {}
    best: dict[Act, float] = {}
    for act, score in zip(flat()[1], (vectors @ found).tolist(), strict=True):
        best[act] = max(score, best.get(act, -1.0))
    return best


def likeliest(text: str) -> tuple[Act | None, float]:
    """The act whose examples are nearest and its margin over the next; no act when unsure."""
    best = nearness(text)
    if not best:
        return None, 0.0
    (act, first), (_, second) = sorted(best.items(), key=lambda one: -one[1])[:2]
    return (act, first - second) if first >= LEAST and first - second >= MARGIN else (None, first - second)


def nearest(text: str, among: list[str]) -> int:
    """Place of the sentence nearest to the text; the first where there is no model."""
    model = _model()
    if model is None or len(among) < 2:
        return 0
    found = model.embed([text[:LONGEST]], as_query=True)[0]
    vectors = model.embed([one[:LONGEST] for one in among[:8]], as_query=False)
    return int((vectors @ found).argmax())


def closest(text: str, among: Sequence[str], *, least: float = 0.34, lead: float = 0.1) -> str | None:
    """The name that a text is about, when one is clearly nearer than the others; None when none is, or no model."""
    model = _model()
    if model is None or len(among) < 2:
        return None
    found = model.embed([text[:LONGEST].lower() or " "], as_query=True)[0]
    scores = (model.embed(list(among), as_query=False) @ found).tolist()
    first, second = sorted(scores, reverse=True)[:2]
    return among[scores.index(first)] if first >= least and first - second >= lead else None


def warm() -> bool:
    """Load the model and its vectors now; whether there is one."""
    return likeliest("hello")[1] > 0.0


def main() -> None:
    """Write the vectors of the examples."""
    import numpy as np

    model = _model()
    assert model is not None, "the examples are embedded by the two models of the extra `local`"
    found = model.embed(flat()[0], as_query=True)
    scale = float(abs(found).max()) / 127.0
    vectors = np.round(found / scale).astype(np.int8)
    np.savez_compressed(VECTORS, vectors=vectors, scale=scale, digest=digest())


if __name__ == "__main__":
    main()
