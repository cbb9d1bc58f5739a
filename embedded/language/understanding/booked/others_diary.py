"""What somebody else has or did here, asked by a client: by a relation, a name, "he" or "she", or by "who"."""

import re
from collections.abc import Collection
from functools import lru_cache

from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.understanding.who.relations import KIN, OTHERS, PARENTS, PARTNERS

_RELATION = (
    rf"(?:my|our|his|her|their|the) (?:ex[- ]?|late |other |best |older |little |big )*(?:{PARTNERS}|{PARENTS}|{KIN}"
    rf"|{OTHERS})(?:'s (?:{PARTNERS}|{PARENTS}|{KIN}|{OTHERS}))?"
)
_NAME = (
    r"(?-i:(?!(?:Dr|Doctor|Prof|Professor|I|You|We|It|That|This|There|Who|What|When|Today|Tomorrow"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
_ONE = rf"(?:{APPOINTMENT}|lessons?|class(?:es)?|turns?|place|spot|hour|ones?)"
_A_THING = rf"(?:(?:an?|any|some)(?:thing)?(?: {_ONE})?|(?:the|that|this|her|his|their) {_ONE})"
_GETS = r"(?:end(?:ed)? up with|got|get|gets|took|takes?|chose|pick(?:ed)?|book(?:ed)?|settled? on|went for)"
_FORMS = (
    r"what(?:'s|'ve| has| have) {S} (?:got|had|booked)\b(?! to\b)",
    r"what {S}(?: has| have| is| are)? (?:got|have|has|booked|down for|in for)\b(?! to\b)",
    r"what (?:does|do|did|will) {S} (?:have|get|book|come for|go for|see \w+ (?:for|about))\b(?! to\b)",
    r"what(?:'s| is| was) {S} (?:booked|down|in|coming|seeing \w+|having)(?: in)?(?: for)?\b",
    r"what(?:'s| is| was) {S} here for\b",
    r"who(?:m)?(?:'s| is| was| will) {S} (?:be )?(?:with|seeing|see|meeting)\b",
    r"why(?:'s| is| was| did| does) {S} (?:here|come|coming|in|seeing|see)\b",
    rf"(?:when|what time|(?:what|which) (?:day|date|slot|time|one)) (?:did |does |has |will )?{{S}} {_GETS}\b",
    r"(?:has|have|does|did) {S} (?:got|had|have|ma[dk]e|book(?:ed)?|get|taken?|moved?|cancel(?:led)?) "
    rf"{_A_THING}\b(?! to\b| in (?:mind|common))",
    r"(?:is|was) {S} (?:also )?(?:booked|down|due|expected|coming|scheduled)\b",
    r"(?:what(?:'s| is)|anything) (?:on|in|under) {S}(?:'s)? (?:list|diary|calendar|schedule|name)\b",
)
_OF_CLIENT = (
    rf"(?:how long|what|when|who|until when)(?:'s| is| was| does| will) {{S}}(?:'s (?:[\w-]+ )?{_ONE}| in(?: for)?)\b",
)
"""What only staff ask so: the session of a client's wife may be one the client booked for her."""
_OF_SOMEBODY = (
    rf"who(?:m)?(?: else)?(?:'s| is| has| does| did| was| had| will) (?:{_NAME}|s?he|(?:dr|mrs?|ms|miss)\.? \w+)"
    r" (?:also )?(?:(?:got|have|see|be seeing|teach|treat)(?= (?:on|at|in|before|after|next|then|that|this|today"
    r"|tomorrow)\b)|got[?.! ]*$|(?:seeing|teaching|treating)\b|booked\b)"
    r"|"
    rf"who(?:'s| is| has| had| have|se)?(?: got| getting| taking| taken| in| having)* (?:the|that) (?:[\w-]+ ){{0,3}}?"
    rf"{_ONE}(?: [\w'-]+)? (?:before|after|next to) (?:me|us|mine|ours|that|this|my|our)\b"
    rf"|whose (?:{APPOINTMENT}|lesson|class|turn) (?:is|was)\b"
)
_PRONOUN = r"(?:s?he|they)"
_OF_ANY = re.compile(rf"\b(?:{_OF_SOMEBODY})", re.I)
_ENDED_UP = re.compile(
    rf"\b(?:when|what time|(?:what|which) (?:day|slot)) {_PRONOUN} end(?:ed)? up with\b", re.I
)
"""What was got in the end by whoever is spoken of, be they named or not: nobody of the house gets a time."""


def _asking(who: str, forms: tuple[str, ...]) -> re.Pattern[str]:
    said = (form.replace("{S}", f"(?P<who{n}>{who})") for n, form in enumerate(forms))
    return re.compile("|".join(rf"\b{form}" for form in said), re.I)


_NAMED = _asking(rf"(?:{_RELATION}|{_NAME})", _FORMS)
_THEY = _asking(_PRONOUN, _FORMS)
_OF_STAFF = _asking(rf"(?:{_NAME}|{_PRONOUN})", (*_FORMS, *_OF_CLIENT))


def asks_of_another(text: str, meeting: Meeting, own: Collection[str], *, spoken_of: bool) -> bool:
    """Whether a client asks what somebody else has here.

    Args:
        text: The clause.
        meeting: Whose professionals are nobody else's business to be kept.
        own: The speaker, and whom they booked for.
        spoken_of: Whether "he" and "she" mean such a one.
    """
    if _of_anybody(text) or (spoken_of and _THEY.search(text)):
        return True
    who = _whose(text, frozenset(one.name.split()[0] for one in meeting.clients()))
    return bool(who) and not find_professional(who, meeting)[0] and not _of(who, own)


@lru_cache(1024)
def _of_anybody(text: str) -> bool:
    return bool(_OF_ANY.search(text) or _ENDED_UP.search(text))


@lru_cache(1024)
def _whose(text: str, names: frozenset[str]) -> str:
    asked = _NAMED.search(_capitals(text, names))
    return next((name for name in asked.groupdict().values() if name), "") if asked else ""


def asks_of_client(text: str) -> bool:
    """The same where staff ask it of a client."""
    return bool(_OF_STAFF.search(text))


def _capitals(text: str, names: Collection[str]) -> str:
    """The text with the names of those in the room as names are written."""
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", name, text, flags=re.I)
    return text


def _of(who: str, own: Collection[str]) -> bool:
    return any(who.split(maxsplit=1)[0].lower() == name.split(maxsplit=1)[0].lower() for name in own)
