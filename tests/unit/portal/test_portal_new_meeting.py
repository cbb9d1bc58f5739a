from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from portal.secretary.rooms import NewMeeting, starts_at

pytestmark = pytest.mark.unit
LISBON = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def meeting(**given: Any) -> NewMeeting:
    return NewMeeting.model_validate({"title": "Check-up", **given})


def test_a_meeting_now_starts_now_whatever_stands_in_the_day() -> None:
    assert starts_at(meeting(when="now", on="nonsense", at="nonsense"), LISBON, NOW) == NOW


def test_day_and_time_are_of_the_entity() -> None:
    found = starts_at(meeting(on=date(2026, 7, 1), at=time(14, 30)), LISBON, NOW)
    assert found == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "on"),
        ({"on": date(2026, 7, 1)}, "at"),
        ({"on": date(2026, 2, 1), "at": time(9)}, "at"),
        ({"on": date(2026, 3, 29), "at": time(1, 30)}, "at"),
    ],
)
def test_a_day_or_time_that_cannot_be_is_named(given: dict[str, Any], field: str) -> None:
    found = starts_at(meeting(**given), LISBON, NOW)
    assert isinstance(found, tuple)
    assert found[0] == field


def test_a_meeting_that_runs_now_may_still_be_written_down() -> None:
    found = starts_at(meeting(on=date(2026, 3, 1), at=time(8, 45)), LISBON, NOW)
    assert found == datetime(2026, 3, 1, 8, 45, tzinfo=UTC)
