"""A weekday with the date it is said to be: "the Saturday after, the twenty seventh", "Thursday. That's the tenth?".

So is one of a week that is pointed at: "the Thursday of that week, the fifteenth".

Both name one day: the date says which, and where it is none of that weekday the tool asks back.
"""

import re

from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.bare_hours import hours_finished
from embedded.language.understanding.times.days import MONTH, NTH
from embedded.language.understanding.times.spans import spans

_WEEKDAY = rf"(?P<day>{'|'.join(WEEKDAYS)})"
_DATE = rf"(?P<date>the {NTH}(?: (?:of )?{MONTH})?|{MONTH} (?:the )?(?:{NTH}|\d{{1,2}}))"
_NO_ONE = r"(?! (?:one|option|slot|time|floor|of (?:those|them|these))\b)"
_COUNTED = re.compile(
    rf"\b(?:the |that |this |next |last |first |very )*{_WEEKDAY} (?:(?:after|before)(?: (?:that|then|it|this|next))?"
    rf"|(?:of|in) (?:that|the same|this|the following|the next) week)[, ]+"
    rf"(?:so |that's |i mean |so that's |which is |that would be )?{_DATE}\b{_NO_ONE}",
    re.I,
)
_ASKED = re.compile(
    rf"\b{_WEEKDAY}(?P<rest>(?:(?!\b(?:{'|'.join(WEEKDAYS)}|{NTH})\b)[^.;?!])*)[,.;?!]+ (?:(?:so|and|wait|i think) )*"
    rf"(?:that's|that is|that'd be|that would be|that will be|is that|would that be|which is|it's) {_DATE}\b{_NO_ONE}"
    r"(?=[ ,]*(?:is it|isn't it|right|yes|then|no|i think)?[,.;?!]|$)",
    re.I,
)


_MEANT = re.compile(r",? (?:i mean|i meant|i should say|that is|rather)(?=[,.;?!]|$)", re.I)
"""An editing term behind the repair: "Thursday, tomorrow I mean"."""


def _put_right(text: str) -> str:
    """The words with what is put right behind an editing term in place of what stands before it."""
    for term in reversed(list(_MEANT.finditer(text))):
        there = spans(text[: term.start()])[-2:]
        if not there or there[-1].end != term.start():
            continue
        first, last = there[0], there[-1]
        beside = first is not last and first.kind == last.kind
        if beside and re.fullmatch(r"[ ,]*(?:no|on|at|the|so|or|um)?[ ,]*", text[first.end : last.start]):
            text = f"{text[: first.start]}{last.text}{text[term.end() :]}"
        else:
            text = f"{text[: term.start()]}{text[term.end() :]}"
    return text


def dated(text: str) -> str:
    """The words with the date right behind the weekday it belongs to."""
    text = hours_finished(_put_right(text))
    text = _COUNTED.sub(lambda found: f"{found['day']} {found['date']}", text)
    return _ASKED.sub(lambda found: f"{found['day']} {found['date']}{found['rest']}", text)
