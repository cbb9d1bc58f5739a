"""What a question asks for - a price, a length, an age - and whether words give it. Pure."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|ninety|half|couple of|few|several|hundred|thousand)"
)
PRICE_ASKED = re.compile(
    r"\b(?:how much (?:is|are|was|does|do|did|would|will|for|money)|costs?|pric(?:es?|ey)|charged?|charges?|fees?"
    r"|what (?:do|does|would|will|must|did) (?:\w+ ){1,3}(?:pay|charge|come to|run)\b"
    r"|pays? (?:less|more|full|half)|(?:would|will|does|do) (?:he|she|they|we|i) pay|expensive|cheap\w*"
    r"|set me back)\b",
    re.I,
)
PRICE_GIVEN = re.compile(
    r"[$€£]\s?\d|\d[\d,.]* ?[$€£]|\b" + _NUMBER + r"[ -]?(?:[a-z]+ )?"
    r"(?:dollars?|euros?|pounds?|cents?|francs?|kron(?:or|er|e)|crowns?|pesos?|rupees?|yen|lira|dirhams?|rand)\b"
    r"|\b(?:free|nothing|discount|half price|costs? half)\b",
    re.I,
)
LENGTH_ASKED = re.compile(
    r"\b(?:how (?:long|soon|fast|quick(?:ly)?)|how many (?:days|weeks|months|hours))\b", re.I
)
LENGTH_GIVEN = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|a week|term|midnight)\b|\b\w+day\b", re.I
)
_SHAPES = ((PRICE_ASKED, PRICE_GIVEN), (LENGTH_ASKED, LENGTH_GIVEN))


def asks_amount(question: str) -> bool:
    """Whether a price or a length is asked for."""
    return any(asked.search(question) for asked, _ in _SHAPES)


def gives_amount(question: str, text: str) -> bool:
    """Whether a price or a length is asked for, and the text holds one."""
    return any(asked.search(question) and given.search(text) for asked, given in _SHAPES)
