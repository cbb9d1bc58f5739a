"""A clause as the words in it and the pairs of neighbours among them, begin and end counted as words.

Who asks whom for what ("can I", "do you", "^ when's") is in its small words, which a meaning hardly shows
(Wang and Manning 2012, on pairs of words beside single ones).
"""

import re
from itertools import pairwise

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d:.]*|\?")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?")


def words(clause: str) -> frozenset[str]:
    """The words and pairs of a clause in small letters; the days of the week are one word."""
    found = [_WEEKDAY.sub("DAY", one) for one in _WORD.findall(clause.replace("’", "'"))]
    return frozenset([*found, *(" ".join(two) for two in pairwise(["^", *found, "$"]))])
