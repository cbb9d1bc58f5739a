"""Which passages answer a question: nearness of meaning, and the telling words they share.

Pure. Cosines of the local embedder and of OpenAI's text-embedding-3 are alike in size: texts on one topic lie above
0.4, unrelated ones below 0.2. A passage is as near as the nearest of itself, its title
and its sentences, and answers when that with what shared words add is enough. Without an
embedder words alone decide: a question is covered as far as its telling words stand in a passage; rare words tell more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.document import Passage
from knowledge.sought import PRICE, TIME, WHO, asked_kinds, gives_amount, lacks
from knowledge.subject import NEAR, Distance, called
from knowledge.thesaurus import rephrase
from knowledge.words import held, meant, stem, stems, words

ENOUGH = 0.29
"""Cosine plus `WORDS` times coverage from which a passage answers."""
NEAREST, LEAD = 0.2, 0.03
"""The same sum, and its lead over the next passage, from which one is told as the nearest there is."""
WORDS = 0.2
RECORD = 0.1
"""Taken off a record, which is near whatever names its service without saying more than the service's length."""
OFFERED = 0.1
"""Asked of a passage on top, where the question is whether one thing is done there: what else is done is near it."""
CLEAR = 0.42
"""Cosine from which a passage that shares no word with the thing asked about speaks of it all the same."""
AKIN = 0.38
"""The same of a price or length, below which the passage is of another thing."""
PLAIN = 0.5
"""Cosine from which a passage speaks of the very thing asked about, though in other words."""
GIVEN = 0.06
"""Given to a passage that holds a price or a length where one is asked for."""
LACKING = 0.08
"""Taken off one that holds none of that kind, which is near for nothing but what it is about."""
NAMED = 0.1
"""Given to address, hours and the like where they are asked for in their words; else they answer nothing."""
LONG, PIECE = 12, 0.05
"""Words from which a question is also compared clause by clause, and what is taken off the nearness of a clause."""
REREAD = 12
"""How many of the nearest passages are read again sentence by sentence."""
CLOSE_BEHIND = 0.9
"""Share of the best score from which another passage is told too."""
COVERED = 0.6
"""Share of the question's weight that is enough without an embedder."""
ALONE = 0.4
"""Share that is enough without an embedder when no other passage covers nearly as much."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with how far it covers the question, and its closeness in meaning when known."""

    passage: Passage
    coverage: float
    closeness: float | None = None
    distance: Distance = NEAR


_PIECE = re.compile(r"[.,;?!()]+\s*")


def asked_in(question: str) -> list[str]:
    """The question, and where it is long its clauses that say something: one of them may hold all that is asked."""
    pieces = [one.strip() for one in _PIECE.split(question)]
    telling = [one for one in pieces if len(words(one)) > 1] if len(question.split()) > LONG else []
    return list(dict.fromkeys([question, *telling]))


_ASKS = re.compile(
    r"(?:(?:and|so|but|or|first|please|tell me|also)\b[, ]*)*(?:how|what|when|where|which|whom?|why|is|are|do|does|did"
    r"|can|could|may|must|should|will|would|have|has)\b",
    re.I,
)


def asked_last(question: str) -> str:
    """The last clause where it asks by itself behind others: "very nice, how much is the deposit?"; else ""."""
    *before, last = [one.strip() for one in _PIECE.split(question) if one.strip()] or [""]
    return last if before and _ASKS.match(last) and len(words(last)) > 1 else ""


def may_answer(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages but those that cannot hold what is asked for.

    No record says what anything costs. A fact that is near whatever names its subject answers where it is asked for
    in its words, or where it holds all that was asked.
    """
    return [p for p in passages if not p.asked_by or _asked_for(question, p)]


def _asked_for(question: str, fact: Passage) -> bool:
    if fact.is_record:
        kinds = asked_kinds(question)
        if PRICE in kinds or (kinds and not any(kind.of_record for kind in kinds)):
            return False
        if not (WHO in kinds or TIME in kinds or called(fact.title, question)):
            return False
        question = re.sub(r"\([^()]*\)", "", question)
    if re.search(rf"\b(?:{fact.asked_by})\b", question, re.I):
        return True
    there, asked = stems(fact.whole), words(question)
    return bool(asked) and all(held(w, there) for w in asked)


def coverage(question: str, passages: Sequence[Passage], names: Sequence[str] = ()) -> list[float]:
    """How much of the question's weight each passage covers, 0 to 1.

    Args:
        question: as asked.
        passages: those in scope.
        names: words that must not be left uncovered when asked for (services, professionals).
    """
    asked = list(dict.fromkeys(words(rephrase(question))))
    vocabularies = [stems(p.whole) for p in passages]
    weights = {w: _weight(meant(w), vocabularies) for w in asked}
    total = sum(weights.values())
    named = {stem(w) for n in names for w in words(n)}
    scores: list[float] = []
    for vocabulary in vocabularies:
        found = {w for w in asked if held(w, vocabulary)}
        score = sum(weights[w] for w in found) / total if total else 0.0
        scores.append(score * (0.4 if _beside_the_point(asked, found, named) else 1.0))
    return scores


def _beside_the_point(asked: Sequence[str], found: set[str], named: set[str]) -> bool:
    """Whether a name was asked about and is not spoken of, or nothing but the name is."""
    missing_name = any(stem(w) in named for w in asked if w not in found)
    only_name = bool(found) and all(stem(w) in named for w in found) and len(found) < len(asked)
    return missing_name or only_name


def _weight(sought: frozenset[str], vocabularies: Sequence[frozenset[str]]) -> float:
    hits = sum(1 for v in vocabularies if sought & v)
    return math.log(1 + (len(vocabularies) + 1) / (hits + 0.5))


_WHETHER = re.compile(
    r"^(?:(?:and|so|but|also|or)\b[, ]*)*(?:(?:do|can|could|have) (?:you|they|one)|is there|are there"
    r"|(?:do|does) the)\b",
    re.I,
)


_YES_OR_NO = re.compile(
    r"^(?:(?:and|so|but|also|or)\b[, ]*)*(?:do|does|can|could|may|must|should|is|are|will|have|has)\b", re.I
)


def whether(question: str) -> bool:
    """Whether a question asks for a yes or a no."""
    return _YES_OR_NO.search(question) is not None


def answers(scored: Sequence[Scored], question: str = "") -> list[Passage]:
    """The passages that answer the question, best first; none when nothing does."""
    if any(one.closeness is None for one in scored):
        return _by_words(scored)
    return _by_meaning([one for one in scored if not _strange(one, question)], question)


def _by_words(scored: Sequence[Scored]) -> list[Passage]:
    ranked = sorted(scored, key=lambda one: one.coverage, reverse=True)
    if not _covering(ranked[0], ranked):
        return []
    least = max(CLOSE_BEHIND * ranked[0].coverage, COVERED)
    return [s.passage for s in ranked[:MOST] if s is ranked[0] or s.coverage >= least]


def _by_meaning(scored: Sequence[Scored], question: str) -> list[Passage]:
    """What holds a fact of the kind asked for goes before what does not, what is written before what is derived."""
    if not scored:
        return []
    more = OFFERED if _WHETHER.search(question) else 0.0
    enough, nearest = ENOUGH + more, NEAREST + more
    rated = {id(one): _score(one, question) for one in scored}
    fitting = [one for one in scored if rated[id(one)] >= enough and _fits(one, question)]
    if any(one.passage.is_document and not _open(one, question) for one in fitting):
        rated = {id(one): rated[id(one)] - NAMED * _derived(one) for one in scored}
        fitting = [one for one in fitting if rated[id(one)] >= enough]
    ranked = sorted(
        fitting or scored, key=lambda one: (rated[id(one)], one.passage.is_document), reverse=True
    )
    best, score = ranked[0], rated[id(ranked[0])]
    if score < enough:
        lead = score - max((rated[id(s)] for s in ranked[1:]), default=0.0)
        near = score >= nearest and lead >= LEAD and not best.passage.is_record
        return [replace(best.passage, sure=False)] if near else []
    if not _fits(best, question) or _open(best, question):
        return [replace(best.passage, sure=False)]
    least = max(CLOSE_BEHIND * score, enough)
    return [s.passage for s in ranked[:MOST] if s is best or rated[id(s)] >= least]


def untold(found: list[Passage], told: str) -> list[Passage]:
    """The passages but those that are only near the question and were read out right before."""
    return [p for p in found if p.sure or not told or " ".join(p.text.split()) not in " ".join(told.split())]


def _fits(one: Scored, question: str) -> bool:
    """Whether a passage holds a fact of the kind asked for, and of the thing it is asked of."""
    strange = one.distance.unnamed and (one.closeness or 0.0) < CLEAR
    return not (one.distance.other or strange or lacks(question, one.passage.text))


def _strange(one: Scored, question: str) -> bool:
    """Whether a passage cannot be what is asked for: a price of another thing, or no price where one is asked for."""
    far = one.distance.unnamed and one.distance.of_one and (one.closeness or 0.0) < AKIN
    return far or (lacks(question, one.passage.text) and all(kind.plain for kind in asked_kinds(question)))


def _open(best: Scored, question: str) -> bool:
    """Whether a yes or no is asked for, and the passage may leave it open."""
    return _half(best) and whether(question)


def _half(best: Scored) -> bool:
    """Whether a passage speaks of the matter, but perhaps not of the one thing that was asked about."""
    near = (best.closeness or 0.0) >= PLAIN
    return not (near or best.coverage >= COVERED or (best.passage.asked_by and not best.passage.is_record))


def _score(scored: Scored, question: str) -> float:
    return (
        (scored.closeness or 0.0)
        + WORDS * scored.coverage
        - RECORD * scored.passage.is_record
        + NAMED * _derived(scored)
        + GIVEN * gives_amount(question, scored.passage.text)
        - LACKING * lacks(question, scored.passage.text)
        - LACKING * scored.distance.other
    )


def _derived(scored: Scored) -> bool:
    """Whether a passage is address, hours and the like, as known from elsewhere."""
    return bool(scored.passage.asked_by) and not scored.passage.is_record


def _covering(best: Scored, ranked: Sequence[Scored]) -> bool:
    rivals = max((s.coverage for s in ranked[1:]), default=0.0)
    return best.coverage >= COVERED or (best.coverage >= ALONE and rivals < 0.8 * best.coverage)
