"""Times that are over: "it came off last night", "she did them last year", "the chain snapped on Sunday".

Nothing can be wished for there, and "last" among them is no last one of a row.
"""

import re

from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.days import MONTHS
from embedded.language.understanding.times.spans import spans

_NAMED = (
    "night evening year month week weekend time summer winter spring autumn fall christmas easter".split()
)
_FEASTS = "christmas|easter|thanksgiving|halloween|new year'?s?(?: eve| day)?"
_SPANS = "|".join([*_NAMED, *MONTHS])
_AGO = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|a few|a couple of|several|\d+)"
_OVER = re.compile(
    rf"(?<!\bthe )(?<!\bvery )(?<!\bas )\b(?:(?:since|from) )?last (?:{_SPANS})\b(?! (?:of|in|before|on|slot"
    rf"|you|there)\b)"
    r"|\byesterday(?: (?:morning|afternoon|evening|night))?\b|\b(?:the )?day before yesterday\b"
    r"|\bthe other (?:day|night)\b"
    rf"|\bsince (?:(?:last|the|this|about|around|early|late) )*(?:{_FEASTS}|{'|'.join(MONTHS)})\b"
    r"(?! (?:is|works|suits)\b)"
    rf"|\bsince (?:(?:last|about|around) )*(?:{'|'.join(WEEKDAYS)})\b"
    r"(?=[,.;?!]|$| (?:i've|it's been|morning|night|evening)\b)"
    rf"|(?<=told me )(?:on|at|in|around|before|after|last) (?:{_FEASTS}|{'|'.join(MONTHS)}|{'|'.join(WEEKDAYS)})\b"
    rf"|\bit was(?: just)? (?:before|after|around|in|at) (?:{_FEASTS}|{'|'.join(MONTHS)})\b"
    rf"|\b{_AGO} (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|\bearlier (?:today|this week|this month)\b",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:(?:it|he|she|they|(?:my|our|the|his|her|their|one of (?:my|our|the|his|her)) [\w'-]+(?: [\w'-]+){0,2}?)"
    r"(?: just| suddenly| also| only| both)? (?:came|fell|broke|cracked|snapped|started|began|stopped|went"
    r"|happened|died|burst|ripped|tore|swelled|got (?:worse|stuck|hurt|hit|ill|sick|bent|stolen|infected)|flared|failed"
    r"|crashed|leaked|chipped|popped|slipped|collapsed|gave|turned|blew|bit"
    r"|ate|swallowed|threw|lost|woke|refused|jammed|froze|melted|split|shut)"
    r"|(?:i|we)(?: just)? (?:fell|crashed|slipped|broke|cracked|lost|hurt|twisted|burnt|burned|noticed|found|pulled"
    r"|sprained|bent|dropped|spilled|locked))\b(?P<rest>[^,.;?!]*)",
    re.I,
)
"""What befell somebody or something, with what is told of it: its time is no wished one."""
_DID = re.compile(
    r"\b(?:it|he|she|they|(?:my|our|his|her|their) (?!\w+ed\b)[\w'-]+(?: (?!\w+ed\b)[\w'-]+)?)"
    r"(?: just| suddenly| also| only| both)? "
    r"(?!(?:need|want|ask|book|move|plan|prefer|schedul|hop|suggest|offer|recommend|agre|arrang|reserv|cancel|chang"
    r"|suppos|call|mention|promis|allow|lik|lov|push|shift|postpon|appoint|invit|expect|requir|confirm|assign)\w*)"
    r"\w{2,}ed\b(?P<rest>[^,.;?!]*)",
    re.I,
)
"""What somebody's did, where it is no doing with appointments: "our rex rolled in something this morning"."""
_GOES_ON = re.compile(
    r"\b(?:and|but|so|can|could|may|i'd|i need|i want|i'll|please|then|before|after|until|till|by)\b", re.I
)
"""Where what is told may end, or tells a bound."""


_WAS_OVER = re.compile(
    r"(?P<told>[^.;?!]*?)[,.;!]+ (?:(?:no|wait|oh|ah|actually|sorry|hang on)[, ]+)+(?:that|it|this|they)"
    r"(?:'s| was| were)(?: (?:already|all|really))? (?:last \w+|yesterday|the other day|over|past|ages ago"
    r"|(?:an?|two|three|\w+ \w+) (?:days?|weeks?|months?) ago)\b",
    re.I,
)
"""What is told with its time, and found to be over: "on the fifth they have the dentist, no, that was last week"."""


def _without_over(told: str) -> str:
    for one in reversed(spans(told)):
        told = f"{told[: one.start]} {told[one.end :]}"
    return told


def without_gone(text: str) -> str:
    """The words without times that are over by their own words: "yesterday", "last week"."""
    return _OVER.sub(" ", text)


def without_past(text: str) -> str:
    """The words without times that are over, by their own words or by what befell then."""
    text = _WAS_OVER.sub(lambda found: f"{_without_over(found['told'])},", text)
    text = without_gone(text)
    told = sorted([*_HAPPENED.finditer(text), *_DID.finditer(text)], key=lambda one: one.start("rest"))
    for found in reversed(told):
        start, end = found.span("rest")
        if cut := _GOES_ON.search(text, start, end):
            end = cut.start()
        for one in reversed([one for one in spans(text[start:end]) if one.end <= end - start]):
            text = f"{text[: start + one.start]} {text[start + one.end :]}"
    return text
