"""Events of life that are told as a reason: "I got an exam on Friday", "we fly in March", "my mother arrives Thursday".

Their day is nobody's wished day and is left out; an hour is left as a bound, as what is wished for is over before it.
"""

import re

from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.booked.standing import phrases
from embedded.language.understanding.times.clock import BARE, EXACT
from embedded.language.understanding.times.spans import spans

_WHO = r"(?P<who>\b(?:i|we|he|she|they|you|everyone|everybody|(?:my|our|his|her|their) [\w'-]+(?: \w+)?))"
_WHAT = r"(?P<who>\b(?:my|our|his|her|their|the|[a-z]+'s|term|school|uni|work))"
_LINK = r"(?:(?:only|just|already|coming|early|late|back|up|again) )*(?:(?:on|at|in|for|over|from|by|this|next) )?$"
_THING = r"(?P<thing>(?: [a-z~][\w'~-]*){{{least},{most}}}?)"
_HAS = re.compile(
    rf"{_WHO}(?:'ve|'s| have| has)?(?: also| just| still)?(?:(?<='ve)|(?<=have)|(?<=has)| got| get| had)(?: got)?"
    rf"(?: an?| my| our| this| the| another| some| two|(?= [a-z]{{3,}}s\b)){_THING.format(least=1, most=4)} {_LINK}",
    re.I,
)
_GOES = re.compile(
    rf"{_WHO}(?:'re|'m|'s| are| am| is|'ll be| will be)(?: all| just| also| off| out)* (?P<deed>\w{{2,}}ing)"
    rf"{_THING.format(least=0, most=6)} {_LINK}",
    re.I,
)
_IS = re.compile(
    rf"{_WHAT}{_THING.format(least=0, most=3)}(?:(?:'s| is| are| was)(?: due| getting married| leaving"
    rf"| arriving| starting)?"
    r"| starts?| begins?| leaves?| goes| departs| arrives?| comes| visits| lands?| opens?| flies| gets (?:in|back|home"
    rf"|married)| turns \w+| takes place)(?: home| here| to town)? {_LINK}",
    re.I,
)
_DOES = re.compile(
    rf"{_WHO} (?:starts?|begins?|leaves?|fl(?:y|ies)|travels?|sails?|departs?|marr(?:y|ies)|turns?|plays?|performs?"
    r"|sings?|graduates?|competes?|races?)"
    rf"{_THING.format(least=0, most=5)} {_LINK}",
    re.I,
)
_AWAY = re.compile(
    rf"{_WHO}(?:'re|'m|'s| are| am| is|'ll be| will be)(?: all| both| just| also)*"
    r" (?:off (?:to|on)|away (?:in|to|with)|in|flying to|over in|down in|up in)"
    r"(?= (?!town\b|the (?:city|area|office|street)\b|your\b|for\b|on\b)[a-z~])"
    rf"{_THING.format(least=1, most=3)} {_LINK}",
    re.I,
)
"""Where somebody is off to: "we're off to Kenya in March"."""
_ITS = re.compile(
    rf"(?P<who>\b(?:it's|it is|that's|there's|there is))(?: also| just| only)?(?: an?| the| my| our| his| her| their|"
    rf" [a-z]+'s)?{_THING.format(least=1, most=3)} {_LINK}",
    re.I,
)
"""What there is then: "it's my wife's fiftieth in May"."""
_OF_THE_HOUSE = re.compile(
    rf"~|\b(?:{APPOINTMENT}|times?|days?|dates?|hours?|slots?|spots?|gaps?|breaks?|off|free|first|second|third"
    rf"|last|next"
    r"|earliest|latest|soonest|best|ideal|perfect|only|preference|favou?rite|choice|options?|ones?|window|preferred"
    r"|availability|lessons?|treatments?|nothing|anything|something|room|space|question|feeling|weeks?|mornings?"
    r"|afternoons?|evenings?|idea|plan|chance|problem|look|doctor|dentist|desk|shop|office|clinic|practice|same|other"
    r"|due|thing|money|what|when|where)\b",
    re.I,
)
"""Words whose time is a wish, or that of an appointment, and no event's."""
COMPOUND = re.compile(
    r"~ +(?!(?:with|for|on|at|in|by|from|of|to|and|or|but|up|out|off|then|now|here|there|again|already|booked"
    r"|coming|due"
    r"|tomorrow|today|tonight|next|this|yeah|yes|right|please|appointment|visit|thing|one)\b)(?=[a-z])",
    re.I,
)
"""A service (blanked as "~") that only tells what kind of thing something else is: "a ~ exam"."""
_NO_DEED = re.compile(
    r"(?:com|look|hop|think|try|wonder|call|ring|phon|book|see|ask|wish|want|plann|talk|speak|mean|say|wait|aim|do|mov"
    r"|chang|cancel|lean|mak|tak|fit|bring|suggest|consider|schedul|pencill|need|prefer|miss|be|go|hav|gett)ing",
    re.I,
)
_LIFE = re.compile(
    r"(?:going(?! (?:to|for|with)\b(?! \w+$))(?: \w+)+|going (?:away|abroad|on holiday)|having (?:an?|the|my|our|people"
    r"|guests|friends|visitors)\b.*|getting married|moving(?! (?:it|my|the|that|this)\b).*|taking (?:my"
    r"|the|our) \w+.*)",
    re.I,
)
"""What of the other verbs is an arrangement of one's own after all."""
_HANGS = re.compile(
    r"\b(?:when|while|once|before|after|until|till|if|whether|than|is|are|was|for|to|that|as soon as|the day|can|could"
    r"|do|does|did|will|would|should|with|of) $",
    re.I,
)
"""What stands before a clause whose time is wished for, asked, or a bound already."""
_BARE = re.compile(r"my|our|his|her|their|the", re.I)
_COUNTED_FROM = re.compile(
    r"\b(?:before|after|until|till|by|from) (?:that|then|it)\b|\b(?:before|after)hand\b|\bafterwards?\b"
    r"|\bthat (?:same )?(?:day|week)"
    r"|\b(?:day|week|evening|morning|weekend) (?:before|after)\b|\bthe same day\b|\b(?:come|in|here|it|visit"
    r"|free) then\b",
    re.I,
)
"""Words that tell the wished time from the event: without it they say nothing."""
_BOUND = re.compile(r"(?:until|till|to|before|after|between|from|past|not)\b", re.I)
_CUT = re.compile(r"[,.;?!]|\b(?:and|but|so|because|cos|since|though|or)\b", re.I)


_BY_THEN = re.compile(
    r"\b(?P<side>before|by the time|after|once) (?:(?:i|we|he|she|they|everyone)(?:'re|'m|'s)?|(?:my|our|his|her|their"
    r"|the)(?= \w))(?: (?!(?:on|at|and|or|but|so|next|this|for|with)\b)[a-z][\w'-]*){1,5}"
    r"(?: (?:on|from|this|next))*(?= ?$)",
    re.I,
)
"""An event of life that is over, or not yet there, when somebody comes: "before we fly on the third"."""


def bounded_by_events(text: str) -> str:
    """The words with a day of an event as the bound it is: "before we fly on the third" is before the third."""
    for one in reversed([one for one in spans(text) if one.kind == "day" and not _BOUND.match(one.text)]):
        day = re.sub(r"^(?:on|in) ", "", one.text, flags=re.I)
        lead = text[: one.start]
        found = _BY_THEN.search(lead if day == one.text else f"{lead}on")
        timed = re.match(rf" (?:at|around|about|in the) |,? {EXACT}", text[one.end :], re.I)
        if found and not timed and not _OF_THE_HOUSE.search(found[0][found.end("side") - found.start() :]):
            side = "not before" if found["side"].lower() in {"after", "once"} else "before"
            text = f"{text[: found.start()]}{side} {day}{text[one.end :]}"
    return text


def without_events(text: str) -> str:
    """The words without the days of events that are told; an hour of one becomes a bound where no other is named."""
    if _COUNTED_FROM.search(text):
        return text
    there = phrases(text, spans(text))
    for start, end in reversed(there):
        if _BOUND.match(text[start:end]) or not _is_event(text[:start]):
            continue
        said = re.search(rf"{EXACT}|{BARE}", text[start:end], re.I)
        alone = len(there) == 1 and re.fullmatch(rf"(?:at )?(?:{EXACT}|{BARE})", text[start:end], re.I)
        kept = f"before {said[0]}" if said and alone else ""
        lead = re.sub(r"\b(?:on|at|in|for|over|from|by|this|next) $", "", text[:start])
        text = f"{lead}{kept}{text[end:]}"
    return text


def _is_event(lead: str) -> bool:
    """Whether what stands before a time, since the last mark, tells of an event."""
    lead = re.sub(" +", " ", lead[max((one.end() for one in _CUT.finditer(lead)), default=0) :])
    for form in (_HAS, _GOES, _DOES, _IS, _AWAY, _ITS):
        for found in form.finditer(lead):
            thing = found["thing"] or ""
            if _HANGS.search(lead[: found.start()]):
                continue
            if form is _GOES:
                deed = f"{found['deed']}{thing}"
                if _NO_DEED.fullmatch(found["deed"]) and not _LIFE.fullmatch(deed):
                    continue
                if re.search(r"~(?! \w)", thing):
                    continue
                return True
            if not _OF_THE_HOUSE.search(COMPOUND.sub("", thing)) and (
                thing or form is not _IS or not _BARE.fullmatch(found["who"])
            ):
                return True
    return False
