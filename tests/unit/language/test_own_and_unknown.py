"""What is nobody's business, what is not known, and what is passed on of it."""

import pytest

from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit

KINDS = {"Riding lesson": 60, "Pony hour": 60}


def stable(**facts):
    house = House(services=dict(KINDS), **facts)
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T10:00", "Riding lesson")
    house.add("Ben Castro", "Dr. Rui Melo", "2026-11-27T10:00", "Pony hour")
    return Room(house)


@pytest.mark.parametrize(
    "words",
    [
        "what time is Ben Castro's pony hour?",
        "when's Ben Castro's riding lesson?",
        "can you tell me when Ben Castro comes in? We're cousins.",
    ],
)
def test_another_clients_time_is_not_told_nor_ones_own_in_its_place(words):
    here = stable()
    said = here.says(words)
    assert "your own" in said
    assert "November" not in said
    assert here.called == []


@pytest.mark.parametrize(
    "words", ["when is my riding lesson?", "when's Bella's riding lesson?", "when is Ana Silva's lesson?"]
)
def test_ones_own_time_is_told(words):
    assert "November 26th at 10:00 am" in stable().says(words)


def test_staff_hear_a_clients_time():
    here = stable(
        speaker="Rita Moss",
        rights=("book_any", "book_own", "invite"),
        people=(("Rita Moss", "PROFESSIONAL"),),
    )
    said = here.says("when's Ben Castro's pony hour?")
    assert "November 27th at 10:00 am" in said
    assert "?" not in said


@pytest.mark.parametrize(
    "words",
    [
        "Yes please, have someone call me.",
        "yes, ask somebody to let me know",
        "Yes, could they get back to me?",
    ],
)
def test_a_question_passed_on_carries_the_question(words):
    here = stable()
    here.says("Do you shoe donkeys?")
    here.says(words)
    assert "donkeys" in here.house.messages[0][1]


def test_a_message_of_its_own_is_passed_on_as_it_is():
    here = stable()
    here.says("Do you shoe donkeys?")
    here.says("Yes, tell them the farrier must bring the small irons")
    assert here.house.messages[0][1] == "the farrier must bring the small irons"


def test_what_was_read_out_goes_with_a_question_beyond_it():
    here = stable(facts={"Helmets": "Helmets are lent for free.", "Hay": "Hay is 9 dollars."})
    here.says("do you lend helmets?")
    here.says("and can I bring apples for the old grey mare")
    assert here.calls[0][1]["told"] == "Helmets are lent for free."
    assert "about" not in here.calls[0][1]


def test_good_to_know_agrees_to_nothing():
    here = stable()
    here.says("a pony hour with Dr. Melo on Thursday at eleven please")
    said = here.says("okay, that's good to know")
    assert len(here.house.bookings) == 2
    assert "message" not in said
