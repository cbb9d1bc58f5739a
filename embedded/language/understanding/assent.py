"""Yes, no, and the noises between."""

import re
from enum import StrEnum


class Assent(StrEnum):
    """What a short answer says. WEAK is an "okay" or a grunt: too little to act on when it came by ear."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    WEAK = "weak"
    ANY = "any"
    UNSURE = "unsure"


_ME = r"(?: (?:for|with) (?:me|us))?"
_ONE = r"(?: (?:one|time|slot|day))?"
_DEED = r"(?:book|confirm|take|reserve|send|invite|schedule|call)"

# A plain yes or no may be followed by more words; the longer forms must stand alone or before a pause.
_PLAIN_YES = (
    r"(?:i (?:said|say|meant?),? )?y+e+s+"
    r"|yeah|yea|ye|yep|yup|sure(?: thing)?|of course|absolutely|certainly|definitely|indeed|correct"
    r"|exactly|please do|go (?:ahead|for it)|affirmative|sim|si"
)
_LONG_YES = (
    rf"please|do (?:it|that|so)|perfect|great|excellent|wonderful|lovely|brilliant|fantastic|right"
    rf"|confirm(?:ed)?|why not|by all means|no problem"
    rf"|(?:that|this|it)(?:'s| is| would be| will be|'d be|'ll be)? (?:all )?(?:right|correct|fine|good"
    rf"|great|perfect|ok|okay|lovely|works?|suits?|the one|it|do(?: nicely)?){_ME}"
    rf"|(?:that|this|it)(?: one| time)? (?:works|suits|sounds|looks|will do|would work|is)(?: (?:good|great"
    rf"|fine|perfect|right|well|ok|okay|me|us))?{_ME}"
    rf"|(?:sounds?|looks?|works?)(?: (?:good|great|fine|perfect|right|like a plan))?{_ME}|(?:let's|let us"
    rf"|i'll|i will|we'll) (?:do|go with|go for|take|book|have) (?:it|that|this){_ONE}"
    rf"|(?:please |you can |could you |can you |then |just )*{_DEED} (?:it|that|this|him|her"
    rf"|them){_ONE}(?: in)?(?: please| then| for me| now)*"
    rf"|i (?:guess|think|suppose|believe|hope) so|i (?:do|would|am|confirm|agree|did|want (?:it|that|to))"
    rf"|i'd (?:like|love) (?:that|it|to)|that{_ONE}(?:,? please)|(?:i'm )?(?:fine|good|happy|ok"
    rf"|okay) (?:with|by) (?:that|it|this|me)|make it so|you got it|that's (?:what i want|the one)"
)
_PLAIN_NO = r"no(?! (?:problem|worries|rush|later|earlier|one\b|idea|preference|matter))|nope|nah|não|nao"
_LONG_NO = (
    r"not (?:that|this)(?: one| time)?|(?:neither|none)(?: of (?:them|those|these"
    r"|that|the above))?(?: (?:really )?(?:works?|suits?|fits?|do|is good|are good|will do))?(?: for me| me)?"
    r"|(?:please )?(?:don't|do not)(?: (?:do|book|cancel|move|invite|send|change) (?:it|that|him|her|them))?"
    r"|not (?:really|at all|now|yet|quite|exactly|correct|right)|(?:that|it|this)(?:'s| is) (?:wrong"
    r"|not (?:right|correct|it|what i \w+|good)|incorrect)"
    r"|wrong|incorrect|(?:i'd|i would) rather not|absolutely not|certainly not|(?:(?:that|it|this|they"
    r"|those)(?: one)? )?(?:doesn't|does not|won't|don't|do not)(?: really)? (?:work|suit"
    r"|fit)(?: for)?(?: me)?(?: at all)?"
    r"|(?:i )?(?:can't|cannot|couldn't)(?: (?:do|make|come)(?: (?:that|it|then|those|any of those"
    r"|either))?)?|(?:i said|i mean|it's a|that's a) no|wait,? no|stop|hold on,? no"
)
_ANY = (
    r"(?:i )?(?:don't|do not) (?:mind|care)|(?:either|any)(?: one)?(?: of (?:them|those|these))?(?: (?:is"
    r"|are|would be|works|will do|would work))?(?: (?:fine|good|ok|okay))?(?=[ ,.!?]*$)"
    r"|whichever(?: \w+){0,3}|whatever(?: (?:works|is easiest|you (?:have|like|think|want)))?"
    r"|(?:you (?:choose|decide|pick)|up to you|your choice)|(?:it )?doesn't matter"
    r"|(?:it's )?all the same(?: to me)?|surprise me|no preference|(?:i'm )?(?:flexible|easy)"
)
_UNSURE = (
    r"(?:i'm )?not sure|(?:i )?(?:don't|do not) know|(?:i have )?no idea|maybe|perhaps|hard to say"
    r"|let me think"
)
_WEAK = (
    r"ok(?:ay)?|all ?right|m+h+m+|m+-?h+m+|uh[- ]?huh|aha|hm+|mm+|uh|ah|oh|(?:right|ok(?:ay)?|all ?right"
    r"|fine) then|k|huh|fine|good|i see|yo|er+m*|um+"
)
_PAUSE = r"(?:\s*[,.!;?]+\s*|\s*$)"
_AFTER = r"(?:[\s,.!;]+|$)"
_MORE = rf"(?:(?:,? (?:please|thanks?|thank you|then|ada))*{_PAUSE})"
_LEAD = (
    r"(?:(?:oh|ah|well|so|um|okay|ok|all ?right|right|then|and|but|great|good|fine|mm-?hmm?|i think|i guess"
    r"|i suppose|actually|"
    r"sorry|thanks?|thank you|perfect|hm+|yes(?=,? (?:any|i don't mind|whichever)))[\s,.!]+)*"
)
_PATTERNS = tuple(
    (kind, re.compile(rf"^{_LEAD}(?:{pattern}){end}", re.I))
    for kind, pattern, end in (
        (Assent.UNSURE, _UNSURE, _MORE),
        (Assent.ANY, _ANY, _MORE),
        (Assent.NO, _LONG_NO, _MORE),
        (Assent.NO, _PLAIN_NO, _AFTER),
        (Assent.YES, _LONG_YES, _MORE),
        (Assent.YES, _PLAIN_YES, _AFTER),
    )
)
_ONLY_WEAK = re.compile(rf"^(?:{_WEAK})(?:[\s,.!]+(?:{_WEAK}))*[\s.,!?]*$", re.I)
_POLITE = re.compile(
    r"^(?:please|thanks?(?: you)?(?: very much| so much)?|thank you(?: very much| so much)?|then"
    r"|ada)[\s,.!]*$",
    re.I,
)
_OPENING = re.compile(r"^(?:ok(?:ay)?|all ?right|right|fine|good|great)[\s,.!]+", re.I)
_GO = re.compile(
    r"\b(?:(?:book|reserve|schedule|confirm|take) (?:it|that|this|the (?:first|second|third|last|one)\b)"
    r"|go ahead|confirm it)\b|^(?:yes|yeah|sure),? (?:do it|book)",
    re.I,
)
_ASKS = re.compile(
    r"^(?:can|could|would|may|is|do|does|what|when|how|if|don't|do not|never)\b|\b(?:don't|do not"
    r"|not) (?:book|take|confirm|do)\b|\bcan you not\b",
    re.I,
)


def find_assent(text: str) -> tuple[Assent, str]:
    """The yes or no a text opens with, and what was said after it."""
    low = text.strip()
    if _ONLY_WEAK.match(low):
        return Assent.WEAK, ""
    for kind, pattern in _PATTERNS:
        found = pattern.match(low)
        if not found:
            continue
        rest = low[found.end() :].strip(" ,.!")
        if _POLITE.match(rest):
            rest = ""
        again, after = find_assent(rest) if rest else (Assent.NONE, "")
        if kind is Assent.YES and again is Assent.NO:
            return Assent.NO, after
        if again is kind or (kind in (Assent.YES, Assent.NO) and again in (Assent.WEAK, Assent.ANY)):
            return kind, after
        if (
            kind is Assent.NO
            and again is Assent.YES
            and re.match(r"(?:that's|that is|it's) (?:fine|okay|ok|all right|good|it)", rest, re.I)
        ):
            return kind, after
        return kind, rest
    opening = _OPENING.match(low)
    rest = low[opening.end() :] if opening else low
    return Assent.WEAK if opening and _POLITE.match(rest) else Assent.NONE, rest


def says_go(text: str) -> bool:
    """Whether the words themselves order the deed: "book it", "go ahead"."""
    return bool(_GO.search(text)) and not _ASKS.search(text)
