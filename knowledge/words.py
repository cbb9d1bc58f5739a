"""The telling words of a text, and whether others stand for them. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Prefix

from knowledge.thesaurus import kin

PASSAGES = 4096
"""Texts of which is kept what was read in them: the same passages are asked again and again."""
ALIKE = 5
"""Letters that two stems share at least where one may stand for the other."""
FOREIGN = 2
"""Small words of other languages from which a text is taken to be none of English."""
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


def words(text: str) -> list[str]:
    """The telling words of a text, lower case."""
    found = re.findall(r"[a-zà-ÿ0-9]+(?:[-'][a-zà-ÿ0-9]+)*", text.lower().replace("’", "'"))
    return [w.removesuffix("'s") for w in found if w not in _STOP]


_FOREIGN = re.compile(
    r"\b(?:und|der|die|das|bitte|sie|ist|mit|el|la|los|las|de|que|para|por|um|uma|os|le|les|des|du|et|est|vous"
    r"|het|een|van|och|att|di|il|gli|con|per)\b",
    re.I,
)


@lru_cache(PASSAGES)
def english(text: str) -> bool:
    """Whether a text may be English, so that what it lacks can be told by its words."""
    return re.search(r"[a-z]", text, re.I) is not None and len({*_FOREIGN.findall(text.lower())}) < FOREIGN


def stem(word: str) -> str:
    """A light stem: plural and the commonest endings off."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(PASSAGES)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words."""
    return frozenset(stem(w) for w in words(text))


@lru_cache(1024)
def meant(word: str) -> frozenset[str]:
    """The stems of a word and of those that may stand for it."""
    return frozenset(stem(k) for k in kin(word))


@lru_cache(2 * PASSAGES)
def held(word: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word, or one that may stand for it, is among these stems."""
    sought = meant(word)
    return bool(sought & vocabulary) or any(akin(a, b) for a in sought for b in vocabulary)


def akin(a: str, b: str) -> bool:
    """Whether two stems begin alike for most of their length."""
    if len(a) < ALIKE or a[:ALIKE] != b[:ALIKE]:
        return False
    return Prefix.similarity(a, b) * 3 >= 2 * max(len(a), len(b))
