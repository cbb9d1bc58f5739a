"""Times that are told and not wished for."""

import pytest

from embedded.language.understanding.times.told import bounded, only_told
from tests.unit.language.house import Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I finish work at four", "after four"),
        ("I'm teaching until half past two", "after half past two"),
        ("my shift ends at 3 pm", "after 3 pm"),
        ("my bus leaves at six", "before six"),
        ("we have to pick up the boys at three", "before three"),
        ("I've got to be back by noon", "before noon"),
        ("eight is far too early for me", "after 8:15 for me"),
        ("five would be a bit late", "before five"),
        ("an evening after work, I finish at half five", "an evening after work, after half five"),
        ("one evening next week, I finish at half five", "one evening next week, after half five"),
        ("Friday would be lovely but I have the baby until one", "Friday would be lovely but after one"),
    ],
)
def test_a_time_that_is_told_bounds_the_wish(said, left):
    assert bounded(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "I can come at five",
        "five works for me",
        "Tuesday at ten",
        "I'd like ten",
        "the one at ten",
        "I'll go for ten",
    ],
)
def test_a_time_that_is_wished_for_stays(said):
    assert bounded(said) == said
    assert not only_told(said)


def test_what_is_refused_beside_another_hour_says_no_more():
    assert "8" not in bounded("eight is too early, ten is better")


def test_the_day_a_bound_is_told_of_stays_beside_the_hour_that_is_wished():
    room = Room()
    room.says("I start work at eleven on Wednesday, could I come in at nine?")
    assert room.calls[0][1]["when"] == "Wednesday at nine"


def test_an_hour_told_of_the_day_is_not_looked_for():
    room = Room()
    room.says("It's still loud at nine. Have you got anything from ten on Tuesday?")
    assert room.calls[0][1]["when"] == "Tuesday from ten"


def test_when_work_ends_is_from_when_on_slots_are_looked_for():
    room = Room()
    room.says("I'm at work until two, anything on Tuesday?")
    assert room.calls[0][1]["when"] == "Tuesday after two"


def test_a_time_only_told_starts_nothing():
    room = Room()
    room.says("my wife works until two")
    assert room.calls == []


def test_a_new_wish_behind_never_mind_is_kept():
    room = Room()
    room.says("Tuesday afternoon with Melo")
    said = room.says("Never mind. Wednesday at ten then.")
    assert "Wednesday, November 25th at 10:00 am" in said
    assert "?" not in Room().says("forget it, I'll call on Monday")
