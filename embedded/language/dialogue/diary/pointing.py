"""Which of the bookings the words mean: by time, person, kind of appointment, place in the row, or "it"."""

import re
from dataclasses import replace

from embedded.language.dialogue.deeds.wish import Wish
from embedded.language.dialogue.state import Talk
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.answers.choice import NO_PICK, Offer, choose, find_pick, fitting
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.kinds.services import find_service
from embedded.language.understanding.times.days import day_number, weekday_of
from embedded.language.understanding.times.when import When, find_when
from embedded.language.understanding.who.names import find_names, parts
from embedded.language.understanding.who.professionals import find_professional
from embedded.language.understanding.who.sound import likeness

_THAT = re.compile(r"\b(?:it|that|this|that one|the one you just|him|her|them|his|their)\b", re.I)
_ALL = re.compile(
    r"\b(?:both|all|everything|every(?:one|body)?|the (?:whole )?lot|any(?! ?more\b| longer\b)"
    r"|(?:whole|entire|complete|full) (?:\w+day|day|morning|afternoon|evening|week|diary|schedule|list))\b",
    re.I,
)
_EXCEPT = re.compile(r"\b(?:except|apart from|other than|bar|save|but|excluding)(?: for)?\s+(.*)$", re.I)
_NEXT = re.compile(r"\bnext (?:appointment|booking|visit|session|meeting|one)\b", re.I)
_OTHER = re.compile(r"\b(?:the )?other (?:one|appointment|booking|session|visit|meeting)\b", re.I)
_SOUNDS = 0.8
"""Likeness from which a name heard is a client of the bookings at hand; the read-back names them."""
_IN_PLACE = re.compile(r"\b(?:instead|rather|in place|change|swap|switch)\b", re.I)
_WEEK = re.compile(r"\bweek\b", re.I)


def in_place(text: str) -> bool:
    """Whether something is wished for in place of what stands, so that another kind may be named."""
    return bool(_IN_PLACE.search(text))


def several(frame: Frame) -> bool:
    """Whether more than one booking is meant: "both", "everything", "Wednesday's and Friday's"."""
    days = [day for day in frame.when.days if not _WEEK.search(day)]
    return bool(_ALL.search(frame.text)) or (len(days) > 1 and not re.search(r"\bor\b", frame.text, re.I))


def meant(talk: Talk, wish: Wish) -> list[Offer]:
    """The bookings the words can mean; none when they name one that is not there."""
    fits = [one for one in wish.bookings if one not in wish.seen]
    kept = _EXCEPT.search(wish.text) if wish.all else None
    if kept:
        gone = _excepted(talk, fits, kept[1])
        return [one for one in _in_scope(talk, wish, fits, wish.text[: kept.start()]) if one not in gone]
    said = wish.source if wish.act is Act.MOVE else wish.when
    fits = _at(talk, fits, said) if said or said.avoid else fits
    fits = _of(wish, fits)
    pick = NO_PICK if _is_day(wish, fits) else wish.pick
    if wish.act is not Act.MOVE and pick and not pick.shift:
        return choose(fits, pick)
    return _narrowed(talk, wish, fits)


def _in_scope(talk: Talk, wish: Wish, fits: list[Offer], text: str) -> list[Offer]:
    when, _ = find_when(text)
    return _of(wish, _at(talk, fits, when) if when else fits)


def _excepted(talk: Talk, fits: list[Offer], text: str) -> list[Offer]:
    when, _ = find_when(text)
    pick = find_pick(text)
    there = _at(talk, fits, when) if when else fits if pick else []
    people = {hit.name for hit in find_names(text, {one.professional for one in fits})}
    return choose(there, pick) if there else [one for one in fits if one.professional in people]


def _at(talk: Talk, fits: list[Offer], said: When) -> list[Offer]:
    """Those at the time said; a week beside days narrows them, "Wednesday's and Friday's this week"."""
    weeks = tuple(day for day in said.days if _WEEK.search(day))
    days = tuple(day for day in said.days if day not in weeks)
    fits = fitting(fits, replace(said, days=days), None, frozenset(), talk.meeting.now)
    if weeks:
        return fitting(fits, When(days=weeks), None, frozenset(), talk.meeting.now)
    bare = {n for n in map(weekday_of, days) if n is not None} if not any(map(day_number, days)) else set()
    nearest = {
        n: min(dates)
        for n in bare
        if (dates := [one.starts.date() for one in fits if one.starts.weekday() == n])
    }
    return [one for one in fits if one.starts.date() == nearest.get(one.starts.weekday(), one.starts.date())]


def names_that(talk: Talk, text: str, one: Offer) -> bool:
    """Whether words name an appointment by its time, its kind or its professional, and name no other."""
    service, left = find_service(text, talk.meeting)
    when, left = find_when(left)
    who, _, _ = find_professional(left, talk.meeting)
    if not (service or when or who) or service not in (None, one.service):
        return False
    return bool(fitting([one], when, who, frozenset(), talk.meeting.now))


def sounding(name: str, bookings: list[Offer]) -> str | None:
    """The one client among the bookings who sounds like the name heard; None when there is none."""
    heard = parts(name)
    scored = {one.client: _alike(heard, parts(one.client)) for one in bookings if one.client}
    best = max(scored, key=lambda client: scored[client], default=None)
    return best if best and scored[best] >= _SOUNDS else None


def _alike(heard: list[str], own: list[str]) -> float:
    return sum(max(map(likeness, [word] * len(own), own), default=0.0) for word in heard) / max(len(heard), 1)


def _of(wish: Wish, fits: list[Offer]) -> list[Offer]:
    """Those with the person and of the kind named, where that tells them apart."""
    if (wish.professional and wish.act is not Act.MOVE) or (wish.act is Act.MOVE and len(fits) > 1):
        fits = [one for one in fits if one.professional == wish.professional] or fits
    if wish.avoid and wish.act is Act.MOVE:
        fits = [one for one in fits if one.professional in wish.avoid] or fits
    if wish.service:
        same = [one for one in fits if one.service == wish.service]
        strange = wish.presumed and not in_place(wish.text)
        fits = same if same or wish.act is Act.CANCEL or strange else fits
    return fits


def _is_day(wish: Wish, fits: list[Offer]) -> bool:
    """Whether "the fourth" is the day of one of them and no place in the row."""
    return bool(wish.pick.place and wish.when.days and fits)


def _narrowed(talk: Talk, wish: Wish, fits: list[Offer]) -> list[Offer]:
    if len(fits) < 2 or wish.all:
        return fits
    if _NEXT.search(wish.text):
        return [min(fits, key=lambda one: one.starts)]
    named = {hit.name for hit in find_names(wish.text, {one.client for one in fits if one.client})}
    fits = [one for one in fits if one.client in named] or fits
    last = talk.side.last_booking
    if last and _OTHER.search(wish.text):
        return [one for one in fits if one.starts != last.starts] or fits
    if (last := wish.of_late or last) and (_THAT.search(wish.text) or wish.presumed):
        fits = [one for one in fits if one.id == last.id] or fits
    return fits
