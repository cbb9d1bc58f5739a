"""Yes, no, and the noises between."""

import re
from enum import StrEnum

from embedded.language.understanding.acts.patterns import QUESTION_FORM
from embedded.language.understanding.answers.hedged import hedges


class Assent(StrEnum):
    """What a short answer says. WEAK is an "okay" or a grunt: too little to act on when it came by ear."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    WEAK = "weak"
    ANY = "any"
    UNSURE = "unsure"


_ONE = r"(?: (?:one|time|slot|day))?"
_DEED = r"(?:book|confirm|take|reserve|send|invite|schedule|call|lock|stick|pop|put|pencil)"
_LIKED = (
    r"(?:perfect(?:ly)?|great|excellent|wonderful|lovely|brilliant|fantastic|fab|fabulous|grand|super|superb"
    r"|cool|ideal|splendid|marvell?ous|smashing|terrific|amazing|awesome|ace|magic|spot on|sorted"
    r"|okey[- ]?dokey)"
)
"""Words of liking that are a yes of themselves; the paler ones need something that is liked."""
_PALE = (
    r"(?:good|fine|nice|ok|okay|all right|alright|right|correct|well|convenient|doable|acceptable"
    r"|handy|me|us)"
)
_VERY = r"(?:(?:just|absolutely|really|quite|pretty|very|so|all|totally|completely|actually|perfectly) )*"
_SEEMS = (
    r"(?:(?:(?:'s| is|'d be| would be|'ll be| will be| should be) (?:the one|it|what i want)"
    rf"|(?:'s| is|'d be| would be|'ll be| will be| should be| sounds?| looks?| seems?| works?| suits?| fits?)"
    rf" {_VERY}(?:{_LIKED}|{_PALE}|like a plan))"
    r"|(?: will| would|'ll|'d)? (?:works?|suits?|do(?:es)?|fits?)(?: (?:nicely|me|us|well|fine))?"
    r"|(?: sounds?| is))"
)
_TO_ME = r"(?: (?:for|with|by|to) (?:me|us)| on my (?:end|side))?"

# A plain yes or no may be followed by more words; the longer forms must stand alone or before a pause.
_PLAIN_YES = (
    r"(?:i (?:said|say|meant?),? )?y+e+s+"
    r"|yeah|ye[ah]?|yep|yup|ya+h?|y|aye|sure(?: thing)?|of course|absolutely|certainly|definitely|indeed"
    r"|correct|exactly|please do|go (?:ahead|for it)|affirmative|you bet|right you are|sim|si"
)
_LONG_YES = (
    rf"please|good(?=[.! ]*$)|do(?: (?:it|that|so)(?: for (?:me|us|him|her|them))?|(?=[.! ]*$))"
    rf"|{_VERY}{_LIKED}(?: so)?|go on"
    rf"|confirm(?:ed)?|why not|by all means|no problem|deal|done|agreed"
    rf"|(?:that|this|it)(?: one| time)?{_SEEMS}{_TO_ME}"
    rf"|(?:sounds?|looks?|works?|suits?)(?: (?:me|us|{_VERY}(?:{_LIKED}|{_PALE}|like a plan)))?{_TO_ME}"
    rf"|(?:{_LIKED}|{_PALE}) (?:for|with|by) (?:me|us)"
    rf"|(?:let's|let us|i'll|i will|we'll) (?:do|go with|go for|take|book|have) (?:it|that|this){_ONE}"
    rf"|(?:please |you can |could you |can you |then |just )*{_DEED} (?:it|that|this|him|her"
    rf"|them){_ONE}(?: in| down)?(?: please| then| for (?:me|us|him|her|them)| now)*"
    rf"|(?:book|put|stick|pop|pencil|slot|squeeze|count|sign) (?:me|us) (?:down|in|up)(?: for (?:that|it|this))?"
    rf"|(?:could|would|can|will) you|if you (?:could|would|can|don't mind)"
    rf"|i (?:guess|think|suppose|believe|hope) so|i (?:do|would|am|confirm|agree|did|want (?:it|that|to))"
    rf"|i(?:'d| would) (?:really )?(?:like|love|appreciate|take) (?:that|it|to)|that{_ONE}(?:,? please)"
    rf"|(?:i'm )?(?:fine|good|happy|ok|okay) (?:with|by) (?:that|it|this|me)|make it so|you got it"
)
_FOR_NAMED = rf"(?:do|{_DEED}) (?:it|that|this|so)(?= for (?:mr |mrs |ms |miss )?[a-z]+(?: [a-z]+)?[ .!]*$)"
"""The deed ordered for somebody who is named, whom the read-back has to name as well."""
_PLAIN_NO = (
    r"no(?! (?:problem|worries|rush|later|earlier|sooner|one\b|idea|preference|matter"
    r"|(?:mornings|afternoons|evenings|nights|weekends|\w+days)\b))|nope|nah|não|nao"
)
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
    r"|either))?)?|(?:i said|i mean|it's a|that's a) no|(?:wait|hold on|hang on|stop)[,.!]* no|stop"
)
_ANY = (
    r"(?:i )?(?:don't|do not) (?:mind|care)|(?:either|any)(?: one)?(?: of (?:them|those|these))?(?: (?:is"
    r"|are|would be|works|will do|would work))?(?: (?:fine|good|ok|okay))?(?=[ ,.!?]*$)"
    r"|whichever(?: \w+){0,3}|whoever(?:(?:'s| is| has| can)(?: \w+){0,3})?"
    r"|any(?:one|body) (?:is fine|will do|at all)"
    r"|whatever(?: (?:works|is easiest|you (?:have|like|think|want)))?"
    r"|(?:you (?:choose|decide|pick)|up to you|your choice)|(?:it )?doesn't matter"
    r"|(?:it's )?all the same(?: to me)?|surprise me|no preference|(?:i'm )?(?:flexible|easy)"
)
_UNSURE = (
    r"(?:(?:i'm|i am) )?not (?:(?:so|too|really|quite|entirely|that|all that) )?(?:sure|certain|convinced)"
    r"(?: (?:about|of) (?:it|that|this))?"
    r"|(?:i'll|i will|we'll|i(?:'d| would)? (?:need|have|want) to|i'd better|let me|can i) (?:just )?"
    r"(?:think|sleep on|check (?:with|my (?:calendar|diary|schedule))|ask (?:my|him|her)|talk (?:to|with) my)"
    r"\b[^?,.;]*|(?:(?:it|that)(?: all)? )?depends\b[^?,.;]*"
    r"|i'm (?:in two minds|torn|undecided)|(?:i )?(?:don't|do not) know|(?:i have )?no idea|maybe|perhaps|hard to say"
    r"|let me think"
)
_WEAK = (
    r"ok(?:ay)?|all ?right|m+h+m+|m+-?h+m+|uh[- ]?huh|aha|hm+|mm+|uh|ah|oh|(?:right|ok(?:ay)?|all ?right"
    r"|fine) then|k|huh|fine|i see|yo|er+m*|um+"
)
_PAUSE = r"(?:\s*[,.!;?]+\s*|\s*$)"
_AFTER = r"(?:[\s,.!;]+|$)"
_MORE = rf"(?:(?:,? (?:please|thanks?|thank you|then|so|i (?:guess|suppose|think)|actually|ada))*{_PAUSE})"
_LEAD = (
    r"(?:(?:oh|ah|well|so|um|okay|ok|all ?right|right|then|and|but|great|good|fine|mm-?hmm?|uh[- ]?huh"
    r"|i think"
    r"|i guess|i suppose|actually|cool|honestly|"
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
        (Assent.YES, _FOR_NAMED, ""),
    )
)
_ONLY_WEAK = re.compile(rf"^(?:{_WEAK})(?:[\s,.!]+(?:{_WEAK}))*[\s.,!?]*$", re.I)
_POLITE = re.compile(
    r"^(?:please|thanks?(?: you)?(?: very much| so much)?|thank you(?: very much| so much)?|then"
    r"|ada)[\s,.!]*$",
    re.I,
)
_OPENING = re.compile(
    r"^(?:ok(?:ay)?|all ?right|right(?! (?:after|before|away|now)\b)|fine"
    r"|good(?! (?:morning|afternoon|evening|day)\b)|great)[\s,.!]+",
    re.I,
)
_BOTH_WAYS = re.compile(
    r"^(?:(?:oh|well|um|so)[\s,]+)*(?:yeah|yes|yep)[\s,]+no[\s,]+|^(?:(?:oh|well|um"
    r"|so)[\s,]+)*no[\s,]+(?:yeah|yes|yep)[\s,]+",
    re.I,
)
"""“Yeah no” and “no yeah” say nothing of themselves: what follows does."""
_AT_LAST = re.compile(
    r"[\s,.;!]+(?:and |so )?(?:y+e+s+|yeah|yep|yup|please do|go ahead)(?:,? (?:please|thanks?"
    r"|thank you))*[\s.!]*$",
    re.I,
)
_WITHIN = re.compile(
    rf"[.!;]\s+{_LEAD}(?:y+e+s+|yeah|yep|yup|please do|go ahead)(?:,? (?:please|thanks?))*(?=[\s,.!;])", re.I
)
"""A yes that opens a later sentence."""
_HELD_UP = re.compile(
    r"^(?:(?!\bnot\b|n't\b|\bno\b|\bbut\b|\bif\b)[^.!?])*?\b(?:wait|hang on|hold on|let me"
    r"|(?:one|a|just a) (?:sec|second|moment|minute))\b(?:(?!\bnot\b|n't\b|\bno\b|\bbut\b|\bif\b)[^.!?])*[.!]+\s+"
    rf"(?={_LEAD}(?:y+e+s+|yeah|yep|yup|please do|go ahead)[\s,.!])",
    re.I,
)
"""A sentence that holds up what is said behind it, which is a yes all the same: "let me finish this. Yes, book it"."""
_COMMENT = re.compile(
    rf"^{_LEAD}(?:of course|sure|correct|exactly|indeed|certainly|definitely|absolutely)[\s,.]+(?!(?:please"
    r"|thank|yes|and|i'd|that|it|book|go|do|why|no problem|you can|let's)\b)(?=\w+(?:'\w+)?(?:\s+\w))",
    re.I,
)
_ENJOYED = re.compile(
    rf"\b(?:is|'s|are|be|was|seems?|looks?|sounds?) {_VERY}(?:{_LIKED}|{_PALE})\b(?! (?:or|either))"
    rf"|\b(?:works?|suits?)\b(?: (?:me|us|{_LIKED}|{_PALE}))?{_TO_ME}[\s,.!]*$"
    r"|\b(?:will|would|'ll|'d) (?:do|work|suit)\b",
    re.I,
)
_DISLIKED = re.compile(r"\b(?:not|n't|never|no good|too|less|hardly|barely)\b|n't\b", re.I)
_GO = re.compile(
    r"\b(?:(?:book|reserve|schedule|confirm|take) (?:it|that|this|the (?:first|second|third|last|one)\b)"
    r"|go ahead|confirm it)\b",
    re.I,
)
_NO_ORDER = re.compile(
    rf"{QUESTION_FORM}|\b(?:don't|do not|not) (?:book|take|confirm|do)\b|^(?:if|never)\b", re.I
)
_YES_DO = re.compile(r"^(?:yes|yeah|sure),? (?:do it|book)", re.I)
_CLAUSE = re.compile(r"(?:(?:and|so|but|wait|okay|ok|oh|well)[, ]+)*([^,.;?!]+\??)")


def find_assent(text: str) -> tuple[Assent, str]:
    """The yes or no a text opens with, else one it ends with, and what else was said."""
    low = _HELD_UP.sub("", text.strip())
    if _ONLY_WEAK.match(low):
        return Assent.WEAK, ""
    if both := _BOTH_WAYS.match(low):
        again, after = find_assent(low[both.end() :])
        if again is not Assent.NONE:
            return again, after
    for kind, pattern in _PATTERNS:
        if found := pattern.match(low):
            return _with_rest(kind, low[found.end() :].strip(" ,.!"))
    if (last := _AT_LAST.search(low)) and not hedges(low):
        return Assent.YES, low[: last.start()].strip(" ,.")
    if (last := _WITHIN.search(low)) and not (hedges(low) or "?" in low or _NO_ORDER.match(low)):
        kind, after = _with_rest(Assent.YES, low[last.end() :].strip(" ,.!"))
        if kind is Assent.YES:
            return kind, f"{low[: last.start()]}. {after}".strip(" ,.")
    opening = _OPENING.match(low)
    rest = low[opening.end() :] if opening else low
    return Assent.WEAK if opening and _POLITE.match(rest) else Assent.NONE, rest


def _with_rest(kind: Assent, rest: str) -> tuple[Assent, str]:
    """A yes or no weighed against another one right behind it: of yes and no the no counts."""
    if _POLITE.match(rest):
        rest = ""
    again, after = find_assent(rest) if rest else (Assent.NONE, "")
    if kind is Assent.YES and again in (Assent.NO, Assent.UNSURE):
        return again, after
    if again is kind or (kind in (Assent.YES, Assent.NO) and again in (Assent.WEAK, Assent.ANY)):
        return kind, after
    if (
        kind is Assent.NO
        and again is Assent.YES
        and re.match(r"(?:that's|that is|it's) (?:fine|okay|ok|all right|good|it)", rest, re.I)
    ):
        return kind, after
    return kind, rest


def comments(text: str) -> bool:
    """Whether a word like "of course" or "exactly" opens a remark of its own, and so is no clear yes."""
    return bool(_COMMENT.match(text.strip()))


def likes(text: str) -> bool:
    """Whether the words call something good: "nine is good", "Friday suits me"."""
    return bool(_ENJOYED.search(text)) and not _DISLIKED.search(text) and not text.rstrip().endswith("?")


def says_go(text: str) -> bool:
    """Whether the words themselves order the deed: "book it", "go ahead"; "did you book it?" orders nothing."""
    return bool(_YES_DO.match(text)) or any(
        _GO.search(clause) and not (_NO_ORDER.search(clause) or clause.endswith("?"))
        for clause in _CLAUSE.findall(text.strip())
    )
