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
from knowledge.sought import PRICE_ASKED, asks_amount, gives_amount
from knowledge.thesaurus import kin, rephrase

ENOUGH = 0.29
"""Cosine plus `WORDS` times coverage from which a passage answers."""
NEAREST, LEAD = 0.2, 0.03
"""The same sum, and its lead over the next passage, from which one is told as the nearest there is."""
WORDS = 0.2
RECORD = 0.1
"""Taken off a record, which is near whatever names its service without saying more than the service's length."""
OFFERED = 0.1
"""Asked of a passage on top, where the question is whether one thing is done there: what else is done is near it."""
PLAIN = 0.5
"""Cosine from which a passage speaks of the very thing asked about, though in other words."""
GIVEN = 0.06
"""Given to a passage that holds a price or a length where one is asked for."""
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

_STOP = frozenset(
    """
    somewhere someplace nearby near around
    a an the and or but if of to in on at for with from by as is are was were be been am do does did
    done have has had having i me my we us our you your he she it its they them their this that these
    those there here what which who whom whose when where why how can could will would shall should may
    might must not no yes any some all please tell know about need want like get got go going come
    coming make made let let's lets take say said ask asked question does doesn't don't isn't it's i'm
    i've i'd what's there's thing things something anything someone anyone so then than too very just
    also still possible able way kind mean okay ok hi hello hey thanks thank much many long offer
    provide allowed allow use using available leave bring make tomorrow today now problem help find
    place one two three four five six seven eight nine ten running run
    """.split()
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with how far it covers the question, and its closeness in meaning when known."""

    passage: Passage
    coverage: float
    closeness: float | None = None


def words(text: str) -> list[str]:
    """The telling words of a text, lower case."""
    found = re.findall(r"[a-zà-ÿ0-9]+(?:[-'][a-zà-ÿ0-9]+)*", text.lower().replace("’", "'"))
    return [w.removesuffix("'s") for w in found if w not in _STOP]


def stem(word: str) -> str:
    """A light stem: plural and the commonest endings off."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_PIECE = re.compile(r"[.,;?!()]+\s*")


def asked_in(question: str) -> list[str]:
    """The question, and where it is long its clauses that say something: one of them may hold all that is asked."""
    pieces = [one.strip() for one in _PIECE.split(question)]
    telling = [one for one in pieces if len(words(one)) > 1] if len(question.split()) > LONG else []
    return list(dict.fromkeys([question, *telling]))


def may_answer(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """The passages but those that cannot hold what is asked for.

    No record says what anything costs. A fact that is near whatever names its subject answers where it is asked for
    in its words, or where it holds all that was asked.
    """
    return [p for p in passages if not p.asked_by or _asked_for(question, p)]


def _asked_for(question: str, fact: Passage) -> bool:
    if fact.is_record:
        if PRICE_ASKED.search(question):
            return False
        question = re.sub(r"\([^()]*\)", "", question)
    if re.search(rf"\b(?:{fact.asked_by})\b", question, re.I):
        return True
    vocabulary = {stem(w) for w in words(fact.whole)}
    asked = words(question)
    return bool(asked) and all(_held({stem(k) for k in kin(w)}, vocabulary) for w in asked)


def coverage(question: str, passages: Sequence[Passage], names: Sequence[str] = ()) -> list[float]:
    """How much of the question's weight each passage covers, 0 to 1.

    Args:
        question: as asked.
        passages: those in scope.
        names: words that must not be left uncovered when asked for (services, professionals).
    """
    asked = list(dict.fromkeys(words(rephrase(question))))
    vocabularies = [{stem(w) for w in words(p.whole)} for p in passages]
    meant = {w: {stem(k) for k in kin(w)} for w in asked}
    weights = {w: _weight(meant[w], vocabularies) for w in asked}
    total = sum(weights.values())
    named = {stem(w) for n in names for w in words(n)}
    scores: list[float] = []
    for vocabulary in vocabularies:
        held = {w for w in asked if _held(meant[w], vocabulary)}
        score = sum(weights[w] for w in held) / total if total else 0.0
        scores.append(score * (0.4 if _beside_the_point(asked, held, named) else 1.0))
    return scores


def _beside_the_point(asked: Sequence[str], held: set[str], named: set[str]) -> bool:
    """Whether a name was asked about and is not spoken of, or nothing but the name is."""
    missing_name = any(stem(w) in named for w in asked if w not in held)
    only_name = bool(held) and all(stem(w) in named for w in held) and len(held) < len(asked)
    return missing_name or only_name


def _held(meant: set[str], vocabulary: set[str]) -> bool:
    return bool(meant & vocabulary) or any(_akin(a, b) for a in meant for b in vocabulary)


def _akin(a: str, b: str) -> bool:
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= 5 and shared * 3 >= 2 * max(len(a), len(b))


def _weight(meant: set[str], vocabularies: Sequence[set[str]]) -> float:
    hits = sum(1 for v in vocabularies if meant & v)
    return math.log(1 + (len(vocabularies) + 1) / (hits + 0.5))


_WHETHER = re.compile(
    r"^(?:(?:and|so|but|also|or)\b[, ]*)*(?:(?:do|can|could|have) (?:you|they|one)|is there|are there"
    r"|(?:do|does) the)\b",
    re.I,
)


_YES_OR_NO = re.compile(
    r"^(?:(?:and|so|but|also|or)\b[, ]*)*(?:do|does|can|could|may|must|should|is|are|will|have|has)\b", re.I
)


def answers(scored: Sequence[Scored], question: str = "") -> list[Passage]:
    """The passages that answer the question, best first; none when nothing does."""
    more = OFFERED if _WHETHER.search(question) else 0.0
    enough, nearest = ENOUGH + more, NEAREST + more
    if not scored:
        return []
    rated = {id(one): _score(one, question) for one in scored}
    ranked = sorted(scored, key=lambda one: rated[id(one)], reverse=True)
    best, score = ranked[0], rated[id(ranked[0])]
    if best.closeness is None and not _covering(best, ranked):
        return []
    if best.closeness is not None and score < enough:
        lead = score - max((rated[id(s)] for s in ranked[1:]), default=0.0)
        near = score >= nearest and lead >= LEAD and not best.passage.is_record
        return [replace(best.passage, sure=False)] if near else []
    if best.closeness is not None and asks_amount(question) and not gives_amount(question, best.passage.text):
        return [replace(best.passage, sure=False)]
    if best.closeness is not None and _YES_OR_NO.search(question) and _half(best):
        return [replace(best.passage, sure=False)]
    least = max(CLOSE_BEHIND * score, COVERED if best.closeness is None else enough)
    return [s.passage for s in ranked[:MOST] if s is best or rated[id(s)] >= least]


def untold(found: list[Passage], told: str) -> list[Passage]:
    """The passages but those that are only near the question and were read out right before."""
    return [p for p in found if p.sure or not told or " ".join(p.text.split()) not in " ".join(told.split())]


def _half(best: Scored) -> bool:
    """Whether a passage speaks of the matter, but perhaps not of the one thing that was asked about."""
    near = best.closeness is not None and best.closeness >= PLAIN
    return not (near or best.coverage >= COVERED or (best.passage.asked_by and not best.passage.is_record))


def _score(scored: Scored, question: str = "") -> float:
    if scored.closeness is None:
        return scored.coverage
    named = scored.passage.asked_by and not scored.passage.is_record
    return (
        scored.closeness
        + WORDS * scored.coverage
        - RECORD * scored.passage.is_record
        + NAMED * bool(named)
        + GIVEN * gives_amount(question, scored.passage.text)
    )


def _covering(best: Scored, ranked: Sequence[Scored]) -> bool:
    rivals = max((s.coverage for s in ranked[1:]), default=0.0)
    return best.coverage >= COVERED or (best.coverage >= ALONE and rivals < 0.8 * best.coverage)
