"""What a question is about: the thing it asks of and the names in it, against what a passage speaks of. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.document import Passage
from knowledge.sought import LENGTH, asked_kinds, of_one, unasked
from knowledge.thesaurus import rephrase
from knowledge.words import akin, english, held, stem, stems, words

_DOING = frozenset("start starts begin begins end ends finish happen happens put use hear along".split())
"""Words for what is done, which name nothing that is asked about."""
_ANY = frozenset(
    """
    appointment appointments visit session sessions talk talking chat speak speaking see somebody anybody person
    people persons head piece half first usually normally exactly roughly altogether total together everything both each
    every mine yours ours hers theirs year years month months week weeks day days hour hours night nights time minute
    morning mornings afternoon evening evenings weekend weekends weekday weekdays monday tuesday wednesday thursday
    friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()
)
"""Words for whatever is done there, by whoever does not know its name, and for when: "what does a session cost?"."""
_POINTS = re.compile(r"\b(?:it|that|this|they|them|those|these|one|mine|yours|ours|hers|theirs)\b", re.I)
"""What is asked of has its name elsewhere: "how much is it for children?", "what does it cost to speak to someone?"."""
_SORT = re.compile(
    r"(?:^|[,.;?!] )(?:(?:and|so|but|or|also)\b[, ]*)*(?:on |in |at |for |of )?(?:what|which)"
    r" (?:(?:kinds?|sorts?|types?) of )?(?P<noun>[a-z]+)(?! of\b)\b",
    re.I,
)
"""The noun of which one is asked for: "which oil", "what interest"."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How a passage stands to the thing asked about.

    Attributes:
        other: whether it speaks of another name than the one asked about.
        unnamed: whether it shares no word with the thing asked about.
        of_one: whether that thing was named, and what is asked for is of it only, as what it costs is.
    """

    other: bool = False
    unnamed: bool = False
    of_one: bool = False


NEAR = Distance()


def distances(question: str, passages: Sequence[Passage], names: Sequence[str] = ()) -> list[Distance]:
    """How each passage stands to what the question is about.

    What to bring and where to go may be written for every kind of appointment; a price or a length is of one thing.
    """
    kinds = asked_kinds(question)
    named = {stem(w) for n in names if _said(n, question) for w in words(n)}
    others = [words(n) for n in names if not _said(n, question)]
    single = of_one(kinds) and LENGTH not in kinds and not _POINTS.search(question.partition(" (")[0])
    asked = [w for w in words(rephrase(unasked(question))) if of_one(kinds) or stem(w) not in named]
    things = [w for w in asked if w not in _DOING | _ANY] if kinds else []
    sort = _sort(question)
    found: list[Distance] = []
    for passage in passages:
        there = stems(passage.whole)
        spoken_of = any(other and all(held(w, there) for w in other) for other in others)
        other = bool(kinds and named) and not named & there and spoken_of
        unnamed = bool(things) and not any(held(w, there) for w in things)
        no_such = bool(sort) and not held(sort, there)
        known = passage.asked_by and not no_such
        strange = (unnamed or no_such) and not known and english(passage.text)
        found.append(Distance(other, strange, single or no_such))
    return found


def _said(name: str, question: str) -> bool:
    return re.search(rf"\b{re.escape(name)}", question, re.I) is not None


def _sort(question: str) -> str:
    """The noun of which one is asked for, without those that ask for a kind of fact; "" where there is none."""
    found = _SORT.search(rephrase(unasked(question)))
    return found["noun"] if found and {*words(found["noun"])} - _DOING else ""


def leans(question: str) -> bool:
    """Whether a question says what kind of fact it asks for and nothing of what it is about: "what do I bring?"."""
    return bool(asked_kinds(question)) and not {*words(unasked(question))} - _DOING


def shares(question: str, passage: Passage) -> bool:
    """Whether a passage speaks of anything a question names."""
    there = stems(passage.whole)
    return any(held(w, there) for w in words(rephrase(unasked(question))))


def of_any(question: str, names: Sequence[str]) -> str:
    """The question without the names in it, where what it asks for may be written for all of them; else ""."""
    kinds = asked_kinds(question)
    if not kinds or of_one(kinds):
        return ""
    bare = question
    for name in names:
        bare = re.sub(
            r"(?: (?:to|for|at|in|before|of|with|during))?(?: (?:the|an?|my|our|your|that|this))?"
            rf" \(?{re.escape(name)}\b\)?",
            "",
            bare,
            flags=re.I,
        )
    return "" if bare == question else bare


def called(name: str, question: str) -> bool:
    """Whether a question says the noun that a name ends in: parental leave is not the talk about it."""
    own = [stem(w) for w in words(name)]
    return not own or any(akin(stem(w), own[-1]) or stem(w) == own[-1] for w in words(question))
