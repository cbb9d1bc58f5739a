"""Which sentences of an utterance are said to another person in the room. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.address import sentences, to_person

_KIN = (
    "Mum Mom Mam Mummy Mommy Mama Dad Daddy Papa Granny Grandma Gran Grandpa Grandad Nan Nana Auntie Babe Sis "
    "Guys Folks Lads Everyone Everybody"
)
"""What people call each other in place of a name, and no agent."""


@dataclass(frozen=True, slots=True)
class Turned:
    """An utterance that turns to another person.

    Attributes:
        before: what was said before it turned to them.
        to_them: from the first to the last sentence that calls them.
        after: what was said behind.
    """

    before: str = ""
    to_them: str = ""
    after: str = ""


def calls_another(text: str, others: Sequence[str]) -> bool:
    """Whether one of the others is spoken to, by a name, its short form or as kin."""
    return any(to_person(text, name).called for name in (*others, _KIN))


def turned(text: str, others: Sequence[str]) -> Turned | None:
    """The utterance parted where it turns to one of the others; None where it turns to nobody."""
    said = sentences(text)
    calls = [place for place, one in enumerate(said) if calls_another(one, others)]
    if not calls:
        return Turned("", text, "") if calls_another(text, others) else None
    first, last = calls[0], calls[-1] + 1
    return Turned(*(" ".join(piece) for piece in (said[:first], said[first:last], said[last:])))


def agrees_with(text: str, others: Sequence[str], asked: str) -> Turned | None:
    """The utterance parted behind a first sentence that only agrees with somebody by name ("true, Tom. And …")."""
    first, *after = sentences(text) or [""]
    return Turned("", first, " ".join(after)) if after and only_names(first, others, asked) else None


def only_names(text: str, others: Sequence[str], asked: str) -> bool:
    """Whether no more than a word of answer and somebody's name is said, whom the question did not name."""
    words = [word.strip(".,!?").lower() for word in text.split()]
    return any(
        word not in asked.lower() and to_person(f"{word}, listen", name).called
        for name in others
        for word in words[1:]
        if all(one in _ANSWERS for one in words if one != word)
    )


_ANSWERS = frozenset("yes yeah yep aye no nope ok okay right sure true oh thanks well fine".split())
