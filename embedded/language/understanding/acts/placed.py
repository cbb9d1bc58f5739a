"""Where somebody is while they speak, which tells of no danger by itself: "we're standing outside and it's wet"."""

import re

_PLACED = re.compile(
    r"\b(?:i'm|i am|we're|we are|s?he's|they're)[, ]+(?:(?:er|um|uh|just|all|already|still|right now)\b[, ]+)*"
    r"(?:standing|sitting|waiting|parked|walking|stood|sat)(?: right| just)?"
    r" (?:in front of|outside|inside|in|at|on|by|before|near|next to|opposite|behind)(?: [\w'-]+){0,6}?"
    r"(?:,? (?:and|but|so)\b|[,.;:])\s*(?=\w)",
    re.I,
)


def without_place(text: str) -> str:
    """The words without where the speaker is, where more is said; a place alone is left."""
    return _PLACED.sub("", text)
