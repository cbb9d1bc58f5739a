"""A new appointment that shall take the place of one that stands: "yes, instead of Chloe's", "yes, move me there"."""

import re
from collections.abc import Generator

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Answered, Result, Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.acts.nouns import APPOINTMENT
from embedded.language.understanding.answers.assent import Assent
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.when import find_when
from embedded.language.understanding.who.professionals import find_professional

_IN_PLACE = re.compile(
    r"\b(?:instead of|in place of|in lieu of|rather than|replac(?:es|ing)|to replace|in exchange for)\b"
    r"(?P<what>[^.;!?]*(?:(?<=\b[DM]r)\.[^.;!?]*)?)",
    re.I,
)
_MOVES_IT = re.compile(
    r"(?<!don't )(?<!not )(?<!never )\b(?:move|swap|switch|shift|change|reschedule|push|bring)"
    r"(?: (?:it|me|us|that|mine|him|her|them|this|there|over|the appointment)\b|(?=[ .!]*$))",
    re.I,
)
_HEAD = re.compile(rf"\b(?:ones?|mine|{APPOINTMENT})\b", re.I)


def replaces(talk: Talk, wish: Wish) -> Answered:
    """Read a new appointment back as a change of the one it is said to replace."""
    found = _IN_PLACE.search(talk.heard.text)
    if wish.act is not Act.BOOK or wish.chosen is None or talk.heard.assent is Assent.NO:
        return False
    if found is None:
        if (yield from is_change(talk, wish)):
            booking.confirm(talk, wish)
        return wish.booking is not None
    service, left = find_service(found["what"], talk.meeting)
    when, left = find_when(left)
    professional, avoid, _ = find_professional(left, talk.meeting)
    if not (service or when or professional or _HEAD.search(found["what"])):
        return False
    if wish.chosen.professional == professional and not when and service in (None, wish.chosen.service):
        return False
    there = yield from _standing(talk, wish)
    fits = fitting(there, when, professional, avoid, talk.meeting.now)
    fits = [one for one in fits if service in (None, one.service)]
    if len(fits) != 1:
        return False
    wish.act, wish.booking, wish.bookings = Act.MOVE, fits[0], there
    kinds = {wish.chosen.service, fits[0].service}
    wish.becomes = wish.chosen.service if len(kinds) > 1 else None
    booking.confirm(talk, wish)
    return True


def is_change(talk: Talk, wish: Wish) -> Answered:
    """Take a new appointment for a change of the only one of its kind, where they are to be moved: "yes, move it"."""
    other = any(one.when.days or one.service not in (None, wish.service) for one in talk.heard.frames)
    if wish.act is not Act.BOOK or other or not _MOVES_IT.search(talk.heard.text):
        return False
    kind = wish.chosen.service if wish.chosen else wish.service
    there = yield from _standing(talk, wish)
    same = [one for one in there if one.service == kind or kind is None]
    last = [one for one in same if talk.side.last_booking and one.id == talk.side.last_booking.id]
    if len(same) != 1 and not last:
        return False
    wish.act, wish.booking, wish.bookings, wish.inquiry = Act.MOVE, (last or same)[0], there, False
    return True


def _standing(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, list[Offer]]:
    """The appointments of whom the new one is for."""
    staff = talk.person.books_for_others
    if "list_bookings" not in talk.tools or (staff and not wish.client):
        return []
    result = yield from listed_once(talk, {"client": wish.client} if staff else {})
    return read_offers(result.get("bookings"))
