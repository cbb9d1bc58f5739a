"""A weekday with the date it is said to be: "the Saturday after, the twenty seventh", "Thursday at ten. That's the tenth?".

Both name one day: the date says which, and where it is none of that weekday the tool asks back.
"""

import re

from embedded.language.understanding.days import MONTH, NTH
from embedded.language.understanding.text import WEEKDAYS

_WEEKDAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"
_DATE = rf"(?P<date>the {NTH}(?: (?:of )?{MONTH})?|{MONTH} (?:the )?(?:{NTH}|\d{{1,2}}))"
_NO_ONE = r"(?! (?:one|option|slot|time|floor|of (?:those|them|these))\b)"
_COUNTED = re.compile(
    rf"\b(?:the |that |this |next |last |first |very )*{_WEEKDAY} (?:after|before)(?: (?:that|then|it|this|next))?[, ]+"
    rf"(?:so |that's |i mean )?{_DATE}\b{_NO_ONE}",
    re.I,
)
_ASKED = re.compile(
    rf"\b{_WEEKDAY}(?P<rest>(?:(?!\b(?:{'|'.join(WEEKDAYS)}|{NTH})\b)[^.;?!])*)[,.;?!]+ (?:(?:so|and|wait|i think) )*"
    rf"(?:that's|that is|that'd be|that would be|that will be|is that|would that be|which is|it's) {_DATE}\b{_NO_ONE}"
    r"(?=[ ,]*(?:is it|isn't it|right|yes|then|no|i think)?[,.;?!]|$)",
    re.I,
)


def dated(text: str) -> str:
    """The words with the date right behind the weekday it belongs to."""
    text = _COUNTED.sub(lambda found: f"{found['day']} {found['date']}", text)
    return _ASKED.sub(lambda found: f"{found['day']} {found['date']}{found['rest']}", text)
