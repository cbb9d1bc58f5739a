"""What a clause says of the wish at hand: the time it means, and the wish with its corrected part."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from embedded.language.dialogue.deeds.booking import SHOWN
from embedded.language.dialogue.deeds.from_offer import told_from_offer
from embedded.language.dialogue.deeds.in_the_room import got_by_others
from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.dialogue.who.whom import somebody_else
from embedded.language.understanding.answers.choice import NO_PICK, Offer, choose, fitting
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.bare_hours import bare_hours
from embedded.language.understanding.times.days import day_number, weekday_of
from embedded.language.understanding.times.ends import is_late, wants_first_of_day
from embedded.language.understanding.times.refused_hours import without_refusal
from embedded.language.understanding.times.relative import after, at_moment, straight_after
from embedded.language.understanding.times.when import NO_TIME, When
from embedded.language.understanding.times.worded import within
from embedded.language.understanding.who.names import find_names
from embedded.language.wording.spoken import spoken_day

_THEM = re.compile(r"\b(?:s?he|him|her)\b", re.I)
_ANY_DAY = re.compile(r"\b(?:any|another|other) days?\b", re.I)
"""The day is left open, so that an hour is not of the one on offer."""
ALL_OF_IT = re.compile(
    r"\b(?:that|the same) day\b|\bof the day\b|\b(?:you|they|s?he|there)(?:'ve|'s| has| have| is)\b|\bpossible\b",
    re.I,
)
"""The latest of all there is, and not of what was offered."""
_TWO = re.compile(r"(?:(?:um|at|the|for|say|number)\s+)*(?:to|too)\b[ ,]*(?:please|then|thanks?)?", re.I)
"""The hour or place two as recognisers write it."""
_JUDGED = re.compile(
    r"\b(?:one|two|three|[123])(?:'s| is|'d| would| will|'ll| works?| suits?| sounds?| might)\b", re.I
)
"""A number of which something is said is an hour, and no place in the row: "three is fine"."""


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
        span = _week_offered(wish, today) if day_number(wish.when.days[0]) else wish.when.days[0]
        asked = tuple(filter(None, (within(span, when.days[0], today),)))
    return replace(when.in_pieces(), days=asked) if asked else when


def _week_offered(wish: Wish, today: datetime | None) -> str:
    """The week of the one date that was asked for and is offered, where it is not this one."""
    there = {one.starts.date() for one in wish.offered}
    first = min(there, default=None)
    if first is None or len(there) > 1 or (today and first.isocalendar()[:2] == today.isocalendar()[:2]):
        return ""
    monday = first - timedelta(days=first.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def correct(wish: Wish, frame: Frame, today: datetime | None, *, keep_offers: bool = False) -> None:
    """Put the corrected part into the wish and keep the rest."""
    when = _of_the_offers(wish, frame.when, today)
    there = [wish.chosen] if wish.chosen else wish.offered
    days = {one.starts.date() for one in there}
    if (
        (when.clock or when.latest or when.earliest)
        and not when.days
        and len(days) == 1
        and (wish.chosen or not wish.when.days)
        and not _ANY_DAY.search(frame.text)
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
    part = frame.person and wish.client and find_names(frame.person, [wish.client])
    wish.client = wish.client if part else frame.person or wish.client
    wish.anchor = frame.anchor
    if not keep_offers:
        wish.offered, wish.chosen = [], None


def time_said(talk: Talk, wish: Wish, frame: Frame) -> When:
    """The wished time; "the first" among offers is a place in the row unless one is on that day."""
    if not frame.when.days and (theirs := got_by_others(talk, frame.text)):
        its_day = replace(frame.when.in_pieces(), days=(spoken_day(theirs.starts.date()),))
        return its_day if frame.when.clock else after(theirs)
    last = talk.side.last_booking
    if last and wish.waited and straight_after(frame.text) and not frame.when:
        return after(last)
    if beside := told_from_offer(wish, frame, talk.meeting.now):
        return beside
    when = frame.when
    if wish.offered and not when.clock and (bare := frame.beside_place()) != when:
        return when if fitting(wish.offered, when, None, frozenset(), None) else bare
    return _with_bare_hour(talk, wish, frame)


def timed(talk: Talk, wish: Wish, frame: Frame) -> Frame:
    """The clause with the time it means; a time that was named says more than "earlier" or "later" beside it."""
    frame = _end_of_day(wish, somebody_else(wish, frame))
    pointed = frame.source.days and not frame.when.days and frame.act is None
    if pointed and wish.offered and not wish.booking:  # "the Wednesday one at ten"
        frame = replace(frame, when=frame.source.merged(frame.when), source=NO_TIME)
    when = time_said(talk, wish, frame)
    other_kind = frame.service and all(one.service not in ("", frame.service) for one in wish.offered)
    if (frame.avoid and frame.pick.shift == "other") or (other_kind and frame.pick.place and wish.offered):
        frame = replace(frame, pick=NO_PICK)
    named = when.clock and not frame.when.clock and frame.pick.shift
    return replace(frame, when=when, pick=NO_PICK if named else frame.pick)


def _end_of_day(wish: Wish, frame: Frame) -> Frame:
    """The earliest or latest there is of a day, where what is offered is not all of it."""
    days = {one.starts.date() for one in ([wish.chosen] if wish.chosen else wish.offered)}
    early = frame.pick.end == "earliest"
    ends = bool(frame.pick.end) and (wants_first_of_day(frame.text) if early else is_late(frame.text))
    only = len(wish.offered) == 1 or wish.chosen
    whole = not early and len(wish.offered) >= SHOWN and ALL_OF_IT.search(frame.text)
    if len(days) != 1 or not ends or not (only or whole) or frame.when.names_hour():
        return frame
    named = frame.when.days or (spoken_day(days.pop()),)
    when = replace(frame.when.in_pieces(), days=named, soonest=False, earliest=early, latest=not early)
    return replace(frame, pick=NO_PICK, when=when)


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
    if place and not free and not frame.when and len(wish.offered) > 1 and not _JUDGED.search(said):
        return When() if place > len(wish.offered) else When(clock=f"{wish.offered[place - 1].starts:%H:%M}")
    return replace(frame.when.in_pieces(), clock=f"at {hour}")


def pick(talk: Talk, wish: Wish, frame: Frame) -> list[Offer]:
    """The offered slots the words can mean: one is a choice, several are a question, none is a new wish."""
    fits = fitting(wish.offered, frame.when, frame.professional, frame.avoid, talk.meeting.now)
    if not (frame.when or frame.professional or frame.avoid or frame.when.avoid):
        fits = wish.offered if frame.pick else []
    fits = [one for one in fits if frame.service in (None, one.service) or not one.service]
    told = len(fits) == 1 and frame.when.minutes()  # "the second of hers, at three"
    return choose(fits, frame.pick) if frame.pick and not (frame.pick.shift or told) else fits
