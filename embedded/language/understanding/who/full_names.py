"""A full name said where people are named, in whatever letters: it decides, whoever else shares a part of it."""

import re
from functools import lru_cache

from embedded.language.meeting import TITLES
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.who.names import INTERJECTIONS, common_words, parts
from embedded.language.understanding.who.sound import likeness, plain

_VERBS = (
    r"book|schedule|put|fit|squeeze|pencil|slot|pop|move|shift|push|bump|cancel|rebook|reschedule|postpone|swap|see"
    r"|add|get|drop|take|switch|bring"
)
_WORD = r"(?!\w+'(?:s|re|ve|ll|d|m)\b)[^\W\d_][\w'-]+"
_LAST = r"[^\W\d_][\w'-]+?"
_BEHIND = (
    r"(?=\s+(?:for|in|down|with|on|at|to|into|from|off|by|next|this|today|tomorrow|please|and|as|has|an?|the|his|her"
    r"|who|instead|back|up|again|straight|right|directly|after|before|then|too|~)\b|\s*(?:'s\b|[,.?!~]|$))"
)
_PLACED = re.compile(
    rf"\b(?P<lead>for|of|client|patient|customer|{_VERBS})\s+(?:in\s+|down\s+)?(?P<title>mr|mrs|ms|miss)?\.?\s*"
    rf"(?P<first>{_WORD}) (?P<last>{_LAST}){_BEHIND}",
    re.I,
)
_FOR_A_KIND = re.compile(
    rf"\b(?:{_VERBS})\s+(?:in\s+|down\s+)?(?P<first>{_WORD}) (?P<last>{_LAST}) (?:in |down )?for (?:an?|the|his|her"
    r"|their|another|~)",
    re.I,
)
"""Who is booked "for a check-up" is a person, whatever words they are called by."""
_ABOUT = re.compile(
    r"\b(?:does|did|do|has|have|is|was|will|can|could|should|when's|where's|what's|about)"
    rf" (?P<first>{_WORD}) (?P<last>{_LAST})"
    r"(?= (?:have|has|got|need|want|come|coming|see|seeing|booked|due|been|get|make|down|in|still|any\w*)\b"
    r"|'s\b|[?.,]*$)"
    r"|(?:^|[,.;:!?]\s+)(?:(?:and|also|then|so|next|plus|oh|ok(?:ay)?|right)[, ]+)*"
    rf"(?P<first2>{_WORD}) (?P<last2>{_LAST})"
    r"(?= for (?:an?|the|his|her|~)|(?:'s)? (?:can't|cannot|won't|couldn't|needs|wants|would like|rang|phoned|called"
    r"|emailed|texted|asked|asks|has|wrote|is)\b|'s\b)",
    re.I,
)
"""Whom a question of the desk is about, and who opens what is told there."""
_NO_PART = (
    TITLES
    | frozenset(WEEKDAYS)
    | frozenset(
        "for with and or the to of from is are was see has have book move cancel reschedule rebook postpone swap "
        "shift push squeeze pencil slot put fit pop bump drop add get take switch bring an a my our your his her their "
        "its me us it him them i you he she they we this that these those one two three four five six seven eight nine "
        "ten eleven twelve fifteen twenty thirty forty half quarter minute minutes hour hours day days week weeks "
        "month months year years people persons adults kids children time times next last first second third another "
        "other same new old usual regular own any some no not on at in by as actually really maybe perhaps probably "
        "please then if but after before around about today tomorrow morning afternoon evening noon lunch o'clock "
        "appointment booking visit slot session checkup check-up room both all everyone everybody someone somebody "
        "anyone anybody nobody what who when where which how there here now just only also too again instead back "
        "up down out off over can could will would should so do does did be been being "
        "january february march april june july august september october november december".split()
    )
)
_A_DEED = re.compile(r"\w{3,}(?:ing|ment|tion|ness)$", re.I)
_RARE = 8000
"""A word beyond the commonest of English of that number may be a name in small letters."""


@lru_cache(4096)
def full_name(text: str) -> str | None:
    """The first name and surname said where a client is named; both parts may be unknown."""
    if (found := _FOR_A_KIND.search(text)) and _may_be(found, rare=False):
        return _written(found)
    for pattern in (_PLACED, _ABOUT):
        for found in pattern.finditer(text):
            if _may_be(found, rare=True):
                return _written(found)
    return None


def is_namesake(text: str, known: str) -> bool:
    """Whether a full name is said that shares only a part with a known one: Anna Bakker is not Pieter Bakker."""
    own = [plain(part) for part in parts(known)]
    if len(own) < 2:
        return False
    if is_other(text, known):
        return True
    before = re.search(rf"\b({_WORD}) {re.escape(own[-1])}\b", text, re.I)
    if before is None or plain(before[1]) in _NO_PART or likeness(before[1], own[0]) >= 0.8:
        return False
    return before[1][0].isupper() or plain(before[1]) not in common_words()


def is_other(text: str, known: str) -> bool:
    """Whether the full name said where a client is named shares only a part with a known one."""
    own, said = [plain(part) for part in parts(known)], full_name(text)
    return bool(said and len(own) > 1) and _differs([plain(part) for part in parts(said or "")], own)


def _differs(said: list[str], own: list[str]) -> bool:
    """Whether one part is shared and the other is not."""
    alike = [likeness(one, other) >= 0.8 for one, other in ((said[0], own[0]), (said[-1], own[-1]))]
    return len(said) > 1 and alike[0] != alike[1]


def _parts(found: re.Match[str]) -> tuple[str, str]:
    said = found.groupdict()
    first, last = said["first"] or said["first2"], said["last"] or said["last2"]
    return first, re.sub(r"'s$", "", last)


def _may_be(found: re.Match[str], *, rare: bool) -> bool:
    said = _parts(found)
    if plain(said[0]) in INTERJECTIONS or any(
        plain(word) in _NO_PART or _A_DEED.match(word) for word in said
    ):
        return False
    written = all(word[0].isupper() for word in said)
    return not rare or written or any(plain(word) not in common_words(_RARE) for word in said)


def _written(found: re.Match[str]) -> str:
    said = " ".join(_parts(found))
    return said if said[0].isupper() else said.title()
