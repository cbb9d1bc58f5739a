"""A choice among offered slots or bookings, a correction of the wish, or another time."""

import re
from dataclasses import replace
from datetime import datetime

from embedded.language.dialogue import booking, wishes
from embedded.language.dialogue.beside import look_beside
from embedded.language.dialogue.from_offer import told_from_offer
from embedded.language.dialogue.refusing import refuses_only, without_refused
from embedded.language.dialogue.state import Answered, Ask, Question, Talk, Wish
from embedded.language.dialogue.whom import somebody_else
from embedded.language.understanding.act import Act
from embedded.language.understanding.assent import Assent, puts_off
from embedded.language.understanding.bare_hours import bare_hours
from embedded.language.understanding.choice import NO_PICK, fitting
from embedded.language.understanding.days import day_number, weekday_of
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.refused_hours import without_refusal
from embedded.language.understanding.relative import at_moment
from embedded.language.understanding.text import WEEKDAYS
from embedded.language.understanding.when import When
from embedded.language.understanding.worded import within
from embedded.language.wording.spoken import spoken_day, spoken_offers

_MINE = re.compile(
    r"\b(?:(?:my|the|our|existing|old|other|\w+'s) (?:\w+ ){0,2}(?:appointments?|bookings?|visits?)|mine|ours"
    r"|the one (?:with|on|at|for))\b",
    re.I,
)
_TWO = re.compile(r"(?:(?:um|at|the|for|say|number)\s+)*(?:to|too)\b[ ,]*(?:please|then|thanks?)?", re.I)
"""The hour or place two as recognisers write it."""


def answer_slot(talk: Talk, question: Question, wish: Wish, frame: Frame) -> Answered:
    """Read the words against the offers; what fits none corrects the wish, and the search goes on."""
    frame = timed(talk, wish, frame)
    if not _about_this(wish, frame):
        return False
    frame, gone = without_refused(wish, frame)
    if (yield from refuses_only(talk, wish, frame, gone)):
        return True
    beyond = frame.pick.shift or frame.when.latest
    fits = booking.pick(talk, wish, frame) if wish.offered and not beyond else []
    if question.ask is Ask.CONFIRM and wish.chosen in fits and not (frame.when or frame.pick):
        fits = [wish.chosen]
    if not frame.details() and not (frame.person and wish.chosen and talk.person.books_for_others):
        return (yield from _without_details(talk, question, wish))
    if (len(fits) == 1 or not frame.details()) and question.spoken:
        wish.chosen = fits[0] if fits else wish.chosen
        if not (yield from _for_whom(talk, wish, frame)):
            return True
        ordered = talk.heard.go and talk.heard.assent is Assent.YES
        if ordered and wish.chosen and frame.service in (None, wish.chosen.service):
            talk.side.open = None
            yield from booking.commit(talk, wish)
            yield from wishes.proceed(talk)
        else:
            booking.confirm(talk, wish)
        return True
    if fits and (len(fits) < len(wish.offered) or not frame.when.clock) and question.spoken:
        wish.offered, wish.professional = fits, frame.professional or wish.professional
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(fits))
        return True
    if frame.pick.place is not None and not frame.when and wish.offered:
        talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(wish.offered))
        return True
    talk.side.open = None
    if frame.pick.shift and not frame.when:
        correct(wish, frame, talk.meeting.now, keep_offers=True)
        yield from look_beside(talk, wish, frame.pick.shift)
    else:
        correct(wish, frame, talk.meeting.now)
    yield from wishes.proceed(talk)
    return True


def _for_whom(talk: Talk, wish: Wish, frame: Frame) -> Answered:
    """Take the client staff name together with a choice; False when it is asked who that is."""
    if not frame.person or not talk.person.books_for_others:
        return True
    wish.client, talk.side.open = frame.person, None
    return (yield from booking.client_settled(talk, wish))


def _about_this(wish: Wish, frame: Frame) -> bool:
    """Whether the clause goes on with the wish at hand; "move it to Friday" does while nothing is written."""
    if frame.act in (None, Act.BOOK, Act.THANKS):
        return not (frame.act is None and frame.question and not frame.details())
    if frame.source and wish.booking and not fitting([wish.booking], frame.source, None, frozenset(), None):
        return False
    if frame.act is Act.CANNOT_COME and frame.when.avoid and wish.inquiry:
        return any(one.starts.weekday() in frame.when.avoid for one in wish.offered)
    if frame.act in (Act.MOVE, Act.CANNOT_COME):
        return wish.act is Act.MOVE or not (wish.inquiry or _MINE.search(frame.text) or frame.source)
    return False


def _without_details(talk: Talk, question: Question, wish: Wish) -> Answered:
    assent, offered = talk.heard.assent, wish.offered
    if question.ask is Ask.WHEN and assent is Assent.NO:
        talk.say("dropped")
        talk.done(wish)
        yield from wishes.proceed(talk)
        return True
    if assent is Assent.NO or (talk.heard.main().act is Act.CANNOT_COME and offered):
        wish.seen, wish.offered, wish.chosen = [*wish.seen, *offered], [], None
        talk.ask(Ask.WHEN, "what_instead")
        return True
    if question.ask is Ask.SLOT and offered and question.spoken:
        if assent is Assent.ANY or (assent is Assent.YES and len(offered) == 1):
            wish.chosen = offered[0]
            booking.confirm(talk, wish)
            return True
        if assent is Assent.UNSURE and puts_off(talk.heard.text) and talk.heard.only_assent():
            talk.say("wait")
            return True
        if assent in (Assent.YES, Assent.WEAK, Assent.UNSURE):
            talk.ask(Ask.SLOT, "which_time", offers=spoken_offers(offered))
            return True
    if assent is Assent.ANY:
        wish.when, talk.side.open = When(soonest=True), None
        yield from wishes.proceed(talk)
        return True
    return False


def _of_the_offers(wish: Wish, when: When, today: datetime | None) -> When:
    """A bare weekday among the offers, or in the span asked for, is that one and not the next of its name."""
    if len(when.days) != 1 or when.days[0].lower().rstrip("s") not in WEEKDAYS:
        return when
    there = [one.starts.date() for one in wish.offered if one.starts.weekday() == weekday_of(when.days[0])]
    if there:
        return replace(when, days=(spoken_day(min(there)),))
    named = weekday_of(when.days[0])
    asked = tuple(day for day in wish.when.days if weekday_of(day) == named and day_number(day))
    if not asked and len(wish.when.days) == 1:
        asked = tuple(filter(None, (within(wish.when.days[0], when.days[0], today),)))
    return replace(when.in_pieces(), days=asked) if asked else when


def correct(wish: Wish, frame: Frame, today: datetime | None, *, keep_offers: bool = False) -> None:
    """Put the corrected part into the wish and keep the rest."""
    when = _of_the_offers(wish, frame.when, today)
    there = [wish.chosen] if wish.chosen else wish.offered
    days = {one.starts.date() for one in there}
    if (
        (when.clock or when.latest)
        and not when.days
        and len(days) == 1
        and (wish.chosen or not wish.when.days)
    ):
        wish.when = When(days=(spoken_day(days.pop()),))
    if (
        wish.chosen
        and not (when or frame.pick)
        and frame.professional not in (None, wish.chosen.professional)
    ):
        wish.when = at_moment(wish.chosen.starts)
    if wish.chosen and _THEM.search(frame.text) and not frame.avoid:
        wish.professional = wish.chosen.professional
    wish.when = wish.when.merged(when) if when or when.avoid else wish.when
    if frame.avoid and wish.professional in frame.avoid:
        wish.professional = None
    wish.professional = frame.professional or wish.professional
    wish.avoid |= frame.avoid
    wish.service = frame.service or wish.service
    wish.client = frame.person or wish.client
    wish.anchor = frame.anchor
    if not keep_offers:
        wish.offered, wish.chosen = [], None


_THEM = re.compile(r"\b(?:s?he|him|her)\b", re.I)


def time_said(talk: Talk, wish: Wish, frame: Frame) -> When:
    """The wished time; "the first" among offers is a place in the row unless one is on that day."""
    if beside := told_from_offer(wish, frame, talk.meeting.now):
        return beside
    when = frame.when
    if wish.offered and not when.clock and (bare := frame.beside_place()) != when:
        return when if fitting(wish.offered, when, None, frozenset(), None) else bare
    return _with_bare_hour(talk, wish, frame)


def timed(talk: Talk, wish: Wish, frame: Frame) -> Frame:
    """The clause with the time it means; a time that was named says more than "earlier" or "later" beside it."""
    frame = somebody_else(wish, frame)
    when = time_said(talk, wish, frame)
    other_kind = frame.service and all(one.service not in ("", frame.service) for one in wish.offered)
    if (frame.avoid and frame.pick.shift == "other") or (other_kind and frame.pick.place and wish.offered):
        frame = replace(frame, pick=NO_PICK)
    named = when.clock and not frame.when.clock and frame.pick.shift
    return replace(frame, when=when, pick=NO_PICK if named else frame.pick)


def _with_bare_hour(talk: Talk, wish: Wish, frame: Frame) -> When:
    """The wished time, with a bare number read as an hour where a time was asked for."""
    if frame.when.clock or frame.pick.place or frame.pick.end:
        return frame.when
    said = frame.text or talk.heard.text
    hours = ["two"] if _TWO.fullmatch(said.strip(" .,!?")) else bare_hours(without_refusal(said))
    if not hours:
        return frame.when
    if not wish.offered:
        return replace(frame.when.in_pieces(), clock=f"at {hours[-1]}")
    free = [
        hour
        for hour in hours
        if fitting(wish.offered, When(frame.when.days, f"at {hour}"), None, frozenset(), talk.meeting.now)
    ]
    hour = (free or hours[-1:])[0]
    place = {"one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}.get(hour.lower())
    if place and not free and not frame.when and len(wish.offered) > 1:
        return When() if place > len(wish.offered) else When(clock=f"{wish.offered[place - 1].starts:%H:%M}")
    return replace(frame.when.in_pieces(), clock=f"at {hour}")
