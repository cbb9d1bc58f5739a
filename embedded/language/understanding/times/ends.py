"""The first or the last there is, asked for by a superlative: "as early as he's there", "the last one she has"."""

import re

from scheduling_tools.spoken_words import normalise

_WHO = r"(?:i|you|we|they|s?he|anyone|anybody|someone|somebody)"
_IN = (
    rf"(?:{_WHO}(?:'s|'re|'ve got| is| are| has(?: got)?| have(?: got)?| opens?| starts?)"
    r"(?: there| in| here| free| open)?\b)"
)
_EARLY = re.compile(
    rf"(?:\b(?<!at the )earliest|\bearlier the better|\bas early as (?:possible|{_WHO} can\b|{_IN}))"
    r"(?! (?:one|of (?:those|these|them|the))\b)",
    re.I,
)
"""The first of the day that is spoken of."""
SOONEST = re.compile(
    rf"{_EARLY.pattern}|\b(?:(?<!at the )soonest|sooner the better|a\.?s\.?a\.?p\b"
    rf"|as soon as (?:possible|{_WHO} can\b)"
    r"|first (?:available|free|possible|thing (?:that )?you(?:'ve| have)(?: got)?)"
    r"|next (?:available|free|possible|opening|slot|appointment)|nearest|quickest|straight away|right away"
    r"|immediately)\b",
    re.I,
)
_LAST = re.compile(r"\bla(?:te|test|st)\b", re.I)


def wants_first_of_day(text: str) -> bool:
    """Whether the first of the day that is spoken of is wanted, and not the soonest of all days."""
    return bool(_EARLY.search(text))


def wants_last(text: str) -> bool:
    """Whether the last there is of the day is wanted."""
    return bool(_LAST.search(text)) and "lastmost" in normalise(text)


def is_late(piece: str) -> bool:
    """Whether a time of day says no more than that the last one is wanted."""
    return bool(_LAST.search(piece))
