"""What was asked or told before and is taken up again, and words beside an open question that are no answer to it."""

import pytest

from tests.unit.language.house import TOOLS, House, Room

pytestmark = pytest.mark.unit

BOTH = (("Ana Silva", "CLIENT"), ("Ben Castro", "CLIENT"))


def room(**facts):
    house = House(**facts)
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")
    house.add("Ben Castro", "Dr. Marta Costa", "2026-11-24T10:00")
    return Room(house, tools=(*TOOLS, "move_booking"))


def test_and_now_asks_the_last_question_of_the_room_again():
    here = room(people=BOTH)
    here.says("who is here?")
    assert here.says("and now?", who="Ben Castro") != ""
    assert here.called == ["list_people"]


def test_and_mine_asks_the_same_for_the_speaker():
    here = room(people=BOTH)
    here.says("when is my appointment?")
    here.house.speaker = "Ben Castro"
    said = here.says("and mine?", who="Ben Castro")
    assert here.called == ["list_bookings"]
    assert "10:00 am" in said


def test_when_was_that_again_is_the_appointment_spoken_of_last_also_by_somebody_else():
    desk = ("Marta Reis", "PROFESSIONAL")
    here = room(people=(desk, *BOTH), speaker="Marta Reis", rights=("book_any",))
    here.says("book Ana Silva in with Melo on Friday at nine")
    here.says("yes")
    assert "Friday, November 27th at 9:00 am" in here.says("remind me, when was that again?", who="Ana Silva")
    assert "November 27th" in here.says("thanks") + here.says("sorry, when was that again?")


def test_a_case_that_is_only_thought_of_leaves_the_offer_and_yes_books():
    here = room()
    here.says("book me with Melo on Friday at nine")
    assert "9:00 am" in here.says("and if I can't make it after all?")
    here.says("okay, yes then")
    assert here.called == ["book_slot"]


def test_what_is_muttered_beside_where_were_we_is_not_looked_up():
    here = room()
    here.says("book me with Melo on Friday at nine")
    assert "9:00 am" in here.says("sorry, kids. where were we?")
    assert here.called == []


def test_the_date_of_a_day_and_whose_clock_it_is_are_told():
    here = room()
    assert "Thursday, November 26th" in here.says("what's the date on Thursday?")
    assert "New York" in here.says("is that your time or mine?")
    assert "Monday, November 23rd" in here.says("what's the date today?")


def test_who_has_left_is_not_expected():
    here = room(people=BOTH, invited=[("Ben Castro", "CLIENT")])
    here.says("hello", who="Ben Castro")
    here.house.people = BOTH[:1]
    assert "isn't here" in here.says("is Ben still here?")
    assert "Ben Castro has left" in here.says("who is here?")


@pytest.mark.parametrize(
    "words",
    [
        "could you call me a taxi for when I'm done",
        "can you order us a cab",
        "could you get me a coffee while I wait",
    ],
)
def test_things_are_not_ordered_and_that_is_said_plainly(words):
    here = room()
    said = here.says(words)
    assert "can't" in said
    assert said.endswith("?")
    assert here.called == []


def test_a_whole_message_in_the_request_is_not_asked_for_again():
    here = room()
    here.says("can someone from the desk call me back about the invoice")
    assert here.house.messages == [("staff", "Please call me back about the invoice")]
    here.says("and tell Melo she's bringing her mother")
    assert here.house.messages[-1][1] == "she's bringing her mother"


@pytest.mark.parametrize(
    "words", ["and how are you today?", "could you order me a cab", "give me the list of all clients"]
)
def test_what_is_said_to_the_agent_is_no_message(words):
    here = room()
    here.says("I want to leave a message")
    here.says(words)
    assert here.house.messages == []
    here.says("my parcel is late")
    assert here.house.messages == [("staff", "my parcel is late")]


def test_a_message_let_go_leads_back_to_what_was_at_hand():
    here = room()
    here.says("move my appointment to Friday at nine")
    here.says("actually, leave a message for Melo")
    assert "9:00 am" in here.says("forget Melo, just move it")
    here.says("yes")
    assert here.house.messages == []
    assert here.called == ["move_booking"]


def test_a_trait_no_tool_knows_of_is_said_plainly_before_the_offer():
    here = room()
    said = here.says("can I see a woman doctor on Friday at nine")
    assert "can't choose by it" in said
    assert "9:00 am" in said
    asked = room()
    asked.says("is there anyone who speaks Polish?")
    assert asked.called == ["entity_facts"]


def test_who_does_not_know_the_kind_is_told_what_there_is():
    kinds = {"Massage": 30, "Assessment": 45}
    told = room(
        services=kinds,
        facts={"Which one to take": "A massage is for stiff muscles. An assessment finds the cause of pain."},
    )
    said = told.says("I'm not sure which one I need")
    assert "finds the cause" in said
    assert said.endswith("?")
    plain = room(services=kinds, facts={})
    plain.says("book me for Friday")
    assert "45 minutes" in plain.says("which one do you recommend?")
    assert "assessment" in plain.says("the second").lower() or plain.calls[0][1]["service"] == "Assessment"


def test_what_is_yours_is_looked_up_by_its_kind():
    here = room(services={"Massage": 30, "Assessment": 45})
    here.house.bookings["b1"]["service"] = "Massage"
    assert "9:00 am" in here.says("when's my massage?")
    assert here.called == ["list_bookings"]
