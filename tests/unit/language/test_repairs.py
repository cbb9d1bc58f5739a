"""What was meant where people correct themselves."""

import pytest

from embedded.language.understanding.sentences.repair import repaired
from embedded.language.understanding.times.time_let_go import without_let_go
from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("on Monday, wait no, Friday, at nine, sorry, half past nine", "Friday half past nine"),
        ("Monday at nine, no, Friday at two", "Friday at two"),
        ("Monday at nine, no, Friday", "Friday at nine"),
        ("at half past nine, I mean ten", "at ten"),
        ("at nine in the morning, no, ten", "at ten in the morning"),
        ("after nine, or rather ten", "after ten"),
        ("at nine forty, no, ten", "at ten"),
        ("nine, sorry, ten", "ten"),
        ("the second of May, correction, the third", "the third of May"),
        ("Friday no not Friday Monday morning", "Monday morning"),
        ("not Monday, Friday at nine", "Friday at nine"),
        ("not nine, ten", "ten"),
        ("I can't do Monday, I mean Friday", "I can't do Friday"),
        ("from Monday to Tuesday, sorry, Friday", "from Monday to Friday"),
        ("my Monday one, sorry, my Friday one", "my Friday one"),
        ("three visits, no, two", "two visits"),
        ("one o'clock on Monday, not half past eleven", "one o'clock on Monday"),
        ("Friday at nine o'clock instead of ten o'clock.", "Friday at nine o'clock."),
        ("leave Friday. put it on Saturday at two", "put it on Saturday at two"),
        ("forget Tuesday, Wednesday at nine", "Wednesday at nine"),
    ],
)
def test_a_repair_takes_the_place_of_what_it_mends(said: str, meant: str) -> None:
    assert repaired(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "I can't do Monday, sorry. Friday at nine?",
        "move my Monday one, actually to Friday",
        "on Monday, actually at nine",
        "not Monday, Tuesday or Friday",
        "Monday at nine or no later than ten",
        "Is Monday all right? No? Friday then",
        "not half past eleven",
        "on Monday, not at half past eleven or ten",
        "leave Friday free",
        "forget Tuesday",
    ],
)
def test_what_replaces_nothing_stays_as_it_was_said(said: str) -> None:
    assert repaired(said) == said


def test_a_correction_of_the_hour_alone_keeps_the_day() -> None:
    room = Room()
    assert "Friday, November 27th at 11:00 am" in room.says(
        "Thursday, no wait, Friday at nine, sorry, eleven."
    )


def test_a_person_may_be_corrected_in_mid_sentence() -> None:
    room = Room()
    room.says("Can I see Dr. Melo, sorry, Dr. Costa on Friday?")
    assert room.calls == [("find_slots", {"when": "Friday", "professional": "Dr. Marta Costa"})]


def test_another_hour_replaces_the_one_read_back() -> None:
    room = Room()
    room.says("Friday at nine, please")
    assert "10:30 am" in room.says("not nine, half past ten")


@pytest.mark.parametrize(
    "words",
    [
        "Please cancel my visit. Actually, don't cancel it, could you move it to Friday at nine?",
        "cancel my visit, oh never mind. Can you move it to Friday at nine?",
    ],
)
def test_what_is_taken_back_is_not_done_and_what_is_wished_instead_is(words: str) -> None:
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    room = Room(house, tools=(*TOOLS, "move_booking"))
    assert "Shall I cancel" not in room.says(words)
    room.says("yes")
    assert [one["starts"] for one in house.bookings.values()] == ["2026-11-27T09:00"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I mean I could do ten but the kids... eleven. Let's say eleven.", "eleven. Let's say eleven."),
        ("we could make nine, but the bus is late, half ten then", "half ten then"),
        ("I could do ten but not on Friday", "I could do ten but not on Friday"),
        ("I could do ten or eleven", "I could do ten or eleven"),
    ],
)
def test_an_hour_that_would_do_but_for_something_gives_way(said, meant):
    assert without_let_go(said) == meant
