"""Whether and when somebody of the house is in: by their weekly hours, and for a date by what can be had of them."""

import re
from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta

from embedded.language.answer import ToolCall
from embedded.language.dialogue.deeds import booking
from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.reading import OUT, read_offers
from embedded.language.dialogue.state import Result, Steps, Talk
from embedded.language.meeting import Professional
from embedded.language.understanding.acts.act import Act
from embedded.language.understanding.frame import Frame
from embedded.language.understanding.sentences.text import WEEKDAYS
from embedded.language.understanding.times.days import fits_day, weekday_of
from embedded.language.understanding.times.hours import stretches, works_on
from embedded.language.understanding.who.presence import (
    asks_absence,
    asks_anybody,
    asks_presence,
    asks_yes_or_no,
    of_every_week,
)
from embedded.language.wording.spoken import listed, short_name, spoken_day, spoken_spans
from scheduling_tools.summary import spoken_hours

MOST_LOOKED_UP = 6
_GOES_ON = frozenset({Ask.WHEN, Ask.SLOT, Ask.CONFIRM})


def tell_presence(talk: Talk, frame: Frame) -> Steps:
    """Answer whether, when or until when somebody is in, or who is."""
    one = talk.meeting.professional(frame.professional)
    if frame.professional and one is None:
        talk.out.append(f"I don't know {frame.professional} here.")
    day = _date(talk, frame)
    if one is None:
        yield from _everybody(talk, frame, day)
    elif day is None or of_every_week(frame.text):
        _weekly(talk, frame, one)
    else:
        result = yield from _looked_up(talk, frame, one)
        _of_a_date(talk, frame, one, day, result)
        _offered(talk, frame, one, result)


_AND = re.compile(r"(?:(?:ok(?:ay)?|right|fine|thanks?|good)[, ]+)*(?:and|or|what about|how about)\b", re.I)


def goes_on(talk: Talk, frame: Frame) -> Frame:
    """The frame as the next question of who is in, where it goes on with one: "and on Monday?", "what about Petra?"."""
    last = next((one.lately for one in talk.sides.values() if one.lately), None)
    if last is None or not asks_presence(last.text) or frame.act not in (None, Act.BOOK, Act.FACT):
        return frame
    if not (_AND.match(frame.text) and frame.details() and len(frame.text.split()) < 7) or frame.service:
        return frame
    return replace(last, when=frame.when or last.when, professional=frame.professional or last.professional)


def _date(talk: Talk, frame: Frame) -> date | None:
    """The date asked about; today where somebody is asked to be in and no time is named."""
    today = talk.meeting.today()
    if today is None:
        return None
    if (
        not frame.when
        and asks_yes_or_no(frame.text)
        and frame.text.rstrip("?. ").endswith((" in", " off", " away"))
    ):
        return today
    days = [today + timedelta(days=n) for n in (*range(1, 60), 0)]
    return next((one for one in days for said in frame.when.days if fits_day(said, one, today)), None)


def _looked_up(talk: Talk, frame: Frame, one: Professional) -> Generator[ToolCall, Result, Result]:
    """What can be had of them then: of the kind wished for, else of the shortest kind they offer."""
    if "find_slots" not in talk.tools:
        return {}
    kinds = sorted((kind.minutes, kind.name) for kind in talk.meeting.services if kind.name in one.services)
    kind = _kind(talk, frame, one) or (kinds[0][1] if kinds else None)
    wanted = {"when": frame.when.text() or "today", "professional": one.name, "limit": booking.SHOWN}
    return (yield ToolCall("find_slots", wanted | ({"service": kind} if kind else {})))


def _kind(talk: Talk, frame: Frame, one: Professional) -> str | None:
    """The kind of appointment it would be: named, wished for, asked about before, or the only one they offer."""
    wish = talk.side.wish()
    named = frame.service or (wish.service if wish else None) or talk.side.kind
    if named in one.services:
        return named
    return one.services[0] if len(one.services) == 1 else None


def _of_a_date(talk: Talk, frame: Frame, one: Professional, day: date, result: Result) -> None:
    today = talk.meeting.today()
    then = "today" if day == today else f"on {spoken_day(day)}"
    span = _span(one, day.weekday())
    reason = result.get("why")
    away = reason == "time_off"
    there = not result.get("problem") and (result.get("exact", True) or reason not in OUT) and bool(result)
    if not result or result.get("problem"):
        there = works_on(one.hours, day.weekday())
    _tell_whether(talk, frame, one, then, span, there=there, away=away)


def _tell_whether(
    talk: Talk, frame: Frame, one: Professional, then: str, span: str, *, there: bool, away: bool = False
) -> None:
    name = short_name(one.name)
    asked = asks_yes_or_no(frame.text)
    if there:
        lead = ("No, " if asks_absence(frame.text) else "Yes, ") if asked else ""
        talk.say("is_in", lead=lead, name=name, then=then, span=span)
    else:
        lead = ("Yes, " if asks_absence(frame.text) else "No, ") if asked else ""
        key = "is_away" if away else "is_in_else" if span else "is_not_in"
        talk.say(key, lead=lead, name=name, then=then, span=span)


def _span(one: Professional, weekday: int) -> str:
    spans = stretches(one.hours, weekday)
    return f" {spoken_spans(spans)}" if spans else ""


def _weekly(talk: Talk, frame: Frame, one: Professional) -> None:
    days = _weekdays(frame)
    if not days:
        talk.say("hours", name=short_name(one.name), hours=spoken_hours(one.hours) or "by appointment")
    for day in days:
        plural = f"on {WEEKDAYS[day].capitalize()}s"
        span = _span(one, day)
        _tell_whether(talk, frame, one, plural, span, there=bool(span))


def _weekdays(frame: Frame) -> list[int]:
    """The weekdays a clause names, those of a weekend with it."""
    if "weekend" in frame.text.lower():
        return [5, 6]
    return [day for said in frame.when.days if (day := weekday_of(said)) is not None]


def _everybody(talk: Talk, frame: Frame, day: date | None) -> Steps:
    """Who of all is in: by the weekly hours, and for a date without those who are away."""
    days = [day.weekday()] if day and not of_every_week(frame.text) else _weekdays(frame)
    able = [p for p in talk.meeting.professionals if not frame.service or frame.service in p.services]
    able = [p for p in able if not days or any(works_on(p.hours, n) for n in days)]
    if day and not of_every_week(frame.text):
        there = []
        for one in able[:MOST_LOOKED_UP]:
            result = yield from _looked_up(talk, frame, one)
            if result.get("exact", True) or result.get("why") not in OUT:
                there.append(one)
        able = there
    today = talk.meeting.today()
    then = "today" if day and day == today else f"on {spoken_day(day)}" if day else "then"
    if of_every_week(frame.text) and days:
        then = f"on {listed([WEEKDAYS[n].capitalize() + 's' for n in days])}"
    names = listed([short_name(p.name) for p in able])
    lead = "Yes, " if asks_yes_or_no(frame.text) and asks_anybody(frame.text) else ""
    if able:
        talk.say("are_in", lead=lead, names=names, are="is" if len(able) == 1 else "are", then=then)
    else:
        talk.say("nobody_in", then=then)


def _offered(talk: Talk, frame: Frame, one: Professional, result: Result) -> None:
    """Offer to clients what was found, where the kind is known: in the wish at hand, else as an inquiry."""
    kind, found = _kind(talk, frame, one), read_offers(result.get("slots"))
    held, wish = talk.side.open, talk.side.wish()
    if talk.person.books_for_others or not kind or not found or asks_absence(frame.text):
        return
    if held is None:
        wish = Wish(Act.BOOK, frame.when, service=kind, text=frame.text, inquiry=True)
        talk.side.wishes.insert(0, wish)
    elif wish is None or wish.act not in {Act.BOOK, Act.MOVE} or held.ask not in _GOES_ON:
        return
    wish.professional, wish.when, wish.chosen = one.name, frame.when, None
    booking.offer(talk, wish, found, {})
