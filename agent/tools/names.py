"""Which known name was meant: by spelling and by sound, titles aside. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from agent.names import sound

ACCEPT = 0.84
"""Likeness from which a name counts as meant."""
SAME = 0.93
"""Likeness from which two words are one name, spelled differently or not."""
MARGIN = 0.05
"""How far the best must be ahead of the second, else it is asked."""
_TITLES = frozenset("dr doctor mr mister mrs missus ms miss prof professor the a an my our with".split())
_JOINED = re.compile(r"[^\w\s]")


@dataclass(frozen=True, slots=True)
class Match:
    """What a heard name may mean: one name, several, or none."""

    names: tuple[str, ...] = ()

    @property
    def one(self) -> str | None:
        """The name, when there is just one."""
        return self.names[0] if len(self.names) == 1 else None


def match(heard: str, names: Sequence[str]) -> Match:
    """The names that may be meant.

    Args:
        heard: as the recogniser wrote it ("doctor mello", "check up").
        names: those known.
    """
    wanted = _words(heard)
    if not wanted:
        return Match()
    same = [n for n in names if _words(n) == wanted]
    if same:
        return Match(tuple(same))
    scored = sorted(((_likeness(wanted, _words(n)), n) for n in names), key=lambda s: -s[0])
    best = scored[0][0] if scored else 0.0
    near = [n for score, n in scored if best >= ACCEPT and score >= max(ACCEPT, best - MARGIN)]
    alike = [n for n in near if sound("".join(_words(n))) == sound("".join(wanted))]
    return Match(tuple(alike or near))


def near(heard: str, names: Sequence[str]) -> Match:
    """Names that are not the one heard but may be meant by it: one name part is the same, another holds the other.

    "Gita" is part of "Margita", and people are called by part of their name.
    """
    wanted = _words(heard)
    return Match(tuple(n for n in names if _shares(wanted, _words(n))))


def _shares(heard: Sequence[str], name: Sequence[str]) -> bool:
    same = [h for h in heard if any(_word(h, n) >= SAME for n in name)]
    left = [n for n in name if not any(_word(h, n) >= SAME for h in same)]
    others = [h for h in heard if h not in same]
    return bool(same and others) and all(
        len(h) > 2 and any(h in n or n in h for n in left if len(n) > 2) for h in others
    )


def _words(name: str) -> list[str]:
    words = _JOINED.sub(" ", name.lower().replace("'s", "")).split()
    return [w for w in words if w not in _TITLES] or words


def _likeness(heard: list[str], name: list[str]) -> float:
    """Mean likeness of the words heard, each to its nearest word of the name; spelled together counts too."""
    if not name:
        return 0.0
    each = [max(_word(h, n) for n in name) for h in heard]
    return max(sum(each) / len(each), _together("".join(heard), "".join(name)))


def _together(heard: str, name: str) -> float:
    """A recogniser puts the gap between two names where it likes: "Joanne Appara" is "Joana Pereira"."""
    spelled = float(JaroWinkler.similarity(heard, name))
    sounded = float(JaroWinkler.similarity(sound(heard), sound(name)))
    if spelled >= 0.75 and sounded >= 0.95:
        return max(spelled, 0.9)
    return spelled if spelled >= 0.9 else 0.0


def _word(heard: str, name: str) -> float:
    likeness = float(JaroWinkler.similarity(heard, name))
    if len(heard) >= 3 and likeness >= 0.6 and sound(heard) == sound(name):
        return max(likeness, 0.93)
    return likeness
