"""Times of day in words: where they stand in a sentence, and which minutes of the day they can mean."""

import re

HOURS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        start=1,
    )
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50}
_SMALL = {
    "five": 5, "ten": 10, "fifteen": 15, "oh five": 5, "o five": 5, "quarter": 15, "a quarter": 15,
    "half": 30,
}  # fmt: skip

_HOUR = r"(?:1[0-9]|2[0-3]|0?[0-9]|" + "|".join(HOURS) + r")"
_MINUTE = r"(?:(?:twenty|thirty|fou?rty|fifty)(?:[- ]five)?|fifteen|ten|oh[- ]five|[0-5][05])"
_NOON = r"(?:\s?(?:[ap]m)\b|\s(?:o'clock\s)?in the (?:morning|afternoon|evening)|\s?o'clock|\sat night)"
_PAST = (
    r"(?:(?:a )?quarter|half|five|ten|twenty(?:[- ]five)?|[0-5]?[05])(?: minutes)? (?:past|after|to|till"
    r"|before) " + _HOUR + r"\b"
)
EXACT = (
    rf"(?:\b[0-2]?\d[:.h][0-5]\d\b{_NOON}?|\b{_PAST}{_NOON}?|\bhalf {_HOUR}\b|\b{_HOUR} {_MINUTE}\b{_NOON}?"
    rf"|\b{_HOUR}{_NOON}|\b(?:noon|midday|midnight)\b)"
)
BARE = rf"(?:\b(?<!ty[- ]){_HOUR}\b)"
"""A number that can be an hour: not the five of "seventy-five"."""
PART = (
    r"\b(?:(?:first thing|early|late|later|mid)[- ]?(?:in the )?)?(?:morning|afternoon|evening|lunch ?time"
    r"|tonight)s?\b"
    r"|\b(?:first|last) thing\b(?! (?:that )?(?:you|they|there)\b)"
    r"|\bas late (?:in the day )?as (?:possible|(?:you|they|s?he|i|we)(?: can| have| has| is|'ve got|'s(?: got)?)\b)"
    r"|\blate(?= (?:on|in the day)\b)|\b(?:the )?end of the day\b|\bafter (?:work|lunch|school)\b"
    r"|\bbefore (?:work|lunch)\b"
    r"|\b(?:at|over|around) lunch\b|\bat night\b"
)
_BETWEEN = rf"\b(?:between|from)\s+(?:{EXACT}|{BARE})\s+(?:and|to|till|until|-)\s+(?:{EXACT}|{BARE})"
_BOUND = (
    r"\b(?!(?:after|before) at\b)(?:(?:not|no|nothing|anything|any ?time|some ?time|something|but not)\s+)?"
    r"(?:after|before|until|till|by|from|past|around|about|at around|at about|earlier than|later than|"
    r"(?:no|not) (?:earlier|later) than|sooner than)\s+(?:at\s+)?"
)
_AT = r"(?<!\blook )(?<!\blooking )(?<!\blooked )(?<!\bpeek )(?<!\bglance )\bat\s+|\bat\s+(?!one\b)"
"""Of what is looked at, "one" is a thing."""
COUNTS = (
    r"(?! (?:minutes?|hours?|days?|weeks?|months?|years?|people|hundred|thousand|million|dozen|percent|per cent|feet"
    r"|foot|of (?:us|them|you)\b|(?:small|big|large|old|little|new|young|more|other|different) \w+s\b"
    r"|(?!(?:is|was|works|suits|fits|sounds|seems|looks|does|has|thanks|as|this|perhaps|unless|always|sometimes"
    r"|makes|gives|leaves|means|\w+days|mornings|afternoons|evenings|nights|weekends)\b)[a-z]+[a-rt-z]s\b))"
)
"""Ahead of nothing that a number counts: in "about five pounds" it is no hour."""
_COUNTING = re.compile(
    rf"(?:\b(?:at|after|before|by|about|around|from|past|until|till) )?(?<!in ){BARE}{COUNTS.replace('(?!', '(?=', 1)}",
    re.I,
)
LOOKED_AT = re.compile(r"\b(?:look(?:ing|ed)?|peek|glance) at one\b(?! o'clock)", re.I)
_SPAN_OF_TIME = re.compile(r" (?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
_YEAR = re.compile(r"\b(?:(?:from|in|since|of|about|around|before|after|back in) )?(?:19\d\d|200\d)\b", re.I)
CLOCK = re.compile(
    rf"(?:{_BETWEEN}|(?:{_BOUND})(?:{EXACT}|{BARE}{COUNTS})|(?:{_AT})(?:{EXACT}|{BARE}{COUNTS})|{EXACT}|{PART})"
    r"(?:\s+onwards?| or (?:later|after|earlier|before|so))?",
    re.I,
)


def uncounted(text: str) -> str:
    """The words without numbers that count things, and without years: "about five hundred pounds", "from 1911"."""
    text = LOOKED_AT.sub(" ", _YEAR.sub(" ", text))
    return _COUNTING.sub(lambda found: found[0] if _SPAN_OF_TIME.match(text, found.end()) else " ", text)


def number(word: str) -> int | None:
    """An hour or minute word or numeral as a number."""
    word = word.lower().replace("-", " ").strip()
    if word.isdigit():
        return int(word)
    if word in HOURS or word in _SMALL:
        return HOURS.get(word) or _SMALL[word]
    tens, _, five = word.partition(" ")
    return _TENS[tens] + (5 if five == "five" else 0) if tens in _TENS else None


def minutes(text: str) -> tuple[int, ...]:
    """The minutes of the day an exact spoken time can mean: both halves when none was said; () for none."""
    low = re.sub(r"^(?:at|about|around)\s+", "", text.lower().strip())
    if re.search(r"\b(noon|midday)\b", low):
        return (720,)
    half = _half(low)
    hour, minute = _hour_minute(re.sub(_NOON, "", low).strip())
    if hour is None or hour > 24 or minute > 59:
        return ()
    at = (hour % 24) * 60 + minute
    if hour > 12 or at < 0:
        return (at % 1440,)
    early = (hour % 12) * 60 + minute
    late = (early + 720) % 1440
    early %= 1440
    return {"am": (early,), "pm": (late,)}.get(half, (early, late))


def _half(low: str) -> str:
    if re.search(r"am\b|morning", low):
        return "am"
    return "pm" if re.search(r"pm\b|afternoon|evening|night", low) else ""


def _hour_minute(low: str) -> tuple[int | None, int]:
    if found := re.fullmatch(r"(\d{1,2})[:.h](\d{2})", low):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(r"(?:a )?([\w -]+?)(?: minutes)? (past|after|to|till|before) (\w+)", low):
        hour, minute = number(found[3]), number(found[1])
        if hour is None or minute is None:
            return None, 0
        return (hour, minute) if found[2] in {"past", "after"} else ((hour - 1) or 12, 60 - minute)
    if found := re.fullmatch(r"half (\w+)", low):
        return number(found[1]), 30
    if found := re.fullmatch(r"(\w+) ([\w -]+)", low):
        return number(found[1]), number(found[2].replace("oh", "").strip()) or 0
    return (number(low), 0) if re.fullmatch(r"\w+", low) else (None, 0)
