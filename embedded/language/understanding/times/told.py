"""Times that are told and not wished for: "I finish at five" bounds a wish, "it isn't dark at noon" is none."""

import re

from embedded.language.understanding.sentences.verbs import PARTICIPLES, PASTS
from embedded.language.understanding.times.clock import BARE, EXACT, PART
from embedded.language.understanding.times.days import DAY, MONTH, NTH
from embedded.language.understanding.times.events import COMPOUND, bounded_by_events, without_events
from embedded.language.understanding.times.refused_hours import find_refusal, without_refusal

_TIME = rf"(?P<time>{EXACT}|{BARE}(?! (?:of|o'clock|minutes|hours|days|weeks|people)\b))"
_AT = r"(?:(?:only|usually|normally|always|just|already|about|around|at|by)\s+)*"
_I = (
    r"(?:(?:because|as|since|but|and|so|you see|see|cos)[, ]+)*"
    r"(?:i|we|s?he|they|(?:my|our|his|her|their|the) [\w' ]{2,20}?|work|school|class)"
)
_ENDS = (
    r"(?:opens?|finish(?:es)?|ends?|stops?|closes?|knocks? off|clocks? off|lands?|arrives?|(?:get|am|is"
    r"|are|be|'m|'s|'re)s?"
    r" (?:\w+ )?(?:off|out|done|over|finished|back|home)|gets? (?:in|back|home)|(?:(?:am|is|are|'m|'s|'re)"
    r" (?:only |not )?(?:free|available|around) (?:from|after|again)))"
)
_STARTS = (
    r"(?:leaves?|departs?|sets? off|starts?|begins?|(?:(?:have|has|'ve|need|needs|'s|'ve got|have got"
    r"|has got|got|must|should|'d"
    r" better)(?: got)?(?: to)?) (?:leave|go|start|be (?:off|out|away|gone|back|home|at|in|on)|pick|collect|catch"
    r"|fetch|get (?:back|home|to)|open))"
)
_HELD = (
    r"(?:works?|(?:am|is|are|'m|'s|'re|'ll be|will be) (?:working|busy|away|out|tied|in|at|on|teaching|booked|asleep)"
    r"|(?:have|has|'ve)(?: got)? (?:work|class|school|an?|my|the|to work))"
)
_ROUTINE = (
    r"(?:(?:get|gets|wake|wakes|stand|stands) up|wakes?|rises?|sleeps?|(?:go|goes) to (?:bed|sleep|work|church|school)"
    r"|(?:have|has|eats?) (?:my |our |his |her )?(?:breakfast|lunch|dinner|supper|tea)|prays?)"
)
_OF_IT = (
    r"(?:(?:it|there|that)(?:'s| is| was| gets?)?(?:n't| not| no)"
    r"|(?:it|there)(?:'s| gets| is) (?:too |so |still )?(?:dark|light|busy|loud|crowded|hot|cold))"
)
_RULES = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (rf"^{_I}(?: \w+ly)? ?{_HELD}\b[^,.;?!]*? (?:until|till|to)\s+{_AT}{_TIME}", "after"),
        (
            rf"^{_I}(?: \w+ly)? ?(?:do|does)(?:n't| not) [^,.;?!]*? (?:until|till|before)\s+{_AT}{_TIME}",
            "after",
        ),
        (rf"^{_I}(?: \w+ly)? ?{_ENDS}\b(?! (?:with|in with)\b)[^,.;?!]*? ?{_AT}{_TIME}", "after"),
        (rf"^{_I}(?: \w+ly)? ?{_STARTS}\b[^,.;?!]*? {_AT}{_TIME}", "before"),
        (rf"^{_I}(?:, i)?(?: \w+ly)? ?{_ROUTINE}\b[^,.;?!]*? {_AT}{_TIME}", ""),
        (rf"^{_OF_IT}\b[^,.;?!]*? {_AT}(?P<time>{EXACT}|{BARE}|{PART})", ""),
    )
)
_BOUND = re.compile(rf"\b(?:after|before) (?:{EXACT}|{BARE})", re.I)
_BAD_PART = re.compile(
    r"\b(?P<part>morning|afternoon|evening)s? (?:(?:are|is|'s)(?: always| usually| really)? (?:bad"
    r"|difficult|tricky|no good|hopeless"
    r"|impossible|out|not (?:good|possible|great))|(?:do|does)(?:n't| not)(?: really)? (?:work"
    r"|suit)(?: (?:for )?(?:me|us|him|her))?|(?:i|we) (?:really |just )?(?:can't|cannot|couldn't)"
    r"(?: (?:do|make|come|manage))?(?=[,.;!?]|$))(?!\w)",
    re.I,
)
_HOUR = re.compile(rf"{EXACT}|{BARE}", re.I)
_NO_HOUR = re.compile(
    r"\b(?:the|this|that|which|any|an?other|first|last|\w+day) one\b|\bone (?:of|more)\b"
    rf"|\b(?:one|an?) (?:(?:early|late|free|quiet) )?(?:{PART}|day|week(?:day|end)?)\b",
    re.I,
)
"""A "one" that counts or points; beside a time that is only told it is no wished hour."""
_WISHED = re.compile(
    r"\b(?:book|appointment|slot|come|see|suits?|works? (?:for|best|well)|fits?|free at|prefer|rather|like|want"
    r"|(?:can|could|may) (?:i|we|you)|(?:would|'d) be (?:good|great|grand|perfect|best|better|lovely|ideal|nice))\b",
    re.I,
)
"""Words of a clause that wishes after all, whatever else it tells."""
_CLAUSE = re.compile(r"([,.;?!]|(?<=\s)(?:but|because|and|so|though|since|while)(?=\s))")
"""Where one clause ends and the next begins."""
_DAY_IS = re.compile(
    r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: is|'s) (?:(?:a|an|my|our|the|his|her) [\w' -]{3,30}?"
    r"|[a-z]+(?:'s)? (?:day|trip|birthday|holiday|party|wedding|meeting|practice|training))(?=[,.;!]|$| so\b| and\b)",
    re.I,
)
"""What a day is taken by: "Friday is sports day"."""
_SUITS = re.compile(r"\b(?:better|best|good|great|fine|ideal|perfect|possible|free|day (?:for|off))\b", re.I)


def only_told(text: str) -> bool:
    """Whether a text tells a time that bounds a wish, and wishes for nothing itself."""
    return bounded(text) != text and not _WISHED.search(text) and not find_refusal(text)


_BACKGROUND = re.compile(
    r"(?:(?:hi|hello|so|and|but|well|um|oh|you see|see|actually|okay|ok)[, ]+)*"
    r"(?:i|we|he|she|they|it|there|(?:my|our|his|her|their) [\w'-]+?(?: [\w'-]+?)?)"
    r"(?:'ve| have|'d| had|'s| has| was| were|'m| am|'re| are| is)?"
    r"(?: (?:\w+ly|just|never|already|only|not|also|still))*"
    rf" (?:\w{{3,}}ed|\w+ing|began|{'|'.join([*PASTS, *PARTICIPLES])})\b",
    re.I,
)
_FILLER = re.compile(r"(?<!i'd )(?<!would )(?<!feels )\blike,? (?=(?:i|he|she|we|they|it)\b)", re.I)
_SEEKING = re.compile(
    r"\b(?:need|looking for|hoping|trying|calling|after|wondering|asking|thinking|considering|supposed"
    r"|limping|hurt\w*|aching)\b",
    re.I,
)


def is_background(text: str) -> bool:
    """Whether a sentence tells what was or is, and wishes for nothing: "I had one pulled on Friday"."""
    return bool(_BACKGROUND.match(text)) and not (_WISHED.search(text) or _SEEKING.search(text))


_OF_OTHERS = re.compile(
    r"(?:(?:and|but|so|well|oh|no|because|then)[, ]+)*"
    r"(?:(?:s?he|they)|(?:[Mm]y|[Oo]ur) (?!appointment|booking)[\w-]+|[A-Z][\w'-]+)"
    r"(?:'s|'re|'ve| has| have| is| are| goes| go| works| plays| sings| comes| starts| finishes)"
    r"(?: not| got| off| out)? (?!when\b|what\b)\w",
)
_OWN_ASKED = re.compile(r"\b(?:mine|my|i|i'm|am|me|we|our|ours)\b", re.I)
_MINE_WHEN = re.compile(r"(?:and )?(?:mine|ours) (?:is|are) (?:when|what day|what time)\b", re.I)


def tells_of_others(text: str) -> bool:
    """Whether a sentence tells what somebody else does at a time: "tomorrow he has the choir"."""
    first = DAY.match(text) or re.match(PART, text, re.I)
    left = text[first.end() :].lstrip(" ,") if first else text
    return bool(_OF_OTHERS.match(left)) and not (_WISHED.search(text) or _SEEKING.search(text))


def mine_when(text: str) -> bool:
    """Whether the speaker's own is asked for with the question word behind: "mine is when?"."""
    return bool(_MINE_WHEN.match(text))


def asks_own(before: str, question: str) -> bool:
    """Whether a question is of the speaker's own diary, and the sentence before it of somebody else's time."""
    leans = re.search(r"\b(?:same|then|that day|too|as well)\b", question, re.I)
    return tells_of_others(before) and bool(_OWN_ASKED.search(question)) and not leans


def only_an_event(text: str) -> bool:
    """Whether a service (blanked as "~") is named only by an event that is told: "I got a ~ test on Friday"."""
    text = _FILLER.sub("", text)
    return (
        bool(COMPOUND.search(text) and not (_WISHED.search(text) or _SEEKING.search(text)))
        and without_events(text) != text
    )


def bounded(text: str) -> str:
    """The words with every time that is only told turned into the bound it puts on a wish, or taken out."""
    text = _without_refused_date(without_refusal(text))
    text = _DAY_IS.sub(lambda found: found[0] if _SUITS.search(found[0]) else f"not {found['day']}", text)
    text = _BAD_PART.sub(lambda found: f"not in the {found['part']}", text)
    pieces = _CLAUSE.split(text)
    read = [*map(_clause, pieces)]
    wished = "".join(one for one, new in zip(pieces, read, strict=True) if one == new)
    if _HOUR.search(_NO_HOUR.sub("", wished)):
        read = [one if one == new else _BOUND.sub("", new) for one, new in zip(pieces, read, strict=True)]
    return without_events(bounded_by_events("".join(read)))


_DATE_OUT = re.compile(
    rf"(?:\bon )?\b(?P<day>(?:the )?{NTH}(?: (?:of )?{MONTH})?)(?:'s| is| would be|'d be)(?: (?:way|far|just"
    rf"|really|much|a bit))*"
    r" (?:too (?:early|soon|late)|no good|out|impossible|not (?:good|possible))\b",
    re.I,
)


def _without_refused_date(text: str) -> str:
    """The words without a date that does not suit, where another day is named: "the third is too late, the first?"."""
    left = _DATE_OUT.sub(" ", text)
    return left if left != text and DAY.search(left) else text


def _clause(clause: str) -> str:
    if _WISHED.search(clause):
        return clause
    lead, tail = clause[: len(clause) - len(clause.lstrip())], clause[len(clause.rstrip()) :]
    for rule, put in _RULES:
        if found := rule.search(clause.strip()):
            rest = clause.strip()[found.end() :]
            kept = f"{put} {found['time']}" if put else found[0][: found.start("time")]
            return f"{lead}{kept}{rest}{tail}"
    return clause
