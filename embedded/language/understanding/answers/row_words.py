"""Words that mention an offer by the part of the day it is in, by its place in the row, or as an end of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from embedded.language.understanding.answers.choice import PLACES as FROM_ONE
from embedded.language.understanding.answers.choice import Offer

_PARTS: tuple[tuple[str, int, int], ...] = (
    (r"early (?:in the )?mornings?|first thing|crack of dawn|before (?:work|breakfast|school)"
     r"|breakfast(?: ?time)?", 0, 570),
    (r"(?:mid|late)[- ]mornings?", 600, 720),
    (r"mornings?|(?<!\bi )am\b|a\.m\.?", 0, 720),
    (r"(?:just )?before (?:lunch(?: ?time)?|noon|midday|dinner ?time)", 0, 720),
    (r"lunch ?time|around lunch|over lunch|midday|noon", 675, 840),
    (r"(?:just )?after (?:lunch(?: ?time)?|noon|midday)", 720, 1440),
    (r"early afternoons?", 720, 900),
    (r"mid[- ]afternoons?", 810, 990),
    (r"late (?:in the )?afternoons?", 930, 1140),
    (r"afternoons?|\bpm\b|p\.m\.?", 720, 1140),
    (r"after (?:work|school|hours|tea)|tea ?time", 930, 1440),
    (r"(?:the )?end of the day", 930, 1440),
    (r"evenings?|tonight|night[- ]?time|nights?|late in the day", 1020, 1440),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<p{n}>\b(?:{words})\b)" for n, (words, *_) in enumerate(_PARTS)), re.I)
_ORDER = re.compile(
    r"\b(?P<min>earliest|earlier|soonest|sooner|early|(?:at )?(?:the )?start of the (?:day|week)|nearest)\b"
    r"|\b(?P<max>latest|later|late|last|furthest|final|latter|(?:the )?end of the week)\b"
    r"|\b(?P<mid>middle|in between|between|in-between)\b(?! (?:of|those|these|them|the|now|us|\w+ and)\b)"
    r"|\b(?P<other>the other(?: one| doctor| slot| day)?|that other one)\b(?! (?:times?|days|ones|slots|options"
    r"|than|two|side|half))"
    r"|(?:\bthe |(?:^|[,.;?!] )|\b(?=\w+ (?:one|option|slot|of)\b))(?P<nth>first|1st|second|2nd|third|3rd"
    r"|fourth|4th|former)\b(?! (?:thing|available|time|floor|name|week|visit))"
    r"|\b(?:number|option|choice|slot) (?P<number>one|two|too|to|three|four|[1-4])\b",
    re.I,
)
_NO_ORDER_BEFORE = re.compile(
    r"\b(?:too|(?:a )?bit|little|quite|rather|that|up|very|so|be|being|running|am|i'm|minutes?|hours?|days?"
    r"|weeks?|get|out|off|finish|start|work|works|working)"
    r" $",
    re.I,
)
"""What makes "early" and "late" no end of the row."""
PLACES = {word: place - 1 for word, place in FROM_ONE.items() if place > 0}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of words and which offers it can mean, by their place from 0.

    `order` is min, max, mid or other where it is told from the row of what is left.
    """

    start: int
    end: int
    kind: str
    fits: frozenset[int] = frozenset()
    order: str = ""


def minute(offer: Offer) -> int:
    """The minute of the day at which an offer begins."""
    return offer.starts.hour * 60 + offer.starts.minute


def find_parts(text: str, offers: Sequence[Offer], _: date | None) -> Iterable[Mention]:
    """The parts of the day that are named: "the morning one", "after work"."""
    for found in _PART.finditer(text):
        low, high = _PARTS[int(str(found.lastgroup)[1:])][1:]
        if re.search(r"\d ?$|\b(?:o'clock|this|good) $", text[: found.start()]):
            continue
        fits = frozenset(n for n, one in enumerate(offers) if low <= minute(one) < high)
        before = text[: found.start()].lower()
        close = ("before" in found[0].lower() and before.endswith(("just ", "one ", "one just "))) or found[
            0
        ].lower().startswith("just")
        edge = "max" if close else "min" if found[0].lower().startswith(("first thing", "early")) else ""
        yield Mention(found.start(), found.end(), "part", fits, edge)


def find_order(text: str, offers: Sequence[Offer], _: date | None) -> Iterable[Mention]:
    """The places and ends of the row that are named: "the second", "the later one", "the other"."""
    for found in _ORDER.finditer(text):
        word = found["nth"] or found["number"]
        if (found["min"] or found["max"]) and _NO_ORDER_BEFORE.search(text[: found.start()]):
            continue
        if word:
            place = PLACES[word.lower()]
            fits = frozenset({place}) if place < len(offers) else frozenset()
            yield Mention(found.start(), found.end(), "place", fits)
        elif found.lastgroup:
            yield Mention(found.start(), found.end(), "order", frozenset(range(len(offers))), found.lastgroup)
