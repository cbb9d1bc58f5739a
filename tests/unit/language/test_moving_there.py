"""Changes told from what was just spoken of: another hour in its place, or "there", the time last found free."""

import pytest

from embedded.language.understanding.booked.standing import bare_hours_timed
from tests.unit.language.rooms import starts
from tests.unit.language.rooms import with_bookings as room

pytestmark = pytest.mark.unit

STANDING = ("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00")
MOVED = ["2026-11-27T09:00"]


@pytest.mark.parametrize(
    "words",
    [
        "make mine eleven instead of ten",
        "could we do eleven instead?",
        "can I have eleven rather than ten",
        "would eleven be possible instead?",
        "how about eleven instead",
        "one more thing, make mine eleven instead of ten",
    ],
)
@pytest.mark.parametrize("before", ["when is my appointment?", "thanks"])
def test_a_bare_hour_put_in_place_of_another_is_the_new_time(before, words):
    here = room(STANDING)
    here.says(before)
    said = here.says(words)
    assert "11:00 am" in said
    assert here.called[-1] == "find_slots"
    here.says("yes")
    assert starts(here) == ["2026-11-26T11:00"]


@pytest.mark.parametrize(
    "words",
    [
        "could we bring three people instead?",
        "can I have the second one instead?",
        "could I have another one instead?",
        "can my two boys come instead?",
        "could we have March 12 instead?",
    ],
)
def test_a_number_with_a_noun_is_no_hour(words):
    assert bare_hours_timed(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "I'd rather have eleven",
        "would eleven be any better?",
        "too early, let's do eleven",
        "I'd like it at eleven",
        "I'd prefer eleven, actually",
    ],
)
def test_another_hour_said_after_the_appointment_was_told_is_for_that_one(words):
    here = room(STANDING)
    here.says("when is my appointment?")
    assert "11:00 am" in here.says(words)
    here.says("yes")
    assert starts(here) == ["2026-11-26T11:00"]


@pytest.mark.parametrize(
    "words",
    [
        "I have to be at work at nine",
        "can I have a coffee at ten?",
        "is it better to come at nine on an empty stomach?",
        "what about my two kids?",
    ],
)
def test_a_time_of_something_else_changes_nothing(words):
    here = room(STANDING)
    here.says("when is my appointment?")
    here.says(words)
    assert not [one for one in here.calls if "moving" in one[1]]


@pytest.mark.parametrize(
    "words", ["I'd rather have two appointments", "I'd prefer a second one at eleven on Friday"]
)
def test_a_second_appointment_is_no_change_of_the_one_told(words):
    here = room(STANDING)
    here.says("when is my appointment?")
    assert "move" not in here.says(words)


@pytest.mark.parametrize(
    "words",
    [
        "good, then move it there",
        "great, move mine there",
        "yes, put it there instead",
        "swap it to that please",
        "I'd like to move to that",
    ],
)
def test_there_is_the_time_just_found_free_and_no_second_one_is_made(words):
    here = room(STANDING)
    here.says("is Dr. Melo free on Friday at nine?")
    said = here.says(words)
    assert "Friday" in said
    assert "Thursday" in said
    assert "book_slot" not in here.called
    here.says("yes")
    assert starts(here) == MOVED


def test_there_stays_known_when_the_offer_was_declined():
    here = room(STANDING)
    here.says("is Dr. Melo free on Friday at nine?")
    here.says("no, I don't want a second one")
    assert "Friday" in here.says("move mine there")
    here.says("yes")
    assert starts(here) == MOVED


@pytest.mark.parametrize(
    "words",
    ["move mine to the second one", "put mine on the second of those", "switch mine to the half past nine"],
)
def test_of_several_times_found_free_the_place_or_the_hour_says_which(words):
    here = room(STANDING)
    here.says("what is free on Friday?")
    assert "9:30" in here.says(words)
    here.says("yes")
    assert starts(here) == ["2026-11-27T09:30"]


def test_a_plain_yes_to_what_was_asked_after_books_it():
    here = room(STANDING)
    here.says("is Dr. Melo free on Friday at nine?")
    here.says("yes, take it")
    assert starts(here) == ["2026-11-26T10:00", *MOVED]


def test_with_nothing_standing_there_is_booked_after_a_read_back():
    here = room()
    here.says("is Dr. Melo free on Friday at nine?")
    assert "book" in here.says("good, then move it there")
    assert starts(here) == []
    here.says("yes")
    assert starts(here) == MOVED


def test_what_is_free_is_asked_for_the_kind_of_the_appointment_just_told():
    here = room(STANDING, services={"Check-up": 30, "Consultation": 30})
    here.says("when is my appointment?")
    assert "Consultation" in here.says("is Dr. Melo free on Friday at nine?")
    here.says("then move it there")
    here.says("yes")
    assert starts(here) == MOVED


def test_without_one_told_the_kind_is_asked():
    here = room(STANDING, services={"Check-up": 30, "Consultation": 30})
    assert "Check-up" in here.says("is Dr. Melo free on Friday at nine?")


def test_there_of_two_who_are_free_at_that_time_is_with_whom_it_is_now():
    here = room(("Ana Silva", "Dr. Marta Costa", "2026-11-25T13:00"))
    asked = here.says("is anything free on Tuesday at eleven?")
    assert "Melo" in asked
    assert "Costa" in asked
    here.says("good, move mine there")
    here.says("yes")
    assert starts(here) == ["2026-11-24T11:00"]
    assert [one["professional"] for one in here.house.bookings.values()] == ["Dr. Marta Costa"]


def test_what_the_client_would_like_is_a_change_of_the_one_staff_were_told():
    people = (("Marta Reis", "PROFESSIONAL"), ("Ben Castro", "CLIENT"))
    here = room(STANDING, speaker="Marta Reis", rights=("book_any",), people=people)
    here.says("what does Ana Silva have booked?")
    said = here.says("she'd like it on Friday at nine")
    assert "Ana Silva" in said
    here.says("yes")
    assert starts(here) == MOVED
