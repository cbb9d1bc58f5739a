"""An appointment that stands is told of and not wished for; what is said next is of that one."""

import pytest

from embedded.language.understanding.booked.given_up import given_up
from embedded.language.understanding.booked.own_told import names_one, own_told
from tests.unit.language.house import House, Room
from tests.unit.language.rooms import MOVING, starts

pytestmark = pytest.mark.unit

KINDS = {"Eye test": 30, "Lens fitting": 30, "Frame repair": 30}
TEST = ("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Eye test")
FITTING = ("Ana Silva", "Dr. Marta Costa", "2026-11-27T14:00", "Lens fitting")


def room(*bookings):
    house = House(services=KINDS)
    for one in bookings or (TEST,):
        house.add(*one)
    return Room(house, tools=MOVING)


@pytest.mark.parametrize(
    "words",
    [
        "hi, i have an eye test with doctor melo on wednesday",
        "i have an I test with doctor mello on wednesday",
        "I'm the one with the eye test on Wednesday.",
        "You have me down for Wednesday at ten.",
        "hello ada it's about wednesday",
        "I've got this thing with Melo on Wednesday",
        "my eye test is on Wednesday at ten",
        "I'm calling about the appointment on the 25th",
        "Dr. Melo is seeing me on Wednesday",
        "On Wednesday I've got my eye test",
        "There should be an eye test for me on Wednesday",
        "I'm your ten o'clock on Wednesday",
    ],
)
def test_what_stands_is_looked_up_and_no_time_is_offered(words):
    here = room()
    said = here.says(words)
    assert here.called == ["list_bookings"]
    assert "Wednesday, November 25th at 10:00 am" in said


@pytest.mark.parametrize(
    "words",
    [
        "I have a concert on Wednesday at ten, can I have an eye test on Tuesday?",
        "I've got an hour free on Wednesday at ten, is there a lens fitting then?",
        "I have an eye test on Thursday with Melo",
        "Wednesday at ten works for me",
        "I have a problem with my eye test on Wednesday",
    ],
)
def test_what_is_of_something_else_or_does_not_stand_tells_of_no_appointment(words):
    here = room()
    assert "I see" not in here.says(words)
    assert "find_slots" in here.called


def test_an_appointment_told_of_that_does_not_stand_is_said_not_to():
    said = room().says("I have an appointment on Monday at nine")
    assert "no appointment then" in said or "nothing then" in said
    assert "Wednesday, November 25th at 10:00 am" in said


def test_a_kind_named_by_a_word_that_two_share_is_the_one_that_stands():
    house = House(services={"Oil change": 30, "Tyre change": 30})
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-25T10:00", "Tyre change")
    said = Room(house, tools=MOVING).says("i have a tire change with melo on wednesday")
    assert "Wednesday, November 25th at 10:00 am" in said


def test_what_is_done_with_an_appointment_is_no_mere_telling_of_it():
    assert "Shall I cancel" in room().says("I've decided to cancel my eye test on Wednesday").replace(
        "Do you want me to", "Shall I"
    )
    here = room()
    here.says("it's about moving my eye test to Thursday at nine")
    assert here.calls[-1][1]["moving"] == "b1"
    assert here.calls[-1][1]["when"] == "Thursday at nine"


def test_the_words_after_the_telling_move_the_one_that_was_told_of():
    here = room(TEST, FITTING)
    here.says("I have my eye test on Wednesday.")
    said = here.says("is there anything on Tuesday at two?")
    assert here.calls[-1][1]["moving"] == "b1"
    assert "Shall I move it" in said or "replace" in said
    here.says("yes")
    assert starts(here) == ["2026-11-24T14:00", "2026-11-27T14:00"]


def test_telling_and_wishing_in_one_breath_are_parted():
    here = room(TEST, FITTING)
    said = here.says("I've got my lens fitting on Friday at two, could I come a bit later than that?")
    assert here.calls[-1][1]["moving"] == "b2"
    assert "Friday, November 27th at 2:30 pm" in said


def test_one_more_appointment_is_wished_for_beside_the_one_told_of():
    here = room()
    here.says("i have melo on wednesday")
    here.says("can i get another appointment with him on thursday at nine, an eye test")
    here.says("yes")
    assert starts(here) == ["2026-11-25T10:00", "2026-11-26T09:00"]


def test_the_time_of_the_one_told_of_names_it_where_it_suits_no_more():
    here = room(TEST, FITTING)
    here.says("It's about my appointment on Friday.")
    said = here.says("two o'clock doesn't work for me any more, I have to fetch my mother")
    assert "Friday, November 27th at 2:00 pm" in said
    assert "move it or cancel it" in said


def test_that_it_will_not_do_is_said_of_the_one_told_of_whatever_the_reason_names():
    here = room()
    here.says("i have an eye test on wednesday")
    said = here.says("and they put a training in at ten so that's not going to work for me")
    assert "move it or cancel it" in said
    said = here.says("could we do thursday instead same time")
    assert "Thursday, November 26th at 10:00 am" in said


def test_a_time_that_is_impossible_is_the_one_an_appointment_stands_at():
    here = room()
    said = here.says("So Wednesday at ten is impossible for us, I'm afraid.")
    assert "move it or cancel it" in said
    assert "move it or cancel it" not in room().says("Thursday at ten is impossible for us")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("i have melo on wednesday yeah", "Yes"),
        ("so it's still wednesday at ten, right?", "Yes"),
        ("I'm with Dr. Melo on Thursday, right?", "Wednesday, November 25th at 10:00 am"),
    ],
)
def test_what_shall_be_confirmed_is_answered_from_the_diary(words, said):
    here = room()
    assert said in here.says(words)
    assert "find_slots" not in here.called


def test_whether_the_other_one_stays_is_answered_of_the_other_one():
    here = room(TEST, FITTING)
    here.says("move my eye test to thursday at nine")
    said = here.says("yes. and the other one stays as it is, right?")
    assert "Friday, November 27th at 2:00 pm" in said
    assert starts(here) == ["2026-11-26T09:00", "2026-11-27T14:00"]


def test_another_kind_takes_the_place_of_the_one_that_stands():
    here = room()
    said = here.says("instead of the eye test on Wednesday I'd rather have a frame repair")
    assert "Wednesday, November 25th at 10:00 am" in said
    assert "from Eye test to Frame repair" in said or "Frame repair in place of Eye test" in said
    here.says("yes, a frame repair instead of the eye test")
    assert [(one["service"], one["starts"]) for one in here.house.bookings.values()] == [
        ("Frame repair", "2026-11-25T10:00")
    ]


def test_another_kind_named_for_what_was_told_of_takes_its_place_or_stands_beside_it():
    here = room()
    here.says("I have my eye test on Wednesday")
    said = here.says("could we do a lens fitting instead?")
    assert "Wednesday, November 25th at 10:00 am" in said
    assert "Lens fitting" in said
    assert "change it" in said
    here = room()
    assert "book" in here.says(
        "I've got the afternoon off on Tuesday, can we come for a lens fitting at three?"
    )


def test_the_time_of_ones_own_appointment_is_not_called_taken():
    here = room()
    said = here.says("Wednesday at ten, an eye test with Melo")
    assert "taken" not in said
    assert "Wednesday, November 25th at 10:00 am" in said
    assert "move it" in here.says("could we make it eleven?")


def test_not_any_more_is_said_of_one_and_not_of_all():
    here = room(TEST, FITTING)
    here.says("I'm the eye test on Wednesday")
    said = here.says("I don't need that any more")
    assert "all of them" not in said
    assert "Friday" not in said


def test_a_wish_after_a_cancelling_is_for_the_same_kind():
    here = room(FITTING)
    here.says("cancel my appointment")
    here.says("yes")
    here.says("could I get one on Tuesday at ten?")
    assert here.calls[-1][1]["service"] == "Lens fitting"


def test_a_question_before_that_asks_for_no_earlier_time():
    here = room()
    here.says("book me an eye test on Thursday at nine")
    said = here.says("oh wait before that is there anywhere to park over there")
    assert "Elm Street" in said
    assert "9:00 am" in said
    assert "Elm" not in here.says("before that, is there anything free?")


def test_telling_of_an_obligation_while_something_is_offered_changes_no_appointment():
    here = room()
    here.says("I'd like a frame repair on Thursday at nine")
    here.says("well I have my eye test on Wednesday with Melo")
    assert len(here.house.bookings) == 1
    assert "move" not in here.says("yes").lower()


def test_pieces_that_tell_are_parted_from_the_rest():
    (told,) = own_told("hi, I'm in with Marta tomorrow at four, so yeah I won't get there")
    assert told.words == "with Marta tomorrow at four"
    assert given_up(told.rest) == "I can't make it."
    assert [*own_told("I have to be at work at nine")] == []
    assert [*own_told("an ear cleaning on the same day as my hearing test")] == []
    assert not names_one("a dinner on ~", named=False, plain=False)
    assert not names_one("an appointment at the hospital", named=True, plain=False)
    assert not names_one("a dentist's appointment on ~", named=False, plain=False)


@pytest.mark.parametrize(
    "words",
    ["and the eye test stays?", "so the eye test remains as it is?", "and wednesday stays as it is yeah"],
)
def test_what_stays_is_answered_from_the_diary(words):
    here = room()
    here.says(words)
    assert here.called == ["list_bookings"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("I'm down for an eye test on Wednesday but I have to be in Leeds that day", "move it or cancel it"),
        ("I'm down for an eye test on Wednesday but my mother comes on Wednesday", "move it or cancel it"),
        ("I'm down for an eye test on Wednesday but I'd prefer Thursday", "Thursday"),
    ],
)
def test_what_else_there_is_on_its_day_stands_in_the_way(words, asked):
    assert asked in room().says(words)
