"""A day told before that is pointed at, and days told from it."""

import pytest

from embedded.language.understanding.times.that_day import the_day
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def house():
    return House(
        hours={"Dr. Rui Melo": {day: [(8, 18)] for day in range(6)}},
        services={"Fitting": 30, "Repair": 30},
    )


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Our gala's on Saturday the fifth. A fitting at nine that morning?", "Saturday the fifth at nine"),
        (
            "We fly on the third of December. A fitting that afternoon at three?",
            "the third of December afternoon",
        ),
        ("The race is on Thursday. A fitting on the day itself, at eight", "Thursday at eight"),
        (
            "The race is on Saturday the fifth. A fitting the day before at four",
            "Friday, December 4th at four",
        ),
        (
            "The race is on Saturday the fifth. A fitting the Thursday before, at ten",
            "Thursday, December 3rd at ten",
        ),
        (
            "We leave on Thursday. Could I have a fitting the evening before?",
            "Wednesday, November 25th evening",
        ),
        ("Could it be Tuesday? I mean a fitting on the Tuesday after, the eighth.", "Tuesday the eighth"),
        ("A fitting on Friday. That morning I work until eleven.", "Friday after eleven"),
        (
            "The party's on Friday the eleventh. A fitting two days before, at ten",
            "Wednesday, December 9th at ten",
        ),
        (
            "Our flight leaves on the fourth at nine. A fitting the afternoon before?",
            "Thursday, December 3rd afternoon",
        ),
        ("We're away on Friday, that day is out. A fitting on Thursday at ten?", "Thursday at ten"),
    ],
)
def test_the_day_pointed_at_is_the_one_told_before(said, when):
    room = Room(house())
    room.says(said)
    assert room.calls[-1][1]["when"].startswith(when)


def test_the_day_may_have_been_told_a_turn_before():
    room = Room(house())
    room.says("The christening's on Saturday the fifth.")
    room.says("Could I have a fitting at ten that morning?")
    assert room.calls[0][1]["when"].startswith("Saturday the fifth at ten")


def test_the_day_of_what_stands_is_counted_from_what_stands():
    there = house()
    there.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T13:00", "Fitting")
    room = Room(there)
    room.says("What have I got?")
    room.says("Could I come the day before?")
    assert room.calls[-1][1]["when"] == "Tuesday, November 24th"
    assert room.called[0] == "list_bookings"


def test_several_days_name_no_one():
    assert the_day("Tuesday or Friday") == ""
    assert the_day("next week") == ""
    assert the_day("it's on the twelfth, at four") == "the twelfth"


def test_dictated_words_stay_as_they_were_said():
    room = Room(house())
    room.says("Tell Dr. Melo the gala is on Friday and that I'm off that morning.")
    assert "that morning" in room.house.messages[0][1]


def test_a_day_that_is_only_supposed_is_not_ruled_out():
    room = Room(house())
    room.says("A fitting Thursday, unless that day is a holiday")
    assert room.calls[-1][1]["when"] == "Thursday"
