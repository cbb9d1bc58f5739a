"""Times counted from the date that was spoken of: one asked for in vain, a fortnight on, the same date of a month."""

from datetime import datetime

import pytest

from embedded.language.understanding.times.shift import find_shift, months_on
from tests.unit.language.house import Room

pytestmark = pytest.mark.unit


def last_asked(room):
    return [one["when"] for name, one in room.calls if name == "find_slots"][-1]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("the week after on the Tuesday then", "Tuesday, December 8th at eleven"),
        ("and the Tuesday after that", "Tuesday, December 1st at eleven"),
    ],
)
def test_weeks_are_counted_from_the_date_asked_for_in_vain(words, when):
    room = Room()
    room.says("with Costa on the thirtieth of November at eleven")
    room.says(words)
    assert last_asked(room) == when


def test_a_time_that_is_offered_is_what_is_counted_from():
    room = Room()
    room.says("with Melo on the twenty sixth of November at nine")
    room.says("the Thursday after that, please")
    assert last_asked(room).startswith("Thursday, December 3rd")


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("same day next month", "2026-02-28T10:00"),
        ("a month later, same time", "2026-02-28T10:00"),
        ("two months later", "2026-03-31T10:00"),
    ],
)
def test_a_month_is_counted_by_its_date(words, there):
    assert months_on(datetime.fromisoformat("2026-01-31T10:00"), words) == datetime.fromisoformat(there)


@pytest.mark.parametrize("words", ["in a month", "next month", "any day next month", "the month after next"])
def test_what_is_not_counted_from_a_date_is_left_to_the_tool(words):
    assert months_on(datetime.fromisoformat("2026-01-31T10:00"), words) is None


def test_a_fortnight_is_two_weeks():
    found = find_shift("a fortnight later")
    assert found is not None
    assert found.days == 14
    assert find_shift("in a fortnight") is None
