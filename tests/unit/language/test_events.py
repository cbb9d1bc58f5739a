"""Events of life that are told as a reason, and wish for nothing on their day."""

import pytest

from embedded.language.understanding.booked.diary_words import asks_back
from embedded.language.understanding.times.events import without_events
from tests.unit.language.house import House, Room

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("we've got an inspection on Monday", "we've got an inspection "),
        (
            "she got a swimming gala on Saturday and she's nervous",
            "she got a swimming gala  and she's nervous",
        ),
        ("we're driving to Spain with the caravan in August", "we're driving to Spain with the caravan "),
        ("my brother arrives Wednesday", "my brother arrives "),
        ("our lease ends soon and the survey is on the ninth", "our lease ends soon and the survey is "),
        ("my son's getting married on Saturday", "my son's getting married "),
        ("I start the new job on Monday", "I start the new job "),
        ("my train goes at five", "my train goes before five"),
        ("I've got a ~ exam on Friday", "I've got a ~ exam "),
    ],
)
def test_the_day_of_an_event_is_left_out_and_its_hour_bounds(said, left):
    assert without_events(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "I'm coming on Friday",
        "I have time on Friday",
        "I've got an appointment on Friday",
        "I've got my ~ on Friday",
        "the best day is Friday",
        "is the market open on Saturday",
        "could I come when my mother arrives on Thursday",
        "I'm going for Friday",
        "we leave on Friday, anything before that?",
        "I'm moving it to Friday",
    ],
)
def test_a_wish_an_appointment_and_what_is_counted_from_stay(said):
    assert without_events(said) == said


def test_a_trip_is_not_kept_as_the_time_of_the_next_wish():
    room = Room(House(services={"Vaccination": 30, "Consultation": 30}))
    room.says("we're sailing to Norway in June")
    assert not room.calls or room.calls[0][0] != "find_slots"
    room.says("so a vaccination on Thursday, please")
    assert next(one["when"] for name, one in room.calls if name == "find_slots") == "Thursday"


def test_the_day_that_is_wished_for_beside_an_event_counts():
    room = Room()
    room.says("I've got an audit on Thursday, can I come on Wednesday at ten?")
    assert room.calls[0][1]["when"] == "Wednesday at ten"


def test_a_service_in_the_name_of_an_event_starts_no_wish_and_is_kept_for_the_next():
    room = Room(House(services={"Violin lesson": 30, "Singing lesson": 30}))
    room.says("I've got a violin exam on Friday and I'm nowhere")
    assert "find_slots" not in room.called
    room.says("can I get a lesson on Wednesday")
    assert next(one for name, one in room.calls if name == "find_slots")["service"] == "Violin lesson"


@pytest.mark.parametrize(
    "words", ["I have Melo on Wednesday yeah", "so I've got Dr. Melo on Wednesday, right?"]
)
def test_what_is_taken_to_stand_is_looked_up(words):
    house = House()
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00")
    room = Room(house)
    assert "10:00 am" in room.says(words)
    assert room.called == ["list_bookings"]


@pytest.mark.parametrize(
    "words",
    ["I have time on Wednesday, right", "I've got work on Friday yeah", "I have to be off on Friday, right"],
)
def test_what_else_somebody_has_asks_for_no_diary(words):
    assert not asks_back(words)


def test_what_is_needed_for_the_case_that_was_told_is_looked_up_with_it():
    facts = {"Sailing": "Dogs that go sailing need a life jacket and a tick collar."}
    room = Room(House(services={"Vaccination": 30, "Consultation": 30}, facts=facts))
    room.says("we're sailing to Norway with the dog in June")
    room.says("and I've no idea what she needs for that")
    name, asked = room.calls[0]
    assert name == "entity_facts"
    assert "Norway" in asked["question"]


def test_who_does_not_know_which_kind_is_needed_is_told_of_the_kinds():
    room = Room(House(services={"Vaccination": 30, "Consultation": 30}))
    room.says("we're sailing to Norway with the dog in June")
    assert "Vaccination" in room.says("I've no idea which one she needs")
