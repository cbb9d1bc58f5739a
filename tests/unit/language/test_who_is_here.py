"""Who is in the room, who shall come in, and what the person is called whom somebody will meet."""

import pytest

from embedded.language.understanding.who.whose_name import asks_whom
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import with_bookings

pytestmark = pytest.mark.unit
BOTH = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))


@pytest.mark.parametrize(
    "words", ["who is in this call?", "who's here with us?", "how many of us are there?"]
)
def test_everybody_is_named_to_everybody(words: str) -> None:
    said = Room(House(people=BOTH)).says(words)
    assert "Ana Silva and Ben Castro" in said
    assert "you" not in said.lower().split()


@pytest.mark.parametrize("words", ["who else is here?", "is anybody else listening?"])
def test_who_asks_for_others_is_told_the_others(words: str) -> None:
    said = Room(House(people=BOTH)).says(words)
    assert "Ben Castro" in said
    assert "Ana" not in said


def test_alone_is_alone() -> None:
    assert "you" in Room(House()).says("who is here?").lower()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mind if my cousin Peter Silva listens in?", "Peter Silva"),
        ("Dial in my colleague Jana Novak please.", "Jana Novak"),
        ("could you ask Jana Novak in?", "Jana Novak"),
        ("can I get Margaret on here?", "Margaret"),
    ],
)
def test_more_ways_to_bring_somebody_in(words: str, name: str) -> None:
    room = Room(House())
    assert name in room.says(words)
    assert room.called == []
    room.says("yes")
    assert [one for one, _ in room.house.invited] == [name]


@pytest.mark.parametrize(
    "agreed", ["Yes, please invite her.", "yes, ask her in please", "Yes, do let her in."]
)
def test_a_yes_that_says_the_deed_over_begins_nothing_else(agreed: str) -> None:
    room = Room(House())
    room.says("Could Dr. Costa join us?")
    room.says(agreed)
    assert room.called == ["invite_person"]


def test_whether_they_came_is_asked_of_whoever_was_spoken_of_last() -> None:
    room = Room(House())
    room.says("Could Dr. Costa join us?")
    room.says("yes")
    assert "Dr. Marta Costa" in room.says("is she here yet?")


@pytest.mark.parametrize(
    "words",
    [
        "what was his name again, the doctor I'm going to see?",
        "his name again, the gentleman I will meet?",
        "the man I'm seeing on Tuesday, what's he called?",
        "what's the name of the person I'm meeting?",
    ],
)
def test_the_name_of_whom_somebody_will_meet_is_in_their_diary(words: str) -> None:
    room = with_bookings(("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00"))
    assert "Dr. Melo" in room.says(words)
    assert "Dr. Rui Melo" in room.says("can we get him on here?")


@pytest.mark.parametrize(
    "words", ["what's your name?", "her name is Anna", "what is the name of the street?"]
)
def test_other_names_are_not_meant(words: str) -> None:
    assert asks_whom(words) == ""
