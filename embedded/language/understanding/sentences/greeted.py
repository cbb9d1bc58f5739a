"""A daytime that somebody greets with, which is no time wished for: "Morning, morning. My wife inherited …"."""

import re

from embedded.language.understanding.times.clock import EXACT, PART
from embedded.language.understanding.times.days import DAY

_HAILS = r"(?:(?:oh|ah|well|hi|hiya|hello|hey|so|right)[,.! ]+)*"
_DAYTIME = r"(?:(?:a )?(?:very )?good )?(?:morning|afternoon|evening)"
_TO = (
    r"(?:to (?:you|everyone|everybody|all)(?: (?:all|too|both))?|all|everyone|everybody|folks|there|dear|love|madam"
    r"|sir|ladies|gentlemen|guys|again|indeed)"
)
_GREETS = re.compile(
    rf"^{_HAILS}{_DAYTIME}(?P<more>(?:[,.! ]+{_DAYTIME})*)(?P<to>(?:[, ]+{_TO})*)(?P<mark>[,.!]*)\s+(?=\w)",
    re.I,
)
_SPEAKS = re.compile(
    r"(?:eh|er|ah|oh|so|hi|hello)\b|(?:i|we)(?:'d like| would like| need| want| was| were)\b"
    r"|(?:can|could|may) (?:i|we|you)\b|(?:who|what|when|where|which|how|is|are|do|does)(?:'s)?\b",
    re.I,
)
"""The first words of somebody who has just greeted."""
_OF_A_TIME = re.compile(
    r"(?:please|if|or|would|is|are|works?|suits?|not|any|only|then|around|about|at|on|after|before|between|from|of|in"
    r"|next|this|the|i (?:think|guess|said|mean)|tomorrow|today|\w+day|appointments?|slots?)\b",
    re.I,
)
"""What goes on with a daytime that is meant as a time: "morning, around ten"."""
_TIMELESS = re.compile(rf"(?=(?:[\w'-]+,? ){{4}})(?![^.;?!]*\b(?:{PART}|{EXACT}|{DAY.pattern})\b)", re.I)


def without_daytime(text: str) -> str:
    """The words without a daytime that surely greets, whatever was asked before: "morning eh we need a trim"."""
    found = _GREETS.match(text)
    if found is None:
        return text
    rest, bare = text[found.end() :], not found["more"] and not found["to"]
    ended = re.search("[.!]", found["mark"])
    greets = not bare or _SPEAKS.match(rest) or (ended and _TIMELESS.match(rest))
    return rest if greets else text


def without_greeting(text: str) -> str:
    """The words of somebody who was asked nothing without any daytime they open with."""
    found = _GREETS.match(text)
    if found is None:
        return text
    rest, mark = text[found.end() :], found["mark"]
    good = re.search(r"\bgood ", found[0], re.I)
    ends = re.search("[.!]", mark) or ((mark or good) and not _OF_A_TIME.match(rest))
    return rest if ends else without_daytime(text)
