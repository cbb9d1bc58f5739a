"""A wished time counted from an appointment of the client's that the words name."""

import re
from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds.in_the_room import standing_here
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.reading import listed_once, read_offers
from embedded.language.dialogue.state import Result, Talk
from embedded.language.understanding.answers.choice import Offer
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.relative import told_beside, told_from
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.wording.spoken import spoken_booking, spoken_day, spoken_time

_CLOSE = re.compile(
    r"\b(?:right|straight|just|directly|immediately|shortly|soon) (?P<way>before|after)\b", re.I
)
_SIDE = re.compile(r"^(?P<way>before|after)\b", re.I)
_PART = re.compile(r"\bsame (?P<part>morning|afternoon|evening)\b", re.I)


def anchored(talk: Talk, wish: Wish) -> Generator[ToolCall, Result, None]:
    """Put the time that is told from a named appointment in place of the words, where one such stands."""
    words, wish.anchor = wish.anchor, ""
    if not words or "list_bookings" not in talk.tools:
        return
    result = yield from listed_once(talk, {"client": wish.client} if wish.client else {})
    there = _meant(talk, words, read_offers(result.get("bookings"))) or _meant(
        talk, words, standing_here(talk)
    )
    if not there:
        talk.say("no_anchor")
        return
    base = min(there, key=lambda one: one.starts)
    talk.say("counted_from", booking=spoken_booking(base))
    wish.when = _counted(talk, wish, words, base)


def _meant(talk: Talk, words: str, standing: list[Offer]) -> list[Offer]:
    service, rest = find_service(words, talk.meeting)
    who = find_professional(rest, talk.meeting)[0]
    return [one for one in standing if service in (None, one.service) and who in (None, one.professional)]


def _counted(talk: Talk, wish: Wish, words: str, base: Offer) -> When:
    today = talk.meeting.today()
    day = (spoken_day(base.starts.date()),)
    if part := _PART.search(words):
        return When(day, wish.when.clock or part["part"].lower())
    if close := _CLOSE.search(words):
        if close["way"].lower() == "after":
            return told_beside(base, "straight after", wish.when, today)
        lasts = next((one.minutes for one in talk.meeting.services if one.name == wish.service), base.minutes)
        return When(day, f"at {spoken_time(base.starts - timedelta(minutes=lasts))}")
    if side := _SIDE.match(words):
        if side["way"].lower() == "before":
            return When(day, f"before {spoken_time(base.starts)}")
        return When(day, f"after {spoken_time(base.starts + timedelta(minutes=base.minutes))}")
    return told_from(base.starts, words, replace(wish.when.in_pieces(), days=(), anytime=False), today)
