"""Who is meant without a name: somebody else than the one offered, the same as before, the client spoken of."""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.diary.recalling import told_just_now
from embedded.language.dialogue.reading import listed_once, read_choices, read_offers
from embedded.language.dialogue.state import Result, Side, Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.answers.choice import NO_PICK, Offer
from embedded.language.understanding.booked.diary_words import AVAILABLE
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.who.names import find_names, parts
from embedded.language.understanding.who.relations import CALLING, PEOPLE
from embedded.language.understanding.who.sound import plain

_ELSE = re.compile(
    rf"\b(?:not (?:with )?(?:him|her|them)|(?:some|any)(?:one|body) (?:else|different)|(?:an)?other {CALLING}"
    rf"|different {CALLING})\b",
    re.I,
)
_SAME = re.compile(
    rf"\bsame (?:{CALLING}|one|woman|man|guy|lady) (?:as|again|like|i)\b|\bsame {CALLING}\b"
    r"|\b(?:who|whoever|the \w+) i (?:saw|had|see|have) (?:last|before|usually|normally|always)\b",
    re.I,
)


def somebody_else(wish: Wish, frame: Frame) -> Frame:
    """The clause with the one offered ruled out, where it asks for somebody else."""
    there = {one.professional for one in ([wish.chosen] if wish.chosen else wish.offered)}
    if frame.avoid or frame.professional or len(there) != 1 or not _ELSE.search(frame.text):
        return frame
    return replace(frame, avoid=frozenset(there), pick=NO_PICK)


def same_again(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, None]:
    """Take the professional of the appointment spoken of last, or of the only ones that stand."""
    if wish.professional or wish.avoid or not _SAME.search(wish.text):
        return
    if last := talk.side.last_booking:
        wish.professional = last.professional
    elif "list_bookings" in talk.tools:
        result = yield from listed_once(talk, {"client": wish.client} if wish.client else {})
        there = {one.professional for one in read_offers(result.get("bookings"))}
        wish.professional = there.pop() if len(there) == 1 else None


_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|(?:the|this|that) (?:client|patient|customer"
    r"|gentleman|lady))\b",
    re.I,
)


def told_apart(talk: Talk, name: str, text: str) -> str:
    """A client of whom only a surname was said that others here share: the one just told, else no more than that."""
    surname = (parts(name) or [name])[-1]
    kin = [one.name for one in talk.meeting.clients() if parts(one.name)[-1] == surname]
    if len(kin) < 2 or (
        re.search(rf"\b{re.escape((parts(name) or [name])[0])}\b", text, re.I) and name != surname
    ):
        return name
    late = told_just_now(talk)
    return late.client if late and late.client in kin else surname


_RELATION = re.compile(rf"\b(?:his|her|their|[\w-]+'s) (?:\w+ )?(?:{PEOPLE})\b(?!'s? name\b)", re.I)
_WISHED_FOR = re.compile(
    r"\b(?:for|book|put|fit|squeeze|get|cancel|move|reschedule|could|can|may|would|when is|what has|does)"
    r"(?: in)? $",
    re.I,
)
_WISHES = re.compile(
    r"(?:'s)?(?: also| then)? (?:wants?|needs?|would like|has to (?:come|see|have))\b|'d like\b", re.I
)
"""What tells that the relation named is the one who shall have the appointment."""
_NAMED_SO = re.compile(r",? (?:called |named |is )?(?-i:[A-Z])\w+", re.I)


def relation_meant(talk: Talk, frame: Frame) -> str:
    """Whom staff wish something for by no more than what they are to a client: "her husband"; "" where nobody is."""
    text = _BEHIND.sub("", frame.text)
    found = _RELATION.search(text) if talk.person.books_for_others else None
    if found is None or _NAMED_SO.match(text[found.end() :]):
        return ""
    wished = _WISHED_FOR.search(text[: found.start()]) or _WISHES.match(text[found.end() :])
    return found[0] if wished else ""


_BEHIND = re.compile(
    rf"\b(?:after|before|beside|behind) (?:his|her|their|[\w-]+'s) (?:\w+ )?(?:{PEOPLE})\b", re.I
)
_BESIDE = re.compile(r"\b(?:after|before|beside) (?:him|her|them)\b", re.I)
"""Whose neighbour in the diary is asked for, not they."""


def client_meant(talk: Talk, frame: Frame) -> str | None:
    """The client staff mean by "her" or "his": named in this breath or spoken of last, or the only one."""
    if (
        not talk.person.books_for_others
        or relation_meant(talk, frame)
        or not _PRONOUN.search(_BESIDE.sub("", _BEHIND.sub("", frame.text)))
        or (frame.professional and _of_house(frame))
        or AVAILABLE.search(frame.text)
        or (frame.professional and not find_names(frame.text, [frame.professional]))
    ):
        return None
    named = next((one.mentioned for one in talk.heard.frames if one.mentioned), None)
    late = told_just_now(talk)
    told = late.client if late and late.client else talk.side.client
    return named or _of_that_sex(talk, frame, told or only_client(talk))


def _of_house(frame: Frame) -> bool:
    """Whether the professional's own diary is meant, so that "she" is that one: "all of Emma's, she's ill"."""
    names = "|".join(map(re.escape, parts(frame.professional or "")))
    return bool(names and re.search(rf"\b(?:{names})'s\b", frame.text, re.I))


_SHE, _HE = re.compile(r"\b(?:she|hers?|lady)\b", re.I), re.compile(r"\b(?:he|him|his|gentleman)\b", re.I)


def _of_that_sex(talk: Talk, frame: Frame, name: str | None) -> str | None:
    """The client, or where that one was "her" before and is "him" now, the only other one in the room."""
    she, he = bool(_SHE.search(frame.text)), bool(_HE.search(frame.text))
    if name is None or she == he:
        return name
    if talk.side.sexes.setdefault(name, she) == she:
        return name
    here = [one.name for one in talk.meeting.clients() if talk.side.sexes.get(one.name, she) == she]
    return here[0] if len(here) == 1 else None


_IT = re.compile(
    r"\b(?:it|(?:that|this)(?: (?:one|appointment|booking|visit|session))?)\b(?! (?:\w+day|week|month|morning|afternoon"
    r"|evening|client|patient|customer|gentleman|lady|time|is)\b)",
    re.I,
)


def spoken_of_late(talk: Talk, frame: Frame) -> Offer | None:
    """The appointment staff mean by "it": the one spoken of last in the room, of whomever it is."""
    late = next((one.last_booking for one in talk.sides.values() if one.latest), None)
    if late is None or not late.client or not _IT.search(frame.text) or not talk.person.books_for_others:
        return None
    if any(one.person or one.mentioned for one in talk.heard.frames):
        return None
    gone = {one.last_gone.id for one in talk.sides.values() if one.last_gone}
    return late if late.id not in gone and frame.service in (None, late.service) else None


def known_clients(sides: dict[str, Side], side: Side, meeting: Meeting) -> tuple[str, ...]:
    """Clients known by name who need not be here: of the bookings at hand, and who spoke and left."""
    told = [one.client for wish in side.wishes for one in wish.bookings if one.client]
    left = [name for name in sides if not (meeting.person(name) or meeting.professional(name))]
    return tuple(dict.fromkeys([*told, *left]))


def near_client(result: Result, name: str) -> str | None:
    """The one client known by part of the name heard: Margita Berg for Gita Berg; the read-back names them."""
    choices = read_choices(result.get("choices"))
    said = {plain(word) for word in parts(name)}
    unknown = result.get("problem") == "unknown_client" and len(choices) == 1
    return choices[0] if unknown and said & {plain(word) for word in parts(choices[0])} else None


def only_client(talk: Talk) -> str | None:
    """The one client in the room besides the speaker; of a past round whoever was spoken of then."""
    if talk.then:
        return talk.then
    here = [one.name for one in talk.meeting.clients() if one.name != talk.side.name]
    return here[0] if len(here) == 1 else None


def client_known(talk: Talk, wish: Wish) -> bool:
    """Whether it is known for whom it is; staff who named nobody mean the one client here."""
    if wish.client or not talk.person.books_for_others:
        return True
    wish.client = None if wish.relation else only_client(talk)
    return bool(wish.client)


def ask_client(talk: Talk, wish: Wish) -> None:
    """Ask for the client; of a relation of somebody's for the name."""
    if wish.relation:
        talk.ask(Ask.CLIENT, "ask_relation", whose=f"{wish.relation}'s")
    else:
        talk.ask(Ask.CLIENT, "ask_client")


def only_other(talk: Talk, wish: Wish) -> None:
    """Where one is ruled out and only one other offers the appointment, it is with them."""
    if wish.professional or not wish.avoid:
        return
    left = [
        one.name
        for one in talk.meeting.professionals
        if one.name not in wish.avoid
        and (not wish.service or not one.services or wish.service in one.services)
    ]
    wish.professional = left[0] if len(left) == 1 else None
