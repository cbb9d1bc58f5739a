"""Hours said loosely or haltingly, and hours beside words that tell another."""

import pytest

from embedded.language.understanding.sentences.greeted import without_daytime, without_greeting
from embedded.language.understanding.sentences.text import mend
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("Friday, three or so?", "Friday, about three?"),
        ("at eight or so, same day", "about eight, same day"),
        ("half past two or thereabouts, please", "about half past two, please"),
        ("at, um, nine", "at nine"),
        ("on, er, Tuesday", "on Tuesday"),
        ("three or so weeks", "three or so weeks"),
    ],
)
def test_a_loose_hour_is_about_that_hour(said, mended):
    assert mend(said) == mended


def house():
    return House(hours={"Dr. Rui Melo": {day: [(8, 18)] for day in range(5)}})


def test_an_hour_beside_the_same_time_is_the_hour():
    room = Room(house())
    room.says("An appointment on Wednesday at five")
    room.says("And Thursday, same sort of time, four or so?")
    assert room.calls[0][1]["when"] == "Thursday about four"


def test_an_hour_of_the_same_day_is_not_right_behind():
    there = house()
    there.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T13:00")
    room = Room(there)
    room.says("What do I have this week?")
    room.says("Is there something at eight or so, same day?")
    assert room.calls[-1][1]["when"] == "Wednesday, November 25th about eight"


def test_an_hour_right_behind_anothers_is_of_their_day():
    people = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))
    room = Room(House(hours=house().hours, people=people))
    room.says("Ada, an appointment tomorrow at three, please.")
    room.says("Yes.")
    room.says("Ada, then I'd like one too, straight after hers, half past three.", who="Ben Castro")
    assert room.calls[0][1]["when"] == "Tuesday, November 24th at half past three"


def test_the_hour_of_all_that_is_offered_leaves_the_day_open():
    room = Room(house())
    room.says("An appointment with Dr. Melo at nine")
    assert "Which" in room.says("Nine o'clock, yes")
    assert not room.calls


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Morning. My knee clicks, since Friday.", "My knee clicks, since Friday."),
        ("Morning, morning. There's a drip in the hall.", "There's a drip in the hall."),
        ("Evening. A trim on Friday, please.", "A trim on Friday, please."),
        ("Morning, please", "Morning, please"),
    ],
)
def test_a_greeting_by_the_daytime_names_no_time(said, left):
    assert without_greeting(said) == left


@pytest.mark.parametrize(
    "said", ["Morning. Around ten", "Morning, please", "Afternoon. The later the better"]
)
def test_a_daytime_in_an_answer_stays_a_time(said):
    assert without_daytime(said) == said


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("An appointment on Thursday, not before eleven, say half past", "Thursday at half past eleven"),
        ("An appointment Thursday. Nine or ten", "Thursday, at Nine or at ten"),
        ("An appointment on Thursday. Mornings I can't.", "Thursday after noon"),
        ("An appointment before we fly on the third", "before the third"),
        ("An appointment by the time we leave on Friday", "before Friday"),
        ("An appointment before my exam on Friday", "before Friday"),
        ("An appointment after I get back on Thursday", "not before Thursday"),
        ("An appointment on the last day of the month", "last day of the month"),
    ],
)
def test_what_bounds_or_finishes_an_hour_is_read(said, when):
    room = Room(house())
    room.says(said)
    assert room.calls[-1][1]["when"] == when


def test_minutes_alone_are_of_the_hour_that_was_named():
    room = Room(house())
    room.says("An appointment on Thursday at ten")
    room.says("Ten's no good, half past?")
    assert room.calls[0][1]["when"] == "Thursday, November 26th at half past Ten"


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Friday I can't. The following one?", "Friday, December 4th at ten"),
        ("Friday I can't do. Thursday?", "Thursday at ten, not Friday"),
        ("And that afternoon?", "Friday, November 27th afternoon"),
    ],
)
def test_what_is_told_from_the_day_on_offer(said, when):
    room = Room(house())
    room.says("An appointment on Friday at ten")
    room.says(said)
    assert room.calls[0][1]["when"] == when


def test_a_place_among_those_is_no_date():
    room = Room(house())
    room.says("An appointment on Friday")
    room.says("Not before ten")
    assert "10:00 am" in room.says("The first of those")
    assert not room.calls


def test_somebody_else_the_same_day_behind_a_reason():
    hours = {**house().hours, "Dr. Marta Costa": {day: [(8, 12)] for day in range(5)}}
    room = Room(House(hours=hours))
    room.says("An appointment with Dr. Melo on Wednesday at two")
    room.says("I've to fetch my son. With somebody else, the same day, in the morning?")
    assert room.calls[0][1]["when"] == "Wednesday, November 25th morning"
    assert room.calls[0][1]["professional"] == "Dr. Marta Costa"
