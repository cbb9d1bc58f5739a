"""Replies to offered times whose forms say too much or too little, and what is made of them."""

import pytest

from embedded.language.understanding.acts import likely
from embedded.language.understanding.acts.offers import ROWS, TODAY, WITH, Reply, digest, replied
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def offered(words="I'd like an appointment on Tuesday afternoon with Dr. Melo"):
    """A room in which three times from two o'clock on are offered."""
    room = Room(House())
    assert "2:00 pm, 2:30 pm or 3:00 pm" in room.says(words)
    return room


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("half two is a bit early and two I'm still on the road, so three", "3:00 pm"),
        ("I'd go with the one in between", "2:30 pm"),
        ("two-thirty, please", "2:30 pm"),
        ("let me have the third, and is there parking?", "3:00 pm"),
    ],
)
def test_the_one_that_is_meant_is_read_back_and_nothing_written(words, at):
    room = offered()
    said = room.says(words)
    assert f"at {at}" in said
    assert not room.house.bookings


@pytest.mark.parametrize(
    "words", ["I really don't mind which", "whichever is handiest for you", "any of the three"]
)
def test_any_reads_back_the_first(words):
    room = offered()
    assert "at 2:00 pm" in room.says(words)
    assert not room.house.bookings


@pytest.mark.parametrize(
    "words",
    ["sorry, I can't manage any of those", "Tuesday's no good at all", "none of those suit, I'm afraid"],
)
def test_a_refusal_of_all_is_asked_what_would_suit(words):
    room = offered()
    said = room.says(words)
    assert "find_slots" not in room.called
    assert said.endswith("?")
    assert "2:00" not in said


def test_a_day_that_was_refused_is_not_offered_again():
    room = offered()
    room.says("Tuesday's no good at all")
    assert "Tuesday" not in room.says("sometime this week")


@pytest.mark.parametrize("words", ["is the doctor any good with children?", "Rex, get down off the sofa!"])
def test_a_question_and_words_to_somebody_else_choose_nothing(words):
    room = offered()
    said = room.says(words)
    assert "book" not in said
    assert "find_slots" not in room.called


def test_an_okay_to_the_one_time_is_still_asked_back():
    room = Room(House())
    room.says("I'd like to see Dr. Melo on Tuesday at three")
    room.says("okay")
    assert not room.house.bookings


def test_without_an_embedder_forms_stand_alone(monkeypatch):
    room = offered()
    monkeypatch.setattr(likely, "_model", lambda: None)
    replied.cache_clear()
    assert "at 2:30 pm" in room.says("the second one, please")
    replied.cache_clear()


def test_the_kinds_of_reply_sum_to_one():
    odds = replied("none of those work for me", ROWS["day"], WITH, TODAY)
    assert len(digest()) == 64
    assert sum(odds.values()) == pytest.approx(1.0, abs=1e-4)
    assert odds[Reply.NONE] > 0.9
