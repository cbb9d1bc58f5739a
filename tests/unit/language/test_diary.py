"""What stands in the diary: one's own, a client's, a professional's day."""

import pytest

from tests.unit.language.house import House, Room
from tests.unit.language.rooms import with_bookings as client

pytestmark = pytest.mark.unit

ANA = ("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")
BEN = ("Ben Castro", "Dr. Marta Costa", "2026-11-24T10:00")
JOANA = ("Joana Pereira", "Dr. Rui Melo", "2026-11-25T11:00")


def desk(*bookings, speaker="Marta Reis"):
    return client(
        *bookings, speaker=speaker, rights=("book_any", "invite"), people=((speaker, "PROFESSIONAL"),)
    )


@pytest.mark.parametrize(
    "words",
    [
        "how does tomorrow look",
        "what's tomorrow looking like",
        "who's coming in tomorrow?",
        "talk me through tomorrow",
        "anything on tomorrow?",
        "how many patients do we have tomorrow",
    ],
)
def test_staff_are_told_the_day(words):
    room = desk(ANA, BEN, JOANA)
    said = room.says(words)
    assert room.called == ["list_bookings"]
    assert "Ana Silva" in said
    assert "Ben Castro" in said
    assert "Joana" not in said


@pytest.mark.parametrize(
    "words",
    ["what has Dr. Melo got tomorrow?", "what's Melo's day like tomorrow", "is Dr. Melo busy tomorrow"],
)
def test_staff_are_told_a_professional_s_day(words):
    room = desk(ANA, BEN, JOANA)
    said = room.says(words)
    assert room.calls == [("list_bookings", {"when": "tomorrow", "professional": "Dr. Rui Melo"})]
    assert "Ana Silva" in said
    assert "Ben" not in said


@pytest.mark.parametrize(
    "words",
    [
        "when is Ben Castro next in?",
        "has Ben Castro got anything this week",
        "is Ben Castro coming this week",
    ],
)
def test_staff_are_told_a_client_s(words):
    room = desk(ANA, BEN)
    said = room.says(words)
    assert "10:00 am" in said
    assert "Ana" not in said


def test_a_question_goes_on_with_the_one_before():
    room = desk(ANA, BEN, JOANA)
    room.says("what's on tomorrow?")
    assert "Ana Silva" in room.says("and who's the first one?")
    assert "Joana Pereira" in room.says("and on Wednesday?")


def test_who_is_first_is_one_and_nobody_is_said_plainly():
    room = desk(ANA, BEN)
    assert "Ben" not in room.says("who's first tomorrow morning?")
    assert "no" in room.says("is anybody booked with Dr. Costa on Thursday?")
    assert room.called == ["list_bookings"]


def test_a_professional_asks_whether_they_are_free():
    room = desk(ANA, speaker="Dr. Rui Melo")
    assert room.says("am I free tomorrow at nine?").startswith("No")
    assert room.says("am I free tomorrow at eleven?").startswith("Yes")


def test_staff_move_and_cancel_for_whom_they_speak_of():
    room = desk(ANA, BEN, JOANA)
    room.says("Ms Pereira's eleven o'clock on Wednesday needs to go to ten")
    room.says("yes")
    assert "2026-11-25T10:00" in [one["starts"] for one in room.house.bookings.values()]
    assert "Ben Castro" in room.says("Ben Castro phoned, he wants to cancel tomorrow")
    room.says("yes")
    assert "Ben Castro" not in [one["client"] for one in room.house.bookings.values()]


def test_a_name_heard_wrong_is_found_among_the_bookings_of_the_time():
    assert "Joana Pereira" in desk(JOANA).says("has Giovanna Perera got anything this week")


def test_the_new_time_of_a_client_who_cannot_come_is_a_move():
    room = desk(ANA, BEN)
    room.says("Ana Silva can't come tomorrow, find her something on Thursday at nine")
    room.says("yes")
    assert [one["starts"] for one in room.house.bookings.values() if one["client"] == "Ana Silva"] == [
        "2026-11-26T09:00"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "so when is it again?",
        "I've forgotten what I've got booked",
        "is my appointment tomorrow still on?",
        "do I still have my Tuesday slot",
        "when am I next in?",
    ],
)
def test_clients_are_told_their_own(words):
    room = client(ANA)
    assert "9:00 am" in room.says(words)
    assert room.called == ["list_bookings"]


def test_the_next_one_is_one_and_kinds_are_told_apart():
    room = client(ANA, ("Ana Silva", "Dr. Marta Costa", "2026-12-02T14:00"))
    assert "December" not in room.says("when am I next in?")
    assert "Dr. Costa" not in room.says("have I got anything with Melo?")


def test_a_professional_a_client_has_nothing_with_is_said():
    said = client(ANA).says("have I got anything with Costa?")
    assert "Dr. Costa" in said
    assert "?" not in said


def test_not_yet_is_said_of_what_is_only_offered_or_requested():
    room = client(pending=True)
    room.says("Tuesday at ten with Melo")
    assert room.says("so is it booked now?").startswith("Not yet")
    room.says("yes, book it")
    assert "staff still have to confirm" in room.says("so is it definite now?")


def test_a_client_asking_what_a_professional_has_is_offered_times():
    room = client(ANA)
    room.says("what has Dr. Costa got on Wednesday?")
    assert room.called == ["find_slots"]


def test_several_kinds_are_told_apart():
    house = House(services={"Consultation": 30, "Check-up": 30})
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-24T09:00")
    house.add("Ana Silva", "Dr. Rui Melo", "2026-11-26T09:00", "Check-up")
    assert "(Check-up)" in Room(house).says("what do I have coming up?")


def test_is_it_cancelled_is_answered_before_it_is_asked_again():
    room = client(ANA)
    room.says("cancel my appointment")
    said = room.says("sorry, the line dropped. so is it cancelled?")
    assert said.startswith("Not yet")
    assert said.endswith("?")
    assert "cancel_booking" not in room.called


@pytest.mark.parametrize(
    "words", ["what is free for me on Friday?", "who is available on Friday with Costa?"]
)
def test_what_is_free_is_looked_for_and_not_listed(words):
    room = desk(ANA)
    room.says(words)
    assert "list_bookings" not in room.called


def test_what_is_booked_now_lists_all_and_asks_after_none():
    here = client(ANA, ("Ana Silva", "Dr. Marta Costa", "2026-11-25T14:00"))
    here.says("when is my appointment with Dr. Melo?")
    said = here.says("so what have I got booked now?")
    assert "Tuesday" in said
    assert "Wednesday" in said


def test_the_next_days_are_no_next_one():
    here = client(ANA, ("Ana Silva", "Dr. Marta Costa", "2026-11-25T14:00"))
    said = here.says("what appointments have I got in the next few days?")
    assert "Tuesday" in said
    assert "Wednesday" in said
    assert "Wednesday" not in here.says("when is my next appointment?")
