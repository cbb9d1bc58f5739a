"""What each time in somebody's words is: wanted, of what stands, refused, only told, taken back, asked about, or none.

"I pumped forty strokes this morning, could you look at it on Friday?" wants Friday. A linear model over the words
around each time, learned from `roles.txt`; its weights lie in `roles.npz`, written by
`python -m embedded.language.understanding.times.learning`. Without them no time has a role, and form stands alone.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embedded.language.understanding.times.around import around
from embedded.language.understanding.times.bare_hours import numbers_as_hours
from embedded.language.understanding.times.spans import Span, spans

WEIGHTS = Path(__file__).with_name("roles.npz")
_MARK = re.compile(r"\[([wsrtcq])\|([^\]]*)\]")


class Role(StrEnum):
    """What a time is in its utterance; the value is its mark in `roles.txt`, where what is NONE has no mark."""

    WANTED = "w"
    STANDS = "s"
    REFUSED = "r"
    TOLD = "t"
    TAKEN_BACK = "c"
    ASKED = "q"
    NONE = "n"


@dataclass(frozen=True, slots=True)
class Timed:
    """A time where it stands, with the probability of each role."""

    span: Span
    odds: Mapping[Role, float]

    def likely(self, *roles: Role) -> float:
        """The probability that it has one of these roles."""
        return sum(self.odds[one] for one in roles)


@dataclass(frozen=True, slots=True)
class _Weights:
    """What was learned: a row of roles for each known sign, and one for none."""

    rows: NDArray[np.float32]
    bias: NDArray[np.float32]
    places: Mapping[str, int]

    def odds(self, signs: frozenset[str]) -> dict[Role, float]:
        scores = self.bias + self.rows[[self.places[one] for one in signs if one in self.places]].sum(0)
        odds = np.exp(scores - scores.max())
        return dict(zip(Role, map(float, odds / odds.sum()), strict=True))


@lru_cache(2048)
def timed(text: str) -> tuple[Timed, ...]:
    """The times and bare numbers of a text with what each is, in order; none where nothing was learned."""
    weights = learned()
    found = times_of(text)
    if weights is None or not found:
        return ()
    return tuple(
        Timed(one, weights.odds(signs)) for one, signs in zip(found, around(text, found), strict=True)
    )


def times_of(text: str) -> tuple[Span, ...]:
    """The pieces of time phrases, and numbers that may be hours, as kind bare."""
    found = spans(text)
    bare = [
        Span(one.start(), one.end(), "bare", one[0])
        for one in numbers_as_hours(text)
        if not any(span.start < one.end() and one.start() < span.end for span in found)
    ]
    return tuple(sorted([*found, *bare], key=lambda span: span.start))


@cache
def marked() -> tuple[tuple[str, tuple[tuple[int, int, Role], ...]], ...]:
    """The utterances of `roles.txt`, each with where its marked times begin and end, and their roles."""
    lines = (files(__package__) / "roles.txt").read_text("utf-8").splitlines()
    return tuple(_unmarked(line) for line in lines if line and not line.startswith("#"))


def examples() -> Iterator[tuple[frozenset[str], Role]]:
    """The signs and the role of every marked time that is found as one."""
    for text, marks in marked():
        found = times_of(text)
        for span, signs in zip(found, around(text, found), strict=True):
            shared = [(min(span.end, end) - max(span.start, start), role) for start, end, role in marks]
            most, role = max(shared, default=(0, Role.NONE))
            if most > 0 or span.kind == "bare":
                yield signs, role if most > 0 else Role.NONE


def _unmarked(line: str) -> tuple[str, tuple[tuple[int, int, Role], ...]]:
    text, marks, done = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[done : mark.start()]
        marks.append((len(text), len(text) + len(mark[2]), Role(mark[1])))
        text, done = text + mark[2], mark.end()
    return text + line[done:], tuple(marks)


@cache
def digest() -> str:
    """What the kept weights must belong to."""
    said: Sequence[str] = [f"{text} {marks}" for text, marks in marked()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


@cache
def learned() -> _Weights | None:
    """The weights; None where they are not there or not of the marked utterances."""
    try:
        found = np.load(WEIGHTS)
    except (OSError, ValueError):
        return None
    if str(found["digest"]) != digest():
        return None
    names = str(found["signs"]).split("\n")
    rows, bias = (found[name].astype(np.float32) for name in ("weights", "bias"))
    return _Weights(rows, bias, {one: place for place, one in enumerate(names)})
