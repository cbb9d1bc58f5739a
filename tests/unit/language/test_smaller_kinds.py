"""Who is not sure of the whole thing is told the kinds that take less, and has chosen no time by it."""

import pytest

from embedded.language.understanding.kinds.lesser import wants_less
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

KINDS = {"Sailing course": 180, "Harbour tour": 45, "Knot evening": 60}


@pytest.mark.parametrize(
    "words",
    [
        "I'm not sure I want the whole course, is there something to try it first?",
        "hm, maybe something smaller",
        "a full course is a bit much, isn't there a shorter one?",
    ],
)
def test_doubt_at_an_offer_tells_the_smaller_kinds(words):
    here = Room(House(services=dict(KINDS)))
    here.says("a sailing course on Thursday please")
    said = here.says(words)
    assert "Harbour tour takes 45 minutes" in said
    assert "180" not in said
    assert said.count("?") == 1
    assert here.called == []
    here.says("the tour then, Thursday at ten with Dr. Melo")
    here.says("yes")
    assert [one["service"] for one in here.house.bookings.values()] == ["Harbour tour"]


def test_a_wish_that_begins_with_doubt_is_asked_for_its_kind_once():
    here = Room(House(services=dict(KINDS)))
    assert "Knot evening" in here.says("I'd like a sailing course but maybe have a try first")
    assert "Which" in here.says("the sailing course after all, Thursday at ten with Dr. Melo") or here.called
    here.says("yes")
    assert [one["service"] for one in here.house.bookings.values()] == ["Sailing course"]


def test_with_nothing_smaller_the_offer_stands():
    here = Room(House())
    here.says("an appointment with Dr. Melo on Thursday please")
    assert "9:00 am" in here.says("do you have something shorter?")


@pytest.mark.parametrize(
    "words",
    [
        "something on short notice",
        "something earlier",
        "I need a haircut, it should be shorter",
        "the first one",
        "can we try Thursday first",
        "I don't know if I want Tuesday",
    ],
)
def test_other_doubts_are_not_of_the_kind(words):
    assert not wants_less(words)


def test_the_whole_refused_for_something_smaller_cancels_nothing():
    here = Room(House(services=dict(KINDS)))
    said = here.says("I don't want the whole course I think, is there a shorter one?")
    assert "Harbour tour" in said
    assert "list_bookings" not in here.called
