"""What belongs to another client, when an appointment ends, and why something was refused."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


def _room():
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00")
    return house, Room(house)


@pytest.mark.parametrize(
    "words",
    [
        "my colleague Pedro Ramos is a patient here. what day is he coming in?",
        "what time is Pedro Ramos due?",
    ],
)
def test_another_client_s_time_is_not_told(words):
    _, here = _room()
    said = here.says(words)
    assert "your own" in said
    assert "November 26" not in said
    assert "change your own" in here.says("well, then move his to Friday, please")
    assert "change your own" in here.says("ok then put his off, he's ill")
    assert "list_bookings" not in here.called


def test_what_is_another_s_never_becomes_the_speaker_s_own():
    house, here = _room()
    here.says("my flatmate has an appointment with you too.")
    assert "cancel it?" not in here.says("could you cancel hers?")
    here.says("yes")
    assert len(house.bookings) == 1


@pytest.mark.parametrize(
    "words", ["cancel mine", "cancel it, please", "my friend can drive me, so cancel mine"]
)
def test_what_is_the_speaker_s_is_still_theirs(words):
    _, here = _room()
    assert "November 26th" in here.says(words)


def test_a_child_s_appointment_is_changed_by_who_booked_it():
    _, here = _room()
    assert "own appointments" not in here.says("it's about my son. can you cancel his?")


@pytest.mark.parametrize(
    "words",
    [
        "until when is that?",
        "and what time am I done?",
        "oh, is it that soon? how late will it go?",
        "when does it end?",
    ],
)
def test_the_end_of_an_appointment_is_told(words):
    _, here = _room()
    here.says("when is my appointment?")
    assert "9:30 am" in here.says(words)


def test_until_when_the_house_is_open_is_no_end_of_an_appointment():
    _, here = _room()
    here.says("when is my appointment?")
    assert "9:30 am" not in here.says("until when are you open?")


@pytest.mark.parametrize("words", ["Oh. Why not?", "how come?", "why is that?"])
def test_why_it_was_refused_is_told_again(words):
    _, here = _room()
    here.says("an appointment with Dr. Melo on Saturday at ten")
    assert "taken" in here.says(words)


def test_why_another_time_is_looked_up_still():
    _, here = _room()
    here.says("an appointment with Dr. Melo on Saturday at ten")
    here.says("why not Friday at ten?")
    assert "find_slots" in here.called


@pytest.mark.parametrize(
    "words",
    [
        "has her mum got something booked here?",
        "who's got the slot after us on Thursday?",
        "I see Ali Rezai's off tomorrow morning, what's he got here?",
        "what did Vera Sousa have there, the same thing? She's in his class.",
        "what has my husband got with Dr. Melo?",
        "did Vera Sousa make an appointment?",
        "can you see what time she ended up with?",
        "what's on Vera's list, are we in the same week?",
        "who has the appointment before mine?",
        "is the boss booked in for Friday?",
    ],
)
def test_what_another_client_has_is_told_to_nobody_and_wished_by_nobody(words):
    _, here = _room()
    said = here.says(words)
    assert "your own" in said
    assert not said.endswith("?")
    assert here.called == []


@pytest.mark.parametrize(
    "words",
    [
        "what has Dr. Melo got on Friday?",
        "does my son have to bring anything?",
        "has anybody got a pen?",
        "has Dr. Melo got a free slot on Thursday?",
        "what have I got?",
        "who's got experience with kids?",
    ],
)
def test_what_the_house_has_is_nobody_s_appointment(words):
    _, here = _room()
    assert "your own" not in here.says(words)
