"""Who asks for the name of the person they are going to see: "what was her name again, the lady I will meet?"."""

import re

from embedded.language.understanding.booked.one_forms import LEAD, TAIL
from embedded.language.understanding.times.when import find_when

_SEES = (
    r"(?:see|seeing|meet|meeting|visit|visiting|have|having|get|getting|got|(?:[a-z]+ing |booked |down |in )?with)"
    r"(?: with)?"
)
_MET = (
    r"(?:(?:the|that|this|my) (?:[\w'-]+ ){1,4}?(?:(?:that|who|whom) )?(?:i|we)"
    r"(?:'m|'re|'ll|'ve| am| are| will| have)?(?: going to| supposed to| meant to| due to| to)?(?: be)?"
    rf" {_SEES}(?:,? (?:on |at |this |next )?[\w ]{{2,24}}?)?"
    rf"|(?:the|that|this|my) (?:[\w'-]+ ){{1,3}}?(?:who|that)(?:'s| is|'ll| will)(?: going to| be)*"
    r" (?:see|seeing|treat|treating|doing|teaching|meeting|having) (?:me|us|it|that)(?: [\w ]{2,24}?)?)"
)
_HER = (
    r"(?:what(?:'s| is| was| were)? (?:his|her|their|the) (?:first |last |full |sur)?name|(?:his|her|their|the)"
    r" (?:first |last |full |sur)?name|what(?:'s| is| was) (?:he|she|they) called|who(?:'s| is| was) (?:he|she|that))"
)
_FORMS = tuple(
    re.compile(rf"(?:{LEAD}){form}{TAIL}", re.I)
    for form in (
        rf"{_HER}(?:,? again)?(?:[,:]| of)? {_MET}",
        rf"{_MET},? (?:and )?{_HER}",
        rf"(?:what|who)(?:'s| is| was) (?:the name of )?{_MET}(?: called)?",
    )
)


def asks_whom(text: str) -> str:
    """The words for the appointment whose professional's name is asked for; "" where none is."""
    if not any(form.fullmatch(text.strip()) for form in _FORMS):
        return ""
    days = find_when(text)[0].days
    return f"the one on {days[0]}" if days else "mine"
