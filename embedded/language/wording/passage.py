"""The one or two sentences of a passage that answer a question."""

import re
from collections.abc import Sequence
from typing import Any

from embedded.language.understanding.sound import plain

MOST_WORDS = 45
_STOP = frozenset(
    "a an the is are do does can could i you we my your to of for in on at and or it there what "
    "where when how who which have has be with me us if any some should would will".split()
)


def best_sentences(question: str, facts: Sequence[dict[str, Any]]) -> str:
    """The sentence that shares most with the question, and its follower while both stay short.

    Words of the title prove the passage, not the sentence, so they count for the passage only; among equals
    the earlier sentence wins, as documents say the main thing first.
    """
    asked = _stems(question)
    best: tuple[float, int, list[str]] = (-100.0, 0, [])
    for rank, fact in enumerate(facts[:3]):
        title = _stems(str(fact.get("title") or ""))
        sentences = _sentences(str(fact.get("text") or ""))
        for n, sentence in enumerate(sentences):
            score = len((asked - title) & _stems(sentence)) + 0.5 * len(asked & title) - 0.8 * rank - 0.1 * n
            if score > best[0]:
                best = (score, n, sentences)
    _, place, sentences = best
    said: list[str] = []
    for sentence in sentences[place : place + 2]:
        if said and len(" ".join([*said, sentence]).split()) > MOST_WORDS:
            break
        said.append(sentence)
    return " ".join(said)


def _sentences(text: str) -> list[str]:
    text = re.sub(r"[*_#`>|]+|^\s*[-•]\s+", " ", text, flags=re.M)
    found = re.split(r"(?<=[.!?])\s+|\n+", re.sub(r"[ \t]+", " ", text))
    return [one.strip() for one in found if len(one.strip()) > 1]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z0-9]+", plain(text)) if word not in _STOP}
