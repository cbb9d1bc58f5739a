"""How old somebody is, as told in a question: "she is nine", "my mother's seventy-two"."""

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER = (
    rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})\b"
)
AGE = re.compile(
    rf"(?:\b(?:is|am|are|be|turn(?:s|ed)?|only|just|nearly|almost|aged?)|['’](?:s|m|re)) (?P<age>{NUMBER})"
    r"(?= *(?:$|[,.?!;)]|years?|and\b|so\b|now\b|already\b))",
    re.I,
)
"""An age in years, not a count of something nor an hour."""
_OF_SOMEBODY = re.compile(
    rf"\b(?:s?he|(?:my|our|his|her|the) (?!(?:\w+ )?(?:appointment|slot|booking|time|first|last)\b)[\w-]+(?: [\w-]+)?"
    rf"|(?-i:[A-Z][a-z]+))(?:['’]s| is)(?: (?:only|just|nearly|almost|already|about|turning))* {NUMBER}"
    r"(?= *(?:$|[,.?!;)]|years?\b|and (?:a half|\w+ months)\b))",
    re.I,
)
"""Somebody's age told as a bare number."""
BOUND = re.compile(
    r"\b(?:under|over|below|above|at least|from|older than|younger than|before|until|up to|aged?)"
    rf" (?:the age of )?{NUMBER}",
    re.I,
)
"""What a house writes of ages."""


def without_ages(text: str) -> str:
    """The words without what tells how old somebody is, which no hour is read from."""
    return _OF_SOMEBODY.sub("", text)


def tells_age(text: str) -> bool:
    """Whether it is told how old somebody is."""
    return bool(_OF_SOMEBODY.search(text))


def age_of(text: str) -> int | None:
    """How many years old somebody is said to be."""
    found = AGE.search(text)
    if found is None:
        return None
    said = found["age"].lower()
    if said.isdigit():
        return int(said)
    tens, _, ones = said.replace("-", " ").partition(" ")
    if tens not in _TENS:
        return _ONES.index(said) + 1
    return 10 * (_TENS.index(tens) + 2) + (_ONES.index(ones) + 1 if ones else 0)
