"""Slots, bookings, names and lists as spoken words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby

from embedded.language.meeting import TITLES
from embedded.language.understanding.answers.choice import Offer

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January February March April May June July August September October November December").split()
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def ordinal(day: int) -> str:
    """24 -> "24th"."""
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def spoken_day(day: date) -> str:
    """A date with its weekday: "Tuesday, November 24th"."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {ordinal(day.day)}"


def spoken_time(at: datetime | time) -> str:
    """A time of day: "2:30 pm"."""
    return f"{at.hour % 12 or 12}:{at.minute:02d} {'am' if at.hour < 12 else 'pm'}"


def spoken_moment(at: datetime) -> str:
    """Day and time: "Tuesday, November 24th at 2:30 pm"."""
    return f"{spoken_day(at.date())} at {spoken_time(at)}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """A spoken list: "one, two and three"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def spoken_spans(spans: Sequence[tuple[time, time]]) -> str:
    """Spans of a day: "from 9:00 am to 12:00 pm and from 2:00 pm to 5:00 pm"."""
    return listed([f"from {spoken_time(starts)} to {spoken_time(ends)}" for starts, ends in spans])


def counted(number: int, one: str) -> str:
    """For example "one appointment", "three appointments"."""
    return f"{_NUMBERS[number] if number <= 10 else number} {one}{'' if number == 1 else 's'}"


def short_name(name: str) -> str:
    """How a person is spoken of: the title and surname, or the first name."""
    said = name.split()
    if len(said) > 1 and said[0].lower().rstrip(".") in TITLES:
        return f"{said[0]} {said[-1]}"
    return name


def first_name(name: str) -> str:
    """How a person is called: the first name, or title and surname."""
    said = name.split()
    if not said:
        return ""
    return short_name(name) if said[0].lower().rstrip(".") in TITLES else said[0]


def spoken_offers(offers: Sequence[Offer], *, joint: str = "or") -> str:
    """Offers grouped by day and person, each said once: "Tuesday, … at 2:00 pm or 2:30 pm with Dr. Melo"."""
    with_whom = {offer.professional for offer in offers}
    groups = []
    for (day, who), same in groupby(offers, key=lambda one: (one.starts.date(), one.professional)):
        times = listed([spoken_time(one.starts) for one in same], joint)
        person = f" with {short_name(who)}" if who and len(with_whom) > 1 else ""
        groups.append(f"{spoken_day(day)} at {times}{person}")
    alone = (
        f" with {short_name(offers[0].professional)}"
        if len(with_whom) == 1 and offers[0].professional
        else ""
    )
    if len(groups) > 1:
        return f"{', '.join(groups[:-1])}, {joint} {groups[-1]}{',' if alone else ''}{alone}"
    return groups[0] + alone if groups else ""


def spoken_booking(one: Offer, *, client: bool = False, kind: bool = False) -> str:
    """A booking or slot as one phrase; with `client` it names whose it is, with `kind` what it is."""
    whose = f" for {one.client}" if client and one.client else ""
    who = f" with {short_name(one.professional)}" if one.professional else ""
    what = f" ({one.service})" if kind and one.service else ""
    return f"{spoken_moment(one.starts)}{who}{whose}{what}"


def spoken_bookings(
    bookings: Sequence[Offer],
    *,
    client: bool = False,
    viewer: str = "",
    among: Sequence[Offer] = (),
    kind: bool = False,
) -> list[str]:
    """Each booking as a phrase, with its kind where several are among them or `kind`; the `viewer` is not named."""
    several = kind or len({one.service for one in (among or bookings)}) > 1
    found = []
    for one in bookings:
        shown = replace(one, professional="") if one.professional == viewer else one
        found.append(spoken_booking(shown, client=client, kind=several))
    return found
