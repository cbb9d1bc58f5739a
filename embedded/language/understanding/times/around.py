"""The words around each time of a text, as signs of what it is: beside it, in its clause, in those before and behind.

Words of neighbouring clauses count less by being fewer kinds of sign. Names, hours and words for an appointment are one
word each, so that what was learned of one house holds for another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.times.clock import BARE
from embedded.language.understanding.times.spans import Span

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[a-z]+)*|\d+|[.,;?!~]")
_KIND = re.compile(APPOINTMENT, re.I)
_HOUR = re.compile(BARE, re.I)
_SMALL = frozenset(
    """
    i my we us our the a an it its he she they me this that there these those can could would will shall should may
    do does did is are was were have has had what when where who which how why if and but or so then also no not
    yes yeah okay ok please sorry right well oh ah um hi hello hey good thanks thank you you're your any every some
    let let's maybe perhaps actually because since as after before from until till by on at in for to with of about
    just only never don't make take put move cancel book change get give come go need want
    """.split()
)
"""Words that begin sentences and are no names."""
_BESIDE = 4
"""Words on either side that count by their place."""
_NEAR = 5
"""Words on either side that count."""
_NONE = "^"


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a text with a "#" for each time, and where the times stand."""

    words: list[str]
    places: list[int]

    def at(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else _NONE

    def cut(self, place: int, step: int) -> int:
        """Where the clause around a place ends, the mark left out."""
        while 0 <= place + step < len(self.words) and self.words[place + step] not in {",", "?"}:
            place += step
        return place


def around(text: str, found: Sequence[Span]) -> list[frozenset[str]]:
    """The signs of each time of a text, in order."""
    row = _row(text, found)
    return [
        frozenset([*_itself(found, n), *_beside(row, row.places[n]), *_clauses(row, row.places[n])])
        for n in range(len(found))
    ]


def _row(text: str, found: Sequence[Span]) -> _Row:
    words: list[str] = []
    places: list[int] = []
    done = 0
    for one in found:
        words += _plain(text[done : one.start])
        places.append(len(words))
        words.append(f"#{one.kind}")
        done = one.end
    return _Row(words + _plain(text[done:]), places)


def _plain(text: str) -> list[str]:
    return [_as_kind(word) for word in _WORD.findall(text.replace("’", "'"))]


def _as_kind(word: str) -> str:
    low = word.lower()
    if word in ".;!":
        return ","
    if _KIND.fullmatch(low):
        return "~"
    if _HOUR.fullmatch(low) or low.isdigit():
        return "9"
    return "name" if word[0].isupper() and low.partition("'")[0] not in _SMALL else low


def _itself(found: Sequence[Span], n: int) -> Iterator[str]:
    """Its own words, and how it stands among the other times."""
    one = found[n]
    own = _plain(one.text.lower())
    yield f"kind={one.kind}"
    yield from (f"own={word}" for word in own)
    yield f"own0={own[0] if own else _NONE}"
    alike = [m for m, other in enumerate(found) if other.kind == one.kind]
    yield f"first={alike[0] == n}"
    yield f"last={alike[-1] == n}"
    yield f"count={min(3, len(alike))}"
    yield f"only={len(found) == 1}"
    yield f"tail={n == len(found) - 1}"
    again = [m for m in alike if m != n and found[m].text.lower() == one.text.lower()]
    yield f"again={any(m > n for m in again)}"
    yield f"before={any(m < n for m in again)}"


def _beside(row: _Row, place: int) -> Iterator[str]:
    for far in range(1, _NEAR + 1):
        for side, there in (("L", place - far), ("R", place + far)):
            yield f"{side}={row.at(there)}"
            if far <= _BESIDE:
                yield f"{side}{far}={row.at(there)}"
    left, right = [row.at(place - far) for far in (3, 2, 1)], [row.at(place + far) for far in (1, 2, 3)]
    yield f"L21={' '.join(left[1:])}"
    yield f"L32={' '.join(left[:2])}"
    yield f"R12={' '.join(right[:2])}"
    yield f"R123={' '.join(right)}"
    yield f"LR={left[-1]} {right[0]}"
    for other in row.places:
        between = row.words[min(place, other) + 1 : max(place, other)]
        if other != place and len(between) <= 2:
            yield f"by{'R' if other > place else 'L'}={row.words[other]} {' '.join(between)}"


def _clauses(row: _Row, place: int) -> Iterator[str]:
    """The words of its clause, of the ones beside it, and of all the rest."""
    start, end = row.cut(place, -1), row.cut(place, 1) + 1
    yield from (f"CL={word}" for word in row.words[start:place])
    yield from (f"CR={word}" for word in row.words[place + 1 : end])
    yield from (f"C2={' '.join(two)}" for two in pairwise(row.words[start:end]))
    yield f"c0={' '.join(row.words[start : start + 2])}"
    yield f"end={row.at(end)}"
    before, after = row.cut(start - 1, -1) if start else 0, row.cut(end, 1) + 1
    yield from (f"PS={word}" for word in row.words[before : max(0, start - 1)])
    yield from (f"NS={word}" for word in row.words[end + 1 : after])
    yield f"n0={' '.join(row.words[end + 1 : end + 3])}"
    yield f"ends={row.at(after)}"
    yield from (f"B={word}" for word in row.words[:before])
    yield from (f"A={word}" for word in row.words[after + 1 :])
    if "?" in row.words:
        yield f"asks={'?' in row.words[place:]}"
