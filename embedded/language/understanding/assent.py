"""Yes, no, and the noises between."""

import re
from enum import StrEnum


class Assent(StrEnum):
    """What a short answer says. WEAK is an "okay" or a grunt: too little to act on when it came by ear alone."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    WEAK = "weak"
    ANY = "any"
    UNSURE = "unsure"


_ANY = r"(?:i )?(?:don't|do not) (?:mind|care)|(?:either|any)(?: one)?(?: of (?:them|those|these))?(?: (?:is|are|would be|works|will do|would work))?(?: (?:fine|good|ok|okay))?(?=[ ,.!?]*$)|whichever|whatever(?: (?:works|is easiest|you (?:have|like|think)))?|you (?:choose|decide|pick)|up to you|doesn't matter|all the same|surprise me"
_UNSURE = (
    r"(?:i'm )?not sure|(?:i )?(?:don't|do not) know|(?:i )?no idea|maybe|perhaps|hard to say|let me think"
)
_NO = (
    r"no(?! (?:problem|worries|rush))(?:,? (?:thanks?|thank you|not?|that's (?:wrong|not|it|all)|sorry|please don't|way|i don't|i didn't))*|nope|nah|not (?:that|this)(?: one)?|neither|none(?: of (?:them|those|these))?|(?:please )?(?:don't|do not)(?: do (?:it|that))?|not (?:really|at all|now|yet)"
    r"|that(?:'s| is) (?:wrong|not right|incorrect|not what)|wrong|incorrect|i(?:'d| would) rather not|absolutely not|certainly not|(?:that|it|this) (?:doesn't|does not|won't) (?:work|suit)(?: for me)?|(?:i )?(?:can't|cannot)(?: (?:do|make) (?:that|it|those|any of those))?|wait,? no|stop"
)
_YES = (
    r"y+e+s+(?:,? (?:please|do|thanks?|thank you|sure|yes|that's (?:right|correct|fine)|i (?:would|do|am|did|want)|it is|exactly))*|yeah|yep|yup|ye|yea|sure(?: thing)?|of course|absolutely|certainly|definitely|indeed|please(?: do)?|do (?:it|that|so|please)|go (?:ahead|for it)|correct|exactly|perfect"
    r"|that(?:'s| is| would be| will be|'d be)? (?:right|correct|fine|good|great|perfect|ok|okay|lovely|works?|suits?|the one|it)(?: for me| me)?|(?:it |this )?(?:sounds?|looks?) (?:good|great|fine|perfect|right)|(?:it |that |this )?works(?: for me)?|(?:let's|let us) (?:do|go with|take|book) (?:it|that|this)(?: one)?|(?:i'll|i will) (?:take|have) (?:it|that|this)(?: one)?"
    r"|(?:please )?(?:book|confirm|take|reserve|cancel|move|send|invite) (?:it|that|this|him|her|them)(?: one| in)?(?: please| then)?|confirm(?:ed)?|i (?:do|would|am|confirm|agree)|why not|great|excellent|wonderful|lovely|brilliant|right|affirmative|si|sim|by all means|that one(?:'s fine)?|happy with that|no problem|fine by me|(?:i'm )?(?:fine|good|happy|ok|okay) with (?:that|it|this)|make it so"
)
_WEAK = r"ok(?:ay)?|all ?right|m+h+m+|m+-?h+m+|uh[- ]?huh|aha|hm+|mm+|uh|ah|oh|right then|k|huh|fine|good|i see|sure+"
_TAIL = r"(?:[\s,.!;]+|$)"
_LEAD = r"(?:(?:oh|ah|well|so|um|okay|ok|all ?right|right|then|and|but|great|good|fine|mm-?hmm?|i think|i guess|actually|sorry|thanks?|thank you|perfect)[\s,.!]+)*"

_PATTERNS = tuple(
    (kind, re.compile(rf"^{_LEAD}(?:{pattern}){_TAIL}", re.I))
    for kind, pattern in ((Assent.UNSURE, _UNSURE), (Assent.ANY, _ANY), (Assent.NO, _NO), (Assent.YES, _YES))
)
_ONLY_WEAK = re.compile(rf"^(?:{_WEAK})(?:[\s,.!]+(?:{_WEAK}))*[\s.,!?]*$", re.I)
_TRAILING = re.compile(
    r"(?:^|[\s,.!]+)(?:please|thanks?|thank you|then|yes|yeah|yes please|book it|book that|go ahead|do it|that works|that's fine|sounds good)[.!]*$",
    re.I,
)
_GO = re.compile(
    r"\b(?:book (?:it|that|this)|go ahead|confirm(?: it)?|do it|please book|take it|reserve (?:it|that|the))\b",
    re.I,
)


def find_assent(text: str) -> tuple[Assent, str]:
    """The yes or no a text opens with, and what was said after it."""
    low = text.strip()
    if _ONLY_WEAK.match(low):
        return Assent.WEAK, ""
    for kind, pattern in _PATTERNS:
        if found := pattern.match(low):
            rest = low[found.end() :].strip(" ,.!")
            if kind is Assent.YES and re.match(r"(?:but )?(?:no|not|wait)\b", rest, re.I):
                continue
            again, after = find_assent(rest) if rest else (Assent.NONE, "")
            if again is kind or (kind in (Assent.YES, Assent.NO) and again is Assent.WEAK):
                return kind, after
            return kind, rest
    opening = re.match(r"^(?:ok(?:ay)?|all ?right|right|fine|good)[\s,.!]+", low, re.I)
    return Assent.NONE, low[opening.end() :] if opening else low


def says_go(text: str) -> bool:
    """Whether the words themselves order the deed: "book it", "go ahead"."""
    return bool(_GO.search(text))
