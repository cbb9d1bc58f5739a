"""Makes spoken scheduling phrases uniform before they are read: numbers as digits, one spelling per word. Pure."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_NUMBER = {word: n for n, word in enumerate(_UNITS)} | _TENS
_ORDINAL = {word: n for n, word in enumerate(_ORDINALS, start=1)} | {"thirtieth": 30}

_SHORT = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "tmrw": "tomorrow", "tmr": "tomorrow", "2moro": "tomorrow", "til": "until", "till": "until", "around": "about", "roughly": "about", "approximately": "about",
    "wensday": "wednesday", "wenesday": "wednesday", "midday": "noon", "arvo": "afternoon", "mins": "minutes",
    "min": "minutes", "hrs": "hours", "hr": "hour", "fortnite": "fortnight", "o'clock": "oclock", "noontime": "noon",
    "lunch-time": "lunchtime", "weekdays": "weekday",
}  # fmt: skip
_SPELLED = (
    *WEEKDAYS,
    *(m for m in MONTHS if len(m) > 5),
    "tomorrow",
    "afternoon",
    "morning",
    "evening",
    "fortnight",
)
_KNOWN = frozenset(
    (
        *_SPELLED,
        *_NUMBER,
        *_ORDINAL,
        "evenings",
        "mornings",
        "afternoons",
        "yesterday",
        "today",
        "remember",
        "member",
        "number",
    )
)

_MISHEARD = r"\b(at|past) (?:{}) ?(?=thirty|fifteen|forty|o'? ?clock|p\.? ?m|a\.? ?m|[.,?]|$)"
_HOURS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "noon",
)
_LAST = (
    r"(?:last thing\b(?: (?:in the day|at night))?|as late (?:in the day )?as (?:possible|(?:you|they|s?he|i|we)(?: can| have(?: got)?| has(?: got)?|'ve got| (?:got|there|in)| is (?:there|in)| are (?:there|in))\b)"
    r"|(?<!my )(?<!our )(?<!his )(?<!her )(?:last|latest) (?:available |free |possible )?(?:one|slot|appointment|opening)"
    r"(?! (?:that )?(?:you|he|she|they)(?:'ve| have| has| just)* (?:said|mention\w*|offer\w*|name\w*|gave|told|read)\b)"
    r"(?= (?:of (?:the|that) day|before|on|in|at|you|(?:s?he|they)(?:'?s|'?ve| got| has| have| can)\b|there(?:'s| is)\b|that"
    r"|this|next|tomorrow|today|\w+day))(?: of the day)?"
    r"|(?<!my )(?<!our )(?<!his )(?<!her )(?<!their )last(?= (?:(?:you|they)(?:'ve| have)|s?he(?:'?s| has)|there(?:'s| is))(?: got)?(?: [#,.?!]|\b)(?! (?:\w+ed|been|said|given|told)\b))"
    r"|latest(?= (?:you|he|she|they|i|we|that|on|in|before))|latest possible(?: one| slot| appointment| time)?)"
)
_BEFORE_NUMBERS = (
    (rf"\b(?:the )?(?:very )?{_LAST}", "lastmost"),
    *(
        (_MISHEARD.format(heard), rf"\1 {meant} ")
        for heard, meant in (("to|too", "two"), ("for|fore", "four"), ("ate", "eight"), ("won", "one"))
    ),
    (r"\bfirst thing(?= (?:you|that|available|possible|going)\b)", "soonest"),
    (r"\bfirst (thing|available|free|opening|slot|possible|appointment|time)\b", r"firstmost \1"),
    (r"\b(?:a )?second (one|option|slot|time|opinion|appointment)\b", r"option"),
    (r"\b(first|third|fourth|last) one\b", r"option"),
    (
        r"\b(?:one|1) of\b|\b(?:that|no|this|any|my|another|other|book|get|find|want|need) one\b|\bthe one\b(?! (?:after|before))",
        " ",
    ),
    (
        r"\bthe ((?:[\w:']+ ){1,3}?)(?<!at )(?<!about )(?<!by )(?<!from )(?<!before )(?<!after )(?<!past )(?<!to )"
        r"(?<!or )(?<!and )(?<!until )one\b(?! (?:to|past|thirty|fifteen|forty|after|before|or|o))",
        r"the \1",
    ),
    (r"(?<!day )(?<!week )(?<!weekend )(?<!month )\b(from|after|before|until|by) at\b", r"\1"),
    (r"\b((?:swing|stop|drop|pop|come|pass|nip)(?:p?ing)?) by\b", r"\1"),
    (
        r"\b(?:1|one) (?=(?:morning|afternoon|evening|day (?:next|this|in|during|of|after|before|the)|lunchtime)\b)(?<!at one )(?<!at 1 )(?<!about one )",
        "",
    ),
    (r"\bo'? ?clock\b|\bo clock\b", "oclock"),
    (r"\b(?:a )?couple(?: of)?\b", "2"),
    (r"\btonight\b", "today tonight"),
    (r"\ba few\b", "3"),
    (r"\bhalf an? hour\b", "30 minutes"),
    (r"\b(?:an? )?hour and a half\b", "90 minutes"),
    (r"\ban? (hour|day|week|fortnight|month)\b", r"1 \1"),
    (r"(?<=day )pm\b|(?<=tomorrow )pm\b", "afternoon"),
    (r"(?<=day )am\b|(?<=tomorrow )am\b", "morning"),
    (rf"\b(past|half|to) ({'|'.join(_HOURS)})[- ]?ish\b", r"\1 \2"),
    (rf"\b({'|'.join(_HOURS)}|[0-9]{{1,2}})[- ]?ish\b", r"about \1"),
    (r"\bweek end\b", "weekend"),
    (r"\blunch time\b", "lunchtime"),
    (r"\bmid day\b", "noon"),
)
_AFTER_NUMBERS = (
    (r"(?<=\d) ?a ?m\b", " am"),
    (r"(?<=\d) ?p ?m\b", " pm"),
    (r"\b([ap])\.m\b", r"\1m"),
    (r"\b(\d{1,2}) hundred(?: hours)?\b", r"\1:00"),
    (r"\b(\d{1,2}) (?:oh|o|zero|0) ([0-9])\b", r"\1:0\2"),
    (r"\b20 ?(2[5-9]|3\d)\b(?! ?(?:am|pm|oclock))", r"20\1"),
)


def normalise(words: str) -> str:
    """The phrase in lower case with digits for numbers ("twenty-third" -> "23rd", "two thirty p.m." -> "2 30 pm")."""
    text = unicodedata.normalize("NFKC", words)[:400].lower().replace("’", "'")
    text = re.sub(r"\b([ap])\.? ?m\.(?=\W|$)", r"\1m", text)
    text = re.sub(r"\b(dr|mrs?|ms|prof)\.", r"\1", text)
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)
    text = re.sub(r"(?<=[a-z])'s(?= (?:on|at|in|from|until|not|out|off|away|closed)\b)", " is", text)
    text = re.sub(r"(?<=[a-z])'s\b", "", text)
    for pattern, plain in _BEFORE_NUMBERS:
        text = re.sub(pattern, plain, text)
    text = re.sub(r"(?<!\d)[.](?!\d)|[.](?!\d)|[;!?\"()]", " , ", text)
    text = re.sub(r",", " , ", text)
    text = _digits(" ".join(_spelling(w) for w in text.split()).split())
    for pattern, plain in _AFTER_NUMBERS:
        text = re.sub(pattern, plain, text)
    return f" {text} "


@lru_cache(4096)
def _spelling(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 6 or word in _KNOWN or not word.isalpha():
        return word
    stem = word[:-1] if word.endswith("s") else word
    if stem in _KNOWN:
        return word
    close = get_close_matches(stem, _SPELLED, n=1, cutoff=0.82)
    return close[0] if close else word


def _digits(words: list[str]) -> str:
    out: list[str] = []
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in _TENS and after in _ORDINAL and _ORDINAL[after] < 10:
            out.append(f"{_TENS[word] + _ORDINAL[after]}th")
            at += 1
        elif word in _TENS and 0 < _NUMBER.get(after, 0) < 10:
            out.append(str(_TENS[word] + _NUMBER[after]))
            at += 1
        elif word in _ORDINAL:
            out.append(f"{_ORDINAL[word]}th")
        else:
            out.append(str(_NUMBER.get(word, word)))
        at += 1
    return re.sub(r"\b(\d{1,2})(?:st|nd|rd)\b", r"\1th", " ".join(out))
