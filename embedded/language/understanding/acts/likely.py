"""Likeness of meaning in embedding space; without an embedder there is none, and grammar stands alone."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from embedded.speech.embedder import Embedder, find_embedder
from embedded.speech.errors import SpeechError
from embedded.speech.settings import GatewaySettings

LONGEST = 300
ANY_WISH = ("i'd like an appointment", "could we come in sometime", "let me talk to somebody")
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


def likenesses(text: str, among: Sequence[str], less: Sequence[str] = ()) -> list[float]:
    """How near each of `among` is to the text, about 0 to 0.8; all 0 where there is no model.

    Half of what each has in common with the mean of `less` is taken off. The embedder keeps what it read: sentences of
    documents were mostly read when the passage was found.
    """
    model = _model()
    if model is None or not among:
        return [0.0] * len(among)
    sought = meaning(text)
    if less:
        sought = sought - model.embed([*less], as_query=True).mean(axis=0) / 2
    found: list[float] = (model.embed([one[:LONGEST] for one in among], as_query=False) @ sought).tolist()
    return found


def near(text: str, among: Sequence[str], *, least: float = 0.24, lead: float = 0.05) -> list[str]:
    """The names a text can be about where it is about one of them, nearest first; none when it is far from all."""
    ranked = sorted(zip(likenesses(text.lower(), among), among, strict=True), reverse=True)
    return [name for score, name in ranked if score >= max(least, ranked[0][0] - lead)]


def closest(text: str, among: Sequence[str], *, least: float = 0.22, lead: float = 0.08) -> str | None:
    """The kind of appointment a wish is about, when one is clearly nearer; None when none is, or without a model.

    What a name has in common with any wish counts less, as a "Consultation" is like all of them.
    """
    if len(among) < 2:
        return None
    scores = likenesses(text.lower(), among, ANY_WISH)
    first, second = sorted(scores, reverse=True)[:2]
    return among[scores.index(first)] if first >= least and first - second >= lead else None
