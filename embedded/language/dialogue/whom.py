"""With whom, said without a name: somebody else than the one offered, or the same as before."""

import re
from collections.abc import Generator
from dataclasses import replace

from embedded.language.answer import ToolCall
from embedded.language.dialogue.reading import read_offers
from embedded.language.dialogue.state import Result, Talk, Wish
from embedded.language.understanding.choice import NO_PICK
from embedded.language.understanding.frame import Frame

_CALLING = (
    r"(?:doctor|dentist|nurse|therapist|advis[eo]r|lawyer|physio\w*|vet|specialist|counsell?or|optician|person"
    r"|professional|hygienist|surgeon|teacher|consultant|practitioner)"
)
_ELSE = re.compile(
    rf"\b(?:not (?:with )?(?:him|her|them)|(?:some|any)(?:one|body) (?:else|different)|(?:an)?other {_CALLING}"
    rf"|different {_CALLING})\b",
    re.I,
)
_SAME = re.compile(
    rf"\bsame (?:{_CALLING}|one|woman|man|guy|lady) (?:as|again|like|i)\b|\bsame {_CALLING}\b"
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
        result = yield ToolCall("list_bookings", {"client": wish.client} if wish.client else {})
        there = {one.professional for one in read_offers(result.get("bookings"))}
        wish.professional = there.pop() if len(there) == 1 else None


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
