"""Forms of a question that is of the house whatever else its words are like."""

import re

from embedded.language.understanding.sentences.things import of_yours, there_is

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


_WHAT_FOR_IT = re.compile(
    r"\b(?:what|which) (?!times?\b|days?\b|dates?\b|hours?\b|slots?\b)\w+"
    r" (?:should|do|must) (?:i|we) (?:need|bring|have to bring|wear|fill in|show)\b",
    re.I,
)
"""A thing that is needed for a visit: "what papers do we need tomorrow?"."""
_DUTY = re.compile(
    r"\b(?:is|was|are|were)(?:n't)? there (?:something|anything|things|some things)(?: else| special)?(?: that)?"
    r" (?:i|we|he|she|it|they|one|you|(?:my|our) \w+)(?:'m|'re|'s)? "
    r"(?:must|should|ought|(?:have|has|had|need|needs) to|can't|cannot|may not|(?:am |are |is )?(?:not )?(?:allowed"
    r"|supposed|meant))",
    re.I,
)
"""What is to be done or left alone is asked for: "was there something I mustn't eat that day?"."""


_HOURS_OF = re.compile(
    r"\bwhat(?:'s| are| is) (?:the|your) (?!opening\b|working\b|business\b|office\b|free\b)[a-z]{4,} hours\b",
    re.I,
)
"""The hours of something of the house, not of an appointment: "what are the visiting hours on Sunday?"."""
_THINGS_FREE = re.compile(r"\bare (?:the |your |any )?(?-i:[a-z]{3,}s)(?: \w+)? free\b", re.I)
"""What is free of charge, as things are, not times."""


def of_house(clause: str) -> bool:
    """Whether it is asked what it costs, what is there, when it is, or what is to be done, brought or left alone."""
    forms = (_PRICE, _BEFORE, _WHAT_FOR_IT, _DUTY, _HOURS_OF, _THINGS_FREE)
    return any(one.search(clause) for one in forms) or there_is(clause) or of_yours(clause)
