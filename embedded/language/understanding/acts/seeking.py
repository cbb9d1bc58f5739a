"""Words that seek an appointment without a word for it."""

import re

from embedded.language.understanding.sentences.things import without_books

_SEEKS = re.compile(
    r"\b(?:book(?:ed|ing)?|schedule|reserve|fit (?:me|us|\w+) in|squeeze|availab\w+|openings?|earliest|soonest"
    r"|when (?:can|could|may) (?:i|we|he|she) (?:come|see|be seen|get)"
    r"|see (?:someone|somebody|him|her|(?:a|the|one of \w+) \w+))\b",
    re.I,
)


def seeks(text: str) -> bool:
    """Whether words seek an appointment without a word for it."""
    return bool(_SEEKS.search(without_books(text)))
