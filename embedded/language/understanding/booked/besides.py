"""An appointment that stands, named only so that one more is wished for beside it: "besides the Friday one"."""

import re

from embedded.language.understanding.acts.nouns import APPOINTMENT

_BESIDES = re.compile(
    r"\b(?:besides|in addition to|on top of|apart from|along with|as well as|aside from)"
    r" (?:the|my|our|that) (?:(?!\b(?:and|or|i|we|can|could)\b)[\w'~-]+ ){0,3}?"
    rf"(?:ones?|lessons?|class(?:es)?|{APPOINTMENT})\b"
    r"(?: (?:that )?(?:i|we)(?:(?: already)? have| already|'ve)(?: already| got| booked)*"
    r"| (?:on|at|with) (?:(?:the|this|next|Dr\.?) )?\w+(?: (?:morning|afternoon|evening))?)*",
    re.I,
)
_MORE = re.compile(r"\b(?:need|want|like|have|get|book|another|more|second|extra|also|too|as well)\b", re.I)


def without_besides(text: str) -> str:
    """The words without the appointment another one is wished for beside."""
    found = _BESIDES.search(text)
    if found is None or not _MORE.search(text[: found.start()] + text[found.end() :]):
        return text
    return text[: found.start()] + " " * len(found[0]) + text[found.end() :]
