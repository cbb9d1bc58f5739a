"""When a professional can be booked.

One pure function over hours, time off, what is taken, notice and horizon.

Slots begin on a grid as long as the service, counted from the start of each stretch of hours. A time that was asked
for exactly is good wherever the appointment fits, on the grid or off it. Hours are wall-clock times of the entity's
zone, so a stretch over a clock change is longer or shorter by what really passes. The appointment must lie within the
hours; its buffers need not, but nothing else may be in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from scheduling_tools.service import Service
from scheduling_tools.slot import Span


class Why(StrEnum):
    """Why a time cannot be had. The later a reason stands here, the more it tells."""

    CLOSED = "closed"
    OUTSIDE_HOURS = "outside_hours"
    PAST = "past"
    HORIZON = "horizon"
    NOTICE = "notice"
    TIME_OFF = "time_off"
    TAKEN = "taken"


_TELLING = {why: place for place, why in enumerate(Why)}


def most_telling(reasons: set[Why]) -> Why | None:
    """The one reason to give for many times that cannot be had."""
    return max(reasons, key=_TELLING.__getitem__, default=None)


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours of a weekday (0 is Monday) or of one date, which replace the weekly ones of that day."""

    starts: time
    ends: time
    weekday: int | None = None
    on_date: date | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is known of one professional's time; `busy` includes buffers and other entities."""

    zone: ZoneInfo
    hours: tuple[Hours, ...] = ()
    time_off: tuple[Span, ...] = ()
    busy: tuple[Span, ...] = ()

    def without(self, taken: Span) -> Agenda:
        """The same with one taken stretch given back, for moving what takes it."""
        busy = list(self.busy)
        if taken in busy:
            busy.remove(taken)
        return replace(self, busy=tuple(busy))

    def within(self, span: Span) -> Agenda:
        """The same with only what takes time in that span, for looking at many moments of it."""
        return replace(
            self,
            time_off=tuple(off for off in self.time_off if off.overlaps(span)),
            busy=tuple(taken for taken in self.busy if taken.overlaps(span)),
        )


def utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall-clock time as a moment; one that the clock skips means the moment it jumps."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def open_spans(agenda: Agenda, day: date) -> list[Span]:
    """The stretches of that date in which appointments may lie, those that touch joined."""
    dated = [h for h in agenda.hours if h.on_date == day]
    hours = dated or [h for h in agenda.hours if h.weekday == day.weekday()]
    spans: list[Span] = []
    for h in sorted(hours, key=lambda h: h.starts):
        span = Span(utc(day, h.starts, agenda.zone), utc(day, h.ends, agenda.zone))
        if spans and span.starts_at <= spans[-1].ends_at:
            span = Span(spans[-1].starts_at, max(spans.pop().ends_at, span.ends_at))
        spans.append(span)
    return spans


def taken_span(service: Service, starts_at: datetime) -> Span:
    """What the professional is taken for: the appointment with its buffers."""
    before, after = timedelta(minutes=service.buffer_before), timedelta(minutes=service.buffer_after)
    return Span(starts_at - before, starts_at + service.length + after)


def refusal(service: Service, agenda: Agenda, now: datetime, starts_at: datetime) -> Why | None:
    """Why an appointment cannot begin then, or None when it can.

    Args:
        service: what is wanted.
        agenda: of the professional.
        now: the clock, aware.
        starts_at: the moment asked for, aware.
    """
    day = starts_at.astimezone(agenda.zone).date()
    if starts_at < now:
        return Why.PAST
    if day > now.astimezone(agenda.zone).date() + timedelta(days=service.horizon_days):
        return Why.HORIZON
    spans = open_spans(agenda, day)
    return _refusal_of(service, agenda, spans, now, starts_at) if spans else Why.CLOSED


def _refusal_of(
    service: Service, agenda: Agenda, spans: Sequence[Span], now: datetime, starts_at: datetime
) -> Why | None:
    """Why an appointment cannot begin then, on a day of these stretches."""
    appointment, taken = Span(starts_at, starts_at + service.length), taken_span(service, starts_at)
    if not any(s.contains(appointment) for s in spans):
        return Why.OUTSIDE_HOURS
    if any(t.overlaps(appointment) for t in agenda.time_off):
        return Why.TIME_OFF
    if any(b.overlaps(taken) for b in agenda.busy):
        return Why.TAKEN
    if starts_at < now + timedelta(hours=service.notice_hours):
        return Why.NOTICE
    return None


def grid(service: Service, agenda: Agenda, day: date) -> Iterator[datetime]:
    """The moments of that date at which an appointment may begin, free or not."""
    yield from _grid_of(service, open_spans(agenda, day))


def _grid_of(service: Service, spans: Sequence[Span]) -> Iterator[datetime]:
    for span in spans:
        at = span.starts_at
        while at + service.length <= span.ends_at:
            yield at
            at += service.length


def free_slots(
    service: Service, agenda: Agenda, now: datetime, first_on: date, last_on: date
) -> Iterator[datetime]:
    """Every free moment of the grid from one date to another, both included, earliest first."""
    latest = now.astimezone(agenda.zone).date() + timedelta(days=service.horizon_days)
    last_on, day = min(last_on, latest), max(first_on, now.astimezone(agenda.zone).date())
    while day <= last_on:
        if spans := open_spans(agenda, day):
            day_long = Span(
                taken_span(service, spans[0].starts_at).starts_at,
                taken_span(service, spans[-1].ends_at).ends_at,
            )
            of_day = agenda.within(day_long)
            for at in _grid_of(service, spans):
                if at >= now and _refusal_of(service, of_day, spans, now, at) is None:
                    yield at
        day += timedelta(days=1)
