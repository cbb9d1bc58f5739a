"""An utterance made ready: no fillers, no calling of the agent, habits of recognisers mended."""

import re
from functools import lru_cache

from agent.names import sounds_like
from embedded.language.understanding.times.clock import BARE, EXACT, HOURS
from embedded.language.understanding.who.relations import ANYBODY
from embedded.language.understanding.who.sound import likeness, plain

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FILLERS = re.compile(
    r"(?<!-)\b(?:u+m+|u+h+m*|e+r+m*|hmm+|mm+|(?<!do )(?<!don't )(?<!did )you know(?! (?:if|how|wh\w+|that)\b)"
    r"|i guess(?! so)|basically|kind of"
    r"|sort of)\b(?!-)[,.]*\s*"
    r"|(?<=, )what(?:'s| is| was| do you call) (?:it|this|that|its name|the (?:word|name))(?: (?:again|called))?,\s*"
    r"|(?<=, )how (?:do|shall|should|can|would) (?:you|i|we) (?:say|put|call|explain)(?: (?:it|this|that))?"
    r"(?: in english)?,\s*"
    r"|(?<=[,.!?] )(?:well|so|like|look|listen)\b,?\s*|^(?:well|so|look|listen|ah|oh)\b[,.]*\s+",
    re.I,
)
_BEFORE_FILLER = re.compile(
    r"\b(just|at|on|in|for|with|to|from|by|of|till|until|before|after|a|an|the|my|our|your|his|her|their|this|next"
    r"|it|we|i|you|he|she|they|there|be|and|or"
    r"|is|are|was|could|can|would|should|may|might|will|make|about|around|say"
    r"|(?:i|we|you|they|he|she|it|that|there)'(?:ve|m|re|s|d|ll))"
    r",? +(?:u+m+|u+h+m*|e+r+m*|h+m+|mm+|(?<=, )(?:you know|like|let me see|let's see)(?=,))\b[,.]* +(?=\w)",
    re.I,
)
"""A small word and a filler before what it belongs to: "at, um, eight"."""
_OR_SO = re.compile(
    rf"\b(?:(?:at|about|around) )?(?P<hour>{EXACT}|{BARE}) "
    r"(?:or so|or thereabouts|or something(?: like that)?|give or take)\b"
    r"(?=\s*(?:[,.;?!]|$)| (?:then|please|if|on|in the|would|is|maybe|perhaps|today|tomorrow|next|this|\w+days?)\b)",
    re.I,
)
"""An hour said loosely: "six or so"."""
_MENDED = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (r"[‘’`]", "'"),
        (
            r",? if (?:it|that)(?:(?:'s| is) not| isn't| wouldn't be)(?: asking)? too much"
            r"(?: (?:trouble|bother|hassle|to ask|of an? (?:bother|trouble|hassle)))?(?=\s*(?:[,.?!]|$))",
            "",
        ),  # a condition in form only
        (r"\b([a-z]{2,}in)'(?=[ ,.;?!]|$)", r"\1g"),  # "mornin'"
        (r"\s*[–—]\s*|\s+--?\s+", ", "),
        (r"\bo[' ]clock\b", "o'clock"),
        (r"\b([ap])\.\s?m\b\.?", r"\1m"),
        (r"\b(half past|quarter past|quarter to) (?:to|too)\b", r"\1 two"),
        (
            r"\b(half past|quarter past|quarter to) for\b(?! (?:my|me|him|her|us|our|the|an?|both|\w+'s|(?-i:[A-Z])))",
            r"\1 four",
        ),
        (r"\bat for (thirty|fifteen|forty)", r"at four \1"),
        (r"\bat (?:to|too)(?= thirty| fifteen| forty|\s*[ap]m|[.,?!]|$)", "at two"),
        (r"\bat ate\b", "at eight"),
        (r"\b(?:gonna)\b", "going to"),
        (r"\b(?:wanna)\b", "want to"),
        (
            r"(?<!past )(?<!half )(?<!to )\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            r"|\d{1,2})"
            r"[- ]?ish\b",
            r"about \1",
        ),
        (r"(?<=day )pm\b|(?<=tomorrow )pm\b", "afternoon"),
        (r"(?<=day )am\b|(?<=tomorrow )am\b", "morning"),
        (r"\b([01]\d|2[0-3])([0-5]\d) hours\b", r"\1:\2"),
        (rf"\bat ({BARE}) hours\b", r"at \1 o'clock"),
        (
            r"\b(at|do|say|make it|(?:by|until|till|from|after|before|around|about)(?= (?!19|20)))"
            r" (\d|1\d|2[0-3])([0-5]\d)\b(?![-\d ]*\d)",
            r"\1 \2:\3",
        ),
        (r"\b(\d{1,2})\.([0-5]\d) ?(?=[ap]m\b)", r"\1:\2 "),
        (rf"\b({'|'.join(HOURS)})-(?=(?:thirty|fifteen|forty|fifty|twenty|ten|oh[- ]five)\b)", r"\1 "),
        (r"\b(half(?: past)?|quarter (?:past|to))-(?=\w)", r"\1 "),
        (r"\b(this) (week|month|morning|afternoon)s\b", r"\1 \2's"),
        (
            r"\bthat (week|month|morning|afternoon)s(?= (?:appointments?|bookings?|visits?|sessions?|lessons?|slots?"
            r"|class(?:es)?|one)\b)",
            r"that \1's",
        ),
        (r"\bdoc (?=(?-i:[A-Z]))", "Dr. "),
        (rf"\b(my|our|his|her|their) late (?=(?:{ANYBODY})\b)", r"\1 "),
        (r"\bcant\b", "can't"),
        (r"\bdont\b", "don't"),
        (r"\bim\b", "i'm"),
        (r"\b(?:tmrw|tmr|tomorow|tommorow|tommorrow)\b", "tomorrow"),
        (r"(?<![\d:.,+-])(?<!\d )\b0\b(?![\d:.,%]| ?\d)", ""),  # an "oh", as recognisers write it
        (r"\s+", " "),
    )
)
_CARRIED_ON = re.compile(
    r"(?<=\w)[.?!] (?=(?:(?:with(?! (?:some|any)(?:one|body) else\b)|on|at|for|by|from|until|till|before|after"
    r"|around|about|instead)\b"
    r"(?![^.?!]*\b(?:i|i'm|i'd|we|you|he|she|it|they|is|are|was|were|do|does|did|can|could|will|would|has"
    r"|have)\b)"
    r"|i (?:mean|meant)\b))(.)",
    re.I,
)
"""A full stop heard in a pause, where the words after it are no sentence: "a check-up. With Dr. Melo on Friday"."""
_GREETING = (
    r"(?:hey|hi|hello|okay|ok|yes|no|and|so|thanks|thank you|please|(?:good )?(?:morning|afternoon|evening))"
)

_DAYTIME = re.compile(r"(?:good )?(?:morning|afternoon|evening)[,.!]?\s+$", re.I)
"""A greeting before the agent's name, which is no time of day."""


_SPELLED = re.compile(
    r"(?:(\b[A-Z][a-z'-]+)[,.]?(?: that's| that is| spelled"
    r"| it's)?,? )?((?:\b[A-Za-z][ ,.-]+){2,}[A-Za-z]\b(?!['’]))(?! (?:dot|at|underscore)\b)"
)


def _unspelled(found: re.Match[str]) -> str:
    """A name spelled letter by letter, in place of the one heard before it: "Nowak, N O V A K"."""
    before, letters = found[1] or "", re.sub(r"[^A-Za-z]", "", found[2])
    if len(letters) < 4 or letters.lower() in WEEKDAYS:
        return found[0]
    name = letters.capitalize()
    return name if likeness(before, name) >= 0.75 else f"{before} {name}".strip()


_STUTTER = re.compile(r"\b(my|our|the|an?|with|at|for|to|and|not)\b(?:[,. ]+\1\b)+", re.I)
"""A small word said again before what it belongs to: "my, um, my lesson"."""


_NAME_AGAIN = re.compile(r"\b([A-Z][\w'-]+), (?=\1 [A-Z])")
"""A first name said once more with the surname: "Ama, Ama Mensah"."""

_DAY_AGAIN = re.compile(rf"\b({'|'.join(WEEKDAYS)})[,.]? (?=\1 the \w)", re.I)
"""A weekday said once more with its date: "Wednesday. Wednesday the second"."""


def mend(text: str) -> str:
    """The utterance with straight quotes, mended recogniser habits and weekdays in their right spelling."""
    for pattern, put in _MENDED:
        text = pattern.sub(put, text)
    text = _OR_SO.sub(r"about \g<hour>", _BEFORE_FILLER.sub(r"\1 ", text))
    text = text if "@" in text or " dot " in text else _SPELLED.sub(_unspelled, text)
    text = _CARRIED_ON.sub(lambda found: f", {found[1].lower()}", text)
    text = _STUTTER.sub(r"\1", _FILLERS.sub("", text))
    text = _DAY_AGAIN.sub("", _NAME_AGAIN.sub("", text))
    return re.sub(r"[A-Za-z]{5,11}", lambda found: _weekday(found[0]), text).strip(" ,")


@lru_cache(4096)
def _weekday(word: str) -> str:
    low = word.lower()
    stem, plural = (low[:-1], "s") if low.endswith("days") else (low, "")
    if stem in WEEKDAYS or not low.rstrip("s").endswith(("y", "ay", "ey")) or low[0] not in "mtwfs":
        return word
    best = max(WEEKDAYS, key=lambda day: likeness(stem, day))
    if likeness(stem, best) >= 0.9 and stem[0] == best[0] and stem.endswith(("day", "dy", "ay")):
        return best.capitalize() + plural
    return word


_TO_OTHERS = re.compile(
    r"(?:(?:okay|ok|no|yes|well|right)[, ]+)*(?:you|you're|you'll|your)\b[^.?!]*[.?!]+\s+(?=(?P<call>[A-Z][a-z]+),)",
    re.I,
)
"""A sentence said to somebody else, before the agent is called."""


def without_call(text: str, agent: str) -> str:
    """The utterance without the agent's name where it only calls: "Ada, …", "hey Aida …", "… please, Ada"."""
    if to_others := _TO_OTHERS.match(text):
        text = text[to_others.end() :] if _is_call(to_others["call"], agent, comma=True) else text
    first = re.match(rf"((?:{_GREETING}[,.!]?\s+)*)([A-Za-z]+)([,.!?:]*)(\s+|$)", text, re.I)
    if first and first[2] and _is_call(first[2], agent, comma=bool(first[3] or first[1])):
        rest = text[first.end() :]
        greeted = _DAYTIME.sub("", first[1]) if rest.strip(" .,!?") else first[1]
        ends = re.search(r"[.!?]", first[3])
        text = f"{greeted.rstrip()}{ends[0]} {rest}" if ends and greeted.strip() and rest else greeted + rest
    text = re.sub(
        r"(^|[,.!?]\s+)([A-Za-z]+),\s+|,\s*([A-Za-z]+)(?=,)",
        lambda found: (found[1] or "") if _is_call(found[2] or found[3], agent, comma=True) else found[0],
        text,
    )
    last = re.search(r",\s*([A-Za-z]+)\s*([.?!]*)$", text)
    if last and _is_call(last[1], agent, comma=True):
        text = text[: last.start()] + last[2]
    bare = re.search(
        rf"(?<!\bask)(?<!\btell)(?<!\bto)(?<!\bfor)(?<!\bwith)(?<!\babout)(?<!\bof)\s+{re.escape(agent)}([.?!]*)$",
        text,
        re.I,
    )
    if bare and len(text.split()) > 3:
        text = text[: bare.start()] + bare[1]
    return text.strip()


def _is_call(word: str, agent: str, *, comma: bool) -> bool:
    """Whether a word is the agent's name, or set off by a comma and as a recogniser may write it."""
    return plain(word) == plain(agent) or (comma and sounds_like(word, agent))
