"""The one or two sentences of a passage that answer a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from embedded.language.understanding.acts.likely import likenesses
from embedded.language.understanding.who.age import AGE, BOUND
from embedded.language.understanding.who.sound import plain
from knowledge.thesaurus import kin, rephrase

MOST_WORDS = 45
AGAIN = 0.5
"""What a sentence told just now must share with the question beyond the others to be told again."""
HALF = 0.5
"""What a word of the question before counts beside a new one."""
MEANING = 6.0
"""Shared words that a cosine of 1 counts for."""
WHOLE_WORDS = 30
"""A text of so few words is said whole."""
_STOP = frozenset(
    "a an the is are do does can could i you we my your to of for in on at and or it there what "
    "where when how who which have has be with me us if any some should would will".split()
)
_POINTING = frozenset(
    "that this these those they them then one ones much many long far often soon late early cost about so but not "
    "what's how's where's who's when's it's that's going get need still again possible allowed okay ok free after "
    "before from back per into with without by up down out off over top less more otherwise "
    "he she her him his myself really just too else also".split()
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


def best_sentences(question: str, facts: Sequence[dict[str, Any]], told: str = "", new: str = "") -> str:
    """The sentence that shares most with the question, and its follower while both stay short; a short text whole.

    A sentence `told` just now is told again only where it shares more with the question than any other. What is `new`
    in a question that goes on from another counts twice what was asked before.

    Words of the title prove the passage, not the sentence, so they count for the passage only; nearness of meaning
    counts beside the words shared, and among equals the earlier wins, as documents say the main thing first.
    """
    read = [
        _Read(rank, place, _stems(str(fact.get("title") or "")), sentences)
        for rank, fact in enumerate(facts[:3])
        for sentences in [_sentences(str(fact.get("text") or ""))]
        for place in range(len(sentences))
    ]
    if not read:
        return ""
    rated = [
        score - (AGAIN if one.sentence in told else 0.0)
        for one, score in zip(read, _rated(question, new or question, read), strict=True)
    ]
    best = read[rated.index(max(rated))]
    others = [one for one in best.sentences if one not in told] or best.sentences
    if best.sentence in others and len(" ".join(others).split()) <= WHOLE_WORDS:
        return " ".join(others)
    return best.sentence if best.sentence in told else _from(best.place, best.sentences)


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence where it stands: the rank and title of its passage, and its place among the sentences there."""

    rank: int
    place: int
    title: set[str]
    sentences: list[str]

    @property
    def sentence(self) -> str:
        return self.sentences[self.place]


def _rated(question: str, new: str, read: Sequence[_Read]) -> list[float]:
    """How well each sentence answers, in words shared; the only one is not compared."""
    if len(read) < 2:
        return [0.0] * len(read)
    newest = _words(rephrase(new))
    asked = [
        ({word[:5] for word in kin(said)}, 1.0 if said in newest else HALF)
        for said in _words(rephrase(question))
    ]
    among = [one.sentence for one in read]
    near = likenesses(question, among)
    if new != question:
        near = [(a + b) / 2 for a, b in zip(near, likenesses(new, among), strict=True)]
    rated: list[float] = []
    for one, likeness in zip(read, near, strict=True):
        held = _stems(one.sentence)
        shared = sum(
            weight * (0.5 if meant & one.title else float(bool(meant & held))) for meant, weight in asked
        )
        rated.append(shared + MEANING * likeness + _in_focus(question, one.sentence) - 0.8 * one.rank)
    return rated


def untold(fact: dict[str, Any], told: str) -> str:
    """What a fact holds beside the sentences told just now."""
    return " ".join(s for s in _sentences(str(fact.get("text") or "")) if s not in told)


_FOCUS = (
    (
        re.compile(
            r"\b(?:how much (?:is|are|does|do|would|will|for)|costs?|prices?|charges?|fees?"
            r"|pays? (?:less|more|full|half)|(?:would|will|does|do) (?:he|she|they|we|i) pay)\b",
            re.I,
        ),
        re.compile(
            r"[$€£]\s?\d|\d[\d,.]* ?(?:[$€£]|dollars?|euros?|pounds?|cents?)\b|\bfree\b|\bper ?cent\b|%", re.I
        ),
    ),
    (
        re.compile(r"\b(?:how long|how soon|how (?:far|late|early))\b", re.I),
        re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I),
    ),
    (AGE, BOUND),
)
"""What a question asks for or tells, and what a sentence that gives it holds; an age counts twice."""


def gives(question: str, sentence: str) -> bool:
    """Whether a question asks for a price, a length or an age, and the sentence holds one."""
    return _in_focus(question, sentence) > 0


def _in_focus(question: str, sentence: str) -> float:
    return sum(
        2.0 if asks is AGE else 1.0
        for asks, gives in _FOCUS
        if asks.search(question) and gives.search(sentence)
    )


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


def _words(text: str) -> list[str]:
    return [word for word in dict.fromkeys(re.findall(r"[a-z0-9]+", plain(text))) if word not in _STOP]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _words(text)}
