from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from meeting.room import RoomEvent
from portal import words
from storage.ids import new_id

pytestmark = pytest.mark.unit
NEW_YORK = ZoneInfo("America/New_York")
MOMENT = datetime(2026, 11, 23, 19, 30, 5, tzinfo=UTC)


def event(kind: str, identity: str | None = None, **facts: object) -> RoomEvent:
    return RoomEvent(new_id(), new_id(), kind, identity, MOMENT, dict(facts))


def test_times_are_those_of_the_entity() -> None:
    assert words.at(MOMENT, NEW_YORK) == "14:30"
    assert words.at_second(MOMENT, NEW_YORK) == "14:30:05"
    assert words.day_and_time(MOMENT, NEW_YORK) == "Mon 23 Nov 2026, 14:30"
    assert words.day_and_time(MOMENT, "Europe/Lisbon") == "Mon 23 Nov 2026, 19:30"
    assert words.long_day(date(2026, 11, 3)) == "Tuesday, 3 November 2026"


@pytest.mark.parametrize(
    ("seconds", "told"), [(-3, "00:00"), (65.9, "01:05"), (3599, "59:59"), (3661, "1:01:01")]
)
def test_how_long_it_lasts(seconds: float, told: str) -> None:
    assert words.clock_of(seconds) == told


def test_events_are_sentences_with_names() -> None:
    names = {"p-ana": "Ana"}
    assert words.event_words(event("participant_joined", "p-ana"), names, "Ada") == "Ana came in"
    assert words.event_words(event("participant_left", "agent-AJ_1"), names, "Ada") == "Ada went"
    assert words.event_words(event("participant_left", "p-x"), names, "Ada") == "Someone went"
    published = event("track_published", "p-ana", track={"source": "CAMERA"})
    assert words.event_words(published, names, "Ada") == "Ana switched on the camera"
    assert words.event_words(event("track_published", "p-ana"), names, "Ada") == "Ana switched on a track"
    assert words.event_words(event("egress_started"), names, "Ada") == "Egress started"


def test_an_event_nobody_foresaw_cannot_break_the_page() -> None:
    assert words.event_words(event("odd_{kind}"), {}, "Ada") == "Odd {kind}"
