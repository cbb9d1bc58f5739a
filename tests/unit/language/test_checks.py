"""Checks of what is on offer or stands: they are answered, and what was offered stays open."""

import pytest

from tests.unit.language.house import House, Room
from tests.unit.language.rooms import with_bookings

pytestmark = pytest.mark.unit
KINDS = {"Check-up": 30, "Filling": 30}
AGREES = ("Yes.", "That's right.")
FRIDAY = ("Ana Silva", "Dr. Rui Melo", "2026-11-27T10:00", "Check-up")


def read_back():
    """A room in which Tuesday at ten with Dr. Melo was read back."""
    room = Room(House(services=KINDS))
    room.says("Tuesday at ten with Melo for a check-up please")
    return room


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Wait, is that the twenty-fourth?", "Yes."),
        ("is that the twenty-fifth?", "No."),
        ("With Dr. Melo, yes?", "Yes."),
        ("that's with Dr. Costa, isn't it?", "No."),
        ("Tuesday, not Wednesday?", "Yes."),
        ("so that's ten in the morning?", "Yes."),
        ("Let me find my glasses. Tuesday the twenty-fourth, is that?", "Yes."),
        ("it's a filling, right?", "No."),
    ],
)
def test_a_check_is_answered_and_the_offer_stays(words, said):
    room = read_back()
    told = room.says(words)
    assert told.startswith(AGREES if said == "Yes." else "No"), told
    assert "November 24th at 10:00 am" in told
    assert room.called == []
    room.says("Okay, yes, book me")
    assert room.called == ["book_slot"]


@pytest.mark.parametrize(
    "words",
    [
        "what about Wednesday?",
        "Wednesday, not Tuesday?",
        "is it free on Wednesday?",
        "Wednesday at ten?",
        "could it be Wednesday?",
    ],
)
def test_another_time_is_no_check(words):
    told = read_back().says(words)
    assert "November 25th" in told
    assert not told.startswith(("Yes.", "No."))


def test_a_check_beside_several_offers_chooses_none():
    room = Room(House(services=KINDS))
    room.says("What do you have on Tuesday morning for a check-up with Melo?")
    assert room.says("with Dr. Melo, right?").startswith("Yes.")
    assert "9:30 am with Dr. Melo" in room.says("half past nine, with Dr. Melo, yes?")


@pytest.mark.parametrize("words", ["is it the tall fellow?", "who is it with, is it the nice lady?"])
def test_who_is_asked_after_by_looks_is_named(words):
    room = read_back()
    assert "Dr. Melo" in room.says(words)
    assert room.called == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("and it is Friday now, not Wednesday?", "Yes"),
        ("that's with Dr. Costa, isn't it?", "No"),
        ("is it still there?", "Yes"),
    ],
)
def test_what_stands_is_told_from_the_diary(words, said):
    room = with_bookings(FRIDAY, services=KINDS)
    room.says("when is my check-up?")
    told = room.says(words)
    assert told.startswith(said), told
    assert "Friday, November 27th" in told
    assert set(room.called) <= {"list_bookings"}


def test_what_was_to_be_cancelled_and_was_kept_is_still_there():
    room = with_bookings(FRIDAY, services=KINDS)
    assert "cancel" in room.says("drop the friday thing")
    room.says("Actually, no. Don't. My sister says I should go.")
    assert "November 27th at 10:00 am" in room.says("Is it still there?")


@pytest.mark.parametrize("words", ["is there still parking there?", "do you still have the blue chairs?"])
def test_what_is_asked_of_the_house_is_no_check(words):
    room = with_bookings(FRIDAY, services=KINDS)
    room.says("when is my check-up?")
    room.says(words)
    assert room.called == ["entity_facts"]
