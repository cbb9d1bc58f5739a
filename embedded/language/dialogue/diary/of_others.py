"""Somebody else's appointment that a client asks after or wants changed by "he" or "hers": nothing is told or done."""

import re

from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.booked.others_diary import asks_of_another
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.who.names import common_words, parts
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.understanding.who.relations import ANIMALS, CHILDREN, KIN, OTHERS, PARENTS, PARTNERS

_ADULT = re.compile(
    rf"\b(?:my|our|his|her|their|the) (?:\w+ )?(?:{KIN}|{OTHERS})\b",
    re.I,
)
"""Somebody who has their own appointments; whom one books for, as a child or an animal, is none of them."""
_WARD = re.compile(
    rf"\b(?:my|our|the|a) (?:\w+ )?(?:{CHILDREN}|{ANIMALS}|{PARENTS}|{PARTNERS})\b",
    re.I,
)
_WHEN_THEY = re.compile(
    r"\b(?:(?:when|what time|(?:what|which) (?:day|date))(?:'s| is| are| does| do| will) (?:s?he|they) (?:be )?"
    r"(?:\w+ )?(?:coming|come|due|booked|expected|seen|in|down|got|have|having)\b"
    r"|(?:is|are) (?:s?he|they) (?:\w+ )?(?:coming|booked|due|expected|down)\b"
    r"|(?:when|what time)(?:'s| is| was) (?:his|hers|theirs)\b|(?:does|has|have|do) (?:s?he|they) (?:have|got|booked)"
    r" (?:an?|any|some)\w*\b)",
    re.I,
)
_THEIRS = re.compile(
    r"\b(?:hers|theirs|his(?! \w)|his(?= (?:for|too|as|then|please|to|on|instead|off|back|and|if|while|also)\b)"
    r"|(?:his|her|their) (?:\w+ )?(?:one|appointment|booking|slot|visit|session|meeting)s?)\b",
    re.I,
)
_ORDERS = re.compile(
    r"\b(?:put|move|cancel|change|push|take|drop|shift|call|scrap|delete|postpone|swap)"
    r" (?:his|hers|theirs|her|their)\b",
    re.I,
)
_THING = r"(?:[\w-]+ ){0,2}?(?:one|appointment|booking|slot|visit|session|meeting|lesson|check|time)\b"
_OWNED = re.compile(r"\b(?P<name>[^\W\d_][\w-]+)'s (?P<thing>[^,.;?!]+)")
_ASKED_ME = re.compile(
    r"\b(?:s?he|they) (?:\w+ )?(?:asked|told|wants?|sent) me\b|\bfavou?r (?:for|to) (?:him|her|them)\b"
    r"|\bon (?:his|her|their) behalf\b",
    re.I,
)
"""Somebody's order is brought by another."""
_CHANGES = frozenset({Act.CANCEL, Act.MOVE, Act.CANNOT_COME})
_MAY_ASK = frozenset({None, Act.LIST, Act.BOOK, Act.HOURS, Act.TIME, Act.FACT, Act.PEOPLE})


def refused(talk: Talk) -> bool:
    """Say that only the speaker's own appointments are told and changed, where another person's are meant."""
    talk.side.third = _third(talk)
    meant = [
        one for one in talk.heard.frames if (talk.side.third and _of_theirs(talk, one)) or _asked(talk, one)
    ]
    if not meant or talk.person.books_for_others:
        return False
    changes = any(_THEIRS.search(one.text) and not _WHEN_THEY.search(one.text) for one in meant)
    talk.say("own_change" if changes else "own_diary")
    return True


def _asked(talk: Talk, frame: Frame) -> bool:
    """Whether it is asked what another client has; who keeps a message for others tells it and asks nothing."""
    own = {talk.side.name, *talk.side.wards}
    may_ask = frame.act in _MAY_ASK or (frame.act in {Act.MOVE, Act.WHO_WORKS} and frame.question)
    return may_ask and asks_of_another(frame.text, talk.meeting, own, spoken_of=talk.side.third)


def _of_theirs(talk: Talk, frame: Frame) -> bool:
    if frame.professional:
        return False
    if frame.act in _CHANGES or (not frame.question and _ORDERS.search(frame.text)):
        return bool(_THEIRS.search(frame.text))
    of_house = talk.side.about and not _ADULT.search(talk.heard.text)
    return not of_house and frame.act in _MAY_ASK and bool(_WHEN_THEY.search(frame.text))


def _third(talk: Talk) -> bool:
    """Whether the person spoken of last is neither of the house nor of the family, nor booked for by the speaker."""
    words = talk.heard.text
    if talk.side.wards or _WARD.search(words):
        return False
    names = [one.person or one.mentioned or "" for one in talk.heard.frames]
    strange = [one for one in names if len(one.split()) > 1 and not _same_family(one, talk.side.name)]
    if strange or _ADULT.search(words):
        return True
    return talk.side.third and not any(one.professional for one in talk.heard.frames)


def _same_family(name: str, other: str) -> bool:
    return name.lower().split()[-1:] == other.lower().split()[-1:]


def for_another(talk: Talk, frame: Frame) -> bool:
    """Whether someone who books only for themselves names another person of the room, or a full name."""
    if frame.act in _CHANGES and _named_theirs(talk, frame):
        return True
    name = frame.person
    if not name or name == talk.side.name or talk.person.rights is None or talk.person.books_for_others:
        return False
    known = talk.meeting.person(name) is not None
    if frame.act is Act.BOOK:
        return known or (len(name.split()) > 1 and f"for {name}" in frame.text)
    family = name.split()[-1] == talk.side.name.split()[-1]
    told = name in frame.text or f"{name.lower()}'s" in frame.text.lower()
    return frame.act in _CHANGES and (known or (len(name.split()) > 1 and not family and told))


def _named_theirs(talk: Talk, frame: Frame) -> bool:
    """Whether a client's change is of what is somebody else's by name: who is here, or who asked them to do it."""
    whose = owner(talk, frame)
    if whose is None or talk.person.rights is None or talk.person.books_for_others:
        return False
    here = {
        part.lower() for one in talk.meeting.people if one.name != talk.side.name for part in parts(one.name)
    }
    return whose in here or bool(_ASKED_ME.search(talk.heard.text) or _ADULT.search(talk.heard.text))


def owner(talk: Talk, frame: Frame) -> str | None:
    """The first name whose appointment is meant by "'s", in small letters; None where it is the speaker's or a word."""
    own = {part.lower() for part in parts(talk.side.name)}
    for found in _OWNED.finditer(frame.text):
        name, thing = found["name"].lower(), found["thing"]
        there = re.match(_THING, thing, re.I) or find_service(thing, talk.meeting)[0]
        house = find_professional(name, talk.meeting)[0]
        if (
            there
            and name not in own
            and not house
            and (found["name"][0].isupper() or name not in common_words())
        ):
            return name
        if there and any(
            name in one.name.lower().split() for one in talk.meeting.people if one.name != talk.side.name
        ):
            return name
    return None
