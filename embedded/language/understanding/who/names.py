"""Names in a clause, found by spelling and by sound among those the meeting knows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from embedded.language.meeting import TITLES
from embedded.language.understanding.who.sound import likeness, plain

ACCEPT = 0.9
AMONG_FEW = 0.86
"""Likeness from which a name is one of a few that were just told."""
TITLE_BONUS = 0.1


@dataclass(frozen=True, slots=True)
class Named:
    """A known name found in a clause: between which words, how sure, and whether refused ("not Melo")."""

    name: str
    start: int
    end: int
    score: float
    refused: bool = False


@lru_cache(4)
def common_words(most: int = 3000) -> frozenset[str]:
    """The commonest English words: never a misheard name. Without `wordfreq` a short list of talk."""
    try:
        from wordfreq import top_n_list
    except ImportError:
        return frozenset(
            "a about after all also an and any are as at back be book but by call can cancel come could "
            "day do for free from get go have he her here him his i in is it like make me meet message "
            "move my need next no not now of on one or other our out please see she so some speak tell "
            "thank thanks that the them then there they this time to tomorrow today two up us want was "
            "we what when where who will with yes you your".split()
        )
    return frozenset(top_n_list("en", most))


WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


INTERJECTIONS = frozenset(
    "hm hmm mm mhm uh um er erm ugh huh uhh oh ooh oof ah aha aw aww eek oops whoops phew whoa wow yikes ouch ow yay"
    " yeah yep yup yes nope nah no ok okay hey hi hiya hello howdy cheers gosh blimey crikey jeez gee golly darn"
    " damn shoot argh meh tsk pff eh aye cool super great right well so alas bye goodbye".split()
)
"""Words that stand alone and are open nobody's name."""


def words(text: str) -> list[str]:
    """The words of a text, letters with inner apostrophes and hyphens only."""
    return WORD.findall(text)


def find_names(text: str, names: Iterable[str], floor: float = ACCEPT) -> list[Named]:
    """Every known name in the clause, best reading of each stretch, in the order they were said."""
    said = [re.sub(r"'s$", "", word) for word in words(text)]
    found = [hit for name in names for hit in _hits(said, name, floor)]
    found.sort(key=lambda hit: (-hit.score, hit.start - hit.end))
    kept: list[Named] = []
    for hit in found:
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def first_named(text: str, choices: Iterable[str]) -> str | None:
    """The first of a few choices that a text names, perhaps misheard, and does not refuse."""
    return next((hit.name for hit in find_names(text, choices, floor=AMONG_FEW) if not hit.refused), None)


def alike(text: str, names: Iterable[str]) -> list[str]:
    """All names that fit the best-heard stretch equally well: two Silvas give two names."""
    hits = find_names(text, names)
    if not hits:
        return []
    first = hits[0]
    said = [re.sub(r"'s$", "", word) for word in words(text)]
    heard = said[max(0, first.start - 1) : first.end]
    margin = 0.01 if first.score >= 1.0 else 0.05
    return [
        name
        for name in names
        if any(hit.score >= first.score - margin for hit in _hits(heard, name, MISHEARD))
    ]


def parts(name: str) -> list[str]:
    """A name's words without titles."""
    return [word for word in words(name) if plain(word).rstrip(".") not in TITLES]


def _hits(said: list[str], name: str, floor: float) -> Iterable[Named]:
    own = parts(name)
    readings = {" ".join(own): 0.04, own[-1]: 0.02, own[0]: 0.0} if own else {}
    for size in (3, 2, 1):
        for start in range(len(said) - size + 1):
            stretch = said[start : start + size]
            titled = start > 0 and plain(said[start - 1]) in TITLES
            best = 0.0
            for reading, extra in readings.items():
                score = _fit(stretch, reading, titled)
                first = reading == own[0] and len(own) > 1
                if first and (
                    _surname(said, start + size) or (score < 1.0 and not _called(said, start, score))
                ):
                    continue
                if score < 1.0 and not titled and _elsewhere(said, start, size):
                    continue
                best = max(best, score + extra if score else 0.0)
            if best >= floor:
                yield Named(name, start - titled, start + size, best, _refused(said, start - titled))


_BEFORE_NAMES = frozenset(
    "with see seeing tell ask let inform remind invite bring call is does has not than where's".split()
)
_BEFORE_SHORT_NAMES = _BEFORE_NAMES | {"to", "for", "and"}
MISHEARD = 0.85
_HEARD_WHOLE = 5
"""Letters from which a word may be a misheard name wherever it stands."""


def _called(said: list[str], start: int, score: float) -> bool:
    """Whether a word near to a first name stands where people are named: "with Garry", "ask Kathrin"."""
    return score >= MISHEARD and start > 0 and plain(said[start - 1]) in _BEFORE_NAMES


def _elsewhere(said: list[str], start: int, size: int) -> bool:
    """Whether a word near to a name stands where places do ("in Graz"), or is too short to be heard for a name."""
    before = plain(said[start - 1]) if start else ""
    after = plain(said[start + size]) if start + size < len(said) else ""
    if before in {"in", "near", "into"} or (before == "from" and after != "to"):
        return True
    return len("".join(said[start : start + size])) < _HEARD_WHOLE and before not in _BEFORE_SHORT_NAMES


def _surname(said: list[str], place: int) -> bool:
    """Whether an uncommon capitalised word follows: somebody else's surname after a shared first name."""
    return place < len(said) and said[place][0].isupper() and plain(said[place]) not in common_words()


def _fit(stretch: list[str], reading: str, titled: bool) -> float:
    if plain(" ".join(stretch)) == plain(reading):
        return 1.0 + 0.01 * len(stretch)
    if plain(stretch[0]) in TITLES or (not titled and all(plain(word) in common_words() for word in stretch)):
        return 0.0
    if any(plain(word) in _JOINTS for word in stretch):
        return 0.0
    if len(stretch) > 1 and len(reading.split()) > 1:
        pairs = zip(stretch, reading.split(), strict=False)
        score = min(likeness(*pair) for pair in pairs) if len(stretch) == len(reading.split()) else 0.0
    elif len(reading.split()) > 1:
        return 0.0
    else:
        score = likeness("".join(stretch), reading) - 0.02 * (len(stretch) - 1)
    known_word = all(plain(word) in common_words() for word in stretch)
    return min(score + TITLE_BONUS * (titled and not known_word), 1.0) if score >= 0.75 else 0.0


_JOINTS = frozenset("with and or for on at to in the a an my me is are by of from about please".split())


def _refused(said: list[str], start: int) -> bool:
    before = [plain(word) for word in said[max(0, start - 3) : start]]
    return bool(before) and (
        before[-1] in {"not", "except", "without"}
        or before[-2:]
        in (
            ["not", "with"],
            ["but", "not"],
            ["other", "than"],
            ["apart", "from"],
            ["instead", "of"],
            ["rather", "than"],
            ["than", "with"],
        )
        or ((before[-1] == "but" and "anyone" in before) or before[-2:] == ["anybody", "but"])
    )
