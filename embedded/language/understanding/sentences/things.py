"""Things of the house that a question is about, and words for things that look like words of a wish."""

import re

_OF_A_VERB = "".join(
    rf"(?<!\b{one} )"
    for one in ("can", "could", "may", "would", "will", "should", "must", "let", "do", "did", "does")
)
_BOOKS = re.compile(
    rf"{_OF_A_VERB}\b(?:an?|the|this|that|these|those|my|your|our|his|her|their|any|some|which|what)"
    r"(?: [\w-]+){0,2}? books?\b(?! (?:me|us|him|her|them|it|an?|the|my|our|your|in|for (?:me|us|him|her|\w+day))\b)",
    re.I,
)


def without_books(text: str) -> str:
    """The words without books that are read or sold: "that course book, how much?"."""
    return _BOOKS.sub(" ", text)


_START = r"(?:^|[,.;?!] |\b(?:and|but|so|or|then) )"
_DOES = re.compile(
    rf"{_START}(?:do|does) (?:you(?: guys| people| folks| all| lot)?|they|the house|the"
    r" (?:shop|office|practice|clinic|school))"
    r"(?: (?:also|ever|still|actually|even|just|really|always))* "
    r"(?!(?:have|happen|think|know|mean|mind|remember|recall|see|need|want|get|got|reckon|suppose|believe|wish|care|hear"
    r"|understand)\b)[a-z]+",
    re.I,
)
"""What the house does is asked: "do you do the mailing too?"."""
_TIMES_OR_PEOPLE = (
    r"(?:(?:any|some|no|every)(?:thing|one|body|time)|one|another|else|more|others?|earlier|later|times?|days?|dates?"
    r"|slots?|space|(?<!ing )room|spots?|openings?|gaps?|places?|mornings?|afternoons?|evenings?|availability"
    r"|chances?|ways?|possibility|options?|doctors?|dentists?|person|people|problem|point|need|reason|hope|cancellations?|that|it)"
)
_THERE = re.compile(
    rf"{_START}(?:(?:is|are|was|were)(?:n't)? there|(?:will|would|should|might) there be)(?: also| still| going to be)*"
    rf" (?:(?:an?|any|some|enough|the|your)\b )?(?!(?:[\w-]+ ){{0,2}}?{_TIMES_OR_PEOPLE}\b)[a-z]{{3,}}",
    re.I,
)
"""What there is in the house is asked: "will there be a piano?"."""
_NO_THING = (
    r"(?!(?:next|first|last|earliest|soonest|latest|other|best|new|free|calendar|diary|opinion|name)\b)"
)
_OF_YOURS = re.compile(
    rf"\b(?:this|that|these|those|the|one of (?:the|those|these)) {_NO_THING}[\w' -]{{3,30}}? of yours\b"
    rf"|{_START}(?:(?:when|where)(?:'s| is| was| are)|(?:what|which) (?:day|date|time|hour) (?:is|was|does|do|are))"
    rf" your {_NO_THING}[\w-]+"
    rf"|^(?:(?:and|so|now|okay|ok)[, ]+)*(?:this|that|these|those|your) {_NO_THING}[\w', -]{{3,40}}?, (?:and )?"
    r"(?:what|which|when|where|how|is|are|was|does|do|can|will)\b[^?]*\b(?:it|that|this|they|those|them)\b",
    re.I,
)
"""A thing of the house is named, and asked about: "this concert of yours, which day was that?"."""


def asks_of_house(text: str) -> bool:
    """Whether a question is about what the house does, what there is in it, or a thing of its own."""
    return any(one.search(text) for one in (_DOES, _THERE, _OF_YOURS))


def there_is(text: str) -> bool:
    """Whether it is asked what there is in the house."""
    return bool(_THERE.search(text))


def of_yours(text: str) -> bool:
    """Whether a thing of the house is named and asked about, whatever times are said of it."""
    return bool(_OF_YOURS.search(text))
