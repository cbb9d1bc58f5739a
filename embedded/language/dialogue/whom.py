"""Who is meant without a name: somebody else than the one offered, the same as before, the client spoken of."""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.reading import listed_once, read_choices, read_offers
from embedded.language.dialogue.state import Result, Talk, Wish
from embedded.language.understanding.act import Act
from embedded.language.understanding.bare_hours import bare_hours
from embedded.language.understanding.choice import NO_PICK, fitting
from embedded.language.understanding.diary_words import AVAILABLE
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.names import find_names, parts
from embedded.language.understanding.professionals import CALLING
from embedded.language.understanding.repair import EDITING
from embedded.language.understanding.sound import plain
from embedded.language.understanding.standing import adds
from embedded.language.understanding.when import When
from embedded.language.wording.spoken import spoken_day, spoken_time

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


_IN_OTHER_HANDS = re.compile(
    r"\b(?:same (?:(?:day|date) and )?(?:time|hour|slot)|(?:that|this) (?:time|slot|hour)|instead|rather"
    r"|swap\w*|switch\w*"
    r"|(?:do|does|did|done|take|have|make|handle|be) (?:it|that|this|one|mine|me|us)\b|for (?:it|that"
    r"|this)\b|be done by)",
    re.I,
)
"""Words that leave an appointment as it is but for who gives it."""
_DOES = re.compile(r"\b(?:can|could|would|may|might|rather)\b.*\b(?:do|take|have|make|handle|give)\b", re.I)
_NO_DEED = frozenset({None, Act.BOOK, Act.MOVE, Act.FACT, Act.PEOPLE, Act.INVITE})


def in_other_hands(talk: Talk, frame: Frame) -> Frame:
    """A question whether another professional could do what is at hand, as the wish it is.

    Of what is on offer it is a correction, of an appointment spoken of last a change of that one at its own time.
    """
    who, last = frame.professional, talk.side.last_booking
    at_hand = talk.side.wish() if talk.side.open else last
    same = at_hand and frame.service == at_hand.service and _DOES.search(frame.text)
    if frame.act not in _NO_DEED or frame.further or not who:
        return frame
    if not (same or (frame.service and _DOES.search(frame.text)) or _IN_OTHER_HANDS.search(frame.text)):
        return frame
    if talk.side.open and (wish := talk.side.wish()) and wish.act in (Act.BOOK, Act.MOVE):
        return replace(frame, act=None) if frame.act is not Act.MOVE else frame
    if last is None or talk.side.last_done is Act.CANCEL or who == last.professional or adds(frame.text):
        return frame
    if frame.service not in (None, last.service) and _DOES.search(frame.text) and not frame.when:
        return replace(frame, act=Act.MOVE)
    other = frame.service not in (None, last.service) or (frame.person not in (None, last.client))
    if other or (frame.when and not fitting([last], frame.when, None, frozenset(), talk.meeting.now)):
        return frame
    there = When((spoken_day(last.starts.date()),), f"at {spoken_time(last.starts)}")
    return replace(frame, act=Act.MOVE, when=there, source=there, text=f"{frame.text} (that one)")


def put_right(talk: Talk, frame: Frame) -> Frame:
    """An hour put right after the deed ("sorry, I meant twelve"), as a change of the appointment just made."""
    last, said = talk.side.last_booking, talk.heard.text
    hours = bare_hours(frame.text) if not frame.when else []
    if talk.side.open or last is None or talk.side.last_done not in (Act.BOOK, Act.MOVE):
        return frame
    if frame.act is not None or not EDITING.match(said) or not (hours or frame.when.minutes()):
        return frame
    when = When((spoken_day(last.starts.date()),), f"at {hours[-1]}" if hours else frame.when.clock)
    there = When((spoken_day(last.starts.date()),), f"at {spoken_time(last.starts)}")
    return replace(frame, act=Act.MOVE, when=frame.when if frame.when.days else when, source=there)


_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|(?:the|this|that) (?:client|patient|customer"
    r"|gentleman|lady))\b",
    re.I,
)


_BESIDE = re.compile(r"\b(?:after|before|beside) (?:him|her|them)\b", re.I)
"""Whose neighbour in the diary is asked for, not they."""


def client_meant(talk: Talk, frame: Frame) -> str | None:
    """The client staff mean by "her" or "his": named in this breath or spoken of last, or the only one."""
    if (
        not talk.person.books_for_others
        or not _PRONOUN.search(_BESIDE.sub("", frame.text))
        or AVAILABLE.search(frame.text)
        or (frame.professional and not find_names(frame.text, [frame.professional]))
    ):
        return None
    named = next((one.mentioned for one in talk.heard.frames if one.mentioned), None)
    return named or talk.side.client or only_client(talk)


def near_client(result: Result, name: str) -> str | None:
    """The one client known by part of the name heard: Margita Berg for Gita Berg; the read-back names them."""
    choices = read_choices(result.get("choices"))
    said = {plain(word) for word in parts(name)}
    unknown = result.get("problem") == "unknown_client" and len(choices) == 1
    return choices[0] if unknown and said & {plain(word) for word in parts(choices[0])} else None


def only_client(talk: Talk) -> str | None:
    """The one client in the room besides the speaker."""
    here = [one.name for one in talk.meeting.clients() if one.name != talk.side.name]
    return here[0] if len(here) == 1 else None


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
