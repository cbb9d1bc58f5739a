"""Forms of a question that is of the house whatever else its words are like."""

import re

_LEAD = r"^(?:(?:and|so|but|or|oh|okay|ok|well|then|also)\b[, ]*)*"
_PRICE = re.compile(
    rf"{_LEAD}(?:how much (?:is|are|was|for)|what(?:'s| is| was| would| will) (?:it|that|this|one)(?: be)? per)\b",
    re.I,
)
_THERE = re.compile(
    rf"{_LEAD}(?:will|would) there be (?:an?|any|some) (?!(?:free |other |earlier |later |open )?"
    r"(?:times?|slots?|openings?|appointments?|chances?|space|gaps?|possibility|way|free|one|other|day|days"
    r"|moment|availability|room(?! to\b))\b)\w+",
    re.I,
)
"""Whether a thing is there: "will there be a piano, he'd like to play something"."""
_BEFORE = re.compile(
    r"\bwhat (?:else )?(?:do|should|must|would) (?:i|we) (?:have to |need to )?do"
    r" (?:before(?:hand)?|first|in advance|to prepare"
    r"|to get ready)\b(?! (?:i|we) (?:can )?book\b)",
    re.I,
)
"""What is to be done ahead of a visit."""
_YOURS = re.compile(
    rf"{_LEAD}(?:when|where|what time|(?:which|what) (?:day|date)) (?:is|are|was|were)"
    r" (?:your (?!next|first|last|earliest|nearest|soonest|latest|free|appointment|name)\w+"
    r"|(?:the|this|that|those|these) (?:[\w-]+ ){1,3}of yours)\b",
    re.I,
)
"""When something of the house is, and no appointment of whoever asks."""


def asks_of_house(clause: str) -> bool:
    """Whether a price is asked for, whether something is there, what is to be done first or when it is."""
    return any(form.search(clause) for form in (_PRICE, _THERE, _BEFORE, _YOURS))
