"""A sentence that tells the case, and the question behind it; what stands, asked in other words."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "words",
    [
        "I had my blood taken on Friday. When may I eat again?",
        "My son's having a stress test on Thursday. Does he have to fast?",
        "which papers do we need to bring tomorrow?",
        "I've never had a stress test before. Is there anything I have to do first?",
    ],
)
def test_a_case_told_before_a_question_wishes_for_nothing(words):
    room = Room()
    room.says(words)
    assert room.called == ["entity_facts"]


@pytest.mark.parametrize(
    "words", ["my cousin's getting married on Sunday", "Hello Ada! We're moving house on Saturday."]
)
def test_what_happens_on_a_day_is_no_wish_for_it(words):
    room = Room()
    room.says(words)
    assert room.called == []


@pytest.mark.parametrize(
    "words",
    [
        "And the visit on Thursday still stands, doesn't it?",
        "I think I've two appointments with you, can you read them to me?",
        "So, um, first of all, when was my appointment again?",
    ],
)
def test_what_stands_is_asked_in_many_words(words):
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
    room = Room(house)
    said = room.says(words)
    assert room.called == ["list_bookings"]
    assert "November 26th" in said


def test_a_day_that_is_taken_by_something_is_none_that_is_wished_for():
    room = Room()
    room.says("I'd like to come in. Friday is sports day, Tuesday at ten would work with Melo")
    wanted = next(arguments for name, arguments in room.calls if name == "find_slots")
    assert "Friday" not in wanted["when"].replace("not Friday", "")
