"""Who is introduced, how old a thing is and what it did are told, and no appointment is begun of them."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def room():
    return Room(House(services={"Haircut": 30, "Beard trim": 30}))


@pytest.mark.parametrize(
    "words",
    [
        "Hi! This is my friend Jo, first haircut ever, very excited.",
        "this is my brother, first beard trim",
        "Meet my cousin Lea, big day for her.",
    ],
)
def test_somebody_introduced_begins_nothing(words):
    here = room()
    said = here.says(words)
    assert here.called == []
    assert "help" in said or "do for you" in said


def test_who_is_introduced_may_want_something():
    here = room()
    here.says("This is my friend Jo, she'd like a haircut on Thursday at ten.")
    assert here.calls[0][1]["service"] == "Haircut"


@pytest.mark.parametrize(
    "words",
    ["the last one is like eight years old", "honestly the last one was from 2014", "my first is ages old"],
)
def test_how_old_the_last_one_is_asks_for_no_late_hour(words):
    here = room()
    here.says(f"i need a haircut on thursday, {words}")
    assert here.calls[0][1]["when"] == "thursday"


def test_the_last_one_of_a_day_stays_the_latest():
    here = room()
    here.says("a haircut on Thursday, the last one you have")
    assert "late" in here.calls[0][1]["when"]


@pytest.mark.parametrize(
    "words",
    [
        "our max rolled in the mud this morning, he needs a haircut on Thursday",
        "he jumped in the lake on Sunday so he needs a haircut on Thursday",
        "morning eh i need a haircut on thursday",
    ],
)
def test_when_it_happened_is_no_time_wished_for(words):
    here = room()
    here.says(words)
    assert here.calls[0][1]["when"].lower() == "thursday"


def test_a_day_somebody_wanted_is_wished_for():
    here = room()
    here.says("a haircut please, my wife wanted Thursday")
    assert here.calls[0][1]["when"] == "Thursday"


def test_a_part_of_the_day_alone_is_wished_for():
    here = room()
    here.says("a haircut on Thursday")
    here.says("morning would be best")
    assert "morning" in str(here.calls) or "9:00 am" in here.trail[-1][1]


def test_how_old_a_thing_is_begins_nothing():
    here = room()
    here.says("well, my beard is, like, three years old")
    assert here.called == []


def test_a_wish_with_an_age_stays_one():
    here = room()
    here.says("a haircut for my son on Thursday, the boy is three years old")
    assert here.called == ["find_slots"]
