"""An hour after its day was named, a yes before a goodbye, and one more appointment beside what stands."""

import pytest

from embedded.language.meeting import Meeting, Service
from embedded.language.understanding.utterance import understand
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import starts, with_bookings

pytestmark = pytest.mark.unit

WIDE = {"Dr. Rui Melo": {n: [(9, 18)] for n in range(5)}}
SOME = {"Dr. Rui Melo": {1: [(9, 18)], 3: [(9, 18)]}}


def sought(here):
    """The times looked for in the last turn."""
    return [arguments["when"] for name, arguments in here.calls if name == "find_slots"]


@pytest.mark.parametrize(
    ("named", "hour", "when"),
    [
        (
            "Tuesday, then, what's there on Tuesday?",
            "Eleven, that'd be sweet.",
            "Tuesday, November 24th at Eleven",
        ),
        ("Tuesday then", "half eleven", "Tuesday, November 24th at half eleven"),
        ("Thursday then", "two thirty", "Thursday at two thirty"),
    ],
)
def test_an_hour_is_of_the_day_that_was_named_last(named, hour, when):
    here = Room(House(hours=SOME))
    here.says("could I come on Wednesday, Wednesday the twenty fifth")
    here.says(named)
    here.says(hour)
    assert sought(here) == [when]


@pytest.mark.parametrize(
    ("words", "booked"),
    [
        ("yes, that's it. See you.", 1),
        ("Yes please. Bye bye!", 1),
        ("Okay, bye.", 0),
        ("no, bye", 0),
        ("goodbye", 0),
    ],
)
def test_a_yes_before_a_goodbye_counts(words, booked):
    here = Room(House(hours=WIDE))
    here.says("could I come tuesday at ten")
    here.says(words)
    assert len(here.house.bookings) == booked


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("besides the Friday one I need two more, could I have Monday at ten?", False),
        ("besides my Friday appointment I'd like one on Monday at ten", False),
        ("on top of my Friday appointment I need another on Monday at ten", False),
        ("could the Friday one be on Monday at ten", True),
        ("could my Friday appointment be on Monday at ten instead", True),
    ],
)
def test_more_beside_what_stands_moves_nothing(words, moved):
    here = with_bookings(("Ana Silva", "Dr. Rui Melo", "2026-11-27T09:00"), hours=WIDE)
    here.says(words)
    here.says("yes")
    fresh = "2026-11-30T10:00"
    assert starts(here) == ([fresh] if moved else ["2026-11-27T09:00", fresh])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Thursday at six then, to talk about a Filling.", 1),
        ("Thursday at six then, the Filling", 1),
        ("Half past nine. Then the Filling straight after", 2),
    ],
)
def test_a_then_that_ends_a_clause_adds_no_wish(words, count):
    meeting = Meeting(services=(Service("Filling"), Service("Check-up")))
    assert len(understand(words, meeting).frames) == count
