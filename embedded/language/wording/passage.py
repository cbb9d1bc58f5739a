"""The one or two sentences of a passage that answer a question."""

import re
from collections.abc import Sequence
from typing import Any

from embedded.language.understanding.likely import nearest
from embedded.language.understanding.sound import plain

MOST_WORDS = 45
AGAIN = 0.5
"""What a sentence told just now must share with the question beyond the others to be told again."""
WHOLE_WORDS = 30
"""A text of so few words is said whole."""
_STOP = frozenset(
    "a an the is are do does can could i you we my your to of for in on at and or it there what "
    "where when how who which have has be with me us if any some should would will".split()
)
_POINTING = frozenset(
    "that this these those they them then one ones much many long far often soon late early cost about so but not "
    "what's how's where's who's when's it's that's going get need still again possible allowed okay ok free after "
    "before from back per into with without by up down out off over myself really just too also".split()
)
"""Words that ask or point, but name nothing."""


def telling(question: str) -> list[str]:
    """The words of a question that say what it is about."""
    said = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", plain(question))
    return [word for word in said if word not in _STOP | _POINTING]


_ORDER = re.compile(
    r"^\W*(?:assistant|system|user|human|agent|ai|bot|instructions?)\b\W*:"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,24}\b(?:instructions?|rules|prompts?|told|said|above)\b"
    r"|\b(?:before|when|while) you (?:answer|reply|respond)\b|\b(?:system prompt|language model)\b",
    re.I,
)
"""Text that speaks to who reads it, not to who asks: lines of a dialogue and orders about answering."""


def readable(facts: Sequence[Any]) -> list[dict[str, Any]]:
    """The facts without the sentences that are dialogue or orders to the reader; those with nothing left are out."""
    kept = []
    for one in facts:
        said = [s for s in _sentences(str(one.get("text") or "")) if not _ORDER.search(s)]
        if said:
            kept.append({**one, "text": " ".join(said)})
    return kept


def flat(fact: dict[str, Any]) -> str:
    """A fact's text as it is said, without marks and line breaks."""
    return " ".join(_sentences(str(fact.get("text") or "")))


def best_sentences(question: str, facts: Sequence[dict[str, Any]], told: str = "") -> str:
    """The sentence that shares most with the question, and its follower while both stay short; a short text whole.

    A sentence `told` just now is told again only where it shares more with the question than any other.

    Words of the title prove the passage, not the sentence, so they count for the passage only; among equals
    the nearest in meaning wins, else the earlier, as documents say the main thing first.
    """
    asked = _stems(question)
    rated: list[tuple[float, int, list[str]]] = []
    for rank, fact in enumerate(facts[:3]):
        title = _stems(str(fact.get("title") or ""))
        sentences = _sentences(str(fact.get("text") or ""))
        for place, sentence in enumerate(sentences):
            shared = len((asked - title) & _stems(sentence)) + 0.5 * len(asked & title)
            again = AGAIN if sentence in told else 0.0
            rated.append((shared + _in_focus(question, sentence) - 0.8 * rank - again, place, sentences))
    if not rated:
        return ""
    top = max(score for score, _, _ in rated)
    best = [(place, sentences) for score, place, sentences in rated if score > top - 0.01]
    place, sentences = best[0]
    new = [one for one in sentences if one not in told] or sentences
    if sentences[place] in new and len(" ".join(new).split()) <= WHOLE_WORDS:
        return " ".join(new)
    if len(best) > 1:
        place, sentences = best[nearest(question, [among[at] for at, among in best])]
    if sentences[place] in told:
        return sentences[place]
    return _from(place, sentences)


def untold(fact: dict[str, Any], told: str) -> str:
    """What a fact holds beside the sentences told just now."""
    return " ".join(s for s in _sentences(str(fact.get("text") or "")) if s not in told)


_FOCUS = (
    (
        re.compile(r"\b(?:how much (?:is|are|does|do|would|for)|costs?|prices?|charges?|fees?)\b", re.I),
        re.compile(r"[$€£]\s?\d|\d[\d,.]* ?(?:[$€£]|dollars?|euros?|pounds?|cents?)\b|\bfree\b", re.I),
    ),
    (
        re.compile(r"\b(?:how long|how soon|how (?:far|late|early))\b", re.I),
        re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I),
    ),
)
"""What a question asks for, and what a sentence that gives it holds."""


def _in_focus(question: str, sentence: str) -> float:
    return float(any(asks.search(question) and gives.search(sentence) for asks, gives in _FOCUS))


def _from(place: int, sentences: Sequence[str]) -> str:
    said: list[str] = []
    for sentence in sentences[place : place + 2]:
        if said and len(" ".join([*said, sentence]).split()) > MOST_WORDS:
            break
        said.append(sentence)
    return " ".join(said)


def _sentences(text: str) -> list[str]:
    text = re.sub(r"[*_#`>|]+|^\s*[-•]\s+", " ", text, flags=re.M)
    found = re.split(
        r"(?<!\b(?:Dr|Mr|Ms|St|No)\.)(?<!\b(?:Mrs)\.)(?<!\bProf\.)(?<=[.!?])\s+|\n+",
        re.sub(r"[ \t]+", " ", text),
    )
    return [one.strip() for one in found if len(one.strip()) > 1]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z0-9]+", plain(text)) if word not in _STOP}
