"""A yes that is no consent yet: it waits for something, owns to what was told, or is said to somebody else."""

import re

_YES = (
    r"(?:(?:oh|ah|well|um|okay|ok|right)[, ]+)*"
    r"(?:y+e+s+|yeah|yeh|yep|yup|ya|aye|sure|right|exactly|indeed|of course)"
)
_I = r"(?:i|we)"
_FIRST = r"(?: (?:just|first|still|rather|quickly|really))*"
_WAITS = re.compile(
    r"\b(?:as soon as|assuming|in case|subject to|depending on|provisionally|tentatively|in (?:principle|theory))\b"
    r"|\b(?:once|until) (?:i|we|s?he|it|they|my|our|the|that)\b"
    rf"|\b(?:after|when|before) {_I}(?:'ve| have)? (?:spoken|talked|asked|checked|heard|thought|seen|decided|slept|know"
    r"|hear|speak|talk|ask|check)\b"
    rf"|\b(?:{_I}(?:'ll| will)|let me|{_I}(?:'d| had) better|{_I}(?:'d| would)? (?:have|need|ought) to"
    rf"|{_I} (?:must|should|might|may)){_FIRST} (?:let you know|get back|come back to (?:you|that|it)"
    r"|(?:call|ring|phone)(?: you)?(?: back| again| in)?(?= |[,.!;]|$)(?! (?:me|my|him|her|them|a|the)\b)"
    r"|think(?! so\b)|sleep on|decide|ask (?!you\b|what|whether|if\b|about|an?\b|one\b|some)"
    r"|check(?! in\b|-in| with you)|see (?:if|whether|what|about)|(?:talk|speak) (?:to|with|about)"
    r"|(?:write|mail|e-?mail|text)(?: to)? you|confirm (?:later|tomorrow|tonight|with))"
    rf"|\b{_I}(?:'ll| will|'d| can|'m going to) (?:call|ring|phone|ask|tell|do|text|write|invite|fetch|get)\b"
    r"[^,.;!?]{0,20} (?<!by )(?:my|our)sel(?:f|ves)\b"
    rf"|^{_YES}[,. ]+(?:or\b|(?:(?:most|very|quite) )?(?:probably|possibly|presumably|likely)\b)",
    re.I,
)
"""A condition or a later word from the speaker."""
_OWNS = re.compile(
    rf"^{_YES}(?:[, ]+(?:well|of course|yes|yeah|indeed|so))*[,.! ]+"
    rf"(?:{_I}(?:'ve| have)?(?: do| already| always| never| did)? (?:know|knew|figured"
    r"|thought (?:so|as much|that|it|you)|guessed|heard|read|remember(?:ed)?|gathered|noticed|expected|see"
    r"|understand|wondered)\b"
    rf"|{_I}(?:'ve| have)? (?:did|done|had|tried) (?:that|it|one|this)"
    r"(?= (?:last|before|once|already|years|every|the)\b|[ .!]*$)"
    r"|(?:s?he|they|you|some(?:body|one)|my \w+|the \w+)(?:'ve| have| has|'d| had)?(?: already)?"
    r" (?:told|said|mentioned|warned|wrote|explained)\b"
    r"|that(?:'s| is| was) (?:why\b|the (?:problem|trouble|thing|question|point|issue|reason|catch)\b"
    r"|what (?:\w+ ){1,2}?(?:thought|heard|told|read|expected|feared|figured|suspected)\b)"
    r"|so (?:i|we|they)(?:'ve| have)? (?:hear|heard|read|see|thought|said|say|was told|were told)\b)",
    re.I,
)
"""A yes to what was told, which says only that it was known."""
_FIRM = re.compile(
    r"\b(?:y+e+s+|yeah|yeh|yep|yup|aye|please|sure|of course|absolutely|definitely|certainly|affirmative|you bet"
    r"|go (?:ahead|for it|on)|do (?:it|that|so)|make it so|correct|exactly|right you are|it is"
    r"|(?:book|take|confirm|reserve|schedule|lock|pencil|move|change|cancel|invite|send|put|stick|pop|count|sign)"
    r"(?= (?:it|that|this|me|us|him|her|them|dr|the (?:first|second|third|last|one|earliest|latest)|\w+day|tomorrow)\b"
    r"|[ ,.!]*$)"
    r"|let's (?:do|go|take|book|have|say|make)|i'd (?:like|love|appreciate|take)|i want (?:it|that|to)"
    r"|i (?:do|would|confirm|agree)(?=[ ]*[,.!]|$))\b",
    re.I,
)
"""What says more than that something is well: a yes, an order or a wish."""
_ASKING = re.compile(r"[,:;-]|\b(?:and|but|so)\b", re.I)
"""What parts an answer from the question behind it."""
_FEE = re.compile(
    r"\b(?:fees?|charged?|charges|cost(?:s|ing)?|penalt(?:y|ies)|refund(?:ed)?|pay|deposit|lose)\b", re.I
)
_ORDER = re.compile(
    r"\b(?:please|go ahead|(?:do|move|change|cancel|drop|shift|push|delete|scrap) (?:it|that|this|them|so|him|her))\b",
    re.I,
)
_IF = re.compile(r"\b(?:if|when|should) i\b[^,.;?!]*", re.I)
_KIN = r"mum|mummy|mom|mommy|mama|dad|daddy|papa|gran|granny|grandma|grandad|grandpa|nana|kids|boys|girls"
_DEAR = r"darling|sweetheart|sweetie|honey|babe|hon|my love"
_VOCATIVE = r"(?:^|[,.!?]\s+|\b(?:yes|yeah|yep|okay|ok|sure|alright) )(?:{})(?=\s*[,.!?]|$)"
_TO_KIN = re.compile(_VOCATIVE.format(_KIN), re.I)
_TO_DEAR = re.compile(_VOCATIVE.format(_DEAR), re.I)
_POLITE = frozenset(
    "yes yeah yep please thanks thank you very much so do go ahead that's fine lovely it book".split()
)
_DOUBTS = re.compile(
    r"^(?:are you |you're )?sure (?:you|s?he|it|that|this|they|there|we|i)\b[^.!]*\?"
    r"|\bwhy (?:on earth )?(?:would|should) (?:i|we|any\w+)\b",
    re.I,
)
"""A question in the form of a yes."""


def withholds(text: str) -> bool:
    """Whether a yes waits, owns to what was told, doubts or is for somebody else: "yes, once I've asked my boss"."""
    owned = _OWNS.search(text)
    if owned and not _FIRM.search(text[owned.end() :]):
        return True
    return bool(_WAITS.search(text) or _DOUBTS.search(text)) or _to_others(text)


def _to_others(text: str) -> bool:
    """Whether a near one is spoken to: "yes, Mum, in a minute"; "yes please, darling" may be for the agent."""
    if _TO_KIN.search(text):
        return True
    dear = _TO_DEAR.search(text)
    if dear is None:
        return False
    rest = re.findall(r"[\w']+", (text[: dear.start()] + " " + text[dear.end() :]).lower())
    beside = set(rest) - _POLITE - set(dear[0].lower().split())
    return bool(beside)


def is_firm(text: str) -> bool:
    """Whether words outside of questions say yes, order or wish, and do not only like what was said before."""
    said = re.split(r"(?<=[.!?])\s+", text)
    return any(_FIRM.search(_before_question(one)) for one in said)


def _before_question(sentence: str) -> str:
    """A sentence without the question it ends in."""
    return " ".join(_ASKING.split(sentence)[:-1]) if sentence.rstrip().endswith("?") else sentence


def asks_its_price(text: str) -> bool:
    """Whether a yes that orders nothing asks what the change will cost: "yes, is there a fee?"."""
    asked = [one for one in re.split(r"(?<=[.!?])\s+", text) if one.rstrip().endswith("?")]
    return bool(_FEE.search(" ".join(asked))) and not _ORDER.search(_IF.sub("", text))
