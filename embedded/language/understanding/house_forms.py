"""Forms of a question that is of the house whatever else its words are like."""

import re

from embedded.language.understanding.things import of_yours, there_is

_LEAD = r"^(?:(?:and|so|but|or|oh|okay|ok|well|then|also)\b[, ]*)*"
_PRICE = re.compile(
    rf"{_LEAD}(?:how much (?:is|are|was|for)|what(?:'s| is| was| would| will) (?:it|that|this|one)(?: be)? per)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\bwhat (?:else )?(?:do|should|must|would) (?:i|we) (?:have to |need to )?do"
    r" (?:before(?:hand)?|first|in advance|to prepare"
    r"|to get ready)\b(?! (?:i|we) (?:can )?book\b)",
    re.I,
)
"""What is to be done ahead of a visit."""


def of_house(clause: str) -> bool:
    """Whether a price is asked for, whether something is there, what is to be done first or when it is."""
    return bool(_PRICE.search(clause) or _BEFORE.search(clause)) or there_is(clause) or of_yours(clause)
