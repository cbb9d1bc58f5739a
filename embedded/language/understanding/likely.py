"""Likeness of meaning in embedding space; without an embedder there is none, and grammar stands alone."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.errors import SpeechError
from embedded.speech.settings import GatewaySettings

LONGEST = 300
_ANY_WISH = ("i'd like an appointment", "could we come in sometime", "let me talk to somebody")
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


def meaning(text: str) -> Any:
    """The text's vector of length 1; None where there is no model."""
    model = _model()
    return model.embed([text[:LONGEST] or " "], as_query=True)[0] if model else None


def likenesses(text: str, among: Sequence[str]) -> list[float]:
    """How near each sentence is to the text, about 0 to 0.8; all 0 where there is no model.

    The embedder keeps what it read: sentences of documents were mostly read when the passage was found.
    """
    model = _model()
    if model is None or len(among) < 2:
        return [0.0] * len(among)
    vectors = model.embed([one[:LONGEST] for one in among], as_query=False)
    return [float(score) for score in vectors @ meaning(text)]


def near(text: str, among: Sequence[str], *, least: float = 0.24, lead: float = 0.05) -> list[str]:
    """The names a text can be about where it is about one of them, nearest first; none when it is far from all."""
    model = _model()
    if model is None or not among:
        return []
    found = model.embed([text[:LONGEST].lower() or " "], as_query=True)[0]
    scores = (model.embed(list(among), as_query=False) @ found).tolist()
    ranked = sorted(zip(scores, among, strict=True), reverse=True)
    return [name for score, name in ranked if score >= max(least, ranked[0][0] - lead)]


def closest(text: str, among: Sequence[str], *, least: float = 0.22, lead: float = 0.08) -> str | None:
    """The kind of appointment a wish is about, when one is clearly nearer; None when none is, or without a model.

    Half of what a name has in common with any wish is taken off first, as a "Consultation" is like all of them.
    """
    model = _model()
    if model is None or len(among) < 2:
        return None
    said = model.embed([text[:LONGEST].lower() or " ", *_ANY_WISH], as_query=True)
    names = model.embed(list(among), as_query=False)
    scores = (names @ (said[0] - said[1:].mean(axis=0) / 2)).tolist()
    first, second = sorted(scores, reverse=True)[:2]
    return among[scores.index(first)] if first >= least and first - second >= lead else None
