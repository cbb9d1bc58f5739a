"""What is told so that the house may say whether it goes: "I was thinking fireworks", "it's two metres high"."""

import re

from embedded.language.understanding.times.told import is_background

_LEAD = r"(?:^|[.,;!?] |\b(?:and|but|so|because|then|that) )"
_PLANS = re.compile(
    _LEAD + r"(?:i|we)(?:'d| was| were|'m|'re| am| are|'ve been)? ?(?:just |also |kind of |sort of |really )*"
    r"(?:thinking|planning|thought|figured)(?: of| about| on)?"
    r"(?: having| bringing| doing| taking| using| putting(?: up)?| to (?:have|bring|do|use|build|put up))?"
    r" (?!so\b|not\b|it(?:'s|'d)?\b|that(?:'s|'d)?\b|i\b|we\b|you\b|maybe\b|more\b|to\b|about (?:it|that)\b|ahead\b)"
    r"(?:an? |the |some |our |my )?\w{3,}",
    re.I,
)
"""Somebody has something in mind: "I was thinking fireworks"."""
_NUMBER = (
    r"(?:\d[\d.,]*|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty"
    r"|\w+ hundred)"
)
_UNIT = (
    r"(?:(?:square |cubic )?(?:met(?:re|er)s?|foot|feet|yards?|inch(?:es)?|cent[ia]?met(?:re|er)s?|cm|centis?)"
    r"|kilos?|kilograms?|kg|pounds?|stone|tons?|tonnes?|lit(?:re|er)s?|gallons?|watts?|amps?|percent|per cent)"
)
_MEASURE = re.compile(rf"\b{_NUMBER} {_UNIT}\b(?! (?:from|away|to|of (?:flour|water|milk))\b)", re.I)
"""How large or heavy a thing is, which rules go by."""
_FEARS = re.compile(
    r"\b(?:says?|said|told (?:me|us|him|her)|reckons?|thinks?|claims?|read|heard|afraid|worried"
    r"|warned (?:me|us))\b[^.;?!]*?"
    r"\b(?:fined? (?:us|me|him|you)|(?:not|n't|never) (?:be )?(?:allow(?:ed)?|let|permitted|take|accept)"
    r"|(?:isn't|aren't|not) allowed|need(?:s|ed)? (?:a|an|some) \w+|illegal|forbidden|against the (?:law|rules))\b",
    re.I,
)
"""What somebody else says of a rule: "my wife says the city'll fine us"."""
_WHAT_ABOUT = re.compile(
    _LEAD + r"(?:what|how) about (?:my|our|the|his|her|their|an?|any) "
    r"(?!(?:other|others|next|first|second|third|last|later|earlier|following|same|different|rest|one|ones|day|week"
    r"|weekend|month|morning|afternoon|evening|\w+day)\b)[a-z]{3,}",
    re.I,
)
_WHETHER = re.compile(
    r"[.,;!] (?:(?:so|and|but) )*(?:is|would|does|will) (?:that|it|this) (?:be )?(?:ok|okay|a problem|bad|all ?right"
    r"|allowed|a no-?no|matter|count|possible)(?: (?:here|then|with you|at all|for (?:you|that|it)))?[?. ]*$",
    re.I,
)
"""The case is told, and asked whether it is all right."""


def puts_to_the_house(text: str) -> bool:
    """Whether a statement, or a thing only named, is put to the house to say whether and how it goes."""
    if _MEASURE.search(text) and not (is_background(text) and "?" not in text):
        return True
    return any(one.search(text) for one in (_FEARS, _WHAT_ABOUT, _WHETHER))


def plans(text: str) -> bool:
    """Whether somebody tells what they have in mind; a wish where it is likely to be one."""
    return bool(_PLANS.search(text))
