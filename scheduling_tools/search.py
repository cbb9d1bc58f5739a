"""Finds the slots that satisfy a wish, or says why there are none and what is nearest. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from scheduling_tools.booking import Booking
from scheduling_tools.rules import Agenda, Why, free_slots, grid, most_telling, refusal, utc
from scheduling_tools.service import Offering, Service
from scheduling_tools.slot import Slot, Span
from scheduling_tools.spoken_clock import DAY_END
from scheduling_tools.spoken_options import Option
from scheduling_tools.spoken_times import Moment, Window
from scheduling_tools.when import When


@dataclass(frozen=True, slots=True)
class Candidate:
    """A professional who might do it."""

    offering: Offering
    agenda: Agenda

    def making_room(self, moving: Booking) -> Candidate:
        """The same as if the booking that is to be moved did not take its time."""
        if moving.professional_id != self.offering.professional_id:
            return self
        return replace(self, agenda=self.agenda.without(moving.during))


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        exact: whether the slots are what was asked for; False means nothing fits and these are the nearest.
        why: the reason, when not exact.
    """

    slots: tuple[Slot, ...]
    exact: bool = True
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One day's worth of a wish: within `span`, or exactly at one of `exactly` in order of likelihood."""

    span: Span
    ends_by: bool = False
    exactly: tuple[datetime, ...] = ()


def search(
    when: When,
    service: Service,
    candidates: Sequence[Candidate],
    now: datetime,
    zone: ZoneInfo,
    *,
    limit: int = 3,
    apart: bool = True,
) -> Found:
    """The earliest slots that satisfy the wish, else the nearest free ones with the reason.

    Args:
        when: the wish.
        service: what is wanted.
        candidates: who may do it.
        now: the clock, aware.
        zone: the entity's zone.
        limit: most slots to give.
        apart: whether slots of a list must differ in time; False keeps the same time with several people.
    """
    asked = _asked(when, service, now, zone)
    if when.latest and (last := _latest(asked, when, service, candidates, now, zone)):
        return Found(tuple(last[:limit]))
    reasons: set[Why] = set()
    slots: list[Slot] = []
    for candidate in candidates:
        hits, refused = _fitting(asked, when, service, candidate, now, limit)
        reasons |= refused
        slots += [slot_of(at, service, candidate.offering) for at in hits]
    exact = when.exact and not all(_is_soonest(o) for o in when.options)
    if slots:
        return Found(_first(slots, limit, apart=apart and not exact))
    return Found(_nearest(asked, service, candidates, now, limit, apart=apart), False, most_telling(reasons))


def _latest(
    asked: Sequence[_Asked],
    when: When,
    service: Service,
    candidates: Sequence[Candidate],
    now: datetime,
    zone: ZoneInfo,
) -> list[Slot]:
    """The slots of the first day that has any, the last one first."""
    ordered = sorted(asked, key=lambda one: one.span)
    for _, of_day in groupby(ordered, key=lambda one: one.span.starts_at.astimezone(zone).date()):
        wishes = list(of_day)
        found = [
            slot_of(at, service, c.offering)
            for c in candidates
            for at in _fitting(wishes, when, service, c, now, _ALL)[0]
        ]
        if found:
            return sorted(_distinct(found, _ALL), key=lambda slot: slot.starts_at, reverse=True)
    return []


_ALL = 10_000
"""More slots than a day has."""


def _is_soonest(option: Option) -> bool:
    return not option.days and not option.times


def _asked(when: When, service: Service, now: datetime, zone: ZoneInfo) -> list[_Asked]:
    today = now.astimezone(zone).date()
    latest = today + timedelta(days=service.horizon_days)
    asked: list[_Asked] = []
    for option in when.options or (Option(),):
        for day in _dates(option, today, latest):
            if not any(e.holds(day) for e in when.excluded):
                asked += [_on(day, t, zone) for t in option.times or (Window(0, DAY_END),)]
    return asked


def _dates(option: Option, today: date, latest: date) -> list[date]:
    """The dates of an option.

    One that is past or beyond the horizon stays, so that the reason can be told.
    """
    if not option.days:
        return [today + timedelta(days=n) for n in range((latest - today).days + 1)]
    dates: list[date] = []
    for days in option.days:
        within = days.dates(latest)
        dates += within or days.dates(days.first_on + timedelta(days=7))
    return sorted(set(dates))


def _on(day: date, wanted: Window | Moment, zone: ZoneInfo) -> _Asked:
    if isinstance(wanted, Moment):
        moments = tuple(_at(day, m, zone) for m in wanted.readings)
        return _Asked(Span(moments[0], moments[0]), exactly=moments)
    return _Asked(Span(_at(day, wanted.starts, zone), _at(day, wanted.ends, zone)), wanted.ends_by)


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    if minutes >= DAY_END:
        return utc(day + timedelta(days=1), time(0), zone)
    return utc(day, time(minutes // 60, minutes % 60), zone)


def _fitting(
    asked: Sequence[_Asked], when: When, service: Service, candidate: Candidate, now: datetime, limit: int
) -> tuple[list[datetime], set[Why]]:
    hits: list[datetime] = []
    refused: set[Why] = set()
    after = when.after.replace(tzinfo=candidate.agenda.zone).astimezone(UTC) if when.after else None
    for wish in sorted(asked, key=lambda a: a.span):
        if len(hits) >= limit:
            break
        moments = wish.exactly or _grid_within(wish, service, candidate.agenda, now)
        if not moments:
            refused.add(_empty_reason(wish, service, candidate.agenda, now))
        for at in moments:
            if after and at < after:
                refused.add(Why.OUTSIDE_HOURS)
                continue
            why = refusal(service, candidate.agenda, now, at)
            if why is None:
                hits.append(at)
                if wish.exactly:
                    break
            else:
                refused.add(why)
    return hits, refused


def _grid_within(wish: _Asked, service: Service, agenda: Agenda, now: datetime) -> list[datetime]:
    """The grid inside a window; its own start when the window is narrower than the grid."""
    day = wish.span.starts_at.astimezone(agenda.zone).date()
    end = timedelta(0) if not wish.ends_by else service.length
    fits = [at for at in grid(service, agenda, day) if _inside(at, wish.span, end)]
    if wish.ends_by and not any(refusal(service, agenda, now, at) is None for at in fits):
        start = wish.span.starts_at
        if start + end <= wish.span.ends_at and refusal(service, agenda, now, start) is None:
            return [start]
    return fits


def _inside(at: datetime, span: Span, end: timedelta) -> bool:
    return span.starts_at <= at and (at + end <= span.ends_at if end else at < span.ends_at)


def _empty_reason(wish: _Asked, service: Service, agenda: Agenda, now: datetime) -> Why:
    """Why no moment of the grid lies in a window."""
    day = wish.span.starts_at.astimezone(agenda.zone).date()
    if wish.span.ends_at <= now:
        return Why.PAST
    if day > now.astimezone(agenda.zone).date() + timedelta(days=service.horizon_days):
        return Why.HORIZON
    return Why.OUTSIDE_HOURS if any(grid(service, agenda, day)) else Why.CLOSED


def _nearest(
    asked: Sequence[_Asked],
    service: Service,
    candidates: Sequence[Candidate],
    now: datetime,
    limit: int,
    *,
    apart: bool,
) -> tuple[Slot, ...]:
    """The free slots nearest to what was asked for, in order of time."""
    slots = [
        slot_of(at, service, c.offering)
        for c in candidates
        for at in free_slots(service, c.agenda, now, date.min, date.max)
    ]
    spans = [a.span for a in asked] or [Span(now, now)]
    slots.sort(key=lambda s: (min(span.distance(s.starts_at) for span in spans), s.starts_at, s.professional))
    return _first(_distinct(slots, limit) if apart else slots[:limit], limit, apart=apart)


def slot_of(at: datetime, service: Service, offering: Offering) -> Slot:
    """What one professional gives at that moment."""
    return Slot(at, at + service.length, offering.professional_id, offering.name, service.id, service.name)


def _first(slots: Iterable[Slot], limit: int, *, apart: bool) -> tuple[Slot, ...]:
    ordered = sorted(set(slots), key=lambda s: (s.starts_at, s.professional))
    return tuple(_distinct(ordered, limit) if apart else ordered[:limit])


def _distinct(slots: Iterable[Slot], limit: int) -> list[Slot]:
    kept: dict[datetime, Slot] = {}
    for slot in slots:
        kept.setdefault(slot.starts_at, slot)
        if len(kept) == limit:
            break
    return list(kept.values())
