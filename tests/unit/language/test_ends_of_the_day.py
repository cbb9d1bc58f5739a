"""The first and the last there is, and what the house refused that is only said over."""

import pytest

from embedded.language.understanding.times.taken_in import without_taken_in
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def room(**hours):
    return Room(House(hours={"Dr. Rui Melo": {day: [(8, 18)] for day in range(5)}, **hours}))


@pytest.mark.parametrize(
    "said",
    [
        "Tomorrow with Dr. Melo, as early as he's there.",
        "The earliest on Tuesday, please.",
        "Tuesday, as early as possible",
        "Tomorrow, the first thing you have",
    ],
)
def test_the_first_of_a_day_is_offered_alone_and_is_that(said):
    talk = room()
    assert "8:00 am with" in talk.says(said)
    assert "8:30" not in talk.trail[-1][1]
    talk.says("Great, take that.")
    assert talk.called == ["book_slot"]


def test_at_the_earliest_bounds():
    talk = room()
    assert "or" in talk.says("An appointment on Tuesday, at ten at the earliest")


def test_the_first_of_the_day_that_is_offered():
    talk = room()
    talk.says("An appointment on Wednesday at three")
    talk.says("What's the earliest that day?")
    assert talk.calls[0][1]["when"] == "Wednesday, November 25th"


@pytest.mark.parametrize(
    "said",
    [
        "No evenings, right. What's the last one he has that day, then?",
        "Okay, nothing after six then. What's the latest that day?",
        "Not in the evening, I see. What's the last he has that day?",
    ],
)
def test_what_the_house_refused_is_no_wish(said):
    talk = room()
    talk.says("An appointment with Dr. Melo on Wednesday evening, say seven?")
    talk.says(said)
    assert talk.calls[0][1]["when"] == "as late as possible Wednesday, November 25th"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("No Saturdays, I see. Friday at four?", "Friday at four?"),
        ("No mornings, please. Thursday?", "No mornings, please. Thursday?"),
        ("No, evenings. What's free?", "No, evenings. What's free?"),
        ("No evenings, right.", "No evenings, right."),
        ("I can't do evenings, right. Thursday at two?", "I can't do evenings, right. Thursday at two?"),
    ],
)
def test_only_a_refusal_said_over_is_left_out(said, left):
    assert without_taken_in(said) == left


def test_evenings_ruled_out_leave_the_afternoon():
    talk = room()
    talk.says("An appointment on Wednesday. No evenings.")
    assert talk.calls[0][1]["when"] == "Wednesday before 5 pm"


def test_before_lunch_is_the_morning():
    talk = room()
    talk.says("An appointment on Tuesday between eleven and one")
    assert "11:00" in talk.says("before lunch, please")
    assert "12:00" not in talk.trail[-1][1]
