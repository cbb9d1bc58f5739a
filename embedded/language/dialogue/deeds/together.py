"""Several wishes of one breath: what they share, which of them is next, and what it takes from the one before.

What a conjunct leaves out is found in its neighbours. What stands at the end of a row holds for all of it ("a check-up
and a cleaning on Thursday with Dr. Melo"); the rest is taken from the wish before once that is settled, with what was
put right meanwhile. Times told from that one ("straight after", "the same morning") are counted from its receipt.
"""

import re
from dataclasses import replace
from datetime import date

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.meeting import Meeting
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import Offer, fitting
from embedded.language.understanding.booked.standing import alters
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.times.relative import (
    after,
    leans,
    straight_after,
    told_beside,
    told_from,
)
from embedded.language.understanding.times.when import When
from embedded.language.understanding.who.professionals import of_calling

_FOR = re.compile(r"\bfor (?!\w+day\b|the \w+(?:th|st|nd|rd)\b|next\b|tomorrow\b|an?\b|\d)", re.I)
_EACH = re.compile(r"\b(?:both|each|all)\b", re.I)
_AN = re.compile(r"\b(?:an?|another)\b(?! (?:bit|little|hour|day|week|half|quarter))", re.I)
_FOR_ME = re.compile(r"\bfor (?:me|myself)\b", re.I)


def shared(frames: list[Frame], meeting: Meeting) -> list[Frame]:
    """The frames of one breath, each with what stands at the end of its row."""
    found = list(frames)
    for n in range(len(found) - 2, -1, -1):
        last = found[n + 1]
        one_row = last.further and last.act is Act.BOOK and found[n].act in (None, Act.BOOK)
        if one_row and not (leans(last.text) or straight_after(last.text)):
            found[n] = _raised(found[n], last, meeting)
    return found


def _raised(frame: Frame, last: Frame, meeting: Meeting) -> Frame:
    if frame.when:
        days = frame.when.days or (last.when.days if frame.when.clock else ())
        clock = frame.when.clock or (last.when.clock if _EACH.search(last.text) else "")
        when = frame.when if (days, clock) == (frame.when.days, frame.when.clock) else frame.when.in_pieces()
        return replace(frame, when=replace(when, days=days, clock=clock))
    if leans(frame.text):
        return frame
    who = last.professional if _offers(meeting, last.professional, frame.service) else None
    return replace(
        frame,
        when=last.when,
        professional=frame.professional or (None if frame.avoid else who),
        person=frame.person or (None if _FOR.search(frame.text) else last.person),
    )


def _offers(meeting: Meeting, name: str | None, service: str | None) -> bool:
    one = meeting.professional(name)
    return one is None or service is None or not one.services or service in one.services


def in_turn(talk: Talk, wish: Wish) -> None:
    """Begin a wish that waited for another one: say so, and take over what it left open."""
    before = wish.follows
    if before is None:
        return
    wish.follows, wish.waited = None, True
    if wish.act not in (Act.BOOK, Act.MOVE):
        return
    other = wish.service not in (None, before.service)
    talk.say("next_wish", what=f": {wish.service}" if other else "")
    take_over(talk.meeting, wish, before)


def stands_too(wish: Wish, frame: Frame, last: Offer) -> bool:
    """Whether the other kind wished beside an appointment is spoken of as one that stands itself.

    "Could the fitting be on Wednesday, same time" changes the fitting, whatever was spoken of last.
    """
    behind = straight_after(frame.text) and not frame.when.names_hour()
    own = frame.presumes and alters(frame.text) and not (frame.further or behind)
    return bool(own and wish.service not in (None, last.service) and not _AN.search(frame.text))


def put_beside(talk: Talk, wish: Wish, last: Offer, *, close: bool) -> None:
    """Put one more appointment beside another, right behind it where it is `close` or the words say so."""
    done = Wish(Act.BOOK, professional=last.professional, service=last.service)
    if close or straight_after(wish.text):
        done.got = last
    else:
        wish.when = told_from(last.starts, wish.text, wish.when, talk.meeting.today())
    other = wish.service not in (None, last.service)
    take_over(talk.meeting, wish, done)
    if other:
        talk.say("other_kind", service=wish.service)


def take_over(meeting: Meeting, wish: Wish, before: Wish) -> None:
    """Fill what a wish left open from the one it stands beside."""
    if wish.act is not Act.BOOK:
        return
    called = of_calling(wish.text, meeting.professionals)
    others = called and before.professional not in called  # "and she needs to see a doctor as well"
    wish.service = wish.service or (None if others else before.service)
    if not others and wish.professional is None and before.professional not in wish.avoid:
        wish.professional = (
            before.professional if _offers(meeting, before.professional, wish.service) else None
        )
    if wish.client is None and not (wish.relation or _FOR_ME.search(wish.text)):
        wish.client, wish.known_client = before.client, before.known_client
    wish.when = _time(wish, before, meeting.today())


def _time(wish: Wish, before: Wish, today: date | None) -> When:
    got, said = before.got, wish.when
    if got is None:
        return said or before.when
    leaning = leans(wish.text) or straight_after(wish.text)
    if not leaning and (not said or _same_moment(wish, before, got)):
        return after(got)
    return told_beside(got, wish.text, said, today)


def _same_moment(wish: Wish, before: Wish, got: Offer) -> bool:
    """Whether the very time just taken is wished again, for nobody else."""
    said = wish.when
    there = bool(said.minutes()) and bool(fitting([got], said, None, frozenset(), None))
    return there and (wish.text == before.text or not _FOR.search(wish.text))
