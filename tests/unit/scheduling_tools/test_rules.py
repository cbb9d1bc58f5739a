"""When a professional can be booked."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling_tools.rules import Agenda, Hours, Why, free_slots, most_telling, refusal, taken_span
from scheduling_tools.service import Service
from scheduling_tools.slot import Span

# ruff: noqa: DTZ001  (wall clocks are naive here)

pytestmark = pytest.mark.unit

NEW_YORK = ZoneInfo("America/New_York")
ID = UUID(int=1)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=NEW_YORK)
WEEK = tuple(Hours(time(9), time(12), weekday=d) for d in range(5))


def service(minutes: int = 30, **facts: int) -> Service:
    return Service(ID, ID, ID, "Consultation", minutes, **facts)  # type: ignore[arg-type]


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


def free_moments(*of: Any) -> list[datetime]:
    return list(free_slots(*of))


def local(slots: list[datetime]) -> list[str]:
    return [s.astimezone(NEW_YORK).strftime("%d %H:%M") for s in slots]


def test_slots_follow_each_other_by_the_length_of_the_service() -> None:
    found = free_moments(service(), Agenda(NEW_YORK, WEEK), MONDAY, date(2026, 11, 24), date(2026, 11, 24))
    assert local(found) == ["24 09:00", "24 09:30", "24 10:00", "24 10:30", "24 11:00", "24 11:30"]


def test_a_time_asked_for_exactly_need_not_be_on_the_grid() -> None:
    assert refusal(service(), Agenda(NEW_YORK, WEEK), MONDAY, at(24, 9, 10)) is None
    assert refusal(service(), Agenda(NEW_YORK, WEEK), MONDAY, at(24, 11, 40)) is Why.OUTSIDE_HOURS


def test_stretches_that_touch_are_one() -> None:
    agenda = Agenda(NEW_YORK, (Hours(time(9), time(10), weekday=1), Hours(time(10), time(11), weekday=1)))
    assert refusal(service(60), agenda, MONDAY, at(24, 9, 30)) is None


def test_buffers_keep_neighbours_apart_on_both_sides() -> None:
    busy = Span(at(24, 10), at(24, 10, 40))
    agenda = Agenda(NEW_YORK, WEEK, busy=(busy,))
    wanted = service(buffer_before=10, buffer_after=10)
    assert refusal(wanted, agenda, MONDAY, at(24, 9, 20)) is None
    assert refusal(wanted, agenda, MONDAY, at(24, 9, 30)) is Why.TAKEN
    assert refusal(wanted, agenda, MONDAY, at(24, 10, 40)) is Why.TAKEN
    assert refusal(wanted, agenda, MONDAY, at(24, 10, 50)) is None


def test_buffers_may_reach_beyond_the_hours() -> None:
    assert (
        refusal(service(buffer_before=30, buffer_after=30), Agenda(NEW_YORK, WEEK), MONDAY, at(24, 9)) is None
    )


def test_notice_and_horizon_are_kept_to_the_minute_and_the_day() -> None:
    wanted, agenda = service(notice_hours=2, horizon_days=3), Agenda(NEW_YORK, WEEK)
    assert refusal(wanted, agenda, MONDAY, at(23, 10, 59)) is Why.NOTICE
    assert refusal(wanted, agenda, MONDAY, at(23, 11)) is None
    assert refusal(wanted, agenda, MONDAY, at(26, 11, 30)) is None
    assert refusal(wanted, agenda, MONDAY, at(27, 9)) is Why.HORIZON
    assert refusal(wanted, agenda, MONDAY, at(23, 8, 59)) is Why.PAST


def test_hours_of_a_date_replace_those_of_its_weekday() -> None:
    agenda = Agenda(NEW_YORK, (*WEEK, Hours(time(13), time(13, 30), on_date=date(2026, 12, 3))))
    assert local(free_moments(service(), agenda, MONDAY, date(2026, 12, 3), date(2026, 12, 3))) == [
        "03 13:00"
    ]
    assert refusal(service(), agenda, MONDAY, at(3, 9, month=12)) is Why.OUTSIDE_HOURS


def test_time_off_is_told_before_what_is_taken() -> None:
    off = Span(at(26, 0), at(27, 0))
    agenda = Agenda(NEW_YORK, WEEK, time_off=(off,), busy=(Span(at(26, 9), at(26, 9, 30)),))
    assert refusal(service(), agenda, MONDAY, at(26, 9)) is Why.TIME_OFF
    assert refusal(service(), agenda, MONDAY, at(28, 9)) is Why.CLOSED


def test_a_stretch_over_the_autumn_clock_change_has_the_hour_that_is_there_twice() -> None:
    agenda = Agenda(NEW_YORK, (Hours(time(0), time(4), weekday=6),))
    now = datetime(2026, 10, 31, 12, tzinfo=NEW_YORK)
    found = free_moments(service(60), agenda, now, date(2026, 11, 1), date(2026, 11, 1))
    assert len(found) == 5
    assert len({s.astimezone(UTC) for s in found}) == 5


def test_a_stretch_over_the_spring_clock_change_lacks_the_hour_that_is_skipped() -> None:
    agenda = Agenda(NEW_YORK, (Hours(time(0), time(4), weekday=6),))
    now = datetime(2027, 3, 13, 12, tzinfo=NEW_YORK)
    found = free_moments(service(60), agenda, now, date(2027, 3, 14), date(2027, 3, 14))
    assert [s.astimezone(NEW_YORK).hour for s in found] == [0, 1, 3]


def test_nine_o_clock_stays_nine_o_clock_through_the_year() -> None:
    agenda = Agenda(NEW_YORK, WEEK)
    for day in (date(2026, 10, 30), date(2026, 11, 2)):
        first = free_moments(service(), agenda, datetime(2026, 10, 29, tzinfo=UTC), day, day)[0]
        assert first.astimezone(NEW_YORK).strftime("%H:%M") == "09:00"


def test_the_most_telling_reason_is_given_for_many_times() -> None:
    assert most_telling({Why.CLOSED, Why.TAKEN, Why.PAST}) is Why.TAKEN
    assert most_telling(set()) is None


_minutes = st.integers(0, 24 * 60 - 1)


@settings(max_examples=150, deadline=None)
@given(
    minutes=st.integers(5, 180),
    buffers=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    busy=st.lists(st.tuples(st.integers(0, 5 * 24 * 60), st.integers(1, 300)), max_size=8),
    off=st.lists(st.tuples(st.integers(0, 5 * 24 * 60), st.integers(1, 3000)), max_size=3),
    hours=st.lists(st.tuples(st.integers(0, 6), _minutes, _minutes), max_size=6),
    start=st.datetimes(datetime(2026, 10, 28), datetime(2026, 11, 5)),
)
def test_no_free_slot_breaks_a_rule(
    minutes: int,
    buffers: tuple[int, int],
    busy: list[tuple[int, int]],
    off: list[tuple[int, int]],
    hours: list[tuple[int, int, int]],
    start: datetime,
) -> None:
    now = start.replace(tzinfo=UTC)
    spans = [Span(now + timedelta(minutes=a), now + timedelta(minutes=a + n)) for a, n in busy]
    away = tuple(Span(now + timedelta(minutes=a), now + timedelta(minutes=a + n)) for a, n in off)
    week = tuple(_hours(d, a, b) for d, a, b in hours if a != b)
    agenda = Agenda(NEW_YORK, week, away, tuple(spans))
    wanted = service(minutes, buffer_before=buffers[0], buffer_after=buffers[1], horizon_days=6)
    found = free_moments(wanted, agenda, now, date.min, date.max)
    assert found == sorted(set(found))
    for slot in found:
        assert slot >= now
        assert not any(b.overlaps(taken_span(wanted, slot)) for b in spans)
        assert not any(o.overlaps(Span(slot, slot + wanted.length)) for o in away)
        assert any(_within(slot, wanted, h) for h in week)


def _hours(weekday: int, a: int, b: int) -> Hours:
    first, last = sorted((a, b))
    return Hours(time(first // 60, first % 60), time(last // 60, last % 60), weekday=weekday)


def _within(slot: datetime, wanted: Service, hours: Hours) -> bool:
    day = slot.astimezone(NEW_YORK)
    return day.weekday() == hours.weekday
