"""Hours of an offer that are refused by what presses on them, and the side of them that suits."""

import pytest

from embedded.language.understanding.times.refused_hours import find_refusal, without_refusal
from embedded.language.understanding.times.told import bounded
from tests.unit.language.house import Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "side", "left"),
    [
        (
            "three's too tight the parents' evening is at four",
            "before",
            "before three",
        ),
        (
            "the rehearsal is at six so half past five is pushing it",
            "before",
            "so before half past five",
        ),
        ("ten is a bit tight, I clean at the bank at nine", "after", "after 10:15"),
        ("eight won't work I'm on the ward till ten", "after", "after ten"),
        ("two doesn't suit us", "", "  us"),
        ("eleven is impossible, could we do one", "", " , could we do one"),
    ],
)
def test_an_hour_that_is_refused_leaves_the_side_that_suits(said, side, left):
    found = find_refusal(said)
    assert found is not None
    assert found.side == side
    assert without_refusal(said).split() == left.split()


@pytest.mark.parametrize(
    "said",
    [
        "ten would work",
        "is three impossible?",
        "the second one won't work for me",
        "Monday at ten is impossible, could she see us on Tuesday",
        "the belt is too tight",
    ],
)
def test_nothing_is_refused_where_no_hour_of_its_own_is(said):
    assert find_refusal(said) is None
    assert without_refusal(said) == said


def test_of_several_offers_the_others_are_offered():
    room = Room()
    room.says("an appointment on Thursday with Melo")
    said = room.says("nine's a bit tight for us")
    assert "9:00" not in said
    assert "9:30 am or 10:00 am" in said
    room.says("ten then")
    room.says("yes")
    assert [one["starts"] for one in room.house.bookings.values()] == ["2026-11-26T10:00"]


def test_what_was_read_back_gives_way_to_what_is_before_it():
    room = Room()
    room.says("Tuesday at four with Melo")
    said = room.says("four's cutting it close the ferry leaves at five")
    assert "Tuesday, November 24th" in said
    assert "3:30 pm" in said
    assert "4:00" not in said
    assert "4:30" not in said


def test_the_wrong_side_of_a_refused_hour_is_not_offered():
    room = Room()
    room.says("Wednesday at one with Costa")
    said = room.says("one is too tight, lunch with my boss is at half past one")
    assert "1:" not in said.replace("11:", "")
    assert "2:00 pm" not in said


def test_an_hour_called_good_is_taken():
    room = Room()
    room.says("an appointment on Thursday with Melo")
    assert "10:00 am" in room.says("ten works, nine is too tight")


def test_every_hour_that_is_refused_is_let_go():
    room = Room()
    room.says("an appointment on Thursday with Melo")
    said = room.says("nine's too early and ten's no good either")
    assert "9:30" in said
    assert "10:00" not in said


def test_what_presses_on_the_one_time_offered_asks_for_others():
    room = Room()
    room.says("Thursday at nine with Melo")
    assert "9:00" not in room.says("that's a bit tight for me")


def test_what_presses_on_something_else_refuses_nothing():
    room = Room()
    room.says("Thursday at nine with Melo")
    room.says("it's too tight around the shoulders, the jacket I mean")
    assert room.called == []


def test_where_nothing_is_before_it_no_other_day_is_forced():
    room = Room()
    room.says("Thursday at nine with Melo")
    said = room.says("nine's too tight the school run is at half past nine")
    assert "November 23rd" not in said
    assert "9:00" not in said


def test_something_at_the_very_hour_tells_no_side():
    assert find_refusal("five won't work I've a call at five").side == ""


def test_a_date_that_is_too_late_is_dropped_beside_another():
    assert bounded("the fourteenth is too late, what about the ninth") == " , what about the ninth"
    assert bounded("the fourteenth is too late") == "the fourteenth is too late"


@pytest.mark.parametrize("words", ["ten's still tight. Half past ten?", "ten's a bit tight, half past ten"])
def test_an_hour_alone_beside_a_refused_one_is_wished_for(words):
    assert without_refusal(words).strip(" .,?").lower() == "half past ten"
